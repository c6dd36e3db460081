//! The answers that hyper gives without the service, and the problems in their place.

use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http::StatusCode;
use http::header::CONTENT_LENGTH;
use hyper::body::Body as _;

use crate::{Limits, Problem, Response, problems};

/// The status in the head of an answer that hyper gives itself, such as `HTTP/1.1 431 …`.
pub(super) fn status(head: &[u8]) -> Option<StatusCode> {
    let code = head.strip_prefix(b"HTTP/1.1 ")?.get(..3)?;
    let status = StatusCode::from_bytes(code).ok()?;
    status.is_client_error().then_some(status)
}

/// The problem for such a status.
pub(super) fn problem(status: StatusCode, limits: &Limits) -> Problem {
    match status {
        StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE => problems::head_too_large(limits),
        StatusCode::URI_TOO_LONG => problems::uri_too_long(limits),
        _ => problems::malformed("This is not a request of HTTP/1.1."),
    }
}

/// The answer as bytes. The status, the date and `connection: close` are those of hyper's head.
pub(super) fn bytes(head: &[u8], mut answer: Response) -> Bytes {
    let mut bytes = Vec::with_capacity(1024);
    let lines = head.split_inclusive(|byte| *byte == b'\n');
    for line in lines.filter(|line| *line != b"\r\n" && !line.starts_with(b"content-length:")) {
        bytes.extend_from_slice(line);
    }
    let body = whole(&mut answer);
    answer
        .headers_mut()
        .insert(CONTENT_LENGTH, body.len().into());
    for (name, value) in answer.headers() {
        bytes.extend_from_slice(name.as_str().as_bytes());
        bytes.extend_from_slice(b": ");
        bytes.extend_from_slice(value.as_bytes());
        bytes.extend_from_slice(b"\r\n");
    }
    bytes.extend_from_slice(b"\r\n");
    bytes.extend_from_slice(&body);
    bytes.into()
}

/// The body, which is in memory and so is had without waiting.
fn whole(answer: &mut Response) -> Bytes {
    let body = Pin::new(answer.body_mut());
    match body.poll_frame(&mut Context::from_waker(std::task::Waker::noop())) {
        Poll::Ready(Some(Ok(frame))) => frame.into_data().unwrap_or_default(),
        _ => Bytes::new(),
    }
}
