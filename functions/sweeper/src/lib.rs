//! The sweeper: once a minute it does what nobody did in time, and throws away what nobody needs any more.
//!
//! - Publishes what was enqueued and not published: the process was killed between commit and publish, or Pub/Sub was away.
//! - Ends orders whose time is over, and tells buyers who had placed theirs. Places come free by the clock without it; this only makes
//!   the rows say so.
//! - Asks again for refunds that no provider has taken on and of whose message the deliveries are used up.
//! - Goes on with cancellations that no message goes on with.
//! - Writes down what orders are found by that wait for their payment.
//! - Deletes idempotency keys past their day, notes of old messages and old messages, and of accounts the sessions, mailed links and
//!   attempts that are over.
//! - Deletes objects of the storage that no row names, each looked at once a day.
//!
//! Everything is done in small batches that pass over rows somebody else holds, so two sweeps at once, or a sweep during an on-sale, do
//! no harm. What does not fit into the time is done a minute later. No rule of the sale depends on this function running on time.

mod backlog;
mod cancellations;
mod expire;
mod leftovers;
mod objects;
mod purge;
mod refunds;
mod report;
mod routes;
mod search;
mod sweep;

use guichet_clock::{Clock, Entropy};
use guichet_config::{ConfigError, Env};
use guichet_database::{Database, DatabaseConfig};
use guichet_messages::{OidcVerifier, Publisher};
use guichet_storage::Storage;

pub use report::Report;
pub use routes::routes;

/// What the handler needs.
pub struct App {
    /// The database.
    pub database: Database,
    /// Knows the scheduler.
    pub verifier: OidcVerifier,
    /// Where messages go.
    pub publisher: Publisher,
    /// Where pictures are.
    pub storage: Storage,
    /// The time.
    pub clock: Clock,
    /// New ids.
    pub entropy: Entropy,
}

impl App {
    /// From the environment; starts connecting to the database.
    pub fn from_env(env: &Env) -> Result<Self, ConfigError> {
        let (clock, entropy) = (Clock::system(), Entropy::system());
        let config = DatabaseConfig::from_env(env)?.application_name("sweeper");
        let database = Database::new(&config.background());
        let app = Self {
            database,
            verifier: OidcVerifier::from_env(env, clock.clone())?,
            publisher: Publisher::from_env(env, clock.clone())?,
            storage: Storage::from_env(env, clock.clone(), entropy.clone())?,
            clock,
            entropy,
        };
        app.database.warm();
        Ok(app)
    }
}
