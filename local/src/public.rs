//! The public side. Clients are held to what functions hold them to, by the same code: what is no proper request, is
//! slow or breaks off ends here, as it does at a load balancer, and no function hears of it.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures::future::BoxFuture;
use guichet_http::{Arrival, Limits, Respond, Server, serve_with};
use http::{Request, Response};
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::body::{Body, streamed};

/// Connections that have not ended so long after the stop are dropped.
const DRAIN_LIMIT: Duration = Duration::from_secs(3);

/// Answers one whole request of the client at this address.
pub type PublicHandler =
    Arc<dyn Fn(Request<Bytes>, IpAddr) -> BoxFuture<'static, Response<Body>> + Send + Sync>;

/// The limits of functions, and a shorter stop.
pub fn limits() -> Limits {
    Limits {
        drain: DRAIN_LIMIT,
        ..Limits::default()
    }
}

/// Answers until `stop` says so, then lets requests under way end.
pub async fn serve(
    listener: TcpListener,
    limits: Limits,
    handler: PublicHandler,
    mut stop: watch::Receiver<bool>,
) {
    let shutdown = async move {
        // Whoever could ask may be gone, which says the same.
        let _ = stop.wait_for(|stop| *stop).await;
    };
    let server = Server::new(listener)
        .with_limits(limits.clone())
        .with_shutdown(shutdown);
    serve_with(server, Public { limits, handler }).await;
}

struct Public {
    limits: Limits,
    handler: PublicHandler,
}

impl Respond for Public {
    type Body = Body;

    async fn respond(&self, arrival: Arrival) -> Response<Body> {
        let peer = arrival.peer().ip();
        match arrival.collect(&self.limits).await {
            Ok(request) => (self.handler)(request, peer).await,
            Err(problem) => self.refuse(problem).map(streamed),
        }
    }
}
