//! What a running function tells its operator: log lines and metrics.
//!
//! **Logs** are events of `tracing`. `tracing-stackdriver` writes each to standard output, as one JSON object a line in the
//! format of Cloud Logging, which any other collector reads too. A line written while a request is being answered carries
//! the request's trace in `logging.googleapis.com/trace`, so that one click shows everything about that request: run what
//! answers it with [`RequestContext::within`]. A worker that acts on a message [adopts](adopt_trace) the trace of the
//! request that caused it. Lines of severity ERROR are also reports as Error Reporting groups them.
//!
//! Spans are not recorded: what lines need to know of a request is in its [`RequestContext`], and whatever else one would
//! look up in a tree of spans is in the trace of the platform.
//!
//! **Metrics** live in one registry per process ([`metrics`]), which `guichet-http` serves at `/metrics`.
//!
//! Neither may hold personal data: no names, no addresses, no e-mail, no order link, no query string. Identifiers
//! of rows are fine. This crate knows nothing of HTTP and exports no traces itself; the platform in front of a
//! function does that.

mod context;
mod lines;
mod logs;
mod metrics;
mod trace;

pub use context::{RequestContext, adopt_trace};
pub use logs::{LogLevel, Logs, init, log_panics};
pub use metrics::{Metrics, metrics, started};
pub use prometheus_client;
pub use trace::TraceContext;
