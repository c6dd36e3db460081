//! Reads the bodies of requests, within their limits.

use std::error::Error;
use std::pin::Pin;

use bytes::Bytes;
use http::header::{CONNECTION, HeaderValue};
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use hyper::body::Body;
use tokio::time::timeout;

use crate::limits::BodyLimits;
use crate::{Problem, Response, problems};

/// The whole body, within its size and time.
pub(crate) async fn collect<B>(body: B, limits: BodyLimits) -> Result<Bytes, Problem>
where
    B: Body<Data = Bytes>,
    B::Error: Into<Box<dyn Error + Send + Sync>>,
{
    if body.is_end_stream() {
        return Ok(Bytes::new());
    }
    // A `Content-Length` beyond the limit is refused before hyper sends `100 Continue`.
    if body.size_hint().lower() > limits.bytes as u64 {
        return Err(problems::body_too_large(limits.bytes));
    }
    let collecting = Limited::new(body, limits.bytes).collect();
    match timeout(limits.read, collecting).await {
        Ok(Ok(body)) => Ok(body.to_bytes()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => {
            Err(problems::body_too_large(limits.bytes))
        }
        Ok(Err(error)) => Err(problems::malformed("The body did not arrive whole.").source(error)),
        Err(_) => Err(problems::body_too_slow()),
    }
}

/// Reads what is left of a body that no handler asked for. hyper closes a connection with an unread body, and a request
/// that a proxy has already sent behind it would be lost. A client that waits for `100 Continue` is not asked to send the
/// body: its connection is closed with the answer, as is one whose body is too large or too slow.
pub(crate) async fn drain_body<B>(
    response: &mut Response,
    mut body: Pin<&mut B>,
    waits_for_continue: bool,
    limits: BodyLimits,
) where
    B: Body<Data = Bytes>,
{
    if body.is_end_stream() || response.headers().contains_key(CONNECTION) {
        return;
    }
    let draining = async {
        let mut left = limits.bytes;
        while let Some(frame) = body.frame().await {
            let bytes = frame.ok()?.into_data().map_or(0, |data| data.len());
            left = left.checked_sub(bytes)?;
        }
        Some(())
    };
    let is_drained =
        !waits_for_continue && matches!(timeout(limits.read, draining).await, Ok(Some(())));
    if !is_drained {
        let close = HeaderValue::from_static("close");
        response.headers_mut().insert(CONNECTION, close);
    }
}
