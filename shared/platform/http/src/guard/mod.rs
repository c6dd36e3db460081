//! Watches the bytes of a connection on their way to hyper and back.
//!
//! hyper forgives what a proxy in front of us may understand differently (a line that ends in a bare line feed, a
//! length beside a chunked body), shows no trace of it afterwards, and has one timer for a slow head and for an
//! idle connection. So every head is looked at here before hyper parses it: what is wrong with it waits in
//! [`ConnectionState`] for the service to refuse, and the connection ends when its time is up. No byte of a request
//! is changed or held back, so hyper stays the only one who decides where a request begins and ends; should the two
//! ever disagree, [`ConnectionState::next`] finds nothing and the request is refused.
//!
//! What hyper cannot read it refuses by itself, with a status and nothing else. That answer is completed here.

mod bodies;
mod head;
mod refusal;
mod state;
mod stream;

pub(crate) use bodies::{AnswerBody, RequestBody};
pub(crate) use head::Fault;
pub(crate) use state::ConnectionState;
pub(crate) use stream::Guard;
