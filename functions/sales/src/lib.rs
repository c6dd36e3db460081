//! The sales desk: finding orders, reading all that happened to them, and correcting what they say of people, by people and
//! programs of the organizer.
//!
//! What an order is, and what its buyer may do with it, is said by `guichet-order` and the orders function. What belongs to another
//! organizer, or to an event that a member does not see, is a 404.

mod edits;
mod notes;
mod orders;
mod paths;
mod problems;
mod routes;

use guichet_access::Access;
use guichet_clock::{Clock, Entropy};
use guichet_config::{ConfigError, Env};
use guichet_database::{Database, DatabaseConfig};
use guichet_messages::Publisher;

pub use routes::routes;

/// What the handlers need.
pub struct App {
    /// The database.
    pub database: Database,
    /// Who calls, and what they may do.
    pub access: Access,
    /// Where messages go after commit.
    pub publisher: Publisher,
    /// The time.
    pub clock: Clock,
    /// New ids.
    pub entropy: Entropy,
}

impl AsRef<Access> for App {
    fn as_ref(&self) -> &Access {
        &self.access
    }
}

impl AsRef<Clock> for App {
    fn as_ref(&self) -> &Clock {
        &self.clock
    }
}

impl AsRef<Entropy> for App {
    fn as_ref(&self) -> &Entropy {
        &self.entropy
    }
}

impl App {
    /// From the environment; starts connecting to the database.
    pub fn from_env(env: &Env) -> Result<Self, ConfigError> {
        let clock = Clock::system();
        let config = DatabaseConfig::from_env(env)?.application_name("sales");
        let database = Database::new(&config.prefer_index_scans());
        database.warm();
        Ok(Self {
            publisher: Publisher::from_env(env, clock.clone())?,
            access: Access::new(&database, &clock),
            database,
            clock,
            entropy: Entropy::system(),
        })
    }
}
