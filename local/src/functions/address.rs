//! A function that somebody else runs, at an address: a container, say.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::Full;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, sleep, timeout};

use super::connections::{Connections, SendError};
use super::held_body::{HeldBody, Hold};
use super::{CallError, InstanceStatus};
use crate::body::{Body, streamed};
use crate::manifest::FunctionSpec;

/// How long a request waits for room, and for somebody to listen: a container may be starting, or starting again.
const PATIENCE: Duration = Duration::from_secs(10);
/// Between two attempts to find somebody listening.
const PAUSE: Duration = Duration::from_millis(100);

pub(super) struct InstanceAddress {
    connections: Arc<Connections>,
    timeout: Duration,
    concurrency: u32,
    room: Arc<Semaphore>,
}

impl InstanceAddress {
    /// One that gets no more requests at a time than an instance of this function may.
    pub(super) fn new(spec: &FunctionSpec, address: String) -> Self {
        Self {
            connections: Arc::new(Connections::new(address)),
            timeout: spec.timeout,
            concurrency: spec.concurrency,
            room: Arc::new(Semaphore::new(spec.concurrency as usize)),
        }
    }

    pub(super) async fn call(
        self: &Arc<Self>,
        request: Request<Bytes>,
    ) -> Result<Response<Body>, CallError> {
        let mut request = request.map(Full::new);
        let room = timeout(PATIENCE, Arc::clone(&self.room).acquire_owned())
            .await
            .map_err(|_| CallError::Busy)?
            .expect("the semaphore is never closed");
        let given_up = Instant::now() + PATIENCE;
        loop {
            let sent = timeout(self.timeout, self.connections.send(request)).await;
            match sent.map_err(|_| CallError::Timeout(self.timeout))? {
                Ok(answered) => {
                    let (parts, body) = answered.response.into_parts();
                    let hold = Visit {
                        address: Arc::clone(self),
                        _room: room,
                    };
                    let body = HeldBody::new(body, hold, answered.sender);
                    return Ok(Response::from_parts(parts, streamed(body)));
                }
                Err(SendError::Broken(reason)) => return Err(CallError::Broken(reason)),
                Err(SendError::NotSent(unsent)) if Instant::now() < given_up => {
                    request = *unsent;
                    sleep(PAUSE).await;
                }
                Err(SendError::NotSent(_)) => {
                    let address = self.connections.address();
                    return Err(CallError::CannotStart(format!(
                        "nobody listens at {address}"
                    )));
                }
            }
        }
    }

    pub(super) fn connections(&self) -> Arc<Connections> {
        Arc::clone(&self.connections)
    }

    pub(super) fn status(&self) -> InstanceStatus {
        let free = u32::try_from(self.room.available_permits()).unwrap_or(self.concurrency);
        InstanceStatus {
            pid: None,
            address: self.connections.address().to_owned(),
            in_flight: self.concurrency.saturating_sub(free),
            ready: true,
        }
    }
}

/// A request under way.
struct Visit {
    address: Arc<InstanceAddress>,
    _room: OwnedSemaphorePermit,
}

impl Hold for Visit {
    fn connections(&self) -> &Connections {
        &self.address.connections
    }
}
