//! Passing a request on to a function and the answer back, as a load balancer does.

use std::net::IpAddr;
use std::sync::Arc;

use bytes::Bytes;
use guichet_clock::Entropy;
use http::header::{self, HeaderMap, HeaderName, HeaderValue};
use http::{Request, Response, StatusCode, Uri};

use crate::body::{Body, problem};
use crate::functions::{CallError, Functions};
use crate::manifest::Manifest;

/// Headers about one connection, not about the request (RFC 9110, 7.6.1). `Expect` is settled by our own server, which has the whole body.
const HOP_BY_HOP: [HeaderName; 9] = [
    header::CONNECTION,
    HeaderName::from_static("keep-alive"),
    header::PROXY_AUTHENTICATE,
    header::PROXY_AUTHORIZATION,
    header::TE,
    header::TRAILER,
    header::TRANSFER_ENCODING,
    header::UPGRADE,
    header::EXPECT,
];
const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
const FORWARDED_PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");
const TRACEPARENT: HeaderName = HeaderName::from_static("traceparent");

/// The way from outside to the functions of kind `http`. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Gateway {
    manifest: Arc<Manifest>,
    functions: Arc<Functions>,
    entropy: Entropy,
}

impl Gateway {
    /// The way to these functions.
    pub(crate) fn new(
        manifest: Arc<Manifest>,
        functions: Arc<Functions>,
        entropy: Entropy,
    ) -> Self {
        Self {
            manifest,
            functions,
            entropy,
        }
    }

    /// Sends a request to the function that its path belongs to, and answers what it answers; a problem where it does not.
    pub(crate) async fn send(&self, request: Request<Bytes>, peer: IpAddr) -> Response<Body> {
        match self.manifest.route(request.uri().path()) {
            Some(name) => self.send_to(name, request, peer).await,
            None => problem(
                StatusCode::NOT_FOUND,
                "not-found",
                "Not found",
                "No function answers this path.",
            ),
        }
    }

    /// Sends a request to a function, whatever its path.
    pub(crate) async fn send_to(
        &self,
        name: &str,
        mut request: Request<Bytes>,
        peer: IpAddr,
    ) -> Response<Body> {
        prepare(&mut request, peer, &self.entropy);
        match self.functions.call(name, request).await {
            Ok(mut response) => {
                remove_hop_by_hop(response.headers_mut());
                response
            }
            Err(error) => unanswered(name, &error),
        }
    }
}

fn prepare(request: &mut Request<Bytes>, peer: IpAddr, entropy: &Entropy) {
    // A client may send the whole URL; a function gets path and query, and the host as a header.
    if let (Some(path), Some(host)) = (
        request.uri().path_and_query().cloned(),
        request.uri().host(),
    ) {
        if let Ok(host) = HeaderValue::from_str(host) {
            request.headers_mut().entry(header::HOST).or_insert(host);
        }
        *request.uri_mut() = Uri::from(path);
    }
    *request.version_mut() = http::Version::HTTP_11;
    let headers = request.headers_mut();
    remove_hop_by_hop(headers);
    let forwarded_for = match headers
        .get(FORWARDED_FOR)
        .and_then(|value| value.to_str().ok())
    {
        Some(before) => format!("{before}, {peer}"),
        None => peer.to_string(),
    };
    headers.insert(
        FORWARDED_FOR,
        HeaderValue::from_str(&forwarded_for).expect("addresses and readable text are legal"),
    );
    headers.insert(FORWARDED_PROTO, HeaderValue::from_static("http"));
    headers
        .entry(TRACEPARENT)
        .or_insert_with(|| traceparent(entropy));
}

fn remove_hop_by_hop(headers: &mut HeaderMap) {
    let named: Vec<HeaderName> = headers
        .get_all(header::CONNECTION)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .filter_map(|name| name.trim().parse().ok())
        .collect();
    for name in named.iter().chain(&HOP_BY_HOP) {
        headers.remove(name);
    }
}

