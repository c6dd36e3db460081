use std::sync::{Arc, Mutex};

use serde_json::{Value, json};
use tracing::field::Empty;

use super::*;
use crate::{RequestContext, TraceContext};

fn logged(logs: &Logs, act: impl FnOnce()) -> Vec<Value> {
    text_of(logs, act)
        .lines()
        .map(|line| serde_json::from_str(line).expect("each line is JSON"))
        .collect()
}

fn text_of(logs: &Logs, act: impl FnOnce()) -> String {
    let lines = Arc::new(Mutex::new(Vec::new()));
    let written = Arc::clone(&lines);
    let write = move |line: &[u8]| {
        written
            .lock()
            .expect("no line panicked")
            .extend_from_slice(line);
    };
    tracing::subscriber::with_default(subscriber(logs, write), act);
    let bytes = lines.lock().expect("no line panicked").clone();
    String::from_utf8(bytes).expect("logs are UTF-8")
}

const TRACE: &str = "0af7651916cd43dd8448eb211c80319c";
const OTHER: &str = "105445aa7843bc8bf206b12000100000";

/// The span `b7ad6b7169203331` of a trace.
fn trace(id: &str, is_sampled: bool) -> TraceContext {
    let text = format!("00-{id}-b7ad6b7169203331-{:02}", u8::from(is_sampled));
    TraceContext::from_traceparent(&text).expect("legal")
}

/// A request in a trace.
fn request(trace_id: &str, is_sampled: bool) -> RequestContext {
    RequestContext::new("a.b".into(), "id-1", trace(trace_id, is_sampled))
}

fn with_project() -> Logs {
    Logs {
        project: Some("my-project".to_owned()),
        ..Logs::default()
    }
}

#[test]
fn a_line_outside_any_request_has_no_trace() {
    let lines = logged(&with_project(), || {
        tracing::warn!(attempt = 2, "no connection");
    });
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0]["message"], "no connection");
    assert_eq!(lines[0]["severity"], "WARNING");
    assert_eq!(lines[0]["attempt"], 2);
    assert!(lines[0].get("logging.googleapis.com/trace").is_none());
}

#[test]
fn each_line_within_a_request_carries_its_trace() {
    let lines = logged(&with_project(), || {
        request(TRACE, true).in_scope(|| {
            tracing::info!("before");
            tracing::info!("within");
        });
        tracing::info!("after");
    });
    for line in &lines[..2] {
        assert_eq!(
            line["logging.googleapis.com/trace"],
            format!("projects/my-project/traces/{TRACE}")
        );
        assert_eq!(line["logging.googleapis.com/spanId"], "b7ad6b7169203331");
        assert_eq!(line["logging.googleapis.com/trace_sampled"], true);
    }
    assert_eq!(
        lines[0]["span"],
        json!({"operation": "a.b", "request_id": "id-1"})
    );
    assert!(lines[2].get("logging.googleapis.com/trace").is_none());
}

#[test]
fn without_a_project_the_trace_is_its_bare_id() {
    let lines = logged(&Logs::default(), || {
        request(TRACE, false).in_scope(|| tracing::info!("hello"));
    });
    assert_eq!(lines[0]["logging.googleapis.com/trace"], TRACE);
    assert_eq!(lines[0]["logging.googleapis.com/trace_sampled"], false);
}

#[test]
fn a_worker_goes_on_in_the_trace_of_the_message() {
    let lines = logged(&with_project(), || {
        let pushed = request(OTHER, false);
        pushed.in_scope(|| {
            tracing::info!("pushed");
            crate::adopt_trace(trace(TRACE, true));
            tracing::info!("read");
        });
        pushed.in_scope(|| tracing::info!("answered"));
        tracing::info!("over");
        crate::adopt_trace(trace(TRACE, true));
    });
    assert_eq!(
        lines[0]["logging.googleapis.com/trace"],
        format!("projects/my-project/traces/{OTHER}")
    );
    assert_eq!(lines[0]["logging.googleapis.com/trace_sampled"], false);
    for line in &lines[1..3] {
        assert_eq!(
            line["logging.googleapis.com/trace"],
            format!("projects/my-project/traces/{TRACE}")
        );
        assert_eq!(line["logging.googleapis.com/spanId"], "b7ad6b7169203331");
        assert_eq!(line["logging.googleapis.com/trace_sampled"], true);
    }
    assert!(lines[3].get("logging.googleapis.com/trace").is_none());
}

