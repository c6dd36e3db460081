use guichet_database::DatabaseError;
use guichet_storage::StorageError;

/// Why an organizer is not exported or imported. Nothing of it was done then.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ArchiveError {
    /// The archive is not one that can be imported.
    #[error("{entry}: {reason}")]
    Refused {
        /// The entry that is wrong, such as `events/0001.json`, or `archive`.
        entry: String,
        /// What is wrong with it.
        reason: String,
    },
    /// What was asked for does not go with what this installation has.
    #[error("{0}")]
    Unsuitable(String),
    /// The file cannot be written.
    #[error("the file cannot be written: {0}")]
    File(#[from] std::io::Error),
    /// The database failed.
    #[error("the database: {0}")]
    Database(#[from] DatabaseError),
    /// The storage of pictures failed.
    #[error("the storage of pictures: {0}")]
    Storage(#[from] StorageError),
    /// What the database holds has no place in an archive.
    #[error("what the database holds does not fit the format: {0}")]
    Format(#[from] serde_json::Error),
}

impl ArchiveError {
    pub(crate) fn refused(entry: &str, reason: impl Into<String>) -> Self {
        Self::Refused {
            entry: entry.to_owned(),
            reason: reason.into(),
        }
    }

    /// Of what the database answered while an entry was inserted: what a constraint or a type refuses is the entry's fault.
    pub(crate) fn inserting(entry: &str, error: impl Into<DatabaseError>) -> Self {
        match error.into() {
            DatabaseError::Constraint { name, .. } => {
                Self::refused(entry, format!("a value that {name} refuses"))
            }
            // Such as a text with a character that the database does not keep.
            DatabaseError::Other(_) => Self::refused(entry, "a value that the database refuses"),
            other => Self::Database(other),
        }
    }
}
