//! What tests stand on: a migrated PostgreSQL database of their own, the rules that must hold whatever was
//! done to it, a clock that stands still and randomness that repeats.
//!
//! ```no_run
//! # use guichet_testing::{TestDatabase, check_invariants};
//! #[tokio::test]
//! async fn a_sale_leaves_everything_in_order() {
//!     let test = TestDatabase::create().await; // a fresh copy of the migrated schema, in milliseconds
//!     let database = test.database(); // the pool that functions use
//!     // … sell …
//!     check_invariants(&test).await;
//! } // the database is dropped
//! ```
//!
//! A [`Proxy`] in front of the database loses connections as networks do. Functions that publish find a [`PubsubServer`] to publish to, workers a [`Pusher`] that calls them as Pub/Sub does.
//!
//! The server is started by the first test process that needs it and shared by all (see `guichet-postgres`);
//! set `GUICHET_DATABASE_URL` to use one that is already there: the tests create databases in it and drop
//! them, and touch no others. For tests only.

mod clock;
mod invariants;
mod logs;
pub mod offer;
pub mod orders;
mod proxy;
mod pubsub_server;
mod pusher;
mod race;
mod round_trips;
mod server;
mod template;
mod test_database;
mod words;

pub use clock::{clock, entropy, now};
pub use invariants::{Violation, check_invariants, violations, violations_in};
pub use proxy::Proxy;
pub use pubsub_server::{Behaviour, Published, PubsubServer};
pub use pusher::{Pusher, envelope};
pub use race::shows;
pub use test_database::TestDatabase;
pub use words::assert_same_words;
