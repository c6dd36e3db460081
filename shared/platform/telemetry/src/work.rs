//! What a thread is working for at this moment.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use crate::TraceContext;

tokio::task_local! {
    static CURRENT: Work;
}

/// A request or a message that is being acted on. Lines that are logged for it say so, and carry its trace; errors are
/// grouped by its operation.
#[derive(Clone)]
pub struct Work(Arc<Inner>);

struct Inner {
    operation: Arc<str>,
    request_id: Box<str>,
    trace: Mutex<TraceContext>,
}

impl Work {
    /// Work for a request. `operation` is what is being done, `<function>.<operation>`.
    pub fn new(operation: Arc<str>, request_id: &str, trace: TraceContext) -> Self {
        Self(Arc::new(Inner {
            operation,
            request_id: request_id.into(),
            trace: Mutex::new(trace),
        }))
    }

    /// Does something for it. What that spawns has to be told again, with [`Work::current`].
    pub fn within<F: Future>(self, future: F) -> impl Future<Output = F::Output> {
        CURRENT.scope(self, future)
    }

    /// Does something for it that waits for nothing.
    pub fn in_scope<T>(&self, act: impl FnOnce() -> T) -> T {
        CURRENT.sync_scope(self.clone(), act)
    }

    /// What this task is working for.
    pub fn current() -> Option<Self> {
        CURRENT.try_with(Clone::clone).ok()
    }

    /// `<function>.<operation>`
    pub fn operation(&self) -> &str {
        &self.0.operation
    }

    pub(crate) fn request_id(&self) -> &str {
        &self.0.request_id
    }

    pub(crate) fn trace(&self) -> TraceContext {
        *self.0.trace.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Moves what this task is working for into another trace: later lines carry that one. For a worker that learns only
/// from a message's body for whom it works. Does nothing outside any work.
pub fn adopt_trace(trace: TraceContext) {
    // It fails only where there is no work.
    let _ = CURRENT.try_with(|work| {
        *work.0.trace.lock().unwrap_or_else(PoisonError::into_inner) = trace;
    });
}

impl fmt::Debug for Work {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Work")
            .field("operation", &self.0.operation)
            .finish_non_exhaustive()
    }
}
