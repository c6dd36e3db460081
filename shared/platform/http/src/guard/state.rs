use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::Instant;

use super::head::{Fault, Framing, ParsedHead};

/// The state of one connection, shared by its stream, the bodies on it, and the service.
#[derive(Default)]
pub(crate) struct ConnectionState {
    state: Mutex<State>,
    eviction: Notify,
}

#[derive(Default)]
struct State {
    heads: VecDeque<Head>,
    unanswered: usize,
    has_seen_a_head: bool,
    waiting_since: Option<Instant>,
    is_eviction_requested: bool,
    writer: Writer,
}

/// Who has written the bytes that leave next.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Writer {
    /// hyper: the service has answered all its requests, so hyper is refusing one.
    #[default]
    Hyper,
    /// The service: it has a request.
    Service,
    /// The service: its answer is complete, and has not been flushed.
    Buffer,
}

/// What the service has to know of one head.
pub(crate) struct Head {
    pub(crate) fault: Option<Fault>,
    /// Whether the connection has to be closed after this request, because the guard does not know where the next begins.
    pub(crate) is_last: bool,
}

impl ConnectionState {
    pub(super) fn push(&self, head: &ParsedHead) {
        let mut state = self.lock();
        let is_last = head.fault.is_some() || head.framing == Framing::Chunked;
        state.heads.push_back(Head {
            fault: head.fault,
            is_last,
        });
        state.unanswered += 1;
        state.has_seen_a_head = true;
        state.waiting_since = None;
    }

    /// The head of the request that hyper gives to the service now. Requests of a connection come in order.
    pub(crate) fn next(&self) -> Head {
        let mut state = self.lock();
        state.writer = Writer::Service;
        state.heads.pop_front().unwrap_or(Head {
            fault: Some(Fault::Unseen),
            is_last: true,
        })
    }

    /// Notes that hyper has read the whole answer to a request.
    pub(crate) fn answered(&self) {
        let mut state = self.lock();
        state.unanswered = state.unanswered.saturating_sub(1);
        state.writer = Writer::Buffer;
    }

    /// Notes that all buffered bytes were written.
    pub(super) fn flushed(&self) {
        let mut state = self.lock();
        if state.writer == Writer::Buffer {
            state.writer = Writer::Hyper;
        }
    }

    /// Whether the bytes that are being written are a refusal of hyper's.
    pub(super) fn is_refused_by_hyper(&self) -> bool {
        self.lock().writer == Writer::Hyper
    }

    /// Whether a request is being answered.
    pub(super) fn is_busy(&self) -> bool {
        self.lock().unanswered > 0
    }

    /// Whether there was any request yet.
    pub(super) fn is_new(&self) -> bool {
        !self.lock().has_seen_a_head
    }

    /// Notes that the connection waits until the client sends or reads something. The time counts from the first call.
    pub(crate) fn start_waiting(&self) {
        self.lock().waiting_since.get_or_insert_with(Instant::now);
    }

    /// Notes that the connection does not wait for its client any more.
    pub(crate) fn stop_waiting(&self) {
        self.lock().waiting_since = None;
    }

    /// Whether the connection waits for its client.
    pub(crate) fn is_waiting(&self) -> bool {
        self.lock().waiting_since.is_some()
    }

    /// For how long the connection has waited for its client; `None` when it does not, or when its eviction was requested.
    pub(crate) fn waiting_for(&self) -> Option<Duration> {
        let state = self.lock();
        let since = state.waiting_since.filter(|_| !state.is_eviction_requested);
        since.map(|since| since.elapsed())
    }

    /// Asks the connection's task to close it for the sake of others.
    pub(crate) fn request_eviction(&self) {
        self.lock().is_eviction_requested = true;
        self.eviction.notify_one();
    }

    /// Waits for such a request and removes it.
    pub(crate) async fn eviction_requested(&self) {
        self.eviction.notified().await;
        self.lock().is_eviction_requested = false;
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
