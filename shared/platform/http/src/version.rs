//! Versions of what several people may change: each change raises it, and whoever changes something says which they have seen.
//!
//! An answer carries the version as its `ETag` ([`Versioned`]), a change names it in `If-Match` ([`IfMatch`]). A change of
//! another version than the present one is a lost update, which the handler refuses with [`changed_meanwhile`].

use std::sync::Arc;

use guichet_problem::ProblemType;
use http::StatusCode;
use http::header::{ETAG, HeaderValue, IF_MATCH};
use schemars::JsonSchema;
use serde::Serialize;

use crate::{FromRequest, IntoResponse, Operation, Problem, Request, Response};

/// 412: somebody has changed this since the version that the client has seen.
pub const CHANGED_MEANWHILE: ProblemType = ProblemType::new(
    StatusCode::PRECONDITION_FAILED,
    "changed-meanwhile",
    "Somebody has changed this meanwhile",
);

/// [`CHANGED_MEANWHILE`] with what is there now: its `version`, all of it as `current`, and, where that is known, who
/// `changed` it last.
pub fn changed_meanwhile(
    version: i32,
    current: &impl Serialize,
    changed: Option<impl Serialize>,
) -> Problem {
    let problem = Problem::new(CHANGED_MEANWHILE)
        .with("version", version)
        .with("current", current);
    match changed {
        Some(changed) => problem.with("changed", changed),
        None => problem,
    }
}

/// 428: the client has to say which version it has seen.
pub const PRECONDITION_REQUIRED: ProblemType = ProblemType::new(
    StatusCode::PRECONDITION_REQUIRED,
    "precondition-required",
    "Say in If-Match which version you have seen",
);

/// The version that a client has seen, of its header `If-Match`. 428 `precondition-required` where it names none; `*` would
/// overwrite whatever is there, and names none. A tag that is none of ours is version 0, which nothing has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IfMatch(pub i32);

/// The header, for the document.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "only described")]
struct IfMatchHeader {
    /// The `ETag` of what is to be changed, as it was read
    #[schemars(rename = "if-match")]
    if_match: String,
}

impl<A: Sync> FromRequest<A> for IfMatch {
    async fn from_request(_: &A, request: &Arc<Request>) -> Result<Self, Problem> {
        let mut values = request.headers().get_all(IF_MATCH).iter();
        match (values.next(), values.next()) {
            (Some(value), None) => Self::read(value).ok_or_else(precondition_required),
            _ => Err(precondition_required()),
        }
    }

    fn describe(operation: Operation) -> Operation {
        operation
            .headers::<IfMatchHeader>()
            .problem(PRECONDITION_REQUIRED, "`If-Match` does not name one `ETag`")
    }
}

impl IfMatch {
    fn read(value: &HeaderValue) -> Option<Self> {
        let value = value.to_str().ok()?.trim();
        // A proxy that compresses marks tags as weak.
        let tag = value.strip_prefix("W/").unwrap_or(value);
        let version = tag.strip_prefix('"')?.strip_suffix('"')?;
        if version.contains('"') {
            return None;
        }
        let is_plain = !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit());
        Some(Self(version.parse().ok().filter(|_| is_plain).unwrap_or(0)))
    }
}

fn precondition_required() -> Problem {
    Problem::new(PRECONDITION_REQUIRED).detail("Read it first, and send its ETag, such as \"7\".")
}

/// An answer with the version of its body as `ETag`.
#[derive(Debug)]
pub struct Versioned<T> {
    /// Of the body.
    pub version: i32,
    /// What is answered.
    pub answer: T,
}

impl<T: IntoResponse> IntoResponse for Versioned<T> {
    fn into_response(self) -> Result<Response, Problem> {
        let mut response = self.answer.into_response()?;
        response.headers_mut().insert(ETAG, tag(self.version)?);
        Ok(response)
    }

    fn describe(operation: Operation) -> Operation {
        T::describe(operation)
    }
}

fn tag(version: i32) -> Result<HeaderValue, Problem> {
    HeaderValue::try_from(format!("\"{version}\"")).map_err(Problem::internal)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Json;

    fn read(value: &'static str) -> Option<i32> {
        IfMatch::read(&HeaderValue::from_static(value)).map(|IfMatch(version)| version)
    }

    #[test]
    fn a_version_is_read_as_it_was_answered() {
        let answer = Versioned {
            version: 7,
            answer: Json("text"),
        };
        let response = answer.into_response().expect("a response");
        let tag = response.headers()[ETAG].to_str().expect("plain").to_owned();
        assert_eq!(tag, "\"7\"");
        assert_eq!(read("\"7\""), Some(7));
        assert_eq!(read(" W/\"7\""), Some(7), "a proxy has compressed it");
    }

    #[test]
    fn whoever_names_no_version_names_none() {
        for value in ["", "*", "7", "\"7", "\"6\", \"7\"", "W/7", "\""] {
            assert_eq!(read(value), None, "{value}");
        }
    }

    /// So it is refused as one that is over, with what is there now.
    #[test]
    fn a_tag_that_is_none_of_ours_is_no_version() {
        for value in ["\"\"", "\"abc\"", "\"-7\"", "\"+7\"", "\"99999999999\""] {
            assert_eq!(read(value), Some(0), "{value}");
        }
    }
}
