use std::net::SocketAddr;

use super::super::cloud::{Bank, Broker, Subscription};
use super::super::concurrency;
use super::super::load::Template;
use super::super::shop::{PLENTY, Shop, TICKETS};
use crate::{Function, Result, System};

/// All functions that take part in a purchase, and what is needed to buy from them.
pub(crate) struct Office {
    pub(crate) shop: Shop,
    /// For the thread of the load.
    pub(crate) work: Option<Work>,
    _payments: Function,
    _fulfilment: Function,
}

/// What the thread of the load needs.
pub(crate) struct Work {
    pub(crate) checkout: SocketAddr,
    pub(crate) payments: SocketAddr,
    pub(crate) order: Template,
    /// What an order costs, in minor units.
    pub(crate) total: i64,
    /// Signs the demo provider's webhooks.
    pub(crate) secret: String,
    pub(crate) bank: Bank,
    pub(crate) broker: Broker,
    pub(crate) subscription: Subscription,
}

impl Office {
    pub(crate) async fn open(system: &System, name: &str, price: i64) -> Result<Self> {
        let (bank, broker) = (Bank::open()?, Broker::open()?);
        let (bank_url, broker_url) = (bank.url()?, broker.url()?);
        let changed = [
            ("DEMO_PAYMENTS_URL", bank_url.as_str()),
            ("PUBSUB_ENDPOINT", broker_url.as_str()),
        ];
        let shop = Shop::open_with(system, name, PLENTY, price, &changed).await?;
        let url = &shop.base.socket_url;
        let payments = system.function("payments", url, &changed).await?;
        let fulfilment = system.function("fulfilment", url, &changed).await?;
        let secret = system
            .environment(url)
            .remove("DEMO_PAYMENTS_SECRET")
            .ok_or("the demo provider has no secret")?;
        let work = Work {
            checkout: shop.checkout.address(),
            payments: payments.address(),
            order: shop.order(),
            total: price * i64::from(TICKETS),
            secret,
            bank,
            broker,
            subscription: Subscription {
                topic: "order-paid",
                worker: fulfilment.address(),
                at_once: concurrency("fulfilment")?,
                authorization: system.pusher.authorization(),
            },
        };
        Ok(Self {
            shop,
            work: Some(work),
            _payments: payments,
            _fulfilment: fulfilment,
        })
    }
}
