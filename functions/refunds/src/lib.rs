//! Refunds: money that is owed to a buyer is given back.
//!
//! A worker. It acts on `refund-requested`: asks the payment's provider for the money and records what it answers. The provider is asked
//! under the refund's id, which it takes as an idempotency key, and outside of any transaction; so a message that comes twice, or a
//! process that dies after asking and before recording, leads to asking again and never to paying twice.
//!
//! It does not decide that money is owed, or how much: that was decided where the `refunds` row was written. Providers that say later
//! how a refund ended say it to the payments function.

mod metrics;
mod refund;
mod routes;

use guichet_clock::{Clock, Entropy};
use guichet_config::{ConfigError, Env};
use guichet_database::{Database, DatabaseConfig};
use guichet_messages::{OidcVerifier, Publisher, Subscriber};
use guichet_providers::Providers;

pub use refund::RefundRequested;
pub use routes::routes;

/// Its name, in the inbox too.
const NAME: &str = "refunds";

/// What the handler needs.
pub struct App {
    /// The database.
    pub database: Database,
    /// Reads messages, and only those it should.
    pub subscriber: Subscriber<RefundRequested>,
    /// Where messages go after commit.
    pub publisher: Publisher,
    /// Who has the money.
    pub providers: Providers,
    /// The time.
    pub clock: Clock,
    /// New ids.
    pub entropy: Entropy,
}

impl AsRef<Subscriber<RefundRequested>> for App {
    fn as_ref(&self) -> &Subscriber<RefundRequested> {
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
        let app = Self::new(
            database,
            verifier,
            publisher,
            Providers::from_env(env)?,
            clock,
            Entropy::system(),
        );
        app.database.warm();
        Ok(app)
    }

    /// From its parts.
    pub fn new(
        database: Database,
        verifier: OidcVerifier,
        publisher: Publisher,
        providers: Providers,
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
            database,
            subscriber,
            publisher,
            providers,
            clock,
            entropy,
        }
    }
}
