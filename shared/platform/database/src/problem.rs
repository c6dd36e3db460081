//! Which problem each failure of the database is.

use guichet_problem::{Problem, StatusCode};

use crate::error::DatabaseError;

/// After how many seconds a caller may try again: long enough for a server to restart or a crowd to pass.
const RETRY_AFTER_SECONDS: u32 = 1;

/// The same while the clocks differ, which takes longer to put right.
const CLOCK_RETRY_AFTER_SECONDS: u32 = 10;

/// The name of the problem that [`DatabaseError::ClockDiffers`] becomes.
const CLOCK_DIFFERS: &str = "clock-differs";

/// The name of the problem that [`DatabaseError::CommitUnknown`] becomes.
pub const OUTCOME_UNKNOWN: &str = "outcome-unknown";

impl From<DatabaseError> for Problem {
    fn from(error: DatabaseError) -> Self {
        match error {
            DatabaseError::Busy(_)
            | DatabaseError::Locked(_)
            | DatabaseError::Conflict(_)
            | DatabaseError::Unavailable(_) => Problem::overloaded().source(error),
            // Without a source, which would be logged for each request: the difference was logged when it began.
            DatabaseError::ClockDiffers(_) => Problem::new(
                StatusCode::SERVICE_UNAVAILABLE,
                CLOCK_DIFFERS,
                "The clock of this server is wrong",
            )
            .detail("Nothing was done. Until the clock is right again, this server does nothing that depends on the time.")
            .retry_after(CLOCK_RETRY_AFTER_SECONDS),
            DatabaseError::CommitUnknown(_) => Problem::new(
                StatusCode::SERVICE_UNAVAILABLE,
                OUTCOME_UNKNOWN,
                "The outcome is not known",
            )
            .detail("Ask again with the same Idempotency-Key to learn whether it was done.")
            .retry_after(RETRY_AFTER_SECONDS)
            .source(error),
            DatabaseError::Constraint { .. } | DatabaseError::Other(_) => Problem::internal(error),
        }
    }
}
