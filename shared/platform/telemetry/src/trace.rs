/// Where a request belongs in a distributed trace, as a `traceparent` of W3C Trace Context says it.
///
/// Functions record no spans of their own, so the caller's span id is kept: log lines then hang under the span that
/// the load balancer or the calling function recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TraceContext {
    trace_id: u128,
    span_id: u64,
    is_sampled: bool,
}

impl TraceContext {
    /// The beginning of a trace, which is not sampled: nobody asked for it.
    pub fn new(trace_id: [u8; 16], span_id: [u8; 8]) -> Self {
        Self {
            trace_id: u128::from_be_bytes(trace_id),
            span_id: u64::from_be_bytes(span_id),
            is_sampled: false,
        }
    }

    /// Reads a `traceparent`; `None` when it is not a legal one.
    pub fn from_traceparent(text: &str) -> Option<Self> {
        let mut parts = text.trim().split('-');
        let version = hexadecimal(parts.next()?, 2)?;
        let trace_id = hexadecimal(parts.next()?, 32)?;
        let span_id = hexadecimal(parts.next()?, 16)?;
        let flags = hexadecimal(parts.next()?, 2)?;
        // Version 00 has exactly four parts; later versions may add some, ff is forbidden.
        let version_is_legal = version != 0xff && (version != 0 || parts.next().is_none());
        (version_is_legal && trace_id != 0 && span_id != 0).then_some(Self {
            trace_id,
            span_id: u64::try_from(span_id).ok()?,
            is_sampled: flags & 1 == 1,
        })
    }

    /// 32 hexadecimal digits.
    pub fn trace_id(&self) -> String {
        format!("{:032x}", self.trace_id)
    }

    /// 16 hexadecimal digits.
    pub fn span_id(&self) -> String {
        format!("{:016x}", self.span_id)
    }

    /// Whether whoever began the trace records it.
    pub fn is_sampled(&self) -> bool {
        self.is_sampled
    }

    /// The `traceparent` to pass on with a message or a request.
    pub fn traceparent(&self) -> String {
        let flags = u8::from(self.is_sampled);
        format!("00-{}-{}-{flags:02x}", self.trace_id(), self.span_id())
    }
}

/// Reads a number of exactly so many lower-case digits.
fn hexadecimal(text: &str, digits: usize) -> Option<u128> {
    let is_legal = |byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    if text.len() != digits || !text.bytes().all(is_legal) {
        return None;
    }
    u128::from_str_radix(text, 16).ok()
}

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
        assert!(trace.is_sampled());
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
            "00-+af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
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
