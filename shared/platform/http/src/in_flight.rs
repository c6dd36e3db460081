//! How many requests are answered at once.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::Problem;
use crate::metrics::METRICS;

/// Limits the requests in flight.
pub(crate) struct InFlight {
    permits: Arc<Semaphore>,
    capacity: usize,
}

/// The right to answer one request, given back when dropped.
pub(crate) struct InFlightPermit {
    _permit: OwnedSemaphorePermit,
}

impl InFlight {
    pub(crate) fn new(capacity: usize) -> Self {
        Self {
            permits: Arc::new(Semaphore::new(capacity)),
            capacity,
        }
    }

    /// A permit, or 503 when all are taken.
    pub(crate) fn try_acquire(&self) -> Result<InFlightPermit, Problem> {
        let Ok(permit) = Arc::clone(&self.permits).try_acquire_owned() else {
            METRICS.shed.inc();
            return Err(Problem::overloaded());
        };
        METRICS.in_flight.inc();
        Ok(InFlightPermit { _permit: permit })
    }

    /// Waits until no request is in flight, and allows none afterwards.
    pub(crate) async fn emptied(&self) {
        let all = u32::try_from(self.capacity).unwrap_or(u32::MAX);
        if let Ok(permit) = self.permits.acquire_many(all).await {
            permit.forget();
        }
    }
}

impl Drop for InFlightPermit {
    fn drop(&mut self) {
        METRICS.in_flight.dec();
    }
}
