use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::head::{Fault, Framing, Seen};

/// What was seen of the heads of one connection, on its way from the stream to the service.
#[derive(Default)]
pub(crate) struct Heads(Mutex<State>);

#[derive(Default)]
struct State {
    waiting: VecDeque<Head>,
    unanswered: usize,
    seen: bool,
}

/// What was seen of one head.
pub(crate) struct Head {
    pub(crate) fault: Option<Fault>,
    /// Whether the connection must end with this request, because where the next one begins is not watched.
    pub(crate) is_last: bool,
}

impl Heads {
    pub(super) fn push(&self, seen: &Seen) {
        let mut state = self.lock();
        let is_last = seen.fault.is_some() || seen.framing == Framing::Chunked;
        state.waiting.push_back(Head {
            fault: seen.fault,
            is_last,
        });
        state.unanswered += 1;
        state.seen = true;
    }

    /// The head of the request that hyper hands over now. Requests of a connection come in order.
    pub(crate) fn next(&self) -> Head {
        let unseen = Head {
            fault: Some(Fault::Unseen),
            is_last: true,
        };
        self.lock().waiting.pop_front().unwrap_or(unseen)
    }

    /// Says that the answer to a request was handed to hyper.
    pub(crate) fn answered(&self) {
        let mut state = self.lock();
        state.unanswered = state.unanswered.saturating_sub(1);
    }

    /// Whether a request is being answered.
    pub(super) fn is_busy(&self) -> bool {
        self.lock().unanswered > 0
    }

    /// Whether there was any request yet.
    pub(super) fn is_new(&self) -> bool {
        !self.lock().seen
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
