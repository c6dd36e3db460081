//! The open connections of a server, and which of them makes room when there is none.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::Limits;
use crate::guard::ConnectionState;
use crate::metrics::METRICS;

/// All open connections. At most `capacity`.
pub(crate) struct OpenConnections {
    capacity: usize,
    permits: Arc<Semaphore>,
    open: Arc<Mutex<HashMap<u64, Arc<ConnectionState>>>>,
    next_id: AtomicU64,
}

/// One of them; it is no more when this is dropped.
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

    /// Room for one more, if there is any.
    pub(crate) fn try_acquire(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.permits).try_acquire_owned().ok()
    }

    /// Room for one more, once there is any.
    pub(crate) async fn acquire(&self) -> OwnedSemaphorePermit {
        let permit = Arc::clone(&self.permits).acquire_owned().await;
        permit.expect("the semaphore is never closed")
    }

    /// Opens one where there is room.
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

    /// Asks the connection to end that has waited for its client the longest, unless even that one has waited for less
    /// than [`Limits::crowded_wait`]. What is being answered is not waiting. Says whether one was asked.
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

    /// Waits until there is none any more, and lets none in afterwards.
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
