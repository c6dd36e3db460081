//! What can go wrong, by what may be done about it.

use std::error::Error;

use guichet_problem::Problem;

use crate::name::ObjectName;

/// Any cause.
type Source = Box<dyn Error + Send + Sync>;

/// Why an object was not stored, read, found or deleted.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// There is no such object.
    #[error("there is no object {0}")]
    NotFound(ObjectName),
    /// It is larger than this limit in bytes, which is [`crate::LARGEST_OBJECT_BYTES`].
    #[error("an object is larger than {0} bytes")]
    TooLarge(usize),
    /// The same call may succeed later: the place was busy, silent or full. Whether the call had an effect is not known; to repeat it is safe.
    #[error("the object storage cannot be used now")]
    Transient(#[source] Source),
    /// No repetition helps: somebody has to look. The place is not there, refuses us, or holds something else than it should.
    #[error("the object storage cannot be used")]
    Permanent(#[source] Source),
}

impl From<StorageError> for Problem {
    /// 503 with `Retry-After` for what is transient, 500 for all else: what is missing, or too large, is the function's to say in its own
    /// words, as it knows whose fault that is.
    fn from(error: StorageError) -> Self {
        match error {
            StorageError::Transient(_) => Self::overloaded().source(error),
            _ => Self::internal(error),
        }
    }
}
