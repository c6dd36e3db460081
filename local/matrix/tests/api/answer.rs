use std::fmt;

use guichet_http::{HeaderMap, Response};
use http_body_util::BodyExt as _;
use serde_json::Value;

/// What was answered.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) async fn of(response: Response) -> Self {
        let status = response.status().as_u16();
        let mut headers = response.headers().clone();
        // Each answer has one of its own.
        headers.remove("x-request-id");
        let body = response.into_body().collect().await;
        let body = body.expect("a body in memory").to_bytes().to_vec();
        Self {
            status,
            headers,
            body,
        }
    }

    /// The name of the problem, where it is one.
    pub(crate) fn problem(&self) -> Option<String> {
        let body: Value = serde_json::from_slice(&self.body).ok()?;
        let name = body["type"].as_str()?.strip_prefix("/problems/")?;
        Some(name.to_owned())
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}

/// The beginning is enough to see what it is.
impl fmt::Display for Answer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let body = String::from_utf8_lossy(&self.body);
        let beginning: String = body.chars().take(300).collect();
        write!(formatter, "{} {beginning}", self.status)
    }
}
