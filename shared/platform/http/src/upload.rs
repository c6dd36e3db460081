//! Files as bodies of requests.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use bytes::Bytes;
use http::header::CONTENT_TYPE;

use crate::decode::essence;
use crate::problems::{BODY_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, unsupported_media_type};
use crate::{FromRequest, Operation, Problem, Request};

/// What files an operation takes.
pub trait UploadedFile: 'static {
    /// What clients may call them in `Content-Type`.
    const MEDIA_TYPES: &'static [&'static str];
}

/// A file, which is the whole body: up to [`limits::UPLOAD_BYTES`](crate::limits::UPLOAD_BYTES) instead of
/// [`limits::BODY_BYTES`](crate::limits::BODY_BYTES). Else 413 `body-too-large`, or 415 `unsupported-media-type`. Nobody has looked into
/// it: what it is called is what the client says.
///
/// All that the handler asks for is read once before the body is, too, so whoever may not upload does not get to send it.
pub struct Upload<F> {
    /// Byte for byte.
    pub content: Bytes,
    of: PhantomData<fn() -> F>,
}

impl<A: Sync, F: UploadedFile> FromRequest<A> for Upload<F> {
    const IS_UPLOAD: bool = true;

    async fn from_request(_: &A, request: &Arc<Request>) -> Result<Self, Problem> {
        let media_type = essence(request.header(CONTENT_TYPE.as_str()).unwrap_or_default());
        let is_it = |legal: &&str| media_type.eq_ignore_ascii_case(legal);
        if !F::MEDIA_TYPES.iter().any(is_it) {
            return Err(unsupported_media_type(&F::MEDIA_TYPES.join(" or ")));
        }
        Ok(Self {
            content: request.body().clone(),
            of: PhantomData,
        })
    }

    fn describe(operation: Operation) -> Operation {
        operation
            .body_file(F::MEDIA_TYPES)
            .problem(BODY_TOO_LARGE, "the body is too large")
            .problem(
                UNSUPPORTED_MEDIA_TYPE,
                "the body is of another media type than those that are named here",
            )
    }
}

impl<F> fmt::Debug for Upload<F> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Upload of {} bytes", self.content.len())
    }
}
