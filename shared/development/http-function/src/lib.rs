//! The http-function function: what it is for, and what it is not.

mod routes;
mod time;

use guichet_clock::Clock;
use guichet_config::{ConfigError, Env};
use guichet_database::{Database, DatabaseConfig};

pub use routes::routes;

/// What handlers need.
pub struct App {
    /// The database.
    pub database: Database,
    /// The time.
    pub clock: Clock,
}

impl App {
    /// From the environment; starts connecting to the database.
    pub fn from_env(env: &Env) -> Result<Self, ConfigError> {
        let config = DatabaseConfig::from_env(env)?.application_name("http-function");
        let app = Self {
            database: Database::new(&config),
            clock: Clock::system(),
        };
        app.database.warm();
        Ok(app)
    }
}
