//! Listening, and answering functions: HTTP/1.1, and HTTP/2 for clients that begin with it. The public side is
//! [`crate::public`].

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use futures::future::BoxFuture;
use http::{Request, Response};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use crate::body::Body;

/// The head of a request has to be complete by then.
const HEADER_LIMIT: Duration = Duration::from_secs(10);
/// Connections that have not ended so long after the stop are dropped.
const DRAIN_LIMIT: Duration = Duration::from_secs(3);
/// Accepting fails for all when files run out; trying again at once would only heat the room.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// Answers one request of the client at this address.
pub type Handler =
    Arc<dyn Fn(Request<Incoming>, IpAddr) -> BoxFuture<'static, Response<Body>> + Send + Sync>;

/// Listens on this machine only; port 0 lets the kernel pick one.
pub async fn listen(port: u16) -> io::Result<TcpListener> {
    listen_on(Ipv4Addr::LOCALHOST.into(), port).await
}

/// Listens at one of this machine's addresses, or at all of them; port 0 lets the kernel pick one. The error names both.
pub(crate) async fn listen_on(host: IpAddr, port: u16) -> io::Result<TcpListener> {
    let address = SocketAddr::from((host, port));
    guichet_http::listen(address).await.map_err(|error| {
        io::Error::new(
            error.kind(),
            format!("{address} cannot be listened on: {error}"),
        )
    })
}

/// Listens wherever `localhost` may lead: some programs try its IPv6 address first, and would find somebody else there.
pub async fn listen_at_localhost(port: u16) -> io::Result<Vec<TcpListener>> {
    let first = listen(port).await?;
    let same = SocketAddr::from((Ipv6Addr::LOCALHOST, first.local_addr()?.port()));
    match guichet_http::listen(same).await {
        Ok(second) => Ok(vec![first, second]),
        Err(error) if error.kind() == io::ErrorKind::AddrInUse => Err(error),
        // There is no IPv6 here.
        Err(_) => Ok(vec![first]),
    }
}

/// Answers until `stop` says so, then lets requests under way end.
pub async fn serve(listener: TcpListener, handler: Handler, mut stop: watch::Receiver<bool>) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, peer)) => {
                    connections.spawn(connection(stream, peer.ip(), Arc::clone(&handler), stop.clone()));
                }
                Err(_) => sleep(ACCEPT_PAUSE).await,
            },
            Some(_) = connections.join_next() => {}
            () = asked(&mut stop) => break,
        }
    }
    drop(listener);
    let drained = async { while connections.join_next().await.is_some() {} };
    let _ = timeout(DRAIN_LIMIT, drained).await;
}

/// Waits until the stop is asked for, or whoever could ask is gone.
async fn asked(stop: &mut watch::Receiver<bool>) {
    let _ = stop.wait_for(|stop| *stop).await;
}

async fn connection(
    stream: TcpStream,
    peer: IpAddr,
    handler: Handler,
    mut stop: watch::Receiver<bool>,
) {
    // Without it answers of several parts are slower; nothing else depends on it.
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request| {
        let answer = handler(request, peer);
        async move { Ok::<_, std::convert::Infallible>(answer.await) }
    });
    let mut builder = Builder::new(TokioExecutor::new());
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_LIMIT);
    let connection = builder.serve_connection(TokioIo::new(stream), service);
    let mut connection = std::pin::pin!(connection);
    // Errors are the client's: it went away, or did not speak HTTP.
    tokio::select! {
        _ = connection.as_mut() => {}
        () = asked(&mut stop) => {
            connection.as_mut().graceful_shutdown();
            let _ = connection.await;
        }
    }
}
