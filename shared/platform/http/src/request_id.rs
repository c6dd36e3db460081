//! The id of a request, which its log lines and its answer have.

use guichet_clock::Entropy;
use http::{HeaderMap, HeaderName, HeaderValue};

/// The header, in requests and in answers.
pub(crate) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The caller's, if it is fit for a log, else a new one.
pub(crate) fn of(headers: &HeaderMap) -> HeaderValue {
    headers
        .get(REQUEST_ID)
        .filter(|id| is_plain(id.as_bytes()))
        .cloned()
        .unwrap_or_else(new)
}

pub(crate) fn new() -> HeaderValue {
    let id = u128::from_be_bytes(Entropy::system().bytes());
    HeaderValue::from_str(&format!("{id:032x}")).expect("digits are legal in a header")
}

fn is_plain(id: &[u8]) -> bool {
    let is_plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.".contains(byte);
    (1..=128).contains(&id.len()) && id.iter().all(is_plain)
}
