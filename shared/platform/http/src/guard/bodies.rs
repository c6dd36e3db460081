//! Bodies that note in the connection's state whether it waits for its client, and when an answer is complete.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;
use hyper::body::{Body, Frame, Incoming, SizeHint};

use super::state::ConnectionState;

/// A request's body. While it is read and no byte arrives, the connection waits for its client.
pub(crate) struct RequestBody {
    body: Incoming,
    connection: Arc<ConnectionState>,
}

impl RequestBody {
    pub(crate) fn new(body: Incoming, connection: Arc<ConnectionState>) -> Self {
        Self { body, connection }
    }
}

impl Body for RequestBody {
    type Data = Bytes;
    type Error = hyper::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, hyper::Error>>> {
        let frame = Pin::new(&mut self.body).poll_frame(context);
        match &frame {
            Poll::Pending => self.connection.start_waiting(),
            // A client that sends byte by byte counts as waited for all the time.
            Poll::Ready(Some(Ok(_))) => {}
            Poll::Ready(None | Some(Err(_))) => self.connection.stop_waiting(),
        }
        frame
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl Drop for RequestBody {
    fn drop(&mut self) {
        self.connection.stop_waiting();
    }
}

/// An answer's body. hyper drops it once it has read all of it: then the request is answered.
pub(crate) struct AnswerBody<B> {
    body: B,
    connection: Arc<ConnectionState>,
}

impl<B> AnswerBody<B> {
    pub(crate) fn new(body: B, connection: Arc<ConnectionState>) -> Self {
        Self { body, connection }
    }
}

impl<B: Body + Unpin> Body for AnswerBody<B> {
    type Data = B::Data;
    type Error = B::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<B::Data>, B::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl<B> Drop for AnswerBody<B> {
    fn drop(&mut self) {
        self.connection.answered();
    }
}
