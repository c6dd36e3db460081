//! Every limit of the server, each with its reason. hyper leaves nearly all of them open by default.

use std::time::Duration;

/// Request line and headers together. Browsers send 1–2 KB and load balancers add a few hundred bytes; 16 KB
/// leaves room for cookies and stops one connection from holding half a megabyte.
pub const HEAD_BYTES: usize = 16 * 1024;

/// Number of header lines. A browser behind two proxies sends about thirty.
pub const HEADERS: usize = 64;

/// Path and query. The longest legitimate one is a search with a cursor, well under 1 KB.
pub const URI_BYTES: usize = 8 * 1024;

/// A request's body. The largest is an order's details with answers for every attendee, about 20 KB.
pub const BODY_BYTES: usize = 64 * 1024;

/// A file that is uploaded ([`Upload`](crate::Upload)), which is a body of its own kind: what a telephone makes of its best camera.
pub const UPLOAD_BYTES: usize = 10 * 1024 * 1024;

/// From the first byte of a request to the end of its headers, and from connecting to that first byte. A phone on
/// a bad network needs two seconds; slower ones hold connections on purpose.
pub const HEAD_READ: Duration = Duration::from_secs(5);

/// From the end of the headers to the end of the body: 64 KB at 50 kbit/s.
pub const BODY_READ: Duration = Duration::from_secs(10);

/// The same of an upload: 10 MB at 1 Mbit/s, which a bad telephone network carries.
pub const UPLOAD_READ: Duration = Duration::from_secs(90);

/// Uploads at once, each from before its body is read to its answer; the next one is answered 503. 60 MB are a part of a
/// function's memory that it has to plan with.
pub const UPLOADS: usize = 6;

/// From the whole request to its answer. Everything a handler waits for (a pool, a lock, a statement) has a
/// shorter deadline of its own, so this one only stops what was forgotten.
pub const HANDLER: Duration = Duration::from_secs(10);

/// Between two requests on one connection. Longer than the interval in which a page polls.
pub const IDLE: Duration = Duration::from_secs(30);

/// During which the client reads no byte of its answer. Answers are whole in memory, so a client that stops reading holds
/// that memory.
pub const WRITE_STALL: Duration = Duration::from_secs(10);

/// Open connections. Half of the 1,024 file descriptors that a process usually gets; the rest is for the database.
/// It also bounds the memory of bodies that are being collected: 512 of 64 KB, 32 MB; that of uploads has [`UPLOADS`].
pub const CONNECTIONS: usize = 512;

/// Connections that wait in the kernel to be accepted. The usual 128 arrive within milliseconds while the process has no CPU,
/// and a client whose connection is dropped tries again only after a second.
pub const BACKLOG: u32 = 1024;

/// When no connection is left, the one that has waited for its client the longest is evicted, if it has waited for at least
/// this long. An honest client's bytes have arrived by then.
pub const CROWDED_WAIT: Duration = Duration::from_millis(10);

/// Requests being answered at once, each from the end of its body; the next one is answered 503. Cloud Run sends at most 80,
/// and the database pool's queue stays short: 128 waiters over four connections are served within its 250 ms.
pub const REQUESTS_IN_FLIGHT: usize = 128;

/// From SIGTERM to the end of serving. Cloud Run kills after ten seconds; two are left to exit.
pub const DRAIN: Duration = Duration::from_secs(8);

/// How long idle connections stay open after SIGTERM, so that a request already on its way is still answered.
pub const DRAIN_LINGER: Duration = Duration::from_millis(100);

/// The pause after a failed accept (no file descriptor left). Trying again at once would only spin.
pub const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// Between two reports that no connection can be accepted, as each raises an alert. A metric counts all failures.
pub const ACCEPT_REPORT: Duration = Duration::from_mins(1);

/// How long a connection is read from after its last answer. A socket that is closed with unread bytes in it is reset, and
/// a reset destroys an answer that the client has not read yet.
pub const LINGER: Duration = Duration::from_millis(500);

/// The limits a server runs with. The default is this module's constants; tests shorten them.
#[derive(Clone, Debug)]
pub struct Limits {
    /// See [`HEAD_BYTES`]. At least 8,192, hyper's smallest buffer.
    pub head_bytes: usize,
    /// See [`HEADERS`].
    pub headers: usize,
    /// See [`URI_BYTES`].
    pub uri_bytes: usize,
    /// See [`BODY_BYTES`].
    pub body_bytes: usize,
    /// See [`UPLOAD_BYTES`].
    pub upload_bytes: usize,
    /// See [`HEAD_READ`].
    pub head_read: Duration,
    /// See [`BODY_READ`].
    pub body_read: Duration,
    /// See [`UPLOAD_READ`].
    pub upload_read: Duration,
    /// See [`UPLOADS`].
    pub uploads: usize,
    /// See [`HANDLER`]. [`Routes::timeout`](crate::Routes::timeout) comes first.
    pub handler: Duration,
    /// See [`IDLE`].
    pub idle: Duration,
    /// See [`WRITE_STALL`].
    pub write_stall: Duration,
    /// See [`CONNECTIONS`].
    pub connections: usize,
    /// See [`CROWDED_WAIT`].
    pub crowded_wait: Duration,
    /// See [`REQUESTS_IN_FLIGHT`].
    pub requests_in_flight: usize,
    /// See [`DRAIN`].
    pub drain: Duration,
    /// See [`DRAIN_LINGER`].
    pub drain_linger: Duration,
    /// See [`ACCEPT_PAUSE`].
    pub accept_pause: Duration,
    /// See [`ACCEPT_REPORT`].
    pub accept_report: Duration,
    /// See [`LINGER`].
    pub linger: Duration,
}

/// How much of a body is read, and for how long.
#[derive(Clone, Copy)]
pub(crate) struct BodyLimits {
    pub(crate) bytes: usize,
    pub(crate) read: Duration,
}

impl Limits {
    /// Of a body that is not said to be an upload.
    pub(crate) fn body(&self) -> BodyLimits {
        BodyLimits {
            bytes: self.body_bytes,
            read: self.body_read,
        }
    }

    /// Of an upload.
    pub(crate) fn upload(&self) -> BodyLimits {
        BodyLimits {
            bytes: self.upload_bytes,
            read: self.upload_read,
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            head_bytes: HEAD_BYTES,
            headers: HEADERS,
            uri_bytes: URI_BYTES,
            body_bytes: BODY_BYTES,
            upload_bytes: UPLOAD_BYTES,
            head_read: HEAD_READ,
            body_read: BODY_READ,
            upload_read: UPLOAD_READ,
            uploads: UPLOADS,
            handler: HANDLER,
            idle: IDLE,
            write_stall: WRITE_STALL,
            connections: CONNECTIONS,
            crowded_wait: CROWDED_WAIT,
            requests_in_flight: REQUESTS_IN_FLIGHT,
            drain: DRAIN,
            drain_linger: DRAIN_LINGER,
            accept_pause: ACCEPT_PAUSE,
            accept_report: ACCEPT_REPORT,
            linger: LINGER,
        }
    }
}
