//! Cancellations: an event or a date was called off, and its orders are ended.
//!
//! A worker. It acts on `cancellation-requested`, a batch of orders for each message, and enqueues the next message in the
//! transaction of the batch. It asks no provider and sends no mail: refunds and mails are enqueued in the same transaction.
//!
//! It does not decide what is called off, or whether money goes back: the back office has written that into `cancellations`.

mod batch;
mod routes;

use guichet_clock::{Clock, Entropy};
use guichet_config::{ConfigError, Env};
use guichet_database::{Database, DatabaseConfig};
use guichet_messages::{OidcVerifier, Publisher, Subscriber};

pub use batch::{BATCH, CancellationRequested};
pub use routes::routes;

/// Its name, in the inbox too.
const NAME: &str = "cancellations";

/// What the handler needs.
pub struct App {
    /// The database.
    pub database: Database,
    /// Reads messages, and only those it should.
    pub subscriber: Subscriber<CancellationRequested>,
    /// Where messages go after commit.
    pub publisher: Publisher,
    /// The time.
    pub clock: Clock,
    /// New ids.
    pub entropy: Entropy,
}

impl AsRef<Subscriber<CancellationRequested>> for App {
    fn as_ref(&self) -> &Subscriber<CancellationRequested> {
        &self.subscriber
    }
}

impl App {
    /// From the environment; starts connecting to the database.
    pub fn from_env(env: &Env) -> Result<Self, ConfigError> {
        let clock = Clock::system();
        let config = DatabaseConfig::from_env(env)?.application_name(NAME);
        let database = Database::new(&config.prefer_index_scans().background());
        let verifier = OidcVerifier::from_env(env, clock.clone())?;
        let publisher = Publisher::from_env(env, clock.clone())?;
        let app = Self::new(database, verifier, publisher, clock, Entropy::system());
        app.database.warm();
        Ok(app)
    }

    /// From its parts.
    pub fn new(
        database: Database,
        verifier: OidcVerifier,
        publisher: Publisher,
        clock: Clock,
        entropy: Entropy,
    ) -> Self {
        let subscriber = Subscriber::new(
            NAME,
            verifier,
            database.clone(),
            clock.clone(),
            entropy.clone(),
        );
        Self {
            database,
            subscriber,
            publisher,
            clock,
            entropy,
        }
    }
}
