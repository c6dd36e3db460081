use std::fmt;
use std::ops::Deref;

use crate::error::DatabaseError;

/// A transaction; rolled back when dropped. Queries from `guichet_queries` take a reference to it.
pub struct Transaction<'a>(deadpool_postgres::Transaction<'a>);

impl<'a> Transaction<'a> {
    pub(crate) fn new(transaction: deadpool_postgres::Transaction<'a>) -> Self {
        Self(transaction)
    }

    /// Makes the changes permanent. [`DatabaseError::CommitUnknown`] when the connection broke meanwhile: in
    /// most such cases the changes were made.
    pub async fn commit(self) -> Result<(), DatabaseError> {
        self.0
            .commit()
            .await
            .map_err(DatabaseError::while_committing)
    }

    /// Undoes the changes, and waits until that is done.
    pub async fn rollback(self) -> Result<(), DatabaseError> {
        Ok(self.0.rollback().await?)
    }
}

impl<'a> Deref for Transaction<'a> {
    type Target = deadpool_postgres::Transaction<'a>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl fmt::Debug for Transaction<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Transaction(…)")
    }
}
