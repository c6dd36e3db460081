//! An answer's body, and what it holds while it comes.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body_util::Full;
use hyper::body::{Body as HttpBody, Frame, Incoming, SizeHint};
use hyper::client::conn::http1::SendRequest;

use super::connections::Connections;

/// A place at a function; given back when this is dropped.
pub(crate) trait Hold: Unpin {
    /// Where the connection is kept that the answer came over.
    fn connections(&self) -> &Connections;
}

/// An answer's body that holds a place until it ends, and keeps the connection for the next request when it ends well.
pub(crate) struct HeldBody<H: Hold> {
    body: Incoming,
    held: Option<(H, SendRequest<Full<Bytes>>)>,
}

impl<H: Hold> HeldBody<H> {
    pub(crate) fn new(body: Incoming, hold: H, sender: SendRequest<Full<Bytes>>) -> Self {
        Self {
            body,
            held: Some((hold, sender)),
        }
    }

    fn finish(&mut self) {
        if let Some((hold, sender)) = self.held.take() {
            hold.connections().give_back(sender);
        }
    }
}

impl<H: Hold> HttpBody for HeldBody<H> {
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

impl<H: Hold> Drop for HeldBody<H> {
    fn drop(&mut self) {
        // A server does not ask for more once it has what Content-Length promised.
        if self.body.is_end_stream() {
            self.finish();
        }
    }
}
