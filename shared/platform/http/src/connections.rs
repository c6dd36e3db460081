//! The open connections of a server, and which of them is evicted when there are too many.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::Limits;
use crate::guard::ConnectionState;
use crate::metrics::METRICS;

/// All open connections, at most `capacity`.
pub(crate) struct OpenConnections {
    capacity: usize,
    permits: Arc<Semaphore>,
    open: Arc<Mutex<HashMap<u64, Arc<ConnectionState>>>>,
    next_id: AtomicU64,
}

/// One of them, until this is dropped.
pub(crate) struct OpenConnection {
    id: u64,
    state: Arc<ConnectionState>,
    open: Arc<Mutex<HashMap<u64, Arc<ConnectionState>>>>,
    _permit: OwnedSemaphorePermit,
}

impl OpenConnections {
    pub(crate) fn new(capacity: usize) -> Self {
        Self {
            capacity,
            permits: Arc::new(Semaphore::new(capacity)),
            open: Arc::default(),
            next_id: AtomicU64::new(0),
        }
    }

    /// A permit for one more connection, if one is left.
    pub(crate) fn try_acquire(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.permits).try_acquire_owned().ok()
    }

    /// A permit for one more connection, as soon as one is left.
    pub(crate) async fn acquire(&self) -> OwnedSemaphorePermit {
        let permit = Arc::clone(&self.permits).acquire_owned().await;
        permit.expect("the semaphore is never closed")
    }

    /// Registers a connection that has a permit.
    pub(crate) fn open(&self, permit: OwnedSemaphorePermit) -> OpenConnection {
        let id = self.next_id.fetch_add(1, Ordering::Relaxed);
        let state = Arc::new(ConnectionState::default());
        lock(&self.open).insert(id, Arc::clone(&state));
        METRICS.connections.inc();
        OpenConnection {
            id,
            state,
            open: Arc::clone(&self.open),
            _permit: permit,
        }
    }

    /// Evicts the connection that has waited for its client the longest, unless it has waited for less than
    /// [`Limits::crowded_wait`]. A connection whose request is being answered does not wait for its client. Returns whether
    /// one is evicted.
    pub(crate) fn evict_longest_waiting(&self, limits: &Limits) -> bool {
        let open = lock(&self.open);
        let waiting = open
            .values()
            .filter_map(|state| Some((state.waiting_for()?, state)));
        let longest = waiting.max_by_key(|(duration, _)| *duration);
        let longest = longest.filter(|(duration, _)| *duration >= limits.crowded_wait);
        longest
            .inspect(|(_, state)| state.request_eviction())
            .is_some()
    }

    pub(crate) fn is_full(&self) -> bool {
        self.permits.available_permits() == 0
    }

    pub(crate) fn count(&self) -> usize {
        self.capacity - self.permits.available_permits()
    }

    /// Waits until no connection is open, and allows none afterwards.
    pub(crate) async fn ended(&self) {
        let all = u32::try_from(self.capacity).unwrap_or(u32::MAX);
        if let Ok(permit) = self.permits.acquire_many(all).await {
            permit.forget();
        }
    }
}

impl OpenConnection {
    pub(crate) fn state(&self) -> &Arc<ConnectionState> {
        &self.state
    }
}

impl Drop for OpenConnection {
    fn drop(&mut self) {
        lock(&self.open).remove(&self.id);
        METRICS.connections.dec();
    }
}

fn lock(
    open: &Mutex<HashMap<u64, Arc<ConnectionState>>>,
) -> MutexGuard<'_, HashMap<u64, Arc<ConnectionState>>> {
    open.lock().unwrap_or_else(PoisonError::into_inner)
}
