use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::Value;

use super::*;
use crate::TraceContext;

fn logged(logs: &Logs, work: impl FnOnce()) -> Vec<Value> {
    text_of(logs, work)
        .lines()
        .map(|line| serde_json::from_str(line).expect("each line is JSON"))
        .collect()
}

fn text_of(logs: &Logs, work: impl FnOnce()) -> String {
    let lines = Arc::new(Mutex::new(Vec::new()));
    let taken = Arc::clone(&lines);
    let put = move |line: &[u8], _| {
        taken
            .lock()
            .expect("no line panicked")
            .extend_from_slice(line);
    };
    tracing::subscriber::with_default(Lines::new(logs, put), work);
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

/// Work in a trace.
fn work(trace_id: &str, is_sampled: bool) -> Work {
    Work::new("a.b".into(), "id-1", trace(trace_id, is_sampled))
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
        work(TRACE, true).in_scope(|| {
            tracing::info!("before");
            tracing::info_span!("inner").in_scope(|| tracing::info!("within"));
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
        serde_json::json!({"operation": "a.b", "request_id": "id-1"})
    );
    assert!(lines[2].get("logging.googleapis.com/trace").is_none());
}

#[test]
fn without_a_project_the_trace_is_its_bare_id() {
    let lines = logged(&Logs::default(), || {
        work(TRACE, false).in_scope(|| tracing::info!("hello"));
    });
    assert_eq!(lines[0]["logging.googleapis.com/trace"], TRACE);
    assert_eq!(lines[0]["logging.googleapis.com/trace_sampled"], false);
}

#[test]
fn a_worker_goes_on_in_the_trace_of_the_message() {
    let lines = logged(&with_project(), || {
        let pushed = work(OTHER, false);
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
        work(TRACE, false).in_scope(|| {
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
        serde_json::json!({"service": "checkout", "version": "checkout-00007"})
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
    assert_eq!(
        lines[0]["serviceContext"],
        serde_json::json!({"service": ""})
    );
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
        let (one, two) = (work(TRACE, false), work(OTHER, false));
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
            share = 0.5,
            endless = f64::INFINITY,
            is_new = true,
            list = ?["a\n"],
            name = %"b",
            error = &*error,
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
        serde_json::json!({
            "time": null, "severity": "INFO", "target": module_path!(), "message": "é 1",
            "howMany": 3, "belowZero": -1, "share": 0.5, "endless": null, "isNew": true, "list": "[\"a\\n\"]",
            "name": "b", "error": "no \"luck\"",
            "httpRequest": {"requestMethod": "GET", "status": 200},
        })
    );
}

#[test]
fn a_line_may_be_logged_while_another_is_written() {
    struct Loud;
    impl std::fmt::Debug for Loud {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            tracing::info!("inner");
            f.write_str("loud")
        }
    }
    let lines = logged(&Logs::default(), || tracing::info!(value = ?Loud, "outer"));
    let messages: Vec<_> = lines.iter().map(|line| &line["message"]).collect();
    assert!(messages.contains(&&Value::from("outer")), "{lines:?}");
}

fn answered(status: u16) -> Answered<'static> {
    Answered {
        target: module_path!(),
        method: "GET",
        url: "/events/{slug}",
        status,
        bytes: 1_234,
        latency: Duration::from_micros(2_000_042),
    }
}

#[test]
fn an_answer_is_logged_as_an_event_with_the_same_fields_would_be() {
    let text = text_of(&with_project(), || {
        let work = work(TRACE, true);
        work.in_scope(|| {
            tracing::info!(
                http_request.requestMethod = "GET",
                http_request.requestUrl = "/events/{slug}",
                http_request.status = 304,
                http_request.responseSize = "1234",
                http_request.latency = "2.000042s",
                "a.b 304"
            );
        });
        answered(304).log(&work);
    });
    let after_the_time = |line: &str| line.split_once(",\"target\"").map(|two| two.1.to_owned());
    let lines: Vec<_> = text.lines().map(after_the_time).collect();
    assert!(lines[0].is_some() && lines.len() == 2, "{text}");
    assert_eq!(lines[0], lines[1]);
}

#[test]
fn an_answer_is_information() {
    let warnings = Logs {
        level: "warn".parse().expect("a level"),
        ..Logs::default()
    };
    let log = || answered(200).log(&work(TRACE, false));
    assert!(logged(&warnings, log).is_empty());
    assert_eq!(logged(&Logs::default(), log)[0]["severity"], "INFO");
}

#[test]
fn a_line_says_when_it_was_written_to_the_nanosecond() {
    let now = || format!("{:.9}", guichet_clock::Clock::system().now());
    let before = now();
    let lines = logged(&Logs::default(), || tracing::info!("now"));
    let time = lines[0]["time"].as_str().expect("a text");
    assert!(*before <= *time && *time <= *now(), "{before} {time}");
    assert_eq!(time.len(), before.len());
}

#[test]
fn a_level_is_one_of_the_named_ones() {
    assert!("INFO".parse::<LogLevel>().is_err());
    assert!("3".parse::<LogLevel>().is_err());
    assert!("off".parse::<LogLevel>().is_ok());
}
