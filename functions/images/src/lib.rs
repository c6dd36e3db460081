//! Pictures of organizers: uploaded once, kept in a few sizes, shown by events.
//!
//! What was sent is decoded under limits and encoded anew (see `guichet-pictures`), so that nothing of the file is published but what is
//! to be seen: no place where a telephone took it, no name, no program. Sizes are objects of `guichet-storage`, which are put before the
//! row that names them; what no row names is deleted by the sweeper.
//!
//! It is a function of its own so that no other one starts with decoders, or shares its memory with them. What events show is read by
//! the catalogue.

mod change;
mod cover;
mod cover_queue;
mod delete;
mod event_list;
mod event_set;
mod image;
mod limits;
mod list;
mod paths;
mod problems;
mod processor;
mod queue;
mod routes;
mod show;
mod upload;

use guichet_access::Access;
use guichet_clock::{Clock, Entropy};
use guichet_config::{ConfigError, Env};
use guichet_covers::CoverPrinter;
use guichet_database::{Database, DatabaseConfig};
use guichet_storage::Storage;

pub use cover_queue::CoverQueue;
pub use processor::ImageProcessor;
pub use routes::routes;

/// What the handlers need.
pub struct App {
    /// The database.
    pub database: Database,
    /// Where sizes are kept.
    pub storage: Storage,
    /// Makes sizes of files.
    pub processor: ImageProcessor,
    /// Prints covers.
    pub covers: CoverQueue,
    /// Who calls, and what they may do.
    pub access: Access,
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
        let config = DatabaseConfig::from_env(env)?.application_name("images");
        let storage = Storage::from_env(env, clock.clone(), entropy.clone())?;
        let fonts = env.optional("FONTS_FOLDER").map(CoverPrinter::new);
        let database = Database::new(&config.prefer_index_scans());
        database.warm();
        Ok(Self {
            access: Access::new(&database, &clock),
            database,
            storage,
            processor: ImageProcessor::default(),
            covers: CoverQueue::new(fonts.unwrap_or_default()),
            clock,
            entropy,
        })
    }
}
