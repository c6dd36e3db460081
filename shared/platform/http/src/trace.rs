//! The trace of a request, from its `traceparent` (W3C Trace Context) or `X-Cloud-Trace-Context`.

use guichet_clock::Entropy;
use guichet_telemetry::TraceContext;
use http::{HeaderMap, HeaderName};

const TRACEPARENT: HeaderName = HeaderName::from_static("traceparent");
const CLOUD_TRACE: HeaderName = HeaderName::from_static("x-cloud-trace-context");

/// The trace that the headers name, else a new one.
pub(crate) fn of(headers: &HeaderMap) -> TraceContext {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    text(TRACEPARENT)
        .and_then(TraceContext::from_traceparent)
        .or_else(|| text(CLOUD_TRACE).and_then(from_cloud_trace))
        .unwrap_or_else(|| {
            let entropy = Entropy::system();
            TraceContext::new(entropy.bytes(), entropy.bytes())
        })
}

/// Reads Google's older form, `TRACE_ID/SPAN_ID;o=OPTIONS`, whose span id is decimal.
fn from_cloud_trace(text: &str) -> Option<TraceContext> {
    let (trace_id, rest) = text.trim().split_once('/')?;
    let (span_id, options) = rest.split_once(';').unwrap_or((rest, ""));
    let trace_id = trace_id.to_ascii_lowercase();
    let span_id: u64 = span_id.parse().ok()?;
    let is_sampled = u8::from(options == "o=1");
    TraceContext::from_traceparent(&format!("00-{trace_id}-{span_id:016x}-{is_sampled:02x}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PARENT: &str = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    fn named_by(pairs: &[(&'static str, &'static str)]) -> String {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.insert(*name, http::HeaderValue::from_static(value));
        }
        of(&headers).traceparent()
    }

    #[test]
    fn a_traceparent_is_passed_on_unchanged() {
        assert_eq!(named_by(&[("traceparent", PARENT)]), PARENT);
    }

    #[test]
    fn the_cloud_header_is_understood_when_it_is_the_only_one() {
        let cloud = (
            "x-cloud-trace-context",
            "105445aa7843bc8bf206b12000100000/1;o=1",
        );
        let expected = "00-105445aa7843bc8bf206b12000100000-0000000000000001-01";
        assert_eq!(named_by(&[cloud]), expected);
        assert_eq!(named_by(&[cloud, ("traceparent", PARENT)]), PARENT);
    }

    #[test]
    fn a_malformed_trace_is_replaced_by_a_new_one() {
        let malformed = [
            ("traceparent", "nonsense"),
            ("x-cloud-trace-context", "nonsense/x"),
        ];
        let made_up = named_by(&malformed);
        assert!(TraceContext::from_traceparent(&made_up).is_some());
        assert_ne!(named_by(&malformed), made_up);
    }
}
