//! The problems that this crate answers with.

use std::time::Duration;

use http::StatusCode;
use http::header::{ALLOW, CONNECTION, HeaderValue};

use crate::{Limits, Problem};

/// 400 `malformed-request`: not a request that can be understood, whatever it asks.
pub(crate) fn malformed(detail: &str) -> Problem {
    Problem::new(
        StatusCode::BAD_REQUEST,
        "malformed-request",
        "The request is malformed",
    )
    .detail(detail)
}

/// 400 `invalid-query`: a query parameter and what is legal.
pub(crate) fn invalid_query(parameter: &str, legal: &str) -> Problem {
    Problem::new(
        StatusCode::BAD_REQUEST,
        "invalid-query",
        "A query parameter is not legal",
    )
    .field(parameter, legal)
}

/// 405 `method-not-allowed`, naming the methods that are.
pub(crate) fn method_not_allowed(allowed: &str) -> Problem {
    Problem::new(
        StatusCode::METHOD_NOT_ALLOWED,
        "method-not-allowed",
        "This resource does not answer to that method",
    )
    .header(
        ALLOW,
        HeaderValue::from_str(allowed).expect("method names are legal in a header"),
    )
}

/// 408 `body-too-slow`.
pub(crate) fn body_too_slow() -> Problem {
    Problem::new(
        StatusCode::REQUEST_TIMEOUT,
        "body-too-slow",
        "The body did not arrive in time",
    )
}

/// 413 `body-too-large`.
pub(crate) fn body_too_large(limits: &Limits) -> Problem {
    Problem::new(
        StatusCode::PAYLOAD_TOO_LARGE,
        "body-too-large",
        "The body is too large",
    )
    .detail(format!("A body may have {} bytes.", limits.body_bytes))
}

/// 414 `uri-too-long`.
pub(crate) fn uri_too_long(limits: &Limits) -> Problem {
    Problem::new(
        StatusCode::URI_TOO_LONG,
        "uri-too-long",
        "The address is too long",
    )
    .detail(format!(
        "Path and query may have {} bytes together.",
        limits.uri_bytes
    ))
}

/// 431 `head-too-large`.
pub(crate) fn head_too_large(limits: &Limits) -> Problem {
    Problem::new(
        StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
        "head-too-large",
        "The head is too large",
    )
    .detail(format!(
        "The request line and {} header lines may have {} bytes together.",
        limits.headers, limits.head_bytes
    ))
}

/// Ends the connection with the answer: what follows on it cannot be trusted, or would have to be read first.
pub(crate) fn closing(problem: Problem) -> Problem {
    problem.header(CONNECTION, HeaderValue::from_static("close"))
}

/// 503 `timeout` with `Retry-After: 1`: the handler did not end within its deadline.
pub(crate) fn timed_out(deadline: Duration) -> Problem {
    Problem::new(
        StatusCode::SERVICE_UNAVAILABLE,
        "timeout",
        "This takes too long at the moment; try again",
    )
    .source(format!("the handler did not end within {deadline:?}"))
    .retry_after(1)
}
