//! The error that every function answers with: a [`Problem`] (RFC 9457, `application/problem+json`).
//!
//! # Why it is a crate
//!
//! `guichet-http` answers with problems, and `guichet-database` says which problem each failure of the database is; neither
//! depends on the other, both depend on this crate. `?` has to turn a database error into a problem in every handler, so
//! `From<DatabaseError> for Problem` has to exist, and Rust allows it in two crates only: the one of the error or the one
//! of the problem. A crate above both could not have it, and a trait for classified errors would be a third crate all the
//! same, with a second mapping behind it. So the problem is the common vocabulary, and each crate keeps the mapping of its
//! own errors (`guichet-database`: `problem.rs`).
//!
//! # What this crate is not
//!
//! It serves nothing and logs nothing: of HTTP it knows statuses and headers.

mod invalid;
mod problem_type;

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;

use bytes::Bytes;
pub use http::StatusCode;
use http::header::{CONTENT_TYPE, HeaderName, HeaderValue, RETRY_AFTER};
use http::{HeaderMap, Response};
use http_body_util::Full;
use serde::Serialize;
use serde_json::Value;

use self::invalid::Invalid;
pub use self::problem_type::{INTERNAL, INVALID_FIELD, NOT_FOUND, OVERLOADED, ProblemType};

/// The media type of every problem.
pub const PROBLEM_JSON: &str = "application/problem+json";

/// An answer that says what went wrong (RFC 9457, `application/problem+json`).
///
/// ```json
/// {
///   "type": "/problems/invalid-field", "title": "Invalid field", "status": 422,
///   "errors": [{"pointer": "#/items/0/quantity", "detail": "must be a whole number from 1 to 10"}]
/// }
/// ```
///
/// A function has a [`ProblemType`] for each of its problems in `problems.rs`, and a constructor for each that says more.
/// The cause is a private source that is logged once, where the answer leaves, and never shown. No error converts into a
/// problem unless its crate says which; any other becomes one with [`Problem::internal`].
pub struct Problem(Box<Inner>);

struct Inner {
    problem_type: ProblemType,
    detail: Option<String>,
    errors: Vec<Invalid>,
    members: BTreeMap<&'static str, Value>,
    headers: HeaderMap,
    source: Option<Box<dyn Error + Send + Sync>>,
}

#[derive(Serialize)]
struct Body<'a> {
    r#type: String,
    title: &'a str,
    status: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<&'a str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    errors: &'a [Invalid],
    #[serde(flatten)]
    members: &'a BTreeMap<&'static str, Value>,
}

impl From<ProblemType> for Problem {
    fn from(problem_type: ProblemType) -> Self {
        Self::new(problem_type)
    }
}

impl Problem {
    /// A problem of this type.
    pub fn new(problem_type: ProblemType) -> Self {
        Self(Box::new(Inner {
            problem_type,
            detail: None,
            errors: Vec::new(),
            members: BTreeMap::new(),
            headers: HeaderMap::new(),
            source: None,
        }))
    }

    /// 404 `not-found`. Also the answer for what exists but is not the caller's.
    pub fn not_found() -> Self {
        Self::new(NOT_FOUND)
    }

    /// 500 `internal`: something that should not happen. The answer says nothing about `source`; the log does.
    pub fn internal(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::new(INTERNAL).source(source)
    }

    /// 503 `overloaded` with `Retry-After: 1`: nothing was done, and trying again is right.
    pub fn overloaded() -> Self {
        Self::new(OVERLOADED).retry_after(1)
    }

    /// 422 `invalid-field`: see [`Problem::field`].
    pub fn invalid(pointer: impl AsRef<str>, legal: impl fmt::Display) -> Self {
        Self::new(INVALID_FIELD).field(pointer, legal)
    }

