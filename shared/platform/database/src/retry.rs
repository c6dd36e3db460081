use std::future::Future;
use std::time::Duration;

use crate::error::DatabaseError;
use crate::failure::Failure;
use crate::metrics;
use crate::pool::Database;

/// Attempts after the first. More would only add load.
const RETRIES: u32 = 3;

/// The longest pause before the first retry; it doubles with each.
const PAUSE: Duration = Duration::from_millis(10);

/// An error that says whether the same work may be tried again.
pub trait Transient {
    /// The work was rolled back because of another transaction and may succeed when repeated.
    fn is_transient(&self) -> bool;
}

impl Transient for DatabaseError {
    fn is_transient(&self) -> bool {
        matches!(self, Self::Conflict(_))
    }
}

impl Transient for Failure {
    fn is_transient(&self) -> bool {
        matches!(self, Self::Database(error) if error.is_transient())
    }
}

impl Database {
    /// Does `work`, a whole transaction or a single statement, and repeats it up to three times after a conflict with another
    /// transaction. The pauses are random, so that the two do not conflict again.
    pub async fn retry<T, E, F>(&self, mut work: impl FnMut() -> F) -> Result<T, E>
    where
        E: Transient,
        F: Future<Output = Result<T, E>>,
    {
        for attempt in 0..RETRIES {
            match work().await {
                Err(error) if error.is_transient() => {
                    metrics::retried();
                    let longest = PAUSE * 2_u32.pow(attempt);
                    let part = u32::from(u16::from_le_bytes(self.entropy().bytes()));
                    tokio::time::sleep(longest * part / u32::from(u16::MAX)).await;
                }
                outcome => return outcome,
            }
        }
        work().await
    }
}
