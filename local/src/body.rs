//! Bodies of requests and answers, whole or passed through as they come.

use bytes::Bytes;
use http::{Response, StatusCode, header};
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt, Full};
use serde_json::json;

/// Any error of a body or a connection.
pub(crate) type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// A body, whatever it is made of.
pub type Body = UnsyncBoxBody<Bytes, BoxError>;

/// A body that is in memory.
pub fn full(bytes: impl Into<Bytes>) -> Body {
    Full::new(bytes.into())
        .map_err(|never| match never {})
        .boxed_unsync()
}

/// No body.
pub fn empty() -> Body {
    full(Bytes::new())
}

/// A body that passes through.
pub(crate) fn streamed<B>(body: B) -> Body
where
    B: hyper::body::Body<Data = Bytes> + Send + 'static,
    B::Error: Into<BoxError>,
{
    body.map_err(Into::into).boxed_unsync()
}

/// An answer with a body of a known type.
pub(crate) fn answer(
    status: StatusCode,
    content_type: &'static str,
    bytes: impl Into<Bytes>,
) -> Response<Body> {
    let mut response = Response::new(full(bytes));
    *response.status_mut() = status;
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        header::HeaderValue::from_static(content_type),
    );
    response
}

/// A JSON answer.
pub(crate) fn json_answer(status: StatusCode, value: &serde_json::Value) -> Response<Body> {
    let mut response = answer(status, "application/json", value.to_string());
    response.headers_mut().insert(
        header::CACHE_CONTROL,
        header::HeaderValue::from_static("no-store"),
    );
    response
}

/// A problem as RFC 9457 has it; `name` is the last part of its type.
pub(crate) fn problem(status: StatusCode, name: &str, title: &str, detail: &str) -> Response<Body> {
    let body = json!({
        "type": format!("/problems/{name}"),
        "title": title,
        "status": status.as_u16(),
        "detail": detail,
    });
    answer(status, "application/problem+json", body.to_string())
}

/// The whole body, or nothing when it is larger than the limit or breaks off.
pub async fn collect(
    body: impl hyper::body::Body<Data = Bytes, Error: Into<BoxError>>,
    limit: usize,
) -> Option<Bytes> {
    http_body_util::Limited::new(body, limit)
        .collect()
        .await
        .ok()
        .map(http_body_util::Collected::to_bytes)
}
