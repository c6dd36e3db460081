//! Requests as bytes. What differs from one to the next is written over in place.

use std::ops::Range;

use uuid::Uuid;

/// How an idempotency key begins, for it must be 20 characters long.
const KEY_PREFIX: &str = "bench-";

/// How wide the rest of it is: a number in hexadecimal, so that there is room for every request ever made.
const KEY_WIDTH: usize = 16;

/// A request that is sent once.
pub(crate) fn request(method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(512 + body.len());
    for part in [method, " ", path, " HTTP/1.1\r\nhost: bench\r\n"] {
        bytes.extend_from_slice(part.as_bytes());
    }
    for (name, value) in headers {
        for part in [name, ": ", value, "\r\n"] {
            bytes.extend_from_slice(part.as_bytes());
        }
    }
    let rest = format!(
        "content-type: application/json\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    bytes.extend_from_slice(rest.as_bytes());
    bytes.extend_from_slice(body);
    bytes
}

/// A request that is sent many times, each time under another idempotency key.
#[derive(Clone)]
pub(crate) struct Template {
    bytes: Vec<u8>,
    key: Range<usize>,
}

impl Template {
    /// A request with a JSON body.
    pub(crate) fn new(method: &str, path: &str, body: &[u8]) -> Self {
        let mut bytes =
            format!("{method} {path} HTTP/1.1\r\nhost: bench\r\nidempotency-key: {KEY_PREFIX}")
                .into_bytes();
        let key = bytes.len()..bytes.len() + KEY_WIDTH;
        bytes.resize(key.end, b'0');
        let rest = format!(
            "\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        bytes.extend_from_slice(rest.as_bytes());
        bytes.extend_from_slice(body);
        Self { bytes, key }
    }

    /// A request that is the same each time and has no key.
    pub(crate) fn repeated(bytes: Vec<u8>) -> Self {
        Self { bytes, key: 0..0 }
    }

    /// Where a text stands in the request, for writing over it with [`Template::put_uuid`].
    pub(crate) fn find(&self, text: &str) -> Option<usize> {
        self.bytes
            .windows(text.len())
            .position(|window| window == text.as_bytes())
    }

    /// Writes an id over another.
    pub(crate) fn put_uuid(&mut self, at: usize, id: Uuid) {
        id.hyphenated()
            .encode_lower(&mut self.bytes[at..at + uuid::fmt::Hyphenated::LENGTH]);
    }

    /// The request under the key with this number.
    pub(crate) fn numbered(&mut self, number: u64) -> &[u8] {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        for (index, byte) in self.bytes[self.key.clone()].iter_mut().rev().enumerate() {
            *byte = DIGITS[usize::try_from(number >> (4 * index) & 15).unwrap_or_default()];
        }
        &self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_says_its_number_and_its_length() {
        let mut template = Template::new("POST", "/orders", b"{}");
        let request = String::from_utf8(template.numbered(0x2a).to_vec()).expect("text");
        assert!(
            request.contains("\r\nidempotency-key: bench-000000000000002a\r\n"),
            "{request}"
        );
        assert!(
            request.ends_with("\r\ncontent-length: 2\r\n\r\n{}"),
            "{request}"
        );
    }

    #[test]
    fn an_id_is_written_over_another() {
        let (old, new) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let mut template = Template::new("POST", "/orders", format!("[\"{old}\"]").as_bytes());
        let at = template.find(&old.to_string()).expect("it is there");
        template.put_uuid(at, new);
        assert!(
            template
                .numbered(0)
                .ends_with(format!("[\"{new}\"]").as_bytes())
        );
    }
}
