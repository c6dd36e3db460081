//! A place at an instance, from before the request is sent until the answer has been read.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use hyper::body::{Body as HttpBody, Frame, Incoming, SizeHint};
use hyper::client::conn::http1::SendRequest;

use super::function::Function;
use super::instance::Instance;
use crate::body::Body;

/// A place at an instance; given back when this is dropped.
pub(super) struct Lease {
    function: Arc<Function>,
    instance: Arc<Instance>,
}

impl Lease {
    /// The caller has counted the place already.
    pub(super) fn new(function: &Arc<Function>, instance: &Arc<Instance>) -> Self {
        Self {
            function: Arc::clone(function),
            instance: Arc::clone(instance),
        }
    }

    pub(super) fn instance(&self) -> &Instance {
        &self.instance
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        self.function.release(&self.instance);
    }
}

/// An answer's body that holds the place until it ends, and keeps the connection for the next request when it ends well.
pub(super) struct HeldBody {
    body: Incoming,
    held: Option<(Lease, SendRequest<Body>)>,
}

impl HeldBody {
    pub(super) fn new(body: Incoming, lease: Lease, sender: SendRequest<Body>) -> Self {
        Self {
            body,
            held: Some((lease, sender)),
        }
    }

    fn finish(&mut self) {
        if let Some((lease, sender)) = self.held.take() {
            lease.instance().connections.give_back(sender);
        }
    }
}

impl HttpBody for HeldBody {
    type Data = Bytes;
    type Error = hyper::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<hyper::Result<Frame<Bytes>>>> {
        let frame = ready!(Pin::new(&mut self.body).poll_frame(context));
        if frame.is_none() {
            self.finish();
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl Drop for HeldBody {
    fn drop(&mut self) {
        // A server does not ask for more once it has what Content-Length promised.
        if self.body.is_end_stream() {
            self.finish();
        }
    }
}
