//! Compression of text, as the CDN in front of the storage bucket does it.

use std::io::Write as _;

use brotli::CompressorWriter;
use flate2::Compression;
use flate2::write::GzEncoder;
use http::header::{self, HeaderMap, HeaderValue};

/// Between speed and size, about where CDNs are.
const BROTLI_QUALITY: u32 = 5;
/// The largest window: files are small.
const BROTLI_WINDOW_BITS: u32 = 22;
const BROTLI_BUFFER_BYTES: usize = 4096;

/// Less is not worth it.
const LEAST_BYTES: usize = 1024;

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
