//! Orders: what a buyer does with an order once it is placed, by the secret link that the mail holds.
//!
//! Reading it, its tickets as QR codes, PDF and calendar entries, correcting a name or the address, having the mail sent
//! again, cancelling as far as the event's terms allow. A link that was never given out is a 404, found without a database.
//! Making and placing orders is checkout's business, paying them that of payments.

mod calendar;
mod cancel;
mod correct;
mod enqueue;
mod find;
mod line_path;
mod links;
mod mail;
mod metrics;
mod problems;
mod qr;
mod rename;
mod routes;
mod terms;
mod tickets;

use guichet_clock::{Clock, Entropy};
use guichet_config::{ConfigError, Env};
use guichet_database::{Database, DatabaseConfig, Failure, Transaction};
use guichet_documents::FontFolder;
use guichet_http::Problem;
use guichet_messages::Publisher;
use guichet_order::{Order, OrderLink, OrderSecrets};
use guichet_order_documents::OrderDocuments;
use guichet_queries::client::GenericClient;
use guichet_queries::queries::orders as queries;
use jiff::Timestamp;

pub use routes::routes;

/// What the handlers need.
pub struct App {
    /// The database.
    pub database: Database,
    /// Where messages go after commit.
    pub publisher: Publisher,
    /// Reads the secrets of orders' links.
    pub secrets: OrderSecrets,
    /// The address buyers know, without a slash at the end.
    pub public_url: String,
    /// For names on tickets.
    pub fonts: FontFolder,
    /// The time.
    pub clock: Clock,
    /// New ids.
    pub entropy: Entropy,
}

impl AsRef<OrderSecrets> for App {
    fn as_ref(&self) -> &OrderSecrets {
        &self.secrets
    }
}

impl App {
    /// From the environment; starts connecting to the database.
    pub fn from_env(env: &Env) -> Result<Self, ConfigError> {
        let clock = Clock::system();
        let config = DatabaseConfig::from_env(env)?.application_name("orders");
        let database = Database::new(&config.prefer_index_scans());
        database.warm();
        metrics::show();
        Ok(Self {
            publisher: Publisher::from_env(env, clock.clone())?,
            secrets: OrderSecrets::new(&env.master_key()?),
            fonts: env
                .optional("FONTS_FOLDER")
                .map(FontFolder::new)
                .unwrap_or_default(),
            public_url: env.required("PUBLIC_URL")?.trim_end_matches('/').to_owned(),
            database,
            clock,
            entropy: Entropy::system(),
        })
    }

    /// The order as its buyer sees it at `now`; 404 where it has another link by now.
    async fn order(
        &self,
        client: &impl GenericClient,
        link: OrderLink,
        now: Timestamp,
    ) -> Result<Order, Problem> {
        let record = guichet_order::load(client, link.order_id)
            .await
            .map_err(problems::unreadable)?
            .filter(|record| record.link() == link)
            .ok_or_else(Problem::not_found)?;
        Ok(record.into_order(&self.secrets, now))
    }
}

/// What its documents are made from; 404 where the order has another link by now.
async fn documents(
    client: &impl GenericClient,
    link: OrderLink,
) -> Result<OrderDocuments, Problem> {
    guichet_order_documents::load(client, link.order_id)
        .await
        .map_err(problems::unreadable)?
        .filter(|documents| documents.record().link() == link)
        .ok_or_else(Problem::not_found)
}

/// Holds an order still until the transaction ends; 404 where it has another link by now.
async fn lock(transaction: &Transaction<'_>, link: OrderLink) -> Result<(), Failure> {
    queries::lock_order()
        .bind(transaction, &link.order_id, &link.stored_number())
        .opt()
        .await?
        .ok_or_else(Problem::not_found)?;
    Ok(())
}
