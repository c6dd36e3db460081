use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use http::header::{CONNECTION, HeaderValue};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpSocket, TcpStream, ToSocketAddrs, lookup_host};
use tokio::sync::{OwnedSemaphorePermit, watch};
use tokio::task::yield_now;
use tokio::time::{Instant, sleep, timeout};

use crate::connections::{OpenConnection, OpenConnections};
use crate::guard::{AnswerBody, ConnectionState, Guard, RequestBody};
use crate::limits::BACKLOG;
use crate::metrics::METRICS;
use crate::{Arrival, Limits, Respond};

/// Where and how to serve.
pub struct Server {
    /// The open port.
    pub listener: TcpListener,
    /// The limits on what clients may do.
    pub limits: Limits,
    /// When this is ready, the server stops accepting, answers what it has begun, and returns.
    pub shutdown: Pin<Box<dyn Future<Output = ()> + Send>>,
}

impl Server {
    /// Serves on `listener` with the default limits until the process ends.
    pub fn new(listener: TcpListener) -> Self {
        Self {
            listener,
            limits: Limits::default(),
            shutdown: Box::pin(std::future::pending()),
        }
    }

    /// Sets the limits.
    #[must_use]
    pub fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Sets what to wait for before stopping.
    #[must_use]
    pub fn with_shutdown(mut self, shutdown: impl Future<Output = ()> + Send + 'static) -> Self {
        self.shutdown = Box::pin(shutdown);
        self
    }
}

/// Opens a port for a [`Server`].
pub async fn listen(address: impl ToSocketAddrs) -> io::Result<TcpListener> {
    let mut failure = io::Error::new(io::ErrorKind::InvalidInput, "the name has no address");
    for address in lookup_host(address).await? {
        match listen_at(address) {
            Ok(listener) => return Ok(listener),
            Err(error) => failure = error,
        }
    }
    Err(failure)
}

fn listen_at(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = if address.is_ipv4() {
        TcpSocket::new_v4()?
    } else {
        TcpSocket::new_v6()?
    };
    // A restart must not fail because the kernel still remembers connections of the previous process.
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(BACKLOG)
}

/// What all connections share.
struct Shared<R> {
    responder: Arc<R>,
    limits: Limits,
    connections: OpenConnections,
    is_draining: AtomicBool,
}

/// Serves with `responder` until the server's `shutdown`, then drains: requests that were begun, or had reached this
/// machine, are answered within [`limits::DRAIN`](crate::limits::DRAIN).
pub async fn serve_with<R: Respond>(server: Server, responder: R) {
    let Server {
        listener,
        limits,
        shutdown,
    } = server;
    let shared = Arc::new(Shared {
        responder: Arc::new(responder),
        connections: OpenConnections::new(limits.connections),
        is_draining: AtomicBool::new(false),
        limits,
    });
    let (close, closed) = watch::channel(());
    tokio::select! {
        () = accept(&listener, &shared, &closed) => {}
        () = shutdown => {}
    }
    shared.is_draining.store(true, Ordering::Relaxed);
    accept_waiting(listener, &shared, &closed);
    drain(&shared, close).await;
}

/// Accepts connections for ever.
async fn accept<R: Respond>(
    listener: &TcpListener,
    shared: &Arc<Shared<R>>,
    closed: &watch::Receiver<()>,
) {
    let mut failures = AcceptFailures::default();
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => {
                // Connections that arrive meanwhile wait in the kernel's backlog.
                let permit = connection_permit(shared).await;
                spawn(stream, peer, shared, permit, closed);
            }
            // The client gave up while it waited in the backlog; other connections are not affected.
            Err(error) if is_of_one_connection(&error) => {}
            Err(error) => {
                failures.count(&error, &shared.limits);
                // Usually no file descriptor is left; an evicted connection gives its own back.
                if shared.connections.evict_longest_waiting(&shared.limits) {
                    yield_now().await;
                } else {
                    sleep(shared.limits.accept_pause).await;
                }
            }
        }
    }
}

/// Acquires a permit for one more connection. When none is left, the connection that has waited for its client the longest
/// is evicted, so that slow clients, however many, do not keep others out.
async fn connection_permit<R>(shared: &Shared<R>) -> OwnedSemaphorePermit {
    loop {
        if let Some(permit) = shared.connections.try_acquire() {
            return permit;
        }
        shared.connections.evict_longest_waiting(&shared.limits);
        if let Ok(permit) = timeout(shared.limits.crowded_wait, shared.connections.acquire()).await
        {
            return permit;
        }
    }
}

fn is_of_one_connection(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset, Interrupted};
    matches!(
        error.kind(),
        ConnectionAborted | ConnectionRefused | ConnectionReset | Interrupted
    )
}

