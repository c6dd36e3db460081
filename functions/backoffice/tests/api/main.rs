//! The back office on a real database.

mod areas;
mod codes;
mod conflicts;
mod events;
mod lives;
mod occurrences;
mod offer_version;
mod office;
mod products;
mod publication;
mod scope;
mod series;
mod stage;
mod venues;
