//! Watches the bytes of a connection on their way to hyper and back.
//!
//! hyper accepts heads that a proxy in front of us may parse differently (a line that ends in a bare line feed, a length
//! beside a chunked body), and the service cannot see that afterwards. So the guard parses every head before hyper does,
//! and notes its faults in [`ConnectionState`], where the service finds and refuses them. It changes and delays no byte:
//! hyper alone decides where a request begins and ends. Where the two disagree, [`ConnectionState::next`] finds no head,
//! and the request is refused.
//!
//! The guard also has the time limits. hyper's one timer, `header_read_timeout`, runs while a connection is idle as well
//! as during a head, but an idle connection has more time than a slow head; hyper has none for an answer that the client
//! does not read.
//!
//! hyper answers a head that it cannot parse itself, with a status and an empty body. The guard replaces that answer by
//! a problem.

mod bodies;
mod head;
mod refusal;
mod state;
mod stream;

pub(crate) use bodies::{AnswerBody, RequestBody};
pub(crate) use head::Fault;
pub(crate) use state::ConnectionState;
pub(crate) use stream::Guard;
