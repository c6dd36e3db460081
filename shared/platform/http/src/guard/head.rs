//! Finds where a head ends and says what is wrong with it.

/// What hyper accepts in a head and this server does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// A line that ends in LF without CR.
    BareLineFeed,
    /// `Content-Length` beside `Transfer-Encoding`.
    LengthAndEncoding,
    /// More than one `Content-Length`, even if they agree.
    RepeatedLength,
    /// hyper found a head where this module did not.
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

/// What follows a head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Framing {
    /// This many bytes of body, then the next head.
    Length(u64),
    /// A chunked body. The guard does not parse chunks, so the connection is closed after this request.
    Chunked,
}

/// A head that was read to its end.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct ParsedHead {
    pub(crate) framing: Framing,
    pub(crate) fault: Option<Fault>,
}

/// A head being read.
#[derive(Default)]
pub(crate) struct HeadReader {
    bytes: Vec<u8>,
    line_start: usize,
}

impl HeadReader {
    pub(crate) fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    pub(crate) fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Reads up to the end of the head. Returns how many bytes were read, and the head if it is complete.
    pub(crate) fn read(&mut self, input: &[u8]) -> (usize, Option<ParsedHead>) {
        let mut taken = 0;
        for line in lines(input) {
            self.bytes.extend_from_slice(line);
            taken += line.len();
            if !line.ends_with(b"\n") {
                break;
            }
            if self.line_start > 0 && is_blank(&self.bytes[self.line_start..]) {
                let head = std::mem::take(self);
                return (taken, Some(ParsedHead::new(&head.bytes)));
            }
            // RFC 9112 asks to ignore empty lines before a request.
            if self.bytes == b"\r\n" {
                self.bytes.clear();
            }
            self.line_start = self.bytes.len();
        }
        (taken, None)
    }
}

impl ParsedHead {
    fn new(head: &[u8]) -> Self {
        let lengths: Vec<_> = values(head, "content-length").collect();
        let is_chunked = values(head, "transfer-encoding").next().is_some();
        let fault = if lines(head).any(|line| !line.ends_with(b"\r\n")) {
            Some(Fault::BareLineFeed)
        } else if is_chunked && !lengths.is_empty() {
            Some(Fault::LengthAndEncoding)
        } else if lengths.len() > 1 {
            Some(Fault::RepeatedLength)
        } else {
            None
        };
        let framing = if is_chunked {
            Framing::Chunked
        } else {
            let length = lengths.first().and_then(|digits| digits.parse().ok());
            // hyper refuses a request whose length is not a number.
            Framing::Length(length.unwrap_or(0))
        };
        Self { framing, fault }
    }
}

/// The values of a header, one for each of its lines; a value that is not UTF-8 is given as an empty text.
fn values<'a>(head: &'a [u8], name: &'a str) -> impl Iterator<Item = &'a str> {
    lines(head).filter_map(move |line| {
        let colon = line.iter().position(|byte| *byte == b':')?;
        let (found, value) = (line[..colon].trim_ascii(), line[colon + 1..].trim_ascii());
        found
            .eq_ignore_ascii_case(name.as_bytes())
            .then(|| std::str::from_utf8(value).unwrap_or_default())
    })
}

/// The lines, each with its end; the last one may have none.
fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes.split_inclusive(|byte| *byte == b'\n')
}

fn is_blank(line: &[u8]) -> bool {
    matches!(line, b"\n" | b"\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(head: &str) -> Option<ParsedHead> {
        let (taken, parsed) = HeadReader::default().read(head.as_bytes());
        assert_eq!(taken, head.len());
        parsed
    }

    fn fault(head: &str) -> Option<Fault> {
        read(head).expect("a whole head").fault
    }

    #[test]
    fn a_head_ends_at_its_blank_line() {
        let mut reader = HeadReader::default();
        let input = b"GET / HTTP/1.1\r\nhost: a\r\n\r\nGET /next";
        let (taken, parsed) = reader.read(input);
        assert_eq!(&input[taken..], b"GET /next");
        assert_eq!(
            parsed,
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
