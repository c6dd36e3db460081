use std::convert::Infallible;
use std::io;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use http::header::{CONNECTION, HeaderValue};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::time::{sleep, timeout};

use crate::guard::{Guard, Heads};
use crate::layers::{InFlight, Layers};
use crate::metrics::METRICS;
use crate::{Limits, Response, Routes};

/// Where and how to serve.
pub struct Server {
    /// The open port.
    pub listener: TcpListener,
    /// What clients are held to.
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

/// What all connections share.
struct Shared<A> {
    routes: Routes<A>,
    app: Arc<A>,
    limits: Limits,
    in_flight: InFlight,
    connections: Arc<Semaphore>,
    is_draining: AtomicBool,
}

/// Serves `routes` until the server's `shutdown`, then drains: requests that were begun, or had reached this machine,
/// are answered within [`limits::DRAIN`](crate::limits::DRAIN).
pub async fn serve<A: Send + Sync + 'static>(server: Server, routes: Routes<A>, app: Arc<A>) {
    let Server {
        listener,
        limits,
        shutdown,
    } = server;
    let shared = Arc::new(Shared {
        routes,
        app,
        in_flight: InFlight::new(limits.requests_in_flight),
        connections: Arc::new(Semaphore::new(limits.connections)),
        is_draining: AtomicBool::new(false),
        limits,
    });
    let (close, closed) = watch::channel(());
    tokio::select! {
        () = accept(&listener, &shared, &closed) => {}
        () = shutdown => {}
    }
    shared.is_draining.store(true, Ordering::Relaxed);
    take_waiting(listener, &shared, &closed);
    drain(&shared, close).await;
}

/// Accepts connections for ever.
async fn accept<A: Send + Sync + 'static>(
    listener: &TcpListener,
    shared: &Arc<Shared<A>>,
    closed: &watch::Receiver<()>,
) {
    loop {
        // Before accepting, so that connections beyond the cap wait in the kernel and cost us nothing.
        let Ok(permit) = Arc::clone(&shared.connections).acquire_owned().await else {
            return;
        };
        match listener.accept().await {
            Ok((stream, _)) => drop(tokio::spawn(connection(
                stream,
                Arc::clone(shared),
                permit,
                closed.clone(),
            ))),
            // The client gave up while it waited; the next one has nothing to do with it.
            Err(error) if is_of_one_connection(&error) => {}
            Err(error) => {
                tracing::error!(error = %error, "no connection can be accepted at the moment");
                sleep(shared.limits.accept_pause).await;
            }
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

/// Takes the connections that the kernel has already completed: their clients may have sent a request.
fn take_waiting<A: Send + Sync + 'static>(
    listener: TcpListener,
    shared: &Arc<Shared<A>>,
    closed: &watch::Receiver<()>,
) {
    let Ok(listener) = listener.into_std() else {
        return;
    };
    while let Ok(permit) = Arc::clone(&shared.connections).try_acquire_owned() {
        let accepted = listener.accept().and_then(|(stream, _)| {
            stream.set_nonblocking(true)?;
            TcpStream::from_std(stream)
        });
        match accepted {
            Ok(stream) => drop(tokio::spawn(connection(
                stream,
                Arc::clone(shared),
                permit,
                closed.clone(),
            ))),
            Err(error) if is_of_one_connection(&error) => {}
            Err(_) => return,
        }
    }
}

async fn drain<A>(shared: &Shared<A>, close: watch::Sender<()>) {
    let limits = &shared.limits;
    let drained = timeout(limits.drain, async {
        sleep(limits.drain_linger).await;
        drop(close);
        let all = u32::try_from(limits.connections).unwrap_or(u32::MAX);
        drop(shared.connections.acquire_many(all).await);
        // Handlers whose clients went away are still at work.
        shared.in_flight.emptied(limits.requests_in_flight).await;
    });
    if drained.await.is_err() {
        let left = limits.connections - shared.connections.available_permits();
        tracing::warn!(
            connections = left,
            "stopped before all requests were answered"
        );
    }
}

/// Serves one connection to its end.
async fn connection<A: Send + Sync + 'static>(
    stream: TcpStream,
    shared: Arc<Shared<A>>,
    permit: OwnedSemaphorePermit,
    mut closed: watch::Receiver<()>,
) {
    METRICS.connections.inc();
    // Answers are written whole; waiting for more to send along would only delay them. Failing to say so is harmless.
    drop(stream.set_nodelay(true));
    let heads = Arc::new(Heads::default());
    let guard = Guard::new(stream, Arc::clone(&heads), &shared.limits);
    let service = service_fn(|request| answer(Arc::clone(&shared), Arc::clone(&heads), request));
    let connection = http1::Builder::new()
        // A client may end its side once it has asked.
        .half_close(true)
        .max_headers(shared.limits.headers)
        .max_header_size(shared.limits.head_bytes)
        .max_buf_size(shared.limits.head_bytes)
        .serve_connection(TokioIo::new(guard), service);
    let mut connection = pin!(connection);
    let served = tokio::select! {
        biased;
        served = connection.as_mut() => served,
        _ = closed.changed() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = served {
        tracing::debug!(error = %error, "a connection ended early");
    }
    METRICS.connections.dec();
    drop(permit);
}

async fn answer<A: Send + Sync + 'static>(
    shared: Arc<Shared<A>>,
    heads: Arc<Heads>,
    request: hyper::Request<Incoming>,
) -> Result<Response, Infallible> {
    let head = heads.next();
    let (parts, body) = request.into_parts();
    let layers = Layers {
        routes: &shared.routes,
        app: &shared.app,
        limits: &shared.limits,
        in_flight: &shared.in_flight,
    };
    let mut response = layers.answer(Box::new(parts), body, head.fault).await;
    heads.answered();
    // When connections run out, or we are going, each makes room after its answer. One place is always held by the
    // accept loop, so this begins one connection early.
    let is_crowded = shared.connections.available_permits() == 0;
    if head.is_last || is_crowded || shared.is_draining.load(Ordering::Relaxed) {
        response
            .headers_mut()
            .insert(CONNECTION, HeaderValue::from_static("close"));
    }
    Ok(response)
}
