//! The headers that every answer has. Pages have their own security headers, those of `frontend/hosting.yaml`.

use http::HeaderMap;
use http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, HeaderValue, REFERRER_POLICY,
    STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS,
};

use crate::Response;
use crate::request_id::REQUEST_ID;

const ALWAYS: [(HeaderName, HeaderValue); 7] = [
    // Answers are data: opened as a page they run nothing, load nothing and are framed by nobody.
    (
        CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        ),
    ),
    (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    // Browsers ignore it over plain HTTP, so it does not affect a developer's machine.
    (
        STRICT_TRANSPORT_SECURITY,
        HeaderValue::from_static("max-age=31536000"),
    ),
    // An address may hold the secret of an order.
    (REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        HeaderValue::from_static("same-origin"),
    ),
    // Data needs no device features.
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static(
            "geolocation=(), camera=(), microphone=(), payment=(), usb=(), display-capture=()",
        ),
    ),
    // No other site may embed an answer, or measure by loading it whether a ticket exists.
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("same-origin"),
    ),
];

/// Marks an answer that has security headers of its own.
#[derive(Clone, Copy)]
struct OfPage;

/// Makes the answer a page for browsers: with these security headers in place of those of data, which may neither run nor
/// load anything.
#[must_use]
pub fn with_page_headers(mut response: Response, headers: &HeaderMap) -> Response {
    for (name, value) in headers {
        response.headers_mut().insert(name, value.clone());
    }
    response.extensions_mut().insert(OfPage);
    response
}

/// Sets the id, the security headers in place of whatever a handler may have set (except on a page), and `no-store` where
/// the answer has no cache policy: most answers are somebody's order.
pub(crate) fn finish(response: &mut Response, id: HeaderValue) {
    let is_page = response.extensions().get::<OfPage>().is_some();
    let headers = response.headers_mut();
    headers.insert(REQUEST_ID, id);
    if !is_page {
        for (name, value) in ALWAYS {
            headers.insert(name, value);
        }
    }
    headers
        .entry(CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
}
