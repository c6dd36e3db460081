//! What browsers are told about every answer, whoever gave it. Only pages bring headers of their own, those of
//! `frontend/hosting.yaml`.

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
    // Ignored over plain HTTP, so a machine of one's own is not concerned.
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
    // What runs nothing needs nothing of the device.
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static(
            "geolocation=(), camera=(), microphone=(), payment=(), usb=(), display-capture=()",
        ),
    ),
    // No other site's page shows somebody's tickets, or measures whether it could.
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("same-origin"),
    ),
];

/// Marks an answer that brings headers of its own.
#[derive(Clone, Copy)]
struct OfPage;

/// The answer as a page for browsers: with these headers in place of those of data, which may run and load nothing.
#[must_use]
pub fn with_page_headers(mut response: Response, headers: &HeaderMap) -> Response {
    for (name, value) in headers {
        response.headers_mut().insert(name, value.clone());
    }
    response.extensions_mut().insert(OfPage);
    response
}

/// Sets the headers that every answer has: its id; those above, in place of whatever a handler may have said, unless it is a
/// page; and that it may not be cached, unless it says otherwise. Most answers are somebody's order.
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
