use std::fmt::Display;
use std::marker::PhantomData;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bytes::Bytes;
use http::StatusCode;
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, ETAG, HeaderValue};
use http_body_util::Full;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::{Cached, IfNoneMatch, Problem};

/// An answer, whole in memory.
pub type Response = http::Response<Full<Bytes>>;

pub(crate) const JSON: &str = "application/json";

/// A body of any other kind.
///
/// # Panics
/// When `content_type` is not a legal header value.
pub fn bytes(status: StatusCode, content_type: &'static str, body: impl Into<Bytes>) -> Response {
    let mut response = Response::new(Full::new(body.into()));
    *response.status_mut() = status;
    response
        .headers_mut()
        .insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    response
}

/// An answer with an `ETag` that can be given to any number of requests. Cheap to clone.
#[derive(Clone, Debug)]
pub struct CachedResponse {
    body: Bytes,
    tag: HeaderValue,
    content_type: HeaderValue,
    cache_control: HeaderValue,
    disposition: Option<HeaderValue>,
}

impl CachedResponse {
    /// A body of any kind.
    ///
    /// # Panics
    /// When `content_type` or `cache_control` is not a legal header value.
    pub fn new(
        content_type: &'static str,
        body: impl Into<Bytes>,
        cache_control: &'static str,
    ) -> Self {
        let body = body.into();
        // Half of the hash distinguishes versions of one body, and keeps the header short.
        let hash = URL_SAFE_NO_PAD.encode(&Sha256::digest(&body)[..16]);
        let tag = format!("\"{hash}\"");
        Self {
            body,
            tag: HeaderValue::try_from(tag).expect("base64 is legal in a header"),
            content_type: HeaderValue::from_static(content_type),
            cache_control: HeaderValue::from_static(cache_control),
            disposition: None,
        }
    }

    /// A file that a browser keeps under `name`; 500 where that is not legal in a header.
    pub fn attachment(self, name: impl Display) -> Result<Self, Problem> {
        let disposition = format!("attachment; filename=\"{name}\"");
        let disposition = HeaderValue::try_from(disposition).map_err(Problem::internal)?;
        Ok(Self {
            disposition: Some(disposition),
            ..self
        })
    }

    /// `value` as JSON.
    ///
    /// # Panics
    /// When `cache_control` is not a legal header value.
    pub fn json(value: &impl Serialize, cache_control: &'static str) -> Result<Self, Problem> {
        serde_json::to_vec(value)
            .map(|body| Self::new(JSON, body, cache_control))
            .map_err(Problem::internal)
    }

    /// How many bytes the body has.
    pub fn size(&self) -> usize {
        self.body.len()
    }

    /// 200 with the body, or 304 when the client has it already.
    pub fn answer<T>(&self, known: &IfNoneMatch) -> Cached<T> {
        let mut response = Response::default();
        let headers = response.headers_mut();
        headers.insert(ETAG, self.tag.clone());
        headers.insert(CACHE_CONTROL, self.cache_control.clone());
        if let Some(disposition) = &self.disposition {
            headers.insert(CONTENT_DISPOSITION, disposition.clone());
        }
        if known.names(self.tag.as_bytes()) {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
        } else {
            headers.insert(CONTENT_TYPE, self.content_type.clone());
            *response.body_mut() = Full::new(self.body.clone());
        }
        Cached {
            response,
            answer: PhantomData,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use http::Method;

    use super::*;
    use crate::{FromRequest, Json, Request};

    const POLICY: &str = "public, max-age=0, s-maxage=1";

    async fn answer(if_none_match: Option<&str>) -> Response {
        let mut request = Request::for_test(Method::GET, "/");
        if let Some(tag) = if_none_match {
            request = request.header("if-none-match", tag);
        }
        let known = IfNoneMatch::from_request(&(), &Arc::new(request.build())).await;
        let kept = CachedResponse::json(&["a", "b"], POLICY).expect("plain data");
        let answer: Cached<Json<Vec<String>>> = kept.answer(&known.expect("never refused"));
        answer.response
    }

    #[tokio::test]
    async fn a_cached_answer_has_a_strong_tag_and_its_policy() {
        let response = answer(None).await;
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(response.headers()[CACHE_CONTROL], POLICY);
        assert_eq!(response.headers()[ETAG].len(), 24);
    }

    #[tokio::test]
    async fn a_client_that_has_the_body_is_told_so() {
        let tag = answer(None).await.headers()[ETAG]
            .to_str()
            .expect("ASCII")
            .to_owned();
        for known in [
            tag.clone(),
            format!("W/{tag}"),
            format!("\"other\", {tag}"),
            "*".to_owned(),
        ] {
            let response = answer(Some(&known)).await;
            assert_eq!(response.status(), StatusCode::NOT_MODIFIED, "{known}");
            assert_eq!(response.headers()[ETAG], tag.as_str());
            assert_eq!(response.headers()[CACHE_CONTROL], POLICY);
        }
    }

    #[tokio::test]
    async fn a_client_that_has_another_body_gets_this_one() {
        let response = answer(Some("\"other\"")).await;
        assert_eq!(response.status(), StatusCode::OK);
    }
}
