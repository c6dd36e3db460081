use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bytes::Bytes;
use http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, HeaderValue, IF_NONE_MATCH};
use http::{HeaderMap, StatusCode};
use http_body_util::Full;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::{Problem, Request};

/// An answer, whole in memory.
pub type Response = http::Response<Full<Bytes>>;

const JSON: &str = "application/json";

/// `value` as JSON. Unless a cache policy is set on it, an answer leaves with `Cache-Control: no-store`.
pub fn json(status: StatusCode, value: &impl Serialize) -> Response {
    match serde_json::to_vec(value) {
        Ok(body) => bytes(status, JSON, body),
        Err(error) => {
            tracing::error!(error = %error, "an answer cannot be written as JSON");
            Problem::internal(error).into_response()
        }
    }
}

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

/// 204, nothing to say.
pub fn no_content() -> Response {
    let mut response = Response::default();
    *response.status_mut() = StatusCode::NO_CONTENT;
    response
}

/// `value` as JSON that may be cached: 200 with a strong `ETag` of the body, or 304 when the client has it already.
///
/// # Panics
/// When `cache_control` is not a legal header value.
pub fn cached(request: &Request, value: &impl Serialize, cache_control: &'static str) -> Response {
    match CachedResponse::json(value, cache_control) {
        Ok(response) => response.answer(request),
        Err(_) => json(StatusCode::OK, value),
    }
}

/// [`cached`] for a body of any other kind.
///
/// # Panics
/// When `content_type` or `cache_control` is not a legal header value.
pub fn cached_bytes(
    request: &Request,
    content_type: &'static str,
    body: impl Into<Bytes>,
    cache_control: &'static str,
) -> Response {
    CachedResponse::new(content_type, body, cache_control).answer(request)
}

/// An answer with an `ETag` that can be given to any number of requests. Cheap to clone.
#[derive(Clone, Debug)]
pub struct CachedResponse {
    body: Bytes,
    tag: HeaderValue,
    content_type: HeaderValue,
    cache_control: HeaderValue,
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
        }
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
    pub fn answer(&self, request: &Request) -> Response {
        let mut response = Response::default();
        let headers = response.headers_mut();
        headers.insert(ETAG, self.tag.clone());
        headers.insert(CACHE_CONTROL, self.cache_control.clone());
        if is_known(request.headers(), self.tag.as_bytes()) {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
        } else {
            headers.insert(CONTENT_TYPE, self.content_type.clone());
            *response.body_mut() = Full::new(self.body.clone());
        }
        response
    }
}

/// Whether `If-None-Match` names the tag, by weak comparison as RFC 9110 asks: a proxy that compresses marks tags as weak.
fn is_known(headers: &HeaderMap, tag: &[u8]) -> bool {
    let is_named = |value: &HeaderValue| {
        value
            .as_bytes()
            .split(|byte| *byte == b',')
            .map(<[u8]>::trim_ascii)
            .any(|known| known == b"*" || known.strip_prefix(b"W/").unwrap_or(known) == tag)
    };
    headers.get_all(IF_NONE_MATCH).iter().any(is_named)
}

#[cfg(test)]
mod tests {
    use http::Method;

    use super::*;

    const POLICY: &str = "public, max-age=0, s-maxage=1";

    fn answer(if_none_match: Option<&str>) -> Response {
        let mut request = Request::for_test(Method::GET, "/");
        if let Some(tag) = if_none_match {
            request = request.header("if-none-match", tag);
        }
        cached(&request.build(), &["a", "b"], POLICY)
    }

    #[test]
    fn a_cached_answer_has_a_strong_tag_and_its_policy() {
        let response = answer(None);
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(response.headers()[CACHE_CONTROL], POLICY);
        assert_eq!(response.headers()[ETAG].len(), 24);
    }

    #[test]
    fn a_client_that_has_the_body_is_told_so() {
        let tag = answer(None).headers()[ETAG]
            .to_str()
            .expect("ASCII")
            .to_owned();
        for known in [
            tag.clone(),
            format!("W/{tag}"),
            format!("\"other\", {tag}"),
            "*".to_owned(),
        ] {
            let response = answer(Some(&known));
            assert_eq!(response.status(), StatusCode::NOT_MODIFIED, "{known}");
            assert_eq!(response.headers()[ETAG], tag.as_str());
            assert_eq!(response.headers()[CACHE_CONTROL], POLICY);
        }
    }

    #[test]
    fn a_client_that_has_another_body_gets_this_one() {
        assert_eq!(answer(Some("\"other\"")).status(), StatusCode::OK);
    }
}
