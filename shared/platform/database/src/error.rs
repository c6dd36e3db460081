use std::sync::Arc;

use jiff::SignedDuration;
use tokio_postgres::Error;
use tokio_postgres::error::SqlState;

/// What went wrong at the database, by what can be done about it.
///
/// Shows what may be logged. The server's own error is not its source: it says in detail which row was refused, and
/// rows are about people.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DatabaseError {
    /// All connections stayed in use, or a statement took longer than it may. Nothing was changed.
    #[error("the database is busy{}", reason(.0.as_ref()))]
    Busy(Option<Error>),
    /// Somebody else holds a row that is needed, for longer than is waited. Nothing was changed; work that needs other
    /// rows is not concerned.
    #[error("a lock was not to be had in time{}", reason(.0.as_ref()))]
    Locked(Option<Error>),
    /// The machine's clock is ahead of the database's by that much, or behind if negative. No work is done: what
    /// expires when would be decided wrongly.
    #[error("this machine's clock is {:.1} seconds ahead of the database's", .0.as_secs_f64())]
    ClockDiffers(SignedDuration),
    /// The server cannot be reached or is not accepting work. A statement that was under way may or may not
    /// have been carried out; a transaction that was not yet committed was not.
    #[error("the database cannot be reached{}", reason(.0.as_deref()))]
    Unavailable(Option<Arc<Error>>),
    /// The connection broke while committing: the work may have been done. To be found out by reading, never
    /// by repeating.
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
            // Everything else is a mistake in how we ask: a type, a number of parameters or rows.
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
        // Connection exceptions, out of resources, shutting down or starting up, a standby; and a session that was
        // ended because we, or the machine, stood still in the middle of a transaction.
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

/// What the server said, or what kept us from hearing it, as far as it holds none of the values.
fn reason(error: Option<&Error>) -> String {
    let Some(error) = error else {
        return String::new();
    };
    if let Some(answer) = error.as_db_error() {
        let code = answer.code().code();
        // Data exceptions quote the value in their very message.
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