#[test]
fn an_error_is_a_report_of_the_operation_that_met_it() {
    let logs = Logs {
        service: "checkout".to_owned(),
        version: Some("checkout-00007".to_owned()),
        ..Logs::default()
    };
    let lines = logged(&logs, || {
        tracing::error!("outside");
        request(TRACE, false).in_scope(|| {
            tracing::error!(problem = "internal", "the disk is on fire");
            tracing::warn!("smoke");
        });
    });
    let report = &lines[1];
    assert_eq!(
        report["@type"],
        "type.googleapis.com/google.devtools.clouderrorreporting.v1beta1.ReportedErrorEvent"
    );
    assert_eq!(
        report["serviceContext"],
        json!({"service": "checkout", "version": "checkout-00007"})
    );
    let place = &report["context"]["reportLocation"];
    assert_eq!(place["functionName"], "a.b");
    assert_eq!(place["filePath"], file!());
    assert!(place["lineNumber"].is_u64());
    assert_eq!(report["message"], "the disk is on fire");
    assert_eq!(report["logging.googleapis.com/trace"], TRACE);
    let module = &lines[0]["context"]["reportLocation"]["functionName"];
    assert_eq!(module, module_path!());
    assert!(lines[2].get("@type").is_none());
}

#[test]
fn a_release_that_nobody_has_told_is_not_reported() {
    let lines = logged(&Logs::default(), || tracing::error!("outside"));
    assert_eq!(lines[0]["serviceContext"], json!({"service": ""}));
}

