//! Which problem each failure of the database is.

use guichet_problem::{Problem, ProblemType, StatusCode};

use crate::error::DatabaseError;

/// After how many seconds a caller may try again: long enough for a server to restart or a crowd to pass.
const RETRY_AFTER_SECONDS: u32 = 1;

/// The same while the clocks differ, which takes longer to put right.
const CLOCK_RETRY_AFTER_SECONDS: u32 = 10;

/// [`DatabaseError::ClockDiffers`].
const CLOCK_DIFFERS: ProblemType = ProblemType::new(
    StatusCode::SERVICE_UNAVAILABLE,
    "clock-differs",
    "The clock of this server is wrong",
);

/// [`DatabaseError::CommitUnknown`].
const OUTCOME_UNKNOWN: ProblemType = ProblemType::new(
    StatusCode::SERVICE_UNAVAILABLE,
    "outcome-unknown",
    "The outcome is not known",
);

impl From<DatabaseError> for Problem {
    fn from(error: DatabaseError) -> Self {
        match error {
            DatabaseError::Busy(_)
            | DatabaseError::Locked(_)
            | DatabaseError::Conflict(_)
            | DatabaseError::Unavailable(_) => Problem::overloaded().source(error),
            // Without a source, which would be logged for each request: the difference was logged when it began.
            DatabaseError::ClockDiffers(_) => Problem::new(CLOCK_DIFFERS)
            .detail("Nothing was done. Until the clock is right again, this server does nothing that depends on the time.")
            .retry_after(CLOCK_RETRY_AFTER_SECONDS),
            DatabaseError::CommitUnknown(_) => Problem::new(OUTCOME_UNKNOWN)
            .detail("Ask again with the same Idempotency-Key to learn whether it was done.")
            .retry_after(RETRY_AFTER_SECONDS)
            .source(error),
            DatabaseError::Constraint { .. } | DatabaseError::Other(_) => Problem::internal(error),
        }
    }
}
