//! How many requests are answered at once.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::metrics::METRICS;
use crate::{Limits, Problem};

/// Limits the requests in flight.
pub(crate) struct InFlight {
    permits: Arc<Semaphore>,
    uploads: Arc<Semaphore>,
    capacity: usize,
}

/// The right to answer one request, given back when dropped.
pub(crate) struct InFlightPermit {
    _permit: OwnedSemaphorePermit,
}

impl InFlight {
    pub(crate) fn new(limits: &Limits) -> Self {
        let capacity = limits.requests_in_flight;
        Self {
            permits: Arc::new(Semaphore::new(capacity)),
            uploads: Arc::new(Semaphore::new(limits.uploads)),
            capacity,
        }
    }

    /// A permit, or 503 when all are taken.
    pub(crate) fn try_acquire(&self) -> Result<InFlightPermit, Problem> {
        let permit = acquire(&self.permits)?;
        METRICS.in_flight.inc();
        Ok(InFlightPermit { _permit: permit })
    }

    /// A permit for an upload, which takes memory from before it is in flight; or 503 when all are taken.
    pub(crate) fn try_acquire_upload(&self) -> Result<OwnedSemaphorePermit, Problem> {
        acquire(&self.uploads)
    }

    /// Waits until no request is in flight, and allows none afterwards.
    pub(crate) async fn emptied(&self) {
        let all = u32::try_from(self.capacity).unwrap_or(u32::MAX);
        if let Ok(permit) = self.permits.acquire_many(all).await {
            permit.forget();
        }
    }
}

fn acquire(permits: &Arc<Semaphore>) -> Result<OwnedSemaphorePermit, Problem> {
    Arc::clone(permits).try_acquire_owned().map_err(|_| {
        METRICS.shed.inc();
        Problem::overloaded()
    })
}

impl Drop for InFlightPermit {
    fn drop(&mut self) {
        METRICS.in_flight.dec();
    }
}
