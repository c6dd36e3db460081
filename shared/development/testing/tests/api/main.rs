//! The database that tests get.

mod databases;
mod invariants;
