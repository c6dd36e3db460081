//! What a handler asks for of a request: the types of its parameters.

use std::sync::Arc;

use guichet_problem::INVALID_FIELD;
use http::HeaderValue;
use http::header::{CONTENT_TYPE, IF_NONE_MATCH};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use crate::problems::{BODY_TOO_LARGE, INVALID_JSON, INVALID_QUERY, UNSUPPORTED_MEDIA_TYPE};
use crate::{Operation, Problem, Request, TraceContext, decode};

/// A part of a request that a handler asks for by the type of a parameter, and which the document describes by the same
/// type. `A` is the function's `App`: what is read may depend on its keys or its database.
pub trait FromRequest<A>: Sized + Send + 'static {
    /// Whether it is an [`Upload`](crate::Upload): then all that the handler asks for is read once before the body is, too.
    const IS_UPLOAD: bool = false;

    /// Reads it, or says why the request is refused.
    fn from_request(
        app: &A,
        request: &Arc<Request>,
    ) -> impl Future<Output = Result<Self, Problem>> + Send;

    /// Adds what it reads, and the problems it refuses with, to the document.
    fn describe(operation: Operation) -> Operation;
}

/// Parts of the path: each field of `T` is the part of its name, percent-decoded and in Unicode's normal form C. 404 when one
/// is not of its type, since then nothing can be there.
#[derive(Debug)]
pub struct Path<T>(pub T);

/// The query: each field of `T` is a parameter. Else 400 `invalid-query` that names the parameter. Texts are in Unicode's
/// normal form C.
#[derive(Debug)]
pub struct Query<T>(pub T);

/// JSON. Of a request, its body, with texts in Unicode's normal form C: else 415 `unsupported-media-type`, 400
/// `invalid-json`, or 422 `invalid-field` with a pointer to the field and what is legal. As an answer, 200.
#[derive(Debug)]
pub struct Json<T>(pub T);

/// The `ETag`s that the client has the bodies of.
#[derive(Debug, Default)]
pub struct IfNoneMatch(Vec<HeaderValue>);

impl<A, T> FromRequest<A> for Path<T>
where
    A: Sync,
    T: DeserializeOwned + JsonSchema + Send + 'static,
{
    async fn from_request(_: &A, request: &Arc<Request>) -> Result<Self, Problem> {
        decode::path(request.parameters())
            .map(Self)
            .ok_or_else(Problem::not_found)
    }

    fn describe(operation: Operation) -> Operation {
        operation.path::<T>()
    }
}

impl<A, T> FromRequest<A> for Query<T>
where
    A: Sync,
    T: DeserializeOwned + JsonSchema + Send + 'static,
{
    async fn from_request(_: &A, request: &Arc<Request>) -> Result<Self, Problem> {
        decode::query(request.raw_query()).map(Self)
    }

    fn describe(operation: Operation) -> Operation {
        operation
            .query::<T>()
            .problem(INVALID_QUERY, "a query parameter is not legal")
    }
}

impl<A, T> FromRequest<A> for Json<T>
where
    A: Sync,
    T: DeserializeOwned + JsonSchema + Send + 'static,
{
    async fn from_request(_: &A, request: &Arc<Request>) -> Result<Self, Problem> {
        decode::json(request.header(CONTENT_TYPE.as_str()), request.body()).map(Self)
    }

    fn describe(operation: Operation) -> Operation {
        operation
            .body::<T>()
            .problem(INVALID_JSON, "the body is not JSON")
            .problem(BODY_TOO_LARGE, "the body is too large")
            .problem(UNSUPPORTED_MEDIA_TYPE, "the body is not application/json")
            .problem(INVALID_FIELD, "a field is missing or not legal")
    }
}

/// Which header it reads, for the document.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "only described")]
struct IfNoneMatchHeader {
    /// An `ETag` that the client has the body of
    #[schemars(default, rename = "if-none-match")]
    if_none_match: String,
}

impl<A: Sync> FromRequest<A> for IfNoneMatch {
    async fn from_request(_: &A, request: &Arc<Request>) -> Result<Self, Problem> {
        let values = request.headers().get_all(IF_NONE_MATCH);
        Ok(Self(values.iter().cloned().collect()))
    }

    fn describe(operation: Operation) -> Operation {
        operation.headers::<IfNoneMatchHeader>()
    }
}

impl IfNoneMatch {
    /// Whether the tag is named, by weak comparison as RFC 9110 asks: a proxy that compresses marks tags as weak.
    pub(crate) fn names(&self, tag: &[u8]) -> bool {
        let is_named = |value: &HeaderValue| {
            value
                .as_bytes()
                .split(|byte| *byte == b',')
                .map(<[u8]>::trim_ascii)
                .any(|known| known == b"*" || known.strip_prefix(b"W/").unwrap_or(known) == tag)
        };
        self.0.iter().any(is_named)
    }
}

/// The trace that the request belongs to, to be passed on with messages.
impl<A: Sync> FromRequest<A> for TraceContext {
    async fn from_request(_: &A, request: &Arc<Request>) -> Result<Self, Problem> {
        Ok(*request.trace())
    }

    fn describe(operation: Operation) -> Operation {
        operation
    }
}

/// The whole request, for what no type describes: a webhook's signed bytes.
impl<A: Sync> FromRequest<A> for Arc<Request> {
    async fn from_request(_: &A, request: &Arc<Request>) -> Result<Self, Problem> {
        Ok(Arc::clone(request))
    }

    fn describe(operation: Operation) -> Operation {
        operation
    }
}
