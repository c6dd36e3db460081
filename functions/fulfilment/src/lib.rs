//! Fulfilment: a paid order gets its tickets, and its buyer a mail with them.
//!
//! A worker. It acts on `order-paid`, once per message and never more than one live ticket per line, whatever is
//! delivered twice or late. It sends nothing itself: the mail is enqueued in the same transaction.

mod issue;
mod keys;
mod metrics;
mod routes;
mod ticket_issuer;

use guichet_clock::{Clock, Entropy};
use guichet_config::{ConfigError, Env, MasterKey};
use guichet_database::{Database, DatabaseConfig};
use guichet_messages::{OidcVerifier, Publisher, Subscriber};

pub use issue::OrderPaid;
pub use routes::routes;

use ticket_issuer::TicketIssuer;

/// Its name, in the inbox too.
const NAME: &str = "fulfilment";

/// What the handler needs.
pub struct App {
    /// The database.
    pub database: Database,
    /// Reads messages, and only those it should.
    pub subscriber: Subscriber<OrderPaid>,
    /// Where messages go after commit.
    pub publisher: Publisher,
    issuer: TicketIssuer,
}

impl AsRef<Subscriber<OrderPaid>> for App {
    fn as_ref(&self) -> &Subscriber<OrderPaid> {
        &self.subscriber
    }
}

impl App {
    /// From the environment; starts connecting to the database.
    pub fn from_env(env: &Env) -> Result<Self, ConfigError> {
        let (clock, entropy) = (Clock::system(), Entropy::system());
        let config = DatabaseConfig::from_env(env)?.application_name(NAME);
        let database = Database::new(&config.prefer_index_scans().background());
        database.warm();
        let verifier = OidcVerifier::from_env(env, clock.clone())?;
        Ok(Self::new(
            database,
            verifier,
            Publisher::from_env(env, clock.clone())?,
            env.master_key()?,
            clock,
            entropy,
        ))
    }

    /// From its parts.
    pub fn new(
        database: Database,
        verifier: OidcVerifier,
        publisher: Publisher,
        master_key: MasterKey,
        clock: Clock,
        entropy: Entropy,
    ) -> Self {
        metrics::show();
        let subscriber = Subscriber::new(
            NAME,
            verifier,
            database.clone(),
            clock.clone(),
            entropy.clone(),
        );
        Self {
            issuer: TicketIssuer::new(database.clone(), master_key, clock, entropy),
            database,
            subscriber,
            publisher,
        }
    }
}