#[test]
fn an_event_may_say_its_own_severity_which_is_told_once() {
    let line = text_of(&Logs::default(), || {
        tracing::info!(severity = "warning", "late");
    });
    assert!(line.contains(r#""severity":"WARNING""#), "{line}");
    assert_eq!(line.matches("severity").count(), 1, "{line}");
}

#[test]
fn requests_that_take_turns_on_a_thread_keep_their_own_trace() {
    let lines = logged(&Logs::default(), || {
        let (one, two) = (request(TRACE, false), request(OTHER, false));
        one.in_scope(|| tracing::info!("one"));
        two.in_scope(|| tracing::info!("two"));
        one.in_scope(|| tracing::info!("one again"));
    });
    let traces: Vec<_> = lines
        .iter()
        .map(|line| &line["logging.googleapis.com/trace"])
        .collect();
    assert_eq!(traces, [TRACE, OTHER, TRACE]);
}

#[test]
fn less_than_the_level_is_not_logged_and_libraries_only_warn() {
    let debug = Logs {
        level: "debug".parse().expect("a level"),
        ..Logs::default()
    };
    let lines = logged(&debug, || {
        tracing::trace!("too fine");
        tracing::debug!(target: "lettre::transport", "Wrote: To: Ada <ada@example.org>");
        tracing::info!(target: "experimental.client.request", "a message");
        tracing::warn!(target: "hyper::proto", "a problem");
        tracing::debug!("ours");
    });
    let messages: Vec<_> = lines.iter().map(|line| &line["message"]).collect();
    assert_eq!(messages, ["a problem", "ours"]);
}

#[test]
fn fields_keep_their_kind_under_the_names_that_cloud_logging_gives_them() {
    let lines = logged(&Logs::default(), || {
        let error: Box<dyn std::error::Error> = "no \"luck\"".into();
        tracing::info!(
            how_many = 3_u64,
            below_zero = -1,
            is_new = true,
            list = ?["a\n"],
            name = %"b",
            error = &*error,
            none = None::<u32>,
            empty = Empty,
            http_request.request_method = "GET",
            http_request.status = 200,
            "é {}",
            1
        );
    });
    let mut line = lines[0].clone();
    let time = line["time"].take();
    assert!(
        time.as_str().is_some_and(|time| time.ends_with('Z')),
        "{time}"
    );
    assert_eq!(
        line,
        json!({
            "time": null, "severity": "INFO", "target": module_path!(), "message": "é 1",
            "howMany": 3, "belowZero": -1, "isNew": true, "list": "[\"a\\n\"]",
            "name": "b", "error": "no \"luck\"",
            "httpRequest": {"requestMethod": "GET", "status": 200},
        })
    );
}

#[test]
fn a_text_is_logged_as_it_is_whatever_it_holds() {
    let long = "a \"long\"\ntext ".repeat(100_000);
    let texts = [
        "",
        "\"",
        "\\",
        "\\u0000\\",
        "a\r\n\tb\n",
        "\0\u{1b}[31m\u{7f}\u{85}",
        "{\"message\":[1,{\"a\":null}]}",
        "\"}\n{\"severity\":\"EMERGENCY\"}\n",
        "{",
        "é 🎫 \u{2028}\u{202e}\u{feff}\u{fffd}\u{10ffff}",
        &String::from_utf8_lossy(b"cut in the middle: \xf0\x9f"),
        &long,
    ];
    for text in texts {
        let lines = logged(&Logs::default(), || {
            request(TRACE, true).in_scope(|| {
                tracing::error!(text, shown = %text, debug = ?text, http_request.status = text, "{text}");
            });
        });
        let [line] = &lines[..] else {
            panic!("one line: {lines:?}");
        };
        for key in ["text", "shown", "message"] {
            assert_eq!(line[key], *text);
        }
        assert_eq!(line["debug"], format!("{text:?}"));
        assert_eq!(line["httpRequest"]["status"], *text);
    }
}

#[test]
fn a_value_of_any_other_kind_is_a_number_or_a_text() {
    let lines = logged(&Logs::default(), || {
        tracing::info!(
            least = i64::MIN,
            most = u64::MAX,
            wide = u128::MAX,
            half = 0.5,
            no_number = f64::NAN,
            endless = f64::NEG_INFINITY,
            bytes = &b"\xff\0"[..],
            nothing = ?(),
            "\"odd\\ name\"" = 1,
            "___" = 2,
        );
    });
    let line = &lines[0];
    assert_eq!(line["least"], i64::MIN);
    assert_eq!(line["most"], u64::MAX);
    assert_eq!(line["wide"], u128::MAX.to_string());
    assert_eq!(line["half"], "0.5");
    assert_eq!(line["noNumber"], "NaN");
    assert_eq!(line["endless"], "-inf");
    assert_eq!(line["bytes"], "[ff 00]");
    assert_eq!(line["nothing"], "()");
    assert_eq!(line["oddName"], 1);
}

#[test]
fn names_with_a_meaning_of_their_own_may_have_values_of_any_kind() {
    let lines = logged(&Logs::default(), || {
        tracing::info!(severity = 3, insert_id = true, labels.a_b = 1, "one");
        tracing::info!(severity = ?["{"], labels = "{", http_request = "{", "two");
        tracing::info!(severity = "loud", http_request.status = ?["{"], "three");
    });
    let severities: Vec<_> = lines.iter().map(|line| &line["severity"]).collect();
    assert_eq!(severities, ["DEFAULT"; 3]);
}

#[test]
fn no_span_is_recorded_whatever_it_holds() {
    let lines = logged(&with_project(), || {
        let span = tracing::error_span!("outer", quote = "\"}", shown = ?["{"], later = Empty);
        span.record("later", "\0\n");
        span.in_scope(|| {
            tracing::error_span!(parent: &span, "inner", share = f64::NAN).in_scope(|| {
                tracing::info!("within");
                request(TRACE, true).in_scope(|| tracing::info!("of a request"));
            });
        });
        tracing::info!(parent: &span, "below");
        span.follows_from(tracing::Span::current());
    });
    assert_eq!(lines.len(), 3);
    for line in &lines {
        assert!(line.get("spans").is_none(), "{line}");
    }
    assert_eq!(lines[0].get("span"), None);
    assert_eq!(lines[1]["span"]["operation"], "a.b");
    assert_eq!(lines[2].get("span"), None);
}

#[test]
fn a_line_says_when_it_was_written() {
    let now = || guichet_clock::Clock::system().now();
    let before = now();
    let lines = logged(&Logs::default(), || tracing::info!("now"));
    let time = lines[0]["time"].as_str().expect("a text");
    let time = time.parse().expect("a time");
    assert!(before <= time && time <= now(), "{before} {time}");
}

#[test]
fn a_level_is_one_of_the_named_ones() {
    assert!("INFO".parse::<LogLevel>().is_err());
    assert!("3".parse::<LogLevel>().is_err());
    assert!("off".parse::<LogLevel>().is_ok());
}
