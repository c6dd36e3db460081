use guichet_http::{Bytes, HeaderValue, Outcome, Problem, Response, StatusCode, header};
use http_body_util::BodyExt;

/// An answer as it is kept, to be given again byte for byte.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredAnswer {
    /// HTTP status.
    pub status: StatusCode,
    /// The `Content-Type` header, if it had one.
    pub content_type: Option<String>,
    /// The `Location` header, if it had one.
    pub location: Option<String>,
    /// The body.
    pub body: Bytes,
}

impl StoredAnswer {
    /// What of a response is kept.
    pub async fn of(response: &Response) -> Self {
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
    pub fn into_response(self) -> Outcome {
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
