//! A whole organizer in one file: written from one installation, read into another.
//!
//! [`export()`] writes the texts, settings, offer and pictures of an organizer; [`import()`] makes a new organizer of such a file, whose events
//! are drafts. `docs/archive.md` describes the file, a tar archive compressed with gzip. It holds no secrets, no accounts and no orders.
//!
//! Whoever hands in a file may have made it by hand, so it is read under limits and each value is checked; what is wrong is an
//! [`ArchiveError::Refused`] that names the entry. All rows are inserted in one transaction.
//!
//! Both block the thread while they read or write the file and make pictures: they are for a command, and not for a function.

mod check;
mod contents;
mod error;
mod export;
mod format;
mod ids;
mod import;
mod imported;
mod insert;
mod limits;
mod pictures;
mod read;

pub use error::ArchiveError;
pub use export::export;
pub use import::import;
pub use imported::{Imported, RenamedSlug};

use guichet_clock::{Clock, Entropy};
use guichet_database::Database;
use guichet_storage::Storage;

/// What an archive is written from or read into.
pub struct Installation {
    /// The database, with the limits of [`guichet_database::DatabaseConfig::by_hand`].
    pub database: Database,
    /// Where pictures are.
    pub storage: Storage,
    /// The time.
    pub clock: Clock,
    /// New ids.
    pub entropy: Entropy,
    /// Its address, where it is known; it stands in the manifest.
    pub address: Option<String>,
}
