use std::fmt::Display;
use std::ops::RangeInclusive;
use std::str::FromStr;

use bytes::Bytes;
use guichet_clock::Entropy;
use http::header::CONTENT_TYPE;
use http::request::Parts;
use http::{HeaderMap, HeaderName, HeaderValue, Method, Uri};
use serde::Serialize;

use crate::problems::INVALID_IDEMPOTENCY_KEY;
use crate::{Problem, TraceContext};

/// A whole request: its body was collected under a limit before any handler sees it.
#[derive(Debug)]
pub struct Request {
    parts: Parts,
    body: Bytes,
    parameters: Vec<(&'static str, String)>,
    trace: TraceContext,
}

impl Request {
    pub(crate) fn new(
        parts: Parts,
        body: Bytes,
        parameters: Vec<(&'static str, String)>,
        trace: TraceContext,
    ) -> Self {
        Self {
            parts,
            body,
            parameters,
            trace,
        }
    }

    pub(crate) fn with_body(self, body: Bytes) -> Self {
        Self { body, ..self }
    }

    pub(crate) fn into_parts(self) -> (Parts, Bytes) {
        (self.parts, self.body)
    }

    /// A request made up by a test, with a `Host` and a fixed trace.
    ///
    /// # Panics
    /// When `path` is not a legal path (with query).
    pub fn for_test(method: Method, path: &str) -> RequestBuilder {
        RequestBuilder::new(method, path)
    }

    /// The method.
    pub fn method(&self) -> &Method {
        &self.parts.method
    }

    /// The path as it was sent, still percent-encoded, without the query.
    pub fn path(&self) -> &str {
        self.parts.uri.path()
    }

    /// The query as it was sent, without the question mark; empty if there is none.
    pub fn raw_query(&self) -> &str {
        self.parts.uri.query().unwrap_or_default()
    }

    /// All headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.parts.headers
    }

    /// A header, unless it is absent or not ASCII. Names are compared without regard to case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.parts.headers.get(name)?.to_str().ok()
    }

    /// The body, byte for byte.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// The parts of the path by their names, percent-decoded and in Unicode's normal form C.
    pub(crate) fn parameters(&self) -> &[(&'static str, String)] {
        &self.parameters
    }

    /// The trace this request belongs to, to be passed on with messages.
    pub fn trace(&self) -> &TraceContext {
        &self.trace
    }

    /// The `Idempotency-Key`: 20 to 255 visible ASCII characters, else 400 `invalid-idempotency-key`.
    ///
    /// Most callers have no account and are identified by their key alone, so it must be too long to be guessed or chosen
    /// twice.
    pub fn idempotency_key(&self) -> Result<&str, Problem> {
        let mut keys = self.parts.headers.get_all(IDEMPOTENCY_KEY).iter();
        let is_legal = |value: &&HeaderValue| {
            KEY_LENGTHS.contains(&value.len()) && value.as_bytes().iter().all(u8::is_ascii_graphic)
        };
        match (
            keys.next()
                .filter(is_legal)
                .and_then(|value| value.to_str().ok()),
            keys.next(),
        ) {
            (Some(key), None) => Ok(key),
            _ => Err(Problem::new(INVALID_IDEMPOTENCY_KEY).request_header(
                IDEMPOTENCY_KEY,
                format!(
                    "{} to {} visible ASCII characters, at random and new for each thing to be done, such as a UUID",
                    KEY_LENGTHS.start(),
                    KEY_LENGTHS.end()
                ),
            )),
        }
    }
}

/// The header that makes a request safe to repeat.
const IDEMPOTENCY_KEY: &str = "idempotency-key";

/// How long its value is. In base64, 20 characters have room for 120 random bits.
pub const KEY_LENGTHS: RangeInclusive<usize> = 20..=255;

/// Makes a [`Request`] for a test.
pub struct RequestBuilder {
    request: Request,
}

impl RequestBuilder {
    fn new(method: Method, path: &str) -> Self {
        let (mut parts, ()) = http::Request::new(()).into_parts();
        parts.method = method;
        parts.uri = path.parse::<Uri>().expect("a test asks for a legal path");
        parts
            .headers
            .insert(http::header::HOST, HeaderValue::from_static("guichet.test"));
        let entropy = Entropy::seeded(0);
        let trace = TraceContext::new(entropy.bytes(), entropy.bytes());
        Self {
            request: Request::new(parts, Bytes::new(), Vec::new(), trace),
        }
    }

    /// Gives the request an `Idempotency-Key` of legal length that begins with `name`.
    #[must_use]
    pub fn keyed(self, name: &str) -> Self {
        self.header(
            IDEMPOTENCY_KEY,
            format!("{name:-<width$}", width = *KEY_LENGTHS.start()),
        )
    }

    /// Sets a header.
    ///
    /// # Panics
    /// When name or value are not legal.
    #[must_use]
    pub fn header(mut self, name: &str, value: impl Display) -> Self {
        let name = HeaderName::from_str(name).expect("a legal header name");
        let value = HeaderValue::from_str(&value.to_string()).expect("a legal header value");
        self.request.parts.headers.insert(name, value);
        self
    }

    /// Sets the body.
    #[must_use]
    pub fn body(mut self, body: impl Into<Bytes>) -> Self {
        self.request.body = body.into();
        self
    }

    /// Sets the body to `value` as JSON, with its content type.
    ///
    /// # Panics
    /// When `value` cannot be JSON.
    #[must_use]
    pub fn json(self, value: &impl Serialize) -> Self {
        let body = serde_json::to_vec(value).expect("a test sends plain data");
        self.header(CONTENT_TYPE.as_str(), "application/json")
            .body(body)
    }

    /// Sets a part of the path, for a handler that is called without its route.
    #[must_use]
    pub fn param(mut self, name: &'static str, value: impl Display) -> Self {
        self.request.parameters.push((name, value.to_string()));
        self
    }

    /// The request.
    pub fn build(self) -> Request {
        self.request
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key_of(request: RequestBuilder) -> Result<String, String> {
        let request = request.build();
        request
            .idempotency_key()
            .map(str::to_owned)
            .map_err(|problem| problem.name().to_owned())
    }

    #[test]
    fn an_idempotency_key_is_one_header_of_visible_characters() {
        let request = || Request::for_test(Method::POST, "/");
        assert_eq!(
            key_of(request().header("idempotency-key", "k".repeat(20))),
            Ok("k".repeat(20))
        );
        assert_eq!(
            key_of(request().keyed("abc-1")),
            Ok("abc-1---------------".to_owned())
        );
        let refused = Err("invalid-idempotency-key".to_owned());
        assert_eq!(key_of(request()), refused);
        assert_eq!(key_of(request().header("idempotency-key", "")), refused);
        assert_eq!(
            key_of(request().header("idempotency-key", "twenty characters at least")),
            refused
        );
        assert_eq!(
            key_of(request().header("idempotency-key", "k".repeat(19))),
            refused
        );
        assert_eq!(
            key_of(request().header("idempotency-key", "k".repeat(256))),
            refused
        );
        let mut twice = request().keyed("one").build();
        twice.parts.headers.append(
            "idempotency-key",
            HeaderValue::from_static("two-two-two-two-two-two"),
        );
        assert!(twice.idempotency_key().is_err());
    }
}
