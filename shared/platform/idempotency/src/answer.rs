use std::marker::PhantomData;

use guichet_http::{
    Bytes, HeaderValue, IntoResponse, Operation, Problem, Response, StatusCode, header,
};
use http_body_util::BodyExt;

/// An answer as it is kept, to be given again byte for byte.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredResponse {
    /// HTTP status.
    pub status: StatusCode,
    /// The `Content-Type` header, if it had one.
    pub content_type: Option<String>,
    /// The `Location` header, if it had one.
    pub location: Option<String>,
    /// The body.
    pub body: Bytes,
}

impl StoredResponse {
    /// What of a handler's answer is kept.
    pub async fn new(answer: impl IntoResponse) -> Result<Self, Problem> {
        Ok(Self::of(&answer.into_response()?).await)
    }

    /// What of a response is kept.
    async fn of(response: &Response) -> Self {
        let header = |name| {
            response
                .headers()
                .get(name)
                .and_then(|value: &HeaderValue| value.to_str().ok())
        };
        let body = response
            .body()
            .clone()
            .collect()
            .await
            .unwrap_or_else(|never| match never {});
        Self {
            status: response.status(),
            content_type: header(header::CONTENT_TYPE).map(str::to_owned),
            location: header(header::LOCATION).map(str::to_owned),
            body: body.to_bytes(),
        }
    }

    /// The response it was.
    pub fn into_response(self) -> Result<Response, Problem> {
        let mut response = Response::new(self.body.into());
        *response.status_mut() = self.status;
        let headers = [
            (header::CONTENT_TYPE, self.content_type),
            (header::LOCATION, self.location),
        ];
        for (name, value) in headers {
            if let Some(value) = value {
                let value = HeaderValue::try_from(value).map_err(Problem::internal)?;
                response.headers_mut().insert(name, value);
            }
        }
        Ok(response)
    }
}

/// An answer of the type `T` that was kept, for the signature of a handler.
pub struct Replayed<T> {
    stored: StoredResponse,
    answer: PhantomData<fn() -> T>,
}

impl<T> From<StoredResponse> for Replayed<T> {
    fn from(stored: StoredResponse) -> Self {
        let answer = PhantomData;
        Self { stored, answer }
    }
}

impl<T: IntoResponse> IntoResponse for Replayed<T> {
    fn into_response(self) -> Result<Response, Problem> {
        self.stored.into_response()
    }

    fn describe(operation: Operation) -> Operation {
        T::describe(operation)
    }
}
