//! The push-function function, a worker: what it is for, and what it is not.

mod act;
mod routes;

use guichet_clock::{Clock, Entropy};
use guichet_config::{ConfigError, Env};
use guichet_database::{Database, DatabaseConfig};
use guichet_messages::{OidcVerifier, Subscriber};

pub use act::Requested;
pub use routes::routes;

/// Its name, in the inbox too.
const NAME: &str = "push-function";

/// What the handler needs.
pub struct App {
    /// The database.
    pub database: Database,
    /// Reads messages, and only those it should.
    pub subscriber: Subscriber<Requested>,
    /// The time.
    pub clock: Clock,
}

impl AsRef<Subscriber<Requested>> for App {
    fn as_ref(&self) -> &Subscriber<Requested> {
        &self.subscriber
    }
}

impl App {
    /// From the environment; starts connecting to the database.
    pub fn from_env(env: &Env) -> Result<Self, ConfigError> {
        let clock = Clock::system();
        let config = DatabaseConfig::from_env(env)?.application_name(NAME);
        let database = Database::new(&config.background());
        let verifier = OidcVerifier::from_env(env, clock.clone())?;
        let app = Self::new(database, verifier, clock, Entropy::system());
        app.database.warm();
        Ok(app)
    }

    /// From its parts.
    pub fn new(database: Database, verifier: OidcVerifier, clock: Clock, entropy: Entropy) -> Self {
        let subscriber = Subscriber::new(NAME, verifier, database.clone(), clock.clone(), entropy);
        Self {
            database,
            subscriber,
            clock,
        }
    }
}
