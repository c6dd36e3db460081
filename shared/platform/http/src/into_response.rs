//! What a handler answers with: the type of its success.

use std::fmt;
use std::marker::PhantomData;

use bytes::Bytes;
use http::StatusCode;
use http::header::{CONTENT_DISPOSITION, HeaderValue, LOCATION};
use schemars::JsonSchema;
use serde::Serialize;

use crate::response::{JSON, bytes};
use crate::{Json, Operation, Problem, Response};

/// A status and a body, which the document describes by the same type.
pub trait IntoResponse: Send + 'static {
    /// The response, or 500 where the body cannot be written.
    fn into_response(self) -> Result<Response, Problem>;

    /// Adds status and body to the document.
    fn describe(operation: Operation) -> Operation;
}

impl<T: Serialize + JsonSchema + Send + 'static> IntoResponse for Json<T> {
    fn into_response(self) -> Result<Response, Problem> {
        json(StatusCode::OK, &self.0)
    }

    fn describe(operation: Operation) -> Operation {
        operation.answers::<T>(StatusCode::OK)
    }
}

/// 201 with what was made, in JSON.
#[derive(Debug)]
pub struct Created<T> {
    /// What was made.
    pub body: T,
    /// The path of its address, for `Location`.
    pub location: Option<String>,
}

impl<T: Serialize + JsonSchema + Send + 'static> IntoResponse for Created<T> {
    fn into_response(self) -> Result<Response, Problem> {
        let mut response = json(StatusCode::CREATED, &self.body)?;
        if let Some(location) = self.location {
            let location = HeaderValue::try_from(location).map_err(Problem::internal)?;
            response.headers_mut().insert(LOCATION, location);
        }
        Ok(response)
    }

    fn describe(operation: Operation) -> Operation {
        operation.answers::<T>(StatusCode::CREATED)
    }
}

/// 202: it will be done.
#[derive(Clone, Copy, Debug)]
pub struct Accepted;

/// 204: it is done, and there is nothing to say.
#[derive(Clone, Copy, Debug)]
pub struct NoContent;

impl IntoResponse for Accepted {
    fn into_response(self) -> Result<Response, Problem> {
        Ok(nothing(StatusCode::ACCEPTED))
    }

    fn describe(operation: Operation) -> Operation {
        operation.answers_nothing(StatusCode::ACCEPTED)
    }
}

impl IntoResponse for NoContent {
    fn into_response(self) -> Result<Response, Problem> {
        Ok(nothing(StatusCode::NO_CONTENT))
    }

    fn describe(operation: Operation) -> Operation {
        operation.answers_nothing(StatusCode::NO_CONTENT)
    }
}

/// What a file is.
pub trait MediaType: 'static {
    /// `Content-Type`, with its parameters.
    const CONTENT_TYPE: &'static str;
}

/// A PDF document.
#[derive(Debug)]
pub struct Pdf;

/// A picture in SVG.
#[derive(Debug)]
pub struct Svg;

/// A picture in PNG.
#[derive(Debug)]
pub struct Png;

/// iCalendar (RFC 5545).
#[derive(Debug)]
pub struct Calendar;

/// Linked data in JSON-LD.
#[derive(Debug)]
pub struct JsonLd;

impl MediaType for Pdf {
    const CONTENT_TYPE: &'static str = "application/pdf";
}

impl MediaType for Svg {
    const CONTENT_TYPE: &'static str = "image/svg+xml";
}

impl MediaType for Png {
    const CONTENT_TYPE: &'static str = "image/png";
}

impl MediaType for Calendar {
    const CONTENT_TYPE: &'static str = "text/calendar; charset=utf-8";
}

impl MediaType for JsonLd {
    const CONTENT_TYPE: &'static str = "application/ld+json";
}

/// 200 with a file.
pub struct File<M> {
    content: Bytes,
    /// What a browser does with it, and its name.
    disposition: Option<String>,
    media_type: PhantomData<fn() -> M>,
}

impl<M: MediaType> File<M> {
    /// A file without a name.
    pub fn new(content: impl Into<Bytes>) -> Self {
        Self {
            content: content.into(),
            disposition: None,
            media_type: PhantomData,
        }
    }

    /// A browser shows it, and keeps it under `name`.
    #[must_use]
    pub fn inline(self, name: impl fmt::Display) -> Self {
        let disposition = Some(format!("inline; filename=\"{name}\""));
        Self {
            disposition,
            ..self
        }
    }

    /// A browser keeps it under `name`.
    #[must_use]
    pub fn attachment(self, name: impl fmt::Display) -> Self {
        let disposition = Some(format!("attachment; filename=\"{name}\""));
        Self {
            disposition,
            ..self
        }
    }
}

impl<M: MediaType> IntoResponse for File<M> {
    fn into_response(self) -> Result<Response, Problem> {
        let mut response = bytes(StatusCode::OK, M::CONTENT_TYPE, self.content);
        if let Some(disposition) = self.disposition {
            let value = HeaderValue::try_from(disposition).map_err(Problem::internal)?;
            response.headers_mut().insert(CONTENT_DISPOSITION, value);
        }
        Ok(response)
    }

    fn describe(operation: Operation) -> Operation {
        let essence = M::CONTENT_TYPE.split(';').next().unwrap_or_default();
        operation.answers_file(StatusCode::OK, essence)
    }
}

/// An answer that was written before: as a `T` is, or 304 to a client that has it already. See
/// [`CachedResponse`](crate::CachedResponse).
pub struct Cached<T> {
    pub(crate) response: Response,
    pub(crate) answer: PhantomData<fn() -> T>,
}

impl<T: IntoResponse> IntoResponse for Cached<T> {
    fn into_response(self) -> Result<Response, Problem> {
        Ok(self.response)
    }

    fn describe(operation: Operation) -> Operation {
        T::describe(operation).answers_nothing(StatusCode::NOT_MODIFIED)
    }
}

/// What no type describes: a page.
impl IntoResponse for Response {
    fn into_response(self) -> Result<Response, Problem> {
        Ok(self)
    }

    fn describe(operation: Operation) -> Operation {
        operation
    }
}

fn json(status: StatusCode, value: &impl Serialize) -> Result<Response, Problem> {
    let body = serde_json::to_vec(value).map_err(Problem::internal)?;
    Ok(bytes(status, JSON, body))
}

fn nothing(status: StatusCode) -> Response {
    let mut response = Response::default();
    *response.status_mut() = status;
    response
}
