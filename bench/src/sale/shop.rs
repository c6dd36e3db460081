//! Something to sell, and a till to buy it at.

use std::net::SocketAddr;
use std::time::Duration;

use guichet_clock::Clock;
use guichet_testing::offer::Sale;
use serde_json::{Value, json};
use tokio_postgres::Client;
use uuid::Uuid;

use super::load::{self, Tally, Template};
use crate::{Base, Function, Result, System};

/// How many tickets a buyer takes.
pub(crate) const TICKETS: u32 = 2;

/// More than any load can take.
pub(crate) const PLENTY: i32 = 2_000_000_000;

/// Callers and time with which everything is warmed up.
const WARMING: (usize, Duration) = (16, Duration::from_secs(2));

/// A database with one event on sale, and a checkout.
pub(crate) struct Shop {
    pub(crate) base: Base,
    /// For arranging and looking.
    pub(crate) client: Client,
    pub(crate) sale: Sale,
    pub(crate) checkout: Function,
}

impl Shop {
    /// An event with `capacity` units at `price` each, in one pool.
    pub(crate) async fn open(
        system: &System,
        name: &str,
        capacity: i32,
        price: i64,
    ) -> Result<Self> {
        Self::open_with(system, name, capacity, price, &[]).await
    }

    /// The same with some of checkout's variables changed.
    pub(crate) async fn open_with(
        system: &System,
        name: &str,
        capacity: i32,
        price: i64,
        changed: &[(&str, &str)],
    ) -> Result<Self> {
        let base = system.database(name).await?;
        let client = base.client().await?;
        let sale = Sale::open(&client, Clock::system().now(), capacity, price).await;
        let checkout = system
            .function("checkout", &base.socket_url, changed)
            .await?;
        Ok(Self {
            base,
            client,
            sale,
            checkout,
        })
    }

    /// Sells a while, so that connections, caches and the planner's statistics are those of a shop that has been open
    /// since yesterday.
    pub(crate) async fn warm(&self) -> Result<()> {
        let (callers, lasting) = WARMING;
        let tally = closed(self.checkout.address(), callers, lasting, self.order()).await;
        tally.check("warming up")?;
        self.settle().await
    }

    /// What the database does by itself some time after a load, now.
    pub(crate) async fn settle(&self) -> Result<()> {
        self.client.batch_execute("vacuum analyze").await?;
        self.client.batch_execute("checkpoint").await?;
        Ok(())
    }

    /// The request for [`TICKETS`] tickets.
    pub(crate) fn order(&self) -> Template {
        self.order_of(&json!({ "quantity": TICKETS }))
    }

    /// The request for one ticket.
    pub(crate) fn order_one(&self) -> Template {
        self.order_of(&json!({ "quantity": 1 }))
    }

    /// The request for these places, which are written over later.
    pub(crate) fn order_places(&self, places: &[Uuid]) -> Template {
        self.order_of(&json!({ "places": places }))
    }

    fn order_of(&self, what: &Value) -> Template {
        let sale = &self.sale;
        let mut item = json!({"occurrence_id": sale.occurrence_id, "rate_id": sale.rate_id});
        for (name, value) in what.as_object().into_iter().flatten() {
            item[name] = value.clone();
        }
        let order = json!({"event": sale.event.slug, "locale": "fr", "items": [item]});
        Template::new(
            "POST",
            "/api/v1/checkout/orders",
            order.to_string().as_bytes(),
        )
    }

    /// Units taken of the pool.
    pub(crate) async fn taken(&self) -> Result<i32> {
        let query = "select taken from pools where pool_id = $1";
        Ok(self
            .client
            .query_one(query, &[&self.sale.pool_id])
            .await?
            .get(0))
    }

    /// Fails unless the data is as it must always be and nobody had to be freed from a deadlock.
    pub(crate) async fn check(&self) -> Result<()> {
        let violations = guichet_testing::violations_in(&self.client).await;
        if let Some(first) = violations.first() {
            return Err(format!(
                "{} rules of docs/invariants.sql are broken, such as: {first}",
                violations.len()
            )
            .into());
        }
        let query = "select deadlocks from pg_stat_database where datname = current_database()";
        match self.client.query_one(query, &[]).await?.get(0) {
            0_i64 => Ok(()),
            deadlocks => Err(format!("{deadlocks} deadlocks").into()),
        }
    }
}

/// A closed load, in a thread of its own.
pub(crate) async fn closed(
    address: SocketAddr,
    callers: usize,
    lasting: Duration,
    template: Template,
) -> Tally {
    load::apart(move || async move {
        let numbers = load::Numbers::shared();
        load::closed(address, callers, lasting, &template, &numbers).await
    })
    .await
}
