use std::fmt;
use std::ops::Range;

const TRACE_ID: Range<usize> = 3..35;
const SPAN_ID: Range<usize> = 36..52;
const SAMPLED: usize = 54;

/// Where work belongs in a distributed trace, as a `traceparent` of W3C Trace Context says it.
///
/// Functions record no spans of their own, so the caller's span id is kept: log lines then hang under the span that
/// the load balancer or the calling function recorded.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct TraceContext([u8; 55]);

impl TraceContext {
    /// The beginning of a trace, which is not sampled: nobody asked for it.
    pub fn new(trace_id: [u8; 16], span_id: [u8; 8]) -> Self {
        let mut text = *b"00-00000000000000000000000000000000-0000000000000000-00";
        text[TRACE_ID].copy_from_slice(hexadecimal(trace_id).as_flattened());
        text[SPAN_ID].copy_from_slice(hexadecimal(span_id).as_flattened());
        Self(text)
    }

    /// Reads a `traceparent`; `None` when it is not a legal one.
    pub fn from_traceparent(text: &str) -> Option<Self> {
        let mut parts = text.trim().split('-');
        let (version, trace_id, span_id, flags) =
            (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        // Version 00 has exactly four parts; later versions may add some, ff is forbidden.
        let version_is_legal = is_hexadecimal(version, 2) && version != "ff";
        if !version_is_legal || (version == "00" && parts.next().is_some()) {
            return None;
        }
        if !is_identifier(trace_id, 32) || !is_identifier(span_id, 16) || !is_hexadecimal(flags, 2)
        {
            return None;
        }
        let is_sampled = u8::from_str_radix(flags, 16).ok()? & 1 == 1;
        let mut trace = Self::new([0; 16], [0; 8]);
        trace.0[TRACE_ID].copy_from_slice(trace_id.as_bytes());
        trace.0[SPAN_ID].copy_from_slice(span_id.as_bytes());
        trace.0[SAMPLED] += u8::from(is_sampled);
        Some(trace)
    }

    /// 32 hexadecimal digits.
    pub fn trace_id(&self) -> &str {
        text(&self.0[TRACE_ID])
    }

    /// 16 hexadecimal digits.
    pub fn span_id(&self) -> &str {
        text(&self.0[SPAN_ID])
    }

    /// Whether whoever began the trace records it.
    pub fn sampled(&self) -> bool {
        self.0[SAMPLED] == b'1'
    }

    /// The `traceparent` to pass on with a message or a request.
    pub fn traceparent(&self) -> String {
        text(&self.0).to_owned()
    }
}

impl fmt::Debug for TraceContext {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("TraceContext")
            .field(&self.traceparent())
            .finish()
    }
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("digits are ASCII")
}

fn is_hexadecimal(text: &str, length: usize) -> bool {
    text.len() == length
        && text
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

fn is_identifier(text: &str, length: usize) -> bool {
    is_hexadecimal(text, length) && text.bytes().any(|byte| byte != b'0')
}

/// The two digits of each byte, for names of requests and traces.
pub fn hexadecimal<const N: usize>(bytes: [u8; N]) -> [[u8; 2]; N] {
    bytes.map(|byte| DIGITS[usize::from(byte)])
}

/// Those of every byte.
static DIGITS: [[u8; 2]; 256] = {
    let each = b"0123456789abcdef";
    let mut digits = [[0; 2]; 256];
    let mut byte = 0;
    while byte < digits.len() {
        digits[byte] = [each[byte >> 4], each[byte & 15]];
        byte += 1;
    }
    digits
};

#[cfg(test)]
mod tests {
    use super::*;

    const PARENT: &str = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    fn read(text: &str) -> Option<String> {
        TraceContext::from_traceparent(text).map(|trace| trace.traceparent())
    }

    #[test]
    fn a_traceparent_is_read_and_passed_on_unchanged() {
        let trace = TraceContext::from_traceparent(PARENT).expect("legal");
        assert_eq!(trace.trace_id(), "0af7651916cd43dd8448eb211c80319c");
        assert_eq!(trace.span_id(), "b7ad6b7169203331");
        assert!(trace.sampled());
        assert_eq!(trace.traceparent(), PARENT);
    }

    #[test]
    fn a_trace_that_begins_here_is_legal_and_not_sampled() {
        let trace = TraceContext::new([0xa0; 16], [0x0b; 8]);
        assert_eq!(
            trace.traceparent(),
            "00-a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0-0b0b0b0b0b0b0b0b-00"
        );
        assert_eq!(
            TraceContext::from_traceparent(&trace.traceparent()),
            Some(trace)
        );
    }

    #[test]
    fn what_is_no_traceparent_is_not_read() {
        for illegal in [
            "",
            "00",
            "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            "00-00000000000000000000000000000000-b7ad6b7169203331-01",
            "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
            "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
            "00-0af7\"51916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        ] {
            assert_eq!(read(illegal), None, "{illegal}");
        }
    }

    #[test]
    fn a_later_version_is_read_as_far_as_it_is_known() {
        let later = "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-03-more";
        assert_eq!(read(later).as_deref(), Some(PARENT));
    }
}
