use guichet_clock::Entropy;
use http::HeaderMap;

use crate::random::random;

/// Where a request belongs in a distributed trace: taken from `traceparent` (W3C Trace Context) or
/// `X-Cloud-Trace-Context`, else made up.
///
/// Functions record no spans of their own, so the caller's span id is kept: log lines then hang under the span that
/// the load balancer or the calling function recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TraceContext {
    trace_id: String,
    span_id: String,
    sampled: bool,
}

impl TraceContext {
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
        let sampled = u8::from_str_radix(flags, 16).ok()? & 1 == 1;
        Some(Self {
            trace_id: trace_id.to_owned(),
            span_id: span_id.to_owned(),
            sampled,
        })
    }

    /// Reads Google's older form, `TRACE_ID/SPAN_ID;o=OPTIONS`, whose span id is decimal.
    fn from_cloud_trace(text: &str) -> Option<Self> {
        let (trace_id, rest) = text.trim().split_once('/')?;
        let (span_id, options) = rest.split_once(';').unwrap_or((rest, ""));
        let trace_id = trace_id.to_ascii_lowercase();
        let span_id = format!("{:016x}", span_id.parse::<u64>().ok()?);
        (is_identifier(&trace_id, 32) && is_identifier(&span_id, 16)).then(|| Self {
            trace_id,
            span_id,
            sampled: options == "o=1",
        })
    }

    pub(crate) fn from_headers(headers: &HeaderMap) -> Self {
        let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
        text("traceparent")
            .and_then(Self::from_traceparent)
            .or_else(|| text("x-cloud-trace-context").and_then(Self::from_cloud_trace))
            .unwrap_or_else(|| Self::named(random(), random()))
    }

    /// The beginning of a new trace, which is not sampled: nobody asked for it.
    pub fn generate(entropy: &Entropy) -> Self {
        Self::named(entropy.bytes(), entropy.bytes())
    }

    fn named(trace_id: [u8; 16], span_id: [u8; 8]) -> Self {
        Self {
            trace_id: hexadecimal(&trace_id),
            span_id: hexadecimal(&span_id),
            sampled: false,
        }
    }

    /// 32 hexadecimal digits.
    pub fn trace_id(&self) -> &str {
        &self.trace_id
    }

    /// 16 hexadecimal digits.
    pub fn span_id(&self) -> &str {
        &self.span_id
    }

    /// Whether whoever began the trace records it.
    pub fn sampled(&self) -> bool {
        self.sampled
    }

    /// The `traceparent` to pass on with a message or a request.
    pub fn traceparent(&self) -> String {
        format!(
            "00-{}-{}-{:02x}",
            self.trace_id,
            self.span_id,
            u8::from(self.sampled)
        )
    }
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

/// Two digits a byte.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |four: u8| DIGITS[usize::from(four)];
    let digits = bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]);
    String::from_utf8(digits.collect()).expect("digits are ASCII")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PARENT: &str = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    fn from_headers(pairs: &[(&'static str, &'static str)]) -> TraceContext {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.insert(*name, http::HeaderValue::from_static(value));
        }
        TraceContext::from_headers(&headers)
    }

    #[test]
    fn a_traceparent_is_passed_on_unchanged() {
        assert_eq!(
            from_headers(&[("traceparent", PARENT)]).traceparent(),
            PARENT
        );
    }

    #[test]
    fn the_cloud_header_is_understood_when_it_is_the_only_one() {
        let cloud = (
            "x-cloud-trace-context",
            "105445aa7843bc8bf206b12000100000/1;o=1",
        );
        let expected = "00-105445aa7843bc8bf206b12000100000-0000000000000001-01";
        assert_eq!(from_headers(&[cloud]).traceparent(), expected);
        assert_eq!(
            from_headers(&[cloud, ("traceparent", PARENT)]).traceparent(),
            PARENT
        );
    }

    #[test]
    fn a_malformed_trace_is_replaced_by_a_new_one() {
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
            assert_eq!(TraceContext::from_traceparent(illegal), None, "{illegal}");
        }
        let made_up = from_headers(&[
            ("traceparent", "nonsense"),
            ("x-cloud-trace-context", "nonsense/x"),
        ]);
        assert_eq!(
            TraceContext::from_traceparent(&made_up.traceparent()),
            Some(made_up)
        );
    }

    #[test]
    fn a_later_version_is_read_as_far_as_it_is_known() {
        let later = "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more";
        assert_eq!(
            TraceContext::from_traceparent(later)
                .map(|trace| trace.traceparent())
                .as_deref(),
            Some(PARENT)
        );
    }
}
