//! The way to PostgreSQL: a small pool whose limits are set, errors that say what to do next, and the
//! migrations.
//!
//! ```no_run
//! # use guichet_database::{Database, DatabaseConfig, DatabaseError};
//! # async fn example(config: &DatabaseConfig) -> Result<(), DatabaseError> {
//! let database = Database::new(config); // connects to nothing
//! database.warm(); // the first connection is made while the port is already open
//!
//! let mut client = database.get().await?; // waits for that same connection if it is still being made
//! let transaction = client.transaction().await?;
//! // … queries from `guichet_queries`, bound to `&transaction` …
//! transaction.commit().await?; // `CommitUnknown` when nobody can say whether it was
//! # Ok(())
//! # }
//! ```
//!
//! Nothing here waits for long: a connection is had within 250 ms or the caller answers 503, a lock is waited for at most
//! 400 ms, a statement ends after 900, and a connection that is still in use after a second is closed, in case its server
//! will never answer again. (Functions that nobody waits for are given longer: [`DatabaseConfig::background`].) A
//! connection that has lain idle is tested before it is given out, by asking for the time: a function whose clock differs
//! from the database's would decide wrongly what has expired, and is refused. Two failures want different care:
//!
//! - [`DatabaseError::Conflict`]: the transaction was rolled back because of another one.
//!   [`Database::retry`] repeats such work.
//! - [`DatabaseError::CommitUnknown`]: the connection broke at the moment of the commit. The work may have
//!   been done: never repeat it blindly; whoever has an idempotency key asks again with it.
//!
//! SQL is not written here (see `guichet-queries`), except for [`migrate`].

mod batcher;
mod clock;
mod config;
mod connect;
mod connection;
mod error;
mod failure;
mod health;
mod metrics;
pub mod migrate;
mod pool;
mod problem;
mod retry;
mod sql_enum;
mod tls;
mod transaction;
mod url;

pub use batcher::{DatabaseBatcher, Lanes};
pub use config::DatabaseConfig;
pub use deadpool_postgres;
pub use error::DatabaseError;
pub use failure::{Failure, ResultExt};
pub use guichet_words::UnknownWord;
pub use pool::{Client, Database};
pub use retry::Transient;
pub use sql_enum::SqlEnum;
pub use tokio_postgres;
pub use transaction::Transaction;
pub use url::InvalidUrl;
