//! Finds where a head ends and says what is wrong with it.

use memchr::memchr;

/// What hyper would forgive and we do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// A line that ends in LF without CR.
    BareLineFeed,
    /// `Content-Length` beside `Transfer-Encoding`.
    LengthAndEncoding,
    /// More than one `Content-Length`, even if they agree.
    RepeatedLength,
    /// A head that this module did not see as one.
    Unseen,
}

impl Fault {
    pub(crate) fn detail(self) -> &'static str {
        match self {
            Self::BareLineFeed => "Each line must end in CR LF.",
            Self::LengthAndEncoding => "Content-Length and Transfer-Encoding exclude each other.",
            Self::RepeatedLength => "There must be at most one Content-Length.",
            Self::Unseen => "The end of the previous request is not clear.",
        }
    }
}

/// How a request goes on after its head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Framing {
    /// This many bytes of body, then the next head.
    Length(u64),
    /// A chunked body. Its end is not looked for, the connection ends with this request instead.
    Chunked,
}

/// A head being read.
#[derive(Default)]
pub(crate) struct HeadReader {
    bytes: Vec<u8>,
    line_start: usize,
}

/// A head that was read to its end.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct ParsedHead {
    pub(crate) framing: Framing,
    pub(crate) fault: Option<Fault>,
}

impl HeadReader {
    pub(crate) fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    pub(crate) fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Takes bytes up to the end of the head; returns how many, and the head if it ended there.
    pub(crate) fn read(&mut self, input: &[u8]) -> (usize, Option<ParsedHead>) {
        // Nearly all arrive in one piece.
        if self.bytes.is_empty()
            && !input.starts_with(b"\r")
            && let Some((end, seen)) = examine(input)
        {
            return (end, Some(seen));
        }
        let mut taken = 0;
        for line in lines(input) {
            self.bytes.extend_from_slice(line);
            taken += line.len();
            if !line.ends_with(b"\n") {
                break;
            }
            if self.line_start > 0 && is_blank(&self.bytes[self.line_start..]) {
                let head = std::mem::take(self);
                return (taken, examine(&head.bytes).map(|(_, seen)| seen));
            }
            // Blank lines before a request are passed over, as RFC 9112 asks, if they are whole.
            if self.bytes == b"\r\n" {
                self.bytes.clear();
            }
            self.line_start = self.bytes.len();
        }
        (taken, None)
    }
}

/// The lines, each with its end; the last one may have none.
fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let end = memchr(b'\n', rest).map_or(rest.len(), |line_feed| line_feed + 1);
        let line = rest.split_off(..end)?;
        (!line.is_empty()).then_some(line)
    })
}

fn is_blank(line: &[u8]) -> bool {
    matches!(line, b"\n" | b"\r\n")
}

/// Where the head ends, which is after the first blank line that is not its first line, and what was seen until there.
fn examine(input: &[u8]) -> Option<(usize, ParsedHead)> {
    let mut end = 0;
    let mut lengths = 0;
    let mut length = None;
    let mut chunked = false;
    let mut bare = false;
    let mut is_over = false;
    for line in lines(input) {
        is_over = is_blank(line) && end > 0;
        end += line.len();
        bare |= !line.ends_with(b"\r\n");
        if is_over {
            break;
        }
        let line = line.trim_ascii();
        // Of all other headers nothing is looked at.
        if !matches!(line.first(), Some(b'C' | b'c' | b'T' | b't')) {
            continue;
        }
        let Some(colon) = memchr(b':', line) else {
            continue;
        };
        let (name, value) = (line[..colon].trim_ascii(), line[colon + 1..].trim_ascii());
        if name.eq_ignore_ascii_case(b"content-length") {
            lengths += 1;
            length = std::str::from_utf8(value)
                .ok()
                .and_then(|digits| digits.parse::<u64>().ok());
        } else if name.eq_ignore_ascii_case(b"transfer-encoding") {
            chunked = true;
        }
    }
    let fault = if bare {
        Some(Fault::BareLineFeed)
    } else if chunked && lengths > 0 {
        Some(Fault::LengthAndEncoding)
    } else if lengths > 1 {
        Some(Fault::RepeatedLength)
    } else {
        None
    };
    let framing = if chunked {
        Framing::Chunked
    } else {
        Framing::Length(length.unwrap_or(0))
    };
    is_over.then_some((end, ParsedHead { framing, fault }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(head: &str) -> Option<ParsedHead> {
        let (taken, seen) = HeadReader::default().read(head.as_bytes());
        assert_eq!(taken, head.len());
        seen
    }

    fn fault(head: &str) -> Option<Fault> {
        read(head).expect("a whole head").fault
    }

    #[test]
    fn a_head_ends_at_its_blank_line() {
        let mut reader = HeadReader::default();
        let input = b"GET / HTTP/1.1\r\nhost: a\r\n\r\nGET /next";
        let (taken, seen) = reader.read(input);
        assert_eq!(&input[taken..], b"GET /next");
        assert_eq!(
            seen,
            Some(ParsedHead {
                framing: Framing::Length(0),
                fault: None
            })
        );
        assert!(reader.is_empty());
    }

    #[test]
    fn a_head_may_arrive_byte_by_byte() {
        let mut reader = HeadReader::default();
        let head = b"POST / HTTP/1.1\r\nContent-Length: 12\r\n\r\n";
        for byte in &head[..head.len() - 1] {
            assert_eq!(reader.read(&[*byte]), (1, None));
        }
        let expected = ParsedHead {
            framing: Framing::Length(12),
            fault: None,
        };
        assert_eq!(reader.read(b"\n"), (1, Some(expected)));
    }

    #[test]
    fn blank_lines_before_a_request_are_passed_over() {
        assert_eq!(fault("\r\n\r\nGET / HTTP/1.1\r\nhost: a\r\n\r\n"), None);
    }

    #[test]
    fn a_bare_line_feed_anywhere_is_a_fault() {
        for head in [
            "GET / HTTP/1.1\nhost: a\r\n\r\n",
            "GET / HTTP/1.1\r\nhost: a\n\r\n",
            "GET / HTTP/1.1\r\nhost: a\r\n\n",
            "\nGET / HTTP/1.1\r\nhost: a\r\n\r\n",
        ] {
            assert_eq!(fault(head), Some(Fault::BareLineFeed), "{head:?}");
        }
    }

    #[test]
    fn a_length_beside_an_encoding_is_a_fault_in_either_order() {
        for head in [
            "POST / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
            "POST / HTTP/1.1\r\ntransfer-encoding: chunked\r\ncontent-length: 1\r\n\r\n",
        ] {
            assert_eq!(fault(head), Some(Fault::LengthAndEncoding));
        }
    }

    #[test]
    fn a_repeated_length_is_a_fault() {
        let head = "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n";
        assert_eq!(fault(head), Some(Fault::RepeatedLength));
    }

    #[test]
    fn a_chunked_body_is_recognised() {
        let head = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";
        assert_eq!(
            read(head),
            Some(ParsedHead {
                framing: Framing::Chunked,
                fault: None
            })
        );
    }
}
