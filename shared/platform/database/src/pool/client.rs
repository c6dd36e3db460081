//! A connection in use.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use deadpool_postgres::ClientWrapper;
use tokio::runtime::Handle;
use tokio::sync::OwnedSemaphorePermit;

use super::{Counted, Inner};
use crate::connection::Connection;
use crate::error::DatabaseError;
use crate::metrics;
use crate::transaction::Transaction;

/// A connection that was not used for longer is tested before it is given to anybody: a gateway may have dropped it, or
/// the server gone, without our having been told.
const UNTESTED: Duration = Duration::from_millis(250);

/// A connection, given back when dropped. Queries from `guichet_queries` take a reference to it.
///
/// Its use has a deadline, a second from [`Database::get`](super::Database::get) (ten in functions with
/// [`DatabaseConfig::background`](crate::DatabaseConfig::background)): then the connection is closed, and whatever is awaited from it fails with
/// [`DatabaseError::Unavailable`].
pub struct Client {
    /// Until it is dropped.
    connection: Option<Connection>,
    pub(super) lost: bool,
    inner: Arc<Inner>,
    _in_use: Counted,
    /// Of those who may wait for locks.
    pub(super) locker: Option<OwnedSemaphorePermit>,
}

impl Client {
    /// Starts a transaction, at the server's default level (read committed).
    pub async fn transaction(&mut self) -> Result<Transaction<'_>, DatabaseError> {
        let transaction = self.connection_mut().client.transaction().await?;
        Ok(Transaction::new(transaction))
    }

    pub(super) fn new(inner: &Arc<Inner>, connection: Connection) -> Self {
        Self {
            connection: Some(connection),
            lost: false,
            inner: Arc::clone(inner),
            _in_use: Counted::new(&metrics::pool().in_use),
            locker: None,
        }
    }

    /// It was closed, or not heard of since the server was silent.
    pub(super) fn may_be_lost(&self) -> bool {
        let connection = self.connection();
        connection.client.is_closed() || self.inner.silence.is_after(connection.last_used)
    }

    pub(super) fn is_to_be_tested(&self) -> bool {
        let connection = self.connection();
        connection.last_used.elapsed() > UNTESTED || self.inner.clocks.is_due(connection.agreed)
    }

    /// Asks the database for the time: whether it answers, and whether that agrees with ours.
    pub(super) async fn test(&mut self) -> Result<(), DatabaseError> {
        let asked = self.inner.clocks.now();
        let outcome = self.connection().read_clock().await;
        if outcome.is_err() {
            self.lost = true;
        }
        let Some(database) = outcome? else {
            return Ok(());
        };
        match self.inner.clocks.compare(asked, database) {
            Ok(reading) => {
                self.connection_mut().agreed = Some(reading);
                Ok(())
            }
            Err(ahead) => Err(DatabaseError::ClockDiffers(ahead)),
        }
    }

    pub(super) fn connection(&self) -> &Connection {
        self.connection.as_ref().expect("there until it is dropped")
    }

    pub(super) fn connection_mut(&mut self) -> &mut Connection {
        self.connection.as_mut().expect("there until it is dropped")
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        let Some(mut connection) = self.connection.take() else {
            return;
        };
        if self.lost || connection.client.is_closed() {
            self.inner.open.fetch_sub(1, Ordering::AcqRel);
            metrics::pool().connections.dec();
            // Those who wait may have counted on this one.
            if self.inner.waiting.load(Ordering::Acquire) > 0 && Handle::try_current().is_ok() {
                self.inner.grow();
            }
            return;
        }
        connection.end_use();
        self.inner.idle().push(connection);
        self.inner.free.add_permits(1);
    }
}

impl Deref for Client {
    type Target = ClientWrapper;

    fn deref(&self) -> &Self::Target {
        &self.connection().client
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("may_wait_for_locks", &self.locker.is_some())
            .finish_non_exhaustive()
    }
}
