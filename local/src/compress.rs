//! Compression of text, as the CDN in front of the storage bucket does it.

use std::io::Write as _;

use brotli::CompressorWriter;
use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use futures::future::BoxFuture;
use http::header::{self, HeaderMap, HeaderValue};
use http::{Response, StatusCode};

use crate::body::{Body, collect, full, problem};

/// Between speed and size, about where CDNs are.
const BROTLI_QUALITY: u32 = 5;
/// The largest window: files are small.
const BROTLI_WINDOW_BITS: u32 = 22;
const BROTLI_BUFFER_BYTES: usize = 4096;

/// Less is not worth it.
const LEAST_BYTES: usize = 1024;

/// What a CDN keeps is smaller.
const MOST_BYTES: usize = 10 * 1024 * 1024;

/// How a body is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Coding {
    Brotli,
    Gzip,
}

impl Coding {
    /// The best that a client takes for this content; `None` where it is to be sent as it is.
    pub(crate) fn choose(headers: &HeaderMap, content_type: &str, length: usize) -> Option<Self> {
        let is_text = content_type.starts_with("text/")
            || content_type.starts_with("application/json")
            || content_type.starts_with("image/svg+xml");
        if !is_text || length < LEAST_BYTES {
            return None;
        }
        [Self::Brotli, Self::Gzip]
            .into_iter()
            .find(|coding| takes(headers, coding.name()))
    }

    /// As `Content-Encoding` has it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }

    pub(crate) fn header_value(self) -> HeaderValue {
        HeaderValue::from_static(self.name())
    }

    pub(crate) fn compress(self, content: &[u8]) -> Vec<u8> {
        let into_memory = "memory can be written to";
        match self {
            Self::Brotli => {
                let mut writer = CompressorWriter::new(
                    Vec::new(),
                    BROTLI_BUFFER_BYTES,
                    BROTLI_QUALITY,
                    BROTLI_WINDOW_BITS,
                );
                writer.write_all(content).expect(into_memory);
                writer.into_inner()
            }
            Self::Gzip => {
                let mut writer = GzEncoder::new(Vec::new(), Compression::default());
                writer.write_all(content).expect(into_memory);
                writer.finish().expect(into_memory)
            }
        }
    }
}

/// An answer of a function as the CDN sends it to a client with these headers: compressed, if everybody may keep it.
pub(crate) async fn compressed(client: &HeaderMap, mut response: Response<Body>) -> Response<Body> {
    let headers = response.headers();
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let length = text(header::CONTENT_LENGTH).and_then(|length| length.parse().ok());
    let is_public = text(header::CACHE_CONTROL).is_some_and(|policy| policy.contains("public"));
    let is_plain = !headers.contains_key(header::CONTENT_ENCODING);
    let content_type = text(header::CONTENT_TYPE).unwrap_or_default();
    // The answer to HEAD has no body.
    let is_empty = hyper::body::Body::is_end_stream(response.body());
    if response.status() != StatusCode::OK || !is_public || !is_plain || is_empty {
        return response;
    }
    let Some(coding) = Coding::choose(client, content_type, length.unwrap_or_default()) else {
        return response;
    };
    let body = std::mem::replace(response.body_mut(), crate::body::empty());
    let Some(body) = whole(body).await else {
        return problem(
            StatusCode::BAD_GATEWAY,
            "bad-gateway",
            "The function broke off",
            "Its answer did not end.",
        );
    };
    let body = coding.compress(&body);
    let tag = response.headers().get(header::ETAG).map(weak);
    let headers = response.headers_mut();
    if let Some(tag) = tag {
        headers.insert(header::ETAG, tag);
    }
    headers.insert(header::CONTENT_LENGTH, body.len().into());
    headers.insert(header::CONTENT_ENCODING, coding.header_value());
    headers.append(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    *response.body_mut() = full(body);
    response
}

/// In a box: otherwise the compiler does not see that a future which waits for it can be sent.
fn whole(body: Body) -> BoxFuture<'static, Option<Bytes>> {
    Box::pin(collect(body, MOST_BYTES))
}

