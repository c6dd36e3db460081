//! The back office on a real database.

mod conflicts;
mod events;
mod offer_version;
mod office;
mod scope;
