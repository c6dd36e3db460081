//! Checkout: a buyer takes places, says who comes, and orders. The hot path of a sale.
//!
//! An order is made `held` in one round trip: priced from a copy of the offer in memory, and taken in one
//! statement that refuses it when that copy is old or the stock is short. Until its time is over the buyer may
//! change it, fill it in, and place it. A free order is paid at that moment.
//!
//! Money is not handled here (payments), nor what happens once an order is paid (fulfilment, orders). What is
//! on offer is not shown here either (catalog).

mod changes;
mod draft;
mod expiry;
mod idempotency_key;
mod items;
mod metrics;
mod offers;
mod orders;
mod problems;
mod reader;
mod routes;
mod seller;

use guichet_clock::{Clock, Entropy};
use guichet_config::{ConfigError, Env};
use guichet_database::{Database, DatabaseConfig};
use guichet_messages::Publisher;
use guichet_order::OrderSecrets;
use jiff::Timestamp;

pub use routes::routes;

use changes::Changes;
use offers::Offers;
use reader::Reader;
use seller::Seller;

/// What the handlers need.
pub struct App {
    database: Database,
    publisher: Publisher,
    secrets: OrderSecrets,
    clock: Clock,
    entropy: Entropy,
    offers: Offers,
    seller: Seller,
    reader: Reader,
    changes: Changes,
}

impl AsRef<OrderSecrets> for App {
    fn as_ref(&self) -> &OrderSecrets {
        &self.secrets
    }
}

impl App {
    /// An app of these parts.
    pub fn new(
        database: Database,
        publisher: Publisher,
        secrets: OrderSecrets,
        clock: Clock,
        entropy: Entropy,
    ) -> Self {
        metrics::show();
        Self {
            offers: Offers::new(database.clone(), clock.clone()),
            changes: Changes::new(database.clone(), clock.clone()),
            seller: Seller::new(database.clone(), clock.clone(), entropy.clone()),
            reader: Reader::new(database.clone()),
            database,
            publisher,
            secrets,
            clock,
            entropy,
        }
    }

    /// From the environment; starts connecting to the database.
    pub fn from_env(env: &Env) -> Result<Self, ConfigError> {
        let clock = Clock::system();
        let config = DatabaseConfig::from_env(env)?.application_name("checkout");
        let database = Database::new(&config.prefer_index_scans());
        database.warm();
        let publisher = Publisher::from_env(env, clock.clone())?;
        let secrets = OrderSecrets::new(&env.master_key()?);
        Ok(Self::new(
            database,
            publisher,
            secrets,
            clock,
            Entropy::system(),
        ))
    }

    /// The present moment as the database keeps it, so that what is answered before a row is written is what
    /// will be read from it.
    fn now(&self) -> Timestamp {
        let now = self.clock.now();
        Timestamp::from_microsecond(now.as_microsecond()).unwrap_or(now)
    }
}