/// A tag of the same content, but not of the same bytes.
fn weak(tag: &HeaderValue) -> HeaderValue {
    if tag.as_bytes().starts_with(b"W/") {
        return tag.clone();
    }
    HeaderValue::from_bytes(&[b"W/", tag.as_bytes()].concat()).expect("a tag is legal")
}

/// Whether a client names this coding without refusing it (`q=0`).
fn takes(headers: &HeaderMap, coding: &str) -> bool {
    headers
        .get_all(header::ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|one| {
            let (name, weight) = one.split_once(';').unwrap_or((one, ""));
            let weight = weight.trim().strip_prefix("q=").map(str::parse::<f32>);
            name.trim().eq_ignore_ascii_case(coding)
                && weight.is_none_or(|weight| weight.is_ok_and(|weight| weight > 0.0))
        })
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    fn chosen(accepted: &str, content_type: &str, length: usize) -> Option<Coding> {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_ENCODING, accepted.parse().expect("legal"));
        Coding::choose(&headers, content_type, length)
    }

    #[test]
    fn text_is_compressed_as_the_client_takes_it() {
        let (script, picture) = ("text/javascript; charset=utf-8", "image/webp");
        for (accepted, expected) in [
            ("gzip, deflate, br, zstd", Some(Coding::Brotli)),
            ("gzip", Some(Coding::Gzip)),
            ("BR;q=0, GZip;q=0.5", Some(Coding::Gzip)),
            ("br; q=0", None),
            ("br;q=x", None),
            ("identity", None),
        ] {
            assert_eq!(chosen(accepted, script, 2000), expected, "{accepted}");
        }
        assert_eq!(chosen("br", script, 1000), None);
        assert_eq!(chosen("br", picture, 2000), None);
        assert_eq!(Coding::choose(&HeaderMap::new(), script, 2000), None);
    }

    #[tokio::test]
    async fn only_what_everybody_may_keep_is_compressed_on_its_way() {
        let ask = async |policy: &'static str| {
            let mut client = HeaderMap::new();
            client.insert(header::ACCEPT_ENCODING, HeaderValue::from_static("br"));
            let mut response =
                crate::body::answer(StatusCode::OK, "application/json", "x".repeat(2000));
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_LENGTH, 2000.into());
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(policy));
            headers.insert(header::ETAG, HeaderValue::from_static("\"a\""));
            compressed(&client, response).await
        };
        let kept = ask("public, max-age=0").await;
        assert_eq!(kept.headers()[header::CONTENT_ENCODING], "br");
        assert_eq!(kept.headers()[header::ETAG], "W/\"a\"");
        let length = kept.headers()[header::CONTENT_LENGTH].clone();
        let body = collect(kept.into_body(), 2000).await.expect("whole");
        assert_eq!(length, body.len().to_string());
        let secret = ask("no-store").await;
        assert!(!secret.headers().contains_key(header::CONTENT_ENCODING));
        assert_eq!(secret.headers()[header::ETAG], "\"a\"");
    }

    #[test]
    fn what_is_compressed_is_read_again() {
        let content = "Guichet ".repeat(1000).into_bytes();
        let brotli = Coding::Brotli.compress(&content);
        let gzip = Coding::Gzip.compress(&content);
        assert!(brotli.len() < 200 && gzip.len() < 200);
        let mut read = Vec::new();
        let mut decoder = brotli::Decompressor::new(brotli.as_slice(), BROTLI_BUFFER_BYTES);
        decoder.read_to_end(&mut read).expect("Brotli");
        assert_eq!(read, content);
        read.clear();
        let mut decoder = flate2::read::GzDecoder::new(gzip.as_slice());
        decoder.read_to_end(&mut read).expect("gzip");
        assert_eq!(read, content);
    }
}
