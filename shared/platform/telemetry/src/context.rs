//! Which request or message a task acts on.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::TraceContext;

tokio::task_local! {
    static CURRENT: RequestContext;
}

/// A request or a message that is being acted on. Lines that are logged for it say so, and carry its trace; errors are
/// grouped by its operation.
#[derive(Clone)]
pub struct RequestContext(Arc<Inner>);

struct Inner {
    operation: Arc<str>,
    request_id: Box<str>,
    trace: Mutex<TraceContext>,
}

impl RequestContext {
    /// The context of a request. `operation` is what is being done, `<function>.<operation>`.
    pub fn new(operation: Arc<str>, request_id: &str, trace: TraceContext) -> Self {
        Self(Arc::new(Inner {
            operation,
            request_id: request_id.into(),
            trace: Mutex::new(trace),
        }))
    }

    /// Runs a future in this context. A task that it spawns has no context until it is given one, by
    /// [`RequestContext::current`].
    pub fn within<F: Future>(self, future: F) -> impl Future<Output = F::Output> {
        CURRENT.scope(self, future)
    }

    /// Runs a function in this context.
    pub fn in_scope<T>(&self, act: impl FnOnce() -> T) -> T {
        CURRENT.sync_scope(self.clone(), act)
    }

    /// The context of this task.
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
        *self.lock_trace()
    }

    fn lock_trace(&self) -> MutexGuard<'_, TraceContext> {
        self.0.trace.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Moves the context of this task into another trace: later lines carry that one. For a worker, which learns only from a
/// message's body which request it acts for. Does nothing outside any context.
pub fn adopt_trace(trace: TraceContext) {
    if let Some(context) = RequestContext::current() {
        *context.lock_trace() = trace;
    }
}

impl fmt::Debug for RequestContext {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RequestContext")
            .field("operation", &self.0.operation)
            .finish_non_exhaustive()
    }
}
