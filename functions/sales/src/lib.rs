//! The sales desk: finding orders and reading all that happened to them, by people and programs of the organizer.
//!
//! What an order is, and what its buyer may do with it, is said by `guichet-order` and the orders function. What belongs to another
//! organizer, or to an event that a member does not see, is a 404.

mod orders;
mod paths;
mod problems;
mod routes;

use guichet_access::Access;
use guichet_clock::Clock;
use guichet_config::{ConfigError, Env};
use guichet_database::{Database, DatabaseConfig};

pub use routes::routes;

/// What the handlers need.
pub struct App {
    /// The database.
    pub database: Database,
    /// Who calls, and what they may do.
    pub access: Access,
    /// The time.
    pub clock: Clock,
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

impl App {
    /// From the environment; starts connecting to the database.
    pub fn from_env(env: &Env) -> Result<Self, ConfigError> {
        let clock = Clock::system();
        let config = DatabaseConfig::from_env(env)?.application_name("sales");
        let database = Database::new(&config.prefer_index_scans());
        database.warm();
        Ok(Self {
            access: Access::new(&database, &clock),
            database,
            clock,
        })
    }
}
