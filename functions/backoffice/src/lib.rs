//! The back office: setting up events and all that they sell.
//!
//! Whatever belongs to an event is read and changed below it, and whoever edits an event has its row locked meanwhile
//! (`guichet-editing`), so no edit can undo or slip past another. Sellers never wait for editors.
//!
//! Who calls and what they may do is said by `guichet-access`; what an edit did is written into the organizer's audit log in
//! the transaction of the edit. An organizer's own data, members and keys are the accounts function's.

mod areas;
mod cancellations;
mod codes;
mod deletions;
mod document;
mod events;
mod limits;
mod mail_texts;
mod occurrences;
mod paths;
mod preview_text;
mod problems;
mod products;
mod publication;
mod questions;
mod routes;
mod series;
mod tax_rates;
mod venues;
mod words;

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
        let (clock, entropy) = (Clock::system(), Entropy::system());
        let config = DatabaseConfig::from_env(env)?.application_name("backoffice");
        let database = Database::new(&config.prefer_index_scans());
        database.warm();
        Ok(Self {
            publisher: Publisher::from_env(env, clock.clone())?,
            access: Access::new(&database, &clock),
            database,
            clock,
            entropy,
        })
    }
}
