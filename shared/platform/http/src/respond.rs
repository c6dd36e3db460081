use std::net::SocketAddr;

use bytes::Bytes;
use http::request::Parts;

use crate::guard::{Fault, RequestBody};
use crate::problems::closing;
use crate::{Limits, Problem, Response, body, headers, protocol, request_id};

/// What answers the requests of a [`Server`](crate::Server): the [`Routes`](crate::Routes) of a function, or a proxy.
pub trait Respond: Send + Sync + 'static {
    /// The body of its answers.
    type Body: hyper::body::Body<Data = Bytes, Error: Into<Box<dyn std::error::Error + Send + Sync>>>
        + Send
        + Unpin
        + 'static;

    /// Answers a request, which may be one to refuse: see [`Arrival::collect`].
    fn respond(&self, arrival: Arrival) -> impl Future<Output = http::Response<Self::Body>> + Send;

    /// The answer to bytes that hyper could not read as a request.
    fn refuse(&self, problem: Problem) -> Response {
        let mut response = problem.into_response();
        headers::finish(&mut response, request_id::new());
        response
    }

    /// Ready when the work for clients that have gone away is finished, too.
    fn finished(&self) -> impl Future<Output = ()> + Send {
        std::future::ready(())
    }
}

/// A request whose head has arrived.
pub struct Arrival {
    pub(crate) parts: Parts,
    pub(crate) body: RequestBody,
    pub(crate) peer: SocketAddr,
    /// What was wrong with the bytes of the head.
    pub(crate) fault: Option<Fault>,
}

impl Arrival {
    /// The client's address.
    pub fn peer(&self) -> SocketAddr {
        self.peer
    }

    /// The whole request, once its body has arrived. Refuses a malformed head, and a body that is too large (413), too slow
    /// (408) or broken off (400); each refusal closes the connection.
    pub async fn collect(self, limits: &Limits) -> Result<http::Request<Bytes>, Problem> {
        protocol::check(&self.parts, self.fault, limits).map_err(closing)?;
        let body = body::collect(self.body, limits.body())
            .await
            .map_err(closing)?;
        Ok(http::Request::from_parts(self.parts, body))
    }
}
