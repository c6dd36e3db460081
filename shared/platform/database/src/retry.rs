use std::future::Future;
use std::time::Duration;

use guichet_retry::RetryPolicy;

use crate::error::DatabaseError;
use crate::failure::Failure;
use crate::metrics;
use crate::pool::Database;

/// After a conflict with another transaction. More attempts would only add load.
const CONFLICT: RetryPolicy = RetryPolicy {
    attempts: 4,
    first_pause: Duration::from_millis(10),
    longest_pause: Duration::from_millis(40),
};

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
    /// transaction.
    pub async fn retry<T, E, F>(&self, mut work: impl FnMut() -> F) -> Result<T, E>
    where
        E: Transient,
        F: Future<Output = Result<T, E>>,
    {
        let mut retries = CONFLICT.start(self.entropy());
        loop {
            let outcome = work().await;
            let is_transient = outcome.as_ref().is_err_and(Transient::is_transient);
            if !is_transient || !retries.next_attempt().await {
                return outcome;
            }
            metrics::retried();
        }
    }
}