    /// Says more about this occurrence, for people. Never text of an internal error.
    #[must_use]
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.0.detail = Some(detail.into());
        self
    }

    /// Adds a refused field of the body to `errors`: a JSON pointer to it (RFC 6901, `/items/0`), and what is legal, as it
    /// ends the sentence "must be …".
    #[must_use]
    pub fn field(mut self, pointer: impl AsRef<str>, legal: impl fmt::Display) -> Self {
        self.0.errors.push(Invalid::field(pointer.as_ref(), &legal));
        self
    }

    /// Adds a refused parameter of the query to `errors`, and what is legal, as for [`Problem::field`].
    #[must_use]
    pub fn parameter(mut self, name: impl Into<String>, legal: impl fmt::Display) -> Self {
        self.0.errors.push(Invalid::parameter(name.into(), &legal));
        self
    }

    /// Adds a refused header of the request to `errors`, and what is legal, as for [`Problem::field`].
    #[must_use]
    pub fn request_header(mut self, name: impl Into<String>, legal: impl fmt::Display) -> Self {
        self.0.errors.push(Invalid::header(name.into(), &legal));
        self
    }

    /// Adds a member of the problem's own, such as what is still available.
    ///
    /// # Panics
    /// When `value` cannot be JSON, such as a map with keys that are not texts.
    #[must_use]
    pub fn with(mut self, key: &'static str, value: impl Serialize) -> Self {
        let value = serde_json::to_value(value).expect("a problem's members are plain data");
        self.0.members.insert(key, value);
        self
    }

    /// Keeps what caused the problem, for the log.
    #[must_use]
    pub fn source(mut self, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    /// Adds a `Retry-After` header.
    #[must_use]
    pub fn retry_after(self, seconds: u32) -> Self {
        self.header(RETRY_AFTER, HeaderValue::from(seconds))
    }

    /// Sets a header of the answer.
    #[must_use]
    pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.0.headers.insert(name, value);
        self
    }

    /// What kind of problem it is.
    pub fn problem_type(&self) -> ProblemType {
        self.0.problem_type
    }

    /// The status it answers with.
    pub fn status(&self) -> StatusCode {
        self.0.problem_type.status
    }

    /// Its kebab-case name, without `/problems/`.
    pub fn name(&self) -> &'static str {
        self.0.problem_type.name
    }

    /// The answer. Handlers return the problem itself, so that its source is logged; this is for code that needs the bytes,
    /// such as the store of answers to idempotent requests.
    pub fn into_response(self) -> Response<Full<Bytes>> {
        let body = serde_json::to_vec(&self.body()).expect("a problem is plain data");
        let mut response = Response::new(Full::from(body));
        *response.status_mut() = self.status();
        *response.headers_mut() = self.0.headers;
        response
            .headers_mut()
            .insert(CONTENT_TYPE, HeaderValue::from_static(PROBLEM_JSON));
        response
    }

    /// The body as the client will read it, for tests.
    pub fn to_json(&self) -> Value {
        serde_json::to_value(self.body()).expect("a problem is plain data")
    }

    fn body(&self) -> Body<'_> {
        Body {
            r#type: self.0.problem_type.uri(),
            title: self.0.problem_type.title,
            status: self.status().as_u16(),
            detail: self.0.detail.as_deref(),
            errors: &self.0.errors,
            members: &self.0.members,
        }
    }

    /// The source and its own sources in one line for the log, without values that an error of JSON quotes.
    pub fn causes(&self) -> Option<String> {
        let mut cause: &(dyn Error + 'static) = self.0.source.as_deref()?;
        let mut text = redacted(cause);
        while let Some(next) = cause.source() {
            // Many errors already end with the text of their source.
            let more = redacted(next);
            if !text.ends_with(&more) {
                text = format!("{text}: {more}");
            }
            cause = next;
        }
        Some(text)
    }
}

/// The text of a cause, without personal data: the errors of JSON quote the value that does not fit, unless a field is
/// missing.
fn redacted(cause: &(dyn Error + 'static)) -> String {
    let text = cause.to_string();
    match cause.downcast_ref::<serde_json::Error>() {
        Some(error) if !text.starts_with("missing field") => {
            format!("JSON that does not fit ({:?})", error.classify())
        }
        _ => text,
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{} {}: {}",
            self.status().as_u16(),
            self.name(),
            self.0.problem_type.title
        )?;
        match &self.0.detail {
            Some(detail) => write!(formatter, " ({detail})"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let body = serde_json::to_string(&self.body()).expect("a problem is plain data");
        formatter
            .debug_tuple("Problem")
            .field(&body)
            .field(&self.causes())
            .finish()
    }
}

impl Error for Problem {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug)]
    struct Wrapped(std::io::Error);

    impl fmt::Display for Wrapped {
        fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("cannot read the file")
        }
    }

    impl Error for Wrapped {
        fn source(&self) -> Option<&(dyn Error + 'static)> {
            Some(&self.0)
        }
    }

    #[test]
    fn a_problem_is_problem_json_with_a_type_a_title_and_its_status() {
        const NOT_AVAILABLE: ProblemType = ProblemType::new(
            StatusCode::CONFLICT,
            "not-available",
            "Not available any more",
        );
        let problem = Problem::new(NOT_AVAILABLE)
            .detail("Two of the places were taken meanwhile.")
            .with("unavailable", [1, 2]);
        assert_eq!(problem.name(), "not-available");
        let body = problem.to_json();
        let response = problem.into_response();
        assert_eq!(response.status(), StatusCode::CONFLICT);
        assert_eq!(response.headers()[CONTENT_TYPE], PROBLEM_JSON);
        assert_eq!(
            body,
            serde_json::json!({
                "type": "/problems/not-available",
                "title": "Not available any more",
                "status": 409,
                "detail": "Two of the places were taken meanwhile.",
                "unavailable": [1, 2],
            })
        );
    }

    #[test]
    fn several_fields_can_be_refused_at_once() {
        let problem = Problem::invalid("/name", "given").field("/email", "an e-mail address");
        let body = problem.to_json();
        assert_eq!(
            body["errors"],
            serde_json::json!([
                {"pointer": "#/name", "detail": "must be given"},
                {"pointer": "#/email", "detail": "must be an e-mail address"},
            ])
        );
    }

    #[test]
    fn the_cause_of_an_internal_problem_is_logged_whole_and_never_shown() {
        let problem = Problem::internal(Wrapped(std::io::Error::other("disk on fire")));
        assert_eq!(
            problem.causes().as_deref(),
            Some("cannot read the file: disk on fire")
        );
        let body = problem.to_json();
        assert!(!body.to_string().contains("fire"), "{body}");
    }

    #[test]
    fn what_does_not_fit_in_json_is_not_logged() {
        #[derive(Debug, serde::Deserialize)]
        struct Contact {
            #[expect(dead_code, reason = "only decoded")]
            name: u8,
        }
        let causes = |json| {
            let unread = serde_json::from_value::<Contact>(json).expect_err("it does not fit");
            Problem::internal(unread).causes().expect("a cause")
        };
        let ada = serde_json::json!({"name": "Ada"});
        assert_eq!(causes(ada), "JSON that does not fit (Data)");
        assert_eq!(causes(serde_json::json!({})), "missing field `name`");
    }

    #[test]
    fn overload_says_when_to_come_back() {
        let response = Problem::overloaded().into_response();
        assert_eq!(response.headers()[RETRY_AFTER], "1");
    }
}
