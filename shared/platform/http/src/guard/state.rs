use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::Instant;

use super::head::{Fault, Framing, ParsedHead};

/// What is known of one connection: shared by its stream, the bodies that pass over it, and whoever answers.
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

/// Whose bytes are those that are written next.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Writer {
    /// hyper's own: no request was handed over that is not answered, so it is refusing one.
    #[default]
    Hyper,
    /// The service's: it has a request.
    Service,
    /// The service's, until what is buffered has left: its answer is complete.
    Buffer,
}

/// What was seen of one head.
pub(crate) struct Head {
    pub(crate) fault: Option<Fault>,
    /// Whether the connection must end with this request, because where the next one begins is not watched.
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

    /// The head of the request that hyper hands over now. Requests of a connection come in order.
    pub(crate) fn next(&self) -> Head {
        let mut state = self.lock();
        state.writer = Writer::Service;
        state.heads.pop_front().unwrap_or(Head {
            fault: Some(Fault::Unseen),
            is_last: true,
        })
    }

    /// Says that hyper has taken the whole answer to a request.
    pub(crate) fn answered(&self) {
        let mut state = self.lock();
        state.unanswered = state.unanswered.saturating_sub(1);
        state.writer = Writer::Buffer;
    }

    /// Says that nothing is buffered any more.
    pub(super) fn flushed(&self) {
        let mut state = self.lock();
        if state.writer == Writer::Buffer {
            state.writer = Writer::Hyper;
        }
    }

    /// Whether what is being written is no answer of the service.
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

    /// Says that nothing goes on until the client sends or takes something. Its time runs from the first call.
    pub(crate) fn start_waiting(&self) {
        self.lock().waiting_since.get_or_insert_with(Instant::now);
    }

    /// Says that the client is waited for no more.
    pub(crate) fn stop_waiting(&self) {
        self.lock().waiting_since = None;
    }

    /// Whether the client is waited for.
    pub(crate) fn is_waiting(&self) -> bool {
        self.lock().waiting_since.is_some()
    }

    /// For how long the client is waited for; `None` when it is not, or when the connection has been asked to end.
    pub(crate) fn waiting_for(&self) -> Option<Duration> {
        let state = self.lock();
        let since = state.waiting_since.filter(|_| !state.is_eviction_requested);
        since.map(|since| since.elapsed())
    }

    /// Asks the connection to end for the sake of others.
    pub(crate) fn request_eviction(&self) {
        self.lock().is_eviction_requested = true;
        self.eviction.notify_one();
    }

    /// Waits until the connection is asked to end, and takes that for settled.
    pub(crate) async fn eviction_requested(&self) {
        self.eviction.notified().await;
        self.lock().is_eviction_requested = false;
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
