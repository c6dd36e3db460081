//! What happens behind the sale: messages left over are published, paid orders get their tickets, tickets are mailed.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use guichet_clock::Clock;
use jiff::SignedDuration;
use serde::Deserialize;
use tokio_postgres::Client;

use super::cloud::{Broker, Delivered, Mailbox, Subscription};
use super::load::{self, Caller};
use super::shop::{PLENTY, Shop, TICKETS};
use super::{concurrency, per_second};
use crate::system::connect;
use crate::{Figure, Function, Report, Result, System};

/// How many paid orders there are.
const ORDERS: u64 = 5_000;

/// Longer than whoever promised a message is given to publish it.
const LEFT_OVER: SignedDuration = SignedDuration::from_secs(60);

/// How often is looked whether all is done.
const LOOK: Duration = Duration::from_millis(2);

/// By then it is stuck.
const PATIENCE: Duration = Duration::from_mins(5);

/// The functions behind the sale. They run as long as they are held.
struct Workers {
    sweeper: Function,
    fulfilment: Function,
    mailer: Function,
}

/// What the thread of the load needs.
struct Load {
    sweep: Vec<u8>,
    sweeper: SocketAddr,
    broker: Broker,
    subscriptions: Vec<Subscription>,
    mailbox: Mailbox,
    orders: u64,
    database_url: String,
}

/// What the sweeper says that it did.
#[derive(Deserialize)]
struct Swept {
    published: u64,
}

/// How long each part took.
struct Took {
    swept: Duration,
    issued: Duration,
    mailed: Duration,
    not_taken: u64,
}

/// Measures the outbox drain, and from there how fast tickets are issued and mails accepted.
pub async fn run(system: &System, report: &mut Report, quick: bool) -> Result<()> {
    let orders = if quick { ORDERS / 10 } else { ORDERS };
    let (broker, mailbox) = (Broker::open()?, Mailbox::open()?);
    let (broker_url, mailbox_url) = (broker.url()?, mailbox.url()?);
    let changed = [
        ("PUBSUB_ENDPOINT", broker_url.as_str()),
        ("SMTP_URL", mailbox_url.as_str()),
    ];
    let shop = Shop::open(system, "workers", PLENTY, 1250).await?;
    let url = &shop.base.socket_url;
    let workers = Workers {
        sweeper: system.function("sweeper", url, &changed).await?,
        fulfilment: system.function("fulfilment", url, &changed).await?,
        mailer: system.function("mailer", url, &changed).await?,
    };
    pay(&shop, orders).await?;
    shop.settle().await?;

    let authorization = system.pusher.authorization();
    let subscription = |topic, worker: &Function, function: &str| -> Result<Subscription> {
        Ok(Subscription {
            topic,
            worker: worker.address(),
            at_once: concurrency(function)?,
            authorization: authorization.clone(),
        })
    };
    let subscriptions = vec![
        subscription("order-paid", &workers.fulfilment, "fulfilment")?,
        subscription("mail-requested", &workers.mailer, "mailer")?,
    ];
    let load = Load {
        sweep: load::request("POST", "/", &[("authorization", &authorization)], b""),
        sweeper: workers.sweeper.address(),
        broker,
        subscriptions,
        mailbox,
        orders,
        database_url: shop.base.administrator_url.clone(),
    };
    let took = load::apart(move || load.run()).await?;

    report.add(Figure::new(
        "left-over messages published",
        per_second(orders, took.swept),
        "messages/s",
    ));
    report.add(Figure::new(
        "tickets issued, mails sent meanwhile",
        per_second(orders, took.issued),
        "orders/s",
    ));
    report.add(Figure::new(
        "from paid to mail accepted",
        per_second(orders, took.mailed),
        "orders/s",
    ));
    report.add(Figure::new(
        "pushes not taken at first",
        f64::from(u32::try_from(took.not_taken)?),
        "pushes",
    ));
    let unsent = "select count(*) from mails where status <> 'sent'";
    settle_mails(&shop.client, unsent).await?;
    shop.check().await
}

impl Load {
    async fn run(self) -> Result<Took> {
        let orders = self.orders;
        let post = self.mailbox.serve()?;
        // Held back while the outbox is drained, or the workers would be measured along with the sweeper.
        let delivered = self.broker.serve(self.subscriptions)?;
        delivered.hold_back();
        let began = Instant::now();
        let published = drain(Caller::new(self.sweeper), &self.sweep, orders).await?;
        let swept = began.elapsed();
        if published != orders {
            return Err(format!("{published} of {orders} messages were published").into());
        }
        let client = connect(&self.database_url).await?;
        client.batch_execute("vacuum analyze").await?;

        let began = Instant::now();
        delivered.let_go();
        let mut issued = None;
        while post.mails() < orders {
            tokio::time::sleep(LOOK).await;
            if delivered.taken("order-paid") >= orders {
                issued.get_or_insert_with(|| began.elapsed());
            }
            if began.elapsed() > PATIENCE {
                return Err(stuck(&delivered, post.mails()).into());
            }
        }
        let mailed = began.elapsed();
        Ok(Took {
            swept,
            issued: issued.unwrap_or(mailed),
            mailed,
            not_taken: delivered.not_taken(),
        })
    }
}

/// Orders that are paid, and whose messages nobody has published.
async fn pay(shop: &Shop, orders: u64) -> Result<()> {
    // What is only arranged need not be on disk before the next.
    shop.client
        .batch_execute("set synchronous_commit = off")
        .await?;
    let quantity = i16::try_from(TICKETS)?;
    let then = Clock::system().now() - LEFT_OVER;
    for _ in 0..orders {
        guichet_testing::orders::paid(&shop.client, &shop.sale, quantity, then).await;
    }
    Ok(())
}

/// Calls the sweeper as the scheduler does, without the minute between two calls, until nothing is left.
async fn drain(mut sweeper: Caller, sweep: &[u8], orders: u64) -> Result<u64> {
    let mut published = 0;
    while published < orders {
        let answer = sweeper.ask(sweep).await?;
        if answer.status != 200 {
            return Err(format!("the sweeper: {}", String::from_utf8_lossy(answer.body)).into());
        }
        let swept: Swept = serde_json::from_slice(answer.body)?;
        if swept.published == 0 {
            break;
        }
        published += swept.published;
    }
    Ok(published)
}

/// A mail is noted as sent after the server has taken it.
async fn settle_mails(client: &Client, unsent: &str) -> Result<()> {
    let began = Instant::now();
    loop {
        match client.query_one(unsent, &[]).await?.get(0) {
            0_i64 => return Ok(()),
            left if began.elapsed() > Duration::from_secs(5) => {
                return Err(format!("{left} mails are not noted as sent").into());
            }
            _ => tokio::time::sleep(LOOK).await,
        }
    }
}

fn stuck(delivered: &Delivered, mails: u64) -> String {
    format!(
        "after {PATIENCE:?} there are tickets for {} orders and {mails} mails; {} pushes were not taken",
        delivered.taken("order-paid"),
        delivered.not_taken(),
    )
}
