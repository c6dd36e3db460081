//! A connection in use.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use deadpool_postgres::ClientWrapper;
use tokio::sync::OwnedSemaphorePermit;

use super::connections::Connections;
use crate::connection::Connection;
use crate::error::DatabaseError;
use crate::metrics::{self, GaugeGuard};
use crate::transaction::Transaction;

/// A connection, given back when dropped. Queries from `guichet_queries` take a reference to it.
///
/// Its use has a deadline, a second from [`Database::get`](crate::Database::get) (ten in functions with
/// [`DatabaseConfig::background`](crate::DatabaseConfig::background)): then the connection is closed, and whatever is awaited from it fails with
/// [`DatabaseError::Unavailable`].
pub struct Client {
    /// `None` only while it is being dropped.
    connection: Option<Connection>,
    connections: Arc<Connections>,
    _in_use: GaugeGuard,
    /// The permit of a connection that may wait for locks.
    pub(super) lock_permit: Option<OwnedSemaphorePermit>,
}

impl Client {
    /// Starts a transaction, at the server's default level (read committed).
    pub async fn transaction(&mut self) -> Result<Transaction<'_>, DatabaseError> {
        let transaction = self.connection_mut().client.transaction().await?;
        Ok(Transaction::new(transaction))
    }

    pub(super) fn new(connections: &Arc<Connections>, connection: Connection) -> Self {
        Self {
            connection: Some(connection),
            connections: Arc::clone(connections),
            _in_use: GaugeGuard::new(&metrics::pool().in_use),
            lock_permit: None,
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
        if let Some(connection) = self.connection.take() {
            self.connections.give_back(connection);
        }
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
            .field("may_wait_for_locks", &self.lock_permit.is_some())
            .finish_non_exhaustive()
    }
}