/// Counts failed attempts to accept a connection, which repeat for as long as no file descriptor is left, and reports them:
/// the first, then once a minute how many there were.
#[derive(Default)]
struct AcceptFailures {
    unreported: u64,
    reported_at: Option<Instant>,
}

impl AcceptFailures {
    fn count(&mut self, error: &io::Error, limits: &Limits) {
        METRICS.accept_failures.inc();
        self.unreported += 1;
        let is_due = |at: Instant| at.elapsed() >= limits.accept_report;
        if self.reported_at.is_none_or(is_due) {
            let attempts = self.unreported;
            tracing::error!(error = %error, attempts, "no connection can be accepted at the moment");
            self.unreported = 0;
            self.reported_at = Some(Instant::now());
        }
    }
}

/// Accepts the connections that are already in the kernel's backlog: their clients may have sent a request.
fn accept_waiting<R: Respond>(
    listener: TcpListener,
    shared: &Arc<Shared<R>>,
    closed: &watch::Receiver<()>,
) {
    let Ok(listener) = listener.into_std() else {
        return;
    };
    while let Some(permit) = shared.connections.try_acquire() {
        let accepted = listener.accept().and_then(|(stream, peer)| {
            stream.set_nonblocking(true)?;
            Ok((TcpStream::from_std(stream)?, peer))
        });
        match accepted {
            Ok((stream, peer)) => spawn(stream, peer, shared, permit, closed),
            Err(error) if is_of_one_connection(&error) => {}
            Err(_) => return,
        }
    }
}

async fn drain<R: Respond>(shared: &Shared<R>, close: watch::Sender<()>) {
    let limits = &shared.limits;
    let drained = timeout(limits.drain, async {
        sleep(limits.drain_linger).await;
        drop(close);
        shared.connections.ended().await;
        shared.responder.finished().await;
    });
    if drained.await.is_err() {
        tracing::warn!(
            connections = shared.connections.count(),
            "stopped before all requests were answered"
        );
    }
}

fn spawn<R: Respond>(
    stream: TcpStream,
    peer: SocketAddr,
    shared: &Arc<Shared<R>>,
    permit: OwnedSemaphorePermit,
    closed: &watch::Receiver<()>,
) {
    let open = shared.connections.open(permit);
    let shared = Arc::clone(shared);
    drop(tokio::spawn(connection(
        stream,
        peer,
        shared,
        open,
        closed.clone(),
    )));
}

/// Serves one connection to its end.
async fn connection<R: Respond>(
    stream: TcpStream,
    peer: SocketAddr,
    shared: Arc<Shared<R>>,
    open: OpenConnection,
    mut closed: watch::Receiver<()>,
) {
    // Answers are written whole, so Nagle's algorithm would only delay them. A failure only costs time.
    drop(stream.set_nodelay(true));
    let state = open.state();
    let responder = Arc::clone(&shared.responder);
    let refuse = Box::new(move |problem| responder.refuse(problem));
    let guard = Guard::new(stream, Arc::clone(state), refuse, shared.limits.clone());
    let service = service_fn(|request| answer(&shared, state, peer, request));
    let connection = http1::Builder::new()
        // A client may close its sending side after its request.
        .half_close(true)
        .max_headers(shared.limits.headers)
        .max_header_size(shared.limits.head_bytes)
        .max_buf_size(shared.limits.head_bytes)
        .serve_connection(TokioIo::new(guard), service);
    let mut connection = pin!(connection);
    let mut is_open = true;
    let served = loop {
        tokio::select! {
            // Bytes that have arrived are read before the connection is evicted for not sending them.
            biased;
            served = connection.as_mut() => break served,
            _ = closed.changed(), if is_open => {
                is_open = false;
                connection.as_mut().graceful_shutdown();
            }
            () = state.eviction_requested() => if state.is_waiting() {
                METRICS.evicted.inc();
                break Ok(());
            }
        }
    };
    if let Err(error) = served {
        tracing::debug!(error = %error, "a connection ended early");
    }
}

async fn answer<R: Respond>(
    shared: &Shared<R>,
    state: &Arc<ConnectionState>,
    peer: SocketAddr,
    request: hyper::Request<Incoming>,
) -> Result<hyper::Response<AnswerBody<R::Body>>, Infallible> {
    let head = state.next();
    let (parts, body) = request.into_parts();
    let arrival = Arrival {
        parts,
        body: RequestBody::new(body, Arc::clone(state)),
        peer,
        fault: head.fault,
    };
    let mut response = shared.responder.respond(arrival).await;
    // When connections run out, or the server stops, a connection is closed after its answer.
    let is_crowded = shared.connections.is_full();
    if head.is_last || is_crowded || shared.is_draining.load(Ordering::Relaxed) {
        response
            .headers_mut()
            .insert(CONNECTION, HeaderValue::from_static("close"));
    }
    Ok(response.map(|body| AnswerBody::new(body, Arc::clone(state))))
}
