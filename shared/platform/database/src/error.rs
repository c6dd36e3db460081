use std::sync::Arc;

use jiff::SignedDuration;
use tokio_postgres::Error;
use tokio_postgres::error::SqlState;

/// A failure of the database, classified by what a caller can do about it.
///
/// Its text may be logged. The server's error is not its source, since its detail quotes rows, which hold personal data.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DatabaseError {
    /// All connections stayed in use, or a statement took longer than it may. Nothing was changed.
    #[error("the database is busy{}", reason(.0.as_ref()))]
    Busy(Option<Error>),
    /// Another transaction held a needed lock for longer than the lock timeout. Nothing was changed; work on other rows is not
    /// affected.
    #[error("a lock was not to be had in time{}", reason(.0.as_ref()))]
    Locked(Option<Error>),
    /// The machine's clock is ahead of the database's by that much, or behind if negative. No work is done, as expiry would be
    /// decided wrongly.
    #[error("this machine's clock is {:.1} seconds ahead of the database's", .0.as_secs_f64())]
    ClockDiffers(SignedDuration),
    /// The server cannot be reached or is not accepting work. A statement that was under way may or may not
    /// have been carried out; a transaction that was not yet committed was not.
    #[error("the database cannot be reached{}", reason(.0.as_deref()))]
    Unavailable(Option<Arc<Error>>),
    /// The connection broke during the commit: the work may have been done. The caller has to find out by reading, and must not
    /// repeat the work.
    #[error("it is not known whether the transaction was committed{}", reason(.0.as_deref()))]
    CommitUnknown(Option<Arc<Error>>),
    /// Another transaction was in the way (serialization failure or deadlock) and this one was rolled back:
    /// see [`Database::retry`](crate::Database::retry).
    #[error("another transaction was in the way{}", reason(Some(.0)))]
    Conflict(Error),
    /// A constraint refused the change.
    #[error("the constraint {name} refused the change")]
    Constraint {
        /// The constraint's name, `{table}_{columns}_{kind}`.
        name: String,
        /// What the server said.
        refusal: Error,
    },
    /// A mistake of ours: a statement or a value that does not fit.
    #[error("the database refused a statement{}", reason(Some(.0)))]
    Other(Error),
}

impl DatabaseError {
    /// What an error means when it was answered to a COMMIT, or to a single statement that changes something
    /// outside a transaction and so commits by itself.
    pub(crate) fn while_committing(error: Error) -> Self {
        match Self::from(error) {
            Self::Unavailable(source @ Some(_)) => Self::CommitUnknown(source),
            other => other,
        }
    }
}

impl From<Error> for DatabaseError {
    fn from(error: Error) -> Self {
        let Some(answer) = error.as_db_error() else {
            // Any other error is a mistake in our code: a type, or the number of parameters or rows.
            let lost = error.is_closed()
                || std::error::Error::source(&error)
                    .and_then(|source| source.downcast_ref::<std::io::Error>())
                    .is_some();
            return if lost {
                Self::Unavailable(Some(Arc::new(error)))
            } else {
                Self::Other(error)
            };
        };
        let code = answer.code();
        let class = &code.code()[..2];
        if *code == SqlState::T_R_SERIALIZATION_FAILURE || *code == SqlState::T_R_DEADLOCK_DETECTED
        {
            Self::Conflict(error)
        } else if *code == SqlState::LOCK_NOT_AVAILABLE {
            Self::Locked(Some(error))
        } else if *code == SqlState::QUERY_CANCELED {
            Self::Busy(Some(error))
        // Connection exceptions, insufficient resources, operator intervention; a standby; and a session that the server ended
        // because its transaction was idle for too long.
        } else if matches!(class, "08" | "53" | "57")
            || *code == SqlState::READ_ONLY_SQL_TRANSACTION
            || *code == SqlState::IDLE_IN_TRANSACTION_SESSION_TIMEOUT
        {
            Self::Unavailable(Some(Arc::new(error)))
        } else if let (Some(name), "23") = (answer.constraint(), class) {
            Self::Constraint {
                name: name.to_owned(),
                refusal: error,
            }
        } else {
            Self::Other(error)
        }
    }
}

/// The server's message or the I/O error, without values from rows.
fn reason(error: Option<&Error>) -> String {
    let Some(error) = error else {
        return String::new();
    };
    if let Some(answer) = error.as_db_error() {
        let code = answer.code().code();
        // The messages of data exceptions quote the value.
        return if code.starts_with("22") {
            format!(": {code}")
        } else {
            format!(": {code} {}", answer.message())
        };
    }
    match std::error::Error::source(error) {
        Some(source) => format!(": {error}: {source}"),
        None => format!(": {error}"),
    }
}
