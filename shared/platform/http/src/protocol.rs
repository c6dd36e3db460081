//! Refuses malformed heads that hyper accepts.

use http::header::{EXPECT, HOST, TRANSFER_ENCODING};
use http::request::Parts;
use http::uri::Authority;
use http::{HeaderMap, Method};

use crate::guard::Fault;
use crate::problems::{EXPECTATION_FAILED, malformed, method_not_allowed, uri_too_long};
use crate::{Limits, Problem};

/// `fault` is what the guard found wrong with the bytes of the head.
pub(crate) fn check(parts: &Parts, fault: Option<Fault>, limits: &Limits) -> Result<(), Problem> {
    if let Some(fault) = fault {
        return Err(malformed(fault.detail()));
    }
    // A tunnel would follow. TRACE is refused as any method without a route.
    if parts.method == Method::CONNECT {
        return Err(method_not_allowed(""));
    }
    if uri_bytes(parts) > limits.uri_bytes {
        return Err(uri_too_long(limits));
    }
    check_host(&parts.headers)?;
    check_transfer_encoding(&parts.headers)?;
    check_expect(&parts.headers)
}

fn uri_bytes(parts: &Parts) -> usize {
    parts
        .uri
        .path_and_query()
        .map_or(0, |path| path.as_str().len())
}

fn check_host(headers: &HeaderMap) -> Result<(), Problem> {
    let mut hosts = headers.get_all(HOST).iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else {
        return Err(malformed("There must be exactly one Host."));
    };
    match Authority::try_from(host.as_bytes()) {
        Ok(authority) if !authority.as_str().contains('@') => Ok(()),
        _ => Err(malformed("The Host is not legal.")),
    }
}

/// Only `chunked`, once: proxies disagree about where a body with any other encoding ends, and a request could be smuggled
/// in it.
fn check_transfer_encoding(headers: &HeaderMap) -> Result<(), Problem> {
    let mut encodings = headers.get_all(TRANSFER_ENCODING).iter();
    match (encodings.next(), encodings.next()) {
        (None, _) => Ok(()),
        (Some(encoding), None) if encoding.as_bytes().eq_ignore_ascii_case(b"chunked") => Ok(()),
        _ => Err(malformed("The only Transfer-Encoding is chunked.")),
    }
}

fn check_expect(headers: &HeaderMap) -> Result<(), Problem> {
    let known = |value: &http::HeaderValue| value.as_bytes().eq_ignore_ascii_case(b"100-continue");
    if headers.get_all(EXPECT).iter().all(known) {
        return Ok(());
    }
    Err(EXPECTATION_FAILED.into())
}
