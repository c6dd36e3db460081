//! The problems that this crate answers with.

use std::time::Duration;

use guichet_problem::ProblemType;
use http::StatusCode;
use http::header::{ALLOW, CONNECTION, CONTENT_TYPE, HeaderValue};

use crate::{Limits, Problem};

/// 400: not a request that can be understood, whatever it asks.
const MALFORMED_REQUEST: ProblemType = ProblemType::new(
    StatusCode::BAD_REQUEST,
    "malformed-request",
    "The request is malformed",
);

/// 400: a parameter of the query is missing or not legal.
pub const INVALID_QUERY: ProblemType = ProblemType::new(
    StatusCode::BAD_REQUEST,
    "invalid-query",
    "Invalid query parameter",
);

/// 400: the body is not JSON.
pub(crate) const INVALID_JSON: ProblemType =
    ProblemType::new(StatusCode::BAD_REQUEST, "invalid-json", "Invalid JSON");

/// 400: the header `Idempotency-Key` is missing or not legal.
pub const INVALID_IDEMPOTENCY_KEY: ProblemType = ProblemType::new(
    StatusCode::BAD_REQUEST,
    "invalid-idempotency-key",
    "Invalid Idempotency-Key",
);

/// 403: sent by another site's page with our cookie.
pub(crate) const CROSS_SITE: ProblemType = ProblemType::new(
    StatusCode::FORBIDDEN,
    "cross-site",
    "A request that carries a cookie and changes something must come from this site",
);

const METHOD_NOT_ALLOWED: ProblemType = ProblemType::new(
    StatusCode::METHOD_NOT_ALLOWED,
    "method-not-allowed",
    "Method not allowed",
);

const BODY_TOO_SLOW: ProblemType = ProblemType::new(
    StatusCode::REQUEST_TIMEOUT,
    "body-too-slow",
    "The body did not arrive in time",
);

/// 413: the body is larger than the function reads.
pub(crate) const BODY_TOO_LARGE: ProblemType = ProblemType::new(
    StatusCode::PAYLOAD_TOO_LARGE,
    "body-too-large",
    "The body is too large",
);

const URI_TOO_LONG: ProblemType = ProblemType::new(
    StatusCode::URI_TOO_LONG,
    "uri-too-long",
    "The address is too long",
);

/// 415: the body is of another media type than the operation reads.
pub(crate) const UNSUPPORTED_MEDIA_TYPE: ProblemType = ProblemType::new(
    StatusCode::UNSUPPORTED_MEDIA_TYPE,
    "unsupported-media-type",
    "Unsupported media type",
);

/// 417: an expectation that cannot be met.
pub(crate) const EXPECTATION_FAILED: ProblemType = ProblemType::new(
    StatusCode::EXPECTATION_FAILED,
    "expectation-failed",
    "The only expectation that can be met is 100-continue",
);

const HEAD_TOO_LARGE: ProblemType = ProblemType::new(
    StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
    "head-too-large",
    "The head is too large",
);

/// 503: a restart may help.
pub(crate) const UNHEALTHY: ProblemType = ProblemType::new(
    StatusCode::SERVICE_UNAVAILABLE,
    "unhealthy",
    "This process should be restarted",
);

const TIMEOUT: ProblemType = ProblemType::new(
    StatusCode::SERVICE_UNAVAILABLE,
    "timeout",
    "This takes too long at the moment; try again",
);

/// 400 `malformed-request`, and what is wrong with it.
pub(crate) fn malformed(detail: &str) -> Problem {
    Problem::new(MALFORMED_REQUEST).detail(detail)
}

/// 405 `method-not-allowed`, naming the methods that are.
pub(crate) fn method_not_allowed(allowed: &str) -> Problem {
    let allowed = HeaderValue::from_str(allowed).expect("method names are legal in a header");
    Problem::new(METHOD_NOT_ALLOWED).header(ALLOW, allowed)
}

/// 408 `body-too-slow`.
pub(crate) fn body_too_slow() -> Problem {
    Problem::new(BODY_TOO_SLOW)
}

/// 413 `body-too-large`.
pub(crate) fn body_too_large(bytes: usize) -> Problem {
    Problem::new(BODY_TOO_LARGE).detail(format!("A body may have {bytes} bytes."))
}

/// 414 `uri-too-long`.
pub(crate) fn uri_too_long(limits: &Limits) -> Problem {
    Problem::new(URI_TOO_LONG).detail(format!(
        "Path and query may have {} bytes together.",
        limits.uri_bytes
    ))
}

/// 415 `unsupported-media-type`, naming those that are read.
pub(crate) fn unsupported_media_type(legal: &str) -> Problem {
    Problem::new(UNSUPPORTED_MEDIA_TYPE).request_header(CONTENT_TYPE.as_str(), legal)
}

/// 431 `head-too-large`.
pub(crate) fn head_too_large(limits: &Limits) -> Problem {
    Problem::new(HEAD_TOO_LARGE).detail(format!(
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
    Problem::new(TIMEOUT)
        .source(format!("the handler did not end within {deadline:?}"))
        .retry_after(1)
}