/// A new trace that is to be recorded (W3C Trace Context, version 00).
fn traceparent(entropy: &Entropy) -> HeaderValue {
    let (mut trace, mut span) = (entropy.bytes::<16>(), entropy.bytes::<8>());
    // All zeros are illegal.
    trace[0] |= 1;
    span[0] |= 1;
    let text = format!("00-{}-{}-01", hex::encode(trace), hex::encode(span));
    HeaderValue::from_str(&text).expect("hexadecimal digits are legal")
}

fn unanswered(name: &str, error: &CallError) -> Response<Body> {
    let (status, problem_name, title) = match error {
        CallError::Unknown(_) => (StatusCode::NOT_FOUND, "not-found", "Not found"),
        CallError::CannotStart(_) => (
            StatusCode::SERVICE_UNAVAILABLE,
            "function-unavailable",
            "The function cannot start",
        ),
        CallError::Busy | CallError::Stopping => (
            StatusCode::SERVICE_UNAVAILABLE,
            "overloaded",
            "Too many requests at the moment",
        ),
        CallError::Broken(_) => (
            StatusCode::BAD_GATEWAY,
            "bad-gateway",
            "The function broke off",
        ),
        CallError::Timeout(_) => (
            StatusCode::GATEWAY_TIMEOUT,
            "gateway-timeout",
            "The function did not answer in time",
        ),
    };
    let mut response = problem(status, problem_name, title, &format!("{name}: {error}"));
    if status.is_server_error() {
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prepared(request: http::request::Builder) -> Request<Bytes> {
        let mut request = request.body(Bytes::new()).expect("legal");
        prepare(
            &mut request,
            IpAddr::from([127, 0, 0, 1]),
            &Entropy::seeded(1),
        );
        request
    }

    #[test]
    fn headers_of_the_connection_are_not_passed_on() {
        let request = prepared(
            Request::builder()
                .uri("http://localhost:8080/api/v1/catalog/events?q=a%20b")
                .header("connection", "close, X-Secret")
                .header("x-secret", "1")
                .header("keep-alive", "5")
                .header("te", "trailers")
                .header("upgrade", "h2c")
                .header("accept", "application/json"),
        );
        assert_eq!(request.uri(), "/api/v1/catalog/events?q=a%20b");
        assert_eq!(request.headers()["host"], "localhost");
        let mut names: Vec<_> = request.headers().keys().map(HeaderName::as_str).collect();
        names.sort_unstable();
        assert_eq!(
            names,
            [
                "accept",
                "host",
                "traceparent",
                "x-forwarded-for",
                "x-forwarded-proto"
            ]
        );
    }

    #[test]
    fn who_gets_no_answer_is_told_when_to_ask_again() {
        for error in [
            CallError::Busy,
            CallError::Stopping,
            CallError::CannotStart("it is not built".to_owned()),
            CallError::Broken("it crashed".to_owned()),
            CallError::Timeout(std::time::Duration::from_secs(15)),
        ] {
            let response = unanswered("checkout", &error);
            assert!(response.status().is_server_error(), "{error}");
            assert_eq!(response.headers()["retry-after"], "1", "{error}");
            assert_eq!(
                response.headers()["content-type"],
                "application/problem+json",
                "{error}"
            );
        }
    }

    #[test]
    fn a_trace_goes_on_and_a_chain_of_proxies_grows() {
        let trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        let request = prepared(
            Request::builder()
                .header("traceparent", trace)
                .header("x-forwarded-for", "10.0.0.1"),
        );
        assert_eq!(request.headers()["traceparent"], trace);
        assert_eq!(request.headers()["x-forwarded-for"], "10.0.0.1, 127.0.0.1");
        let fresh = prepared(Request::builder());
        let fresh = fresh.headers()["traceparent"]
            .to_str()
            .expect("ASCII")
            .to_owned();
        assert_eq!((fresh.len(), &fresh[..3], &fresh[52..]), (55, "00-", "-01"));
    }
}
