//! Writes an event, or that a request was answered, as a line of JSON, as Cloud Logging reads it.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::fmt::Write as _;

use guichet_clock::Clock;
use serde_json::{Value, json};
use tracing::field::{Field, Visit};
use tracing::{Event, Level, Metadata};

use crate::access::Answered;
use crate::logs::Logs;
use crate::work::Work;

/// What Error Reporting takes for an error that somebody should hear of, though it has no stack trace.
const REPORTED_ERROR: &str =
    "type.googleapis.com/google.devtools.clouderrorreporting.v1beta1.ReportedErrorEvent";

/// Fields of the request, which Cloud Logging shows in a line's head.
const OF_REQUEST: &str = "http_request.";

/// A field that stands for the event's level, where that depends on values.
const SEVERITY: &str = "severity";

thread_local! {
    /// Room for a line, kept for the next one.
    static ROOM: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };

    /// The second of the last line, and how it is written.
    static SECOND: RefCell<(i64, String)> = const { RefCell::new((0, String::new())) };
}

/// Lends room for a line.
pub(crate) fn with_room(act: impl FnOnce(&mut Vec<u8>)) {
    // Empty where a value that is being written logs a line itself.
    let mut line = ROOM.take();
    line.clear();
    act(&mut line);
    ROOM.set(line);
}

/// Writes lines.
pub(crate) struct Format {
    /// What a trace id is preceded by, as JSON, its quotation mark included.
    traces: String,
    /// Whose errors are reported, as JSON.
    service: Value,
}

impl Format {
    pub(crate) fn new(logs: &Logs) -> Self {
        let traces = logs
            .project
            .as_ref()
            .map(|project| format!("projects/{project}/traces/"));
        let mut traces = json!(traces.unwrap_or_default()).to_string();
        traces.pop();
        let mut service = json!({ "service": logs.service });
        if let Some(version) = &logs.version {
            service["version"] = json!(version);
        }
        Self { traces, service }
    }

    /// The line of an event, its end included.
    pub(crate) fn write_event(&self, line: &mut Vec<u8>, event: &Event<'_>) {
        let metadata = event.metadata();
        let severity = match *metadata.level() {
            Level::ERROR => "ERROR",
            Level::WARN => "WARNING",
            Level::INFO => "INFO",
            Level::DEBUG | Level::TRACE => "DEBUG",
        };
        // Twice the same name is no JSON to everybody.
        let says_severity = metadata.fields().field(SEVERITY).is_some();
        begin(
            line,
            metadata.target(),
            (!says_severity).then_some(severity),
        );
        let work = Work::current();
        if let Some(work) = &work {
            self.write_work(line, work);
        }
        if *metadata.level() == Level::ERROR {
            self.write_report(line, metadata, work.as_ref());
        }
        let mut fields = Fields {
            line,
            request: Vec::new(),
        };
        event.record(&mut fields);
        let request = fields.request;
        if !request.is_empty() {
            line.extend_from_slice(br#","httpRequest":{"#);
            // Without the comma before its first field.
            line.extend_from_slice(&request[1..]);
            line.push(b'}');
        }
        line.extend_from_slice(b"}\n");
    }

    /// The line of the access log, its end included: as an event with the same fields would be written.
    pub(crate) fn write_answered(&self, line: &mut Vec<u8>, answered: &Answered<'_>, work: &Work) {
        begin(line, answered.target, Some("INFO"));
        self.write_work(line, work);
        plain(line, &[r#","message":""#, work.operation(), " "]);
        quoted(line, &answered.status);
        let (method, url) = (answered.method, answered.url);
        plain(line, &[r#"","httpRequest":{"requestMethod":""#, method]);
        plain(line, &[r#"","requestUrl":""#, url, r#"","status":"#]);
        quoted(line, &answered.status);
        // Cloud Logging writes a length as text, and a duration as in `0.000042s`.
        plain(line, &[r#","responseSize":""#]);
        quoted(line, &answered.bytes);
        plain(line, &[r#"","latency":""#]);
        quoted(line, &answered.latency.as_secs());
        line.push(b'.');
        digits::<6>(line, answered.latency.subsec_micros());
        line.extend_from_slice(b"s\"}}\n");
    }

    fn write_work(&self, line: &mut Vec<u8>, work: &Work) {
        let trace = work.trace();
        plain(line, &[r#","logging.googleapis.com/trace":"#, &self.traces]);
        line.extend_from_slice(trace.trace_id_digits());
        plain(line, &[r#"","logging.googleapis.com/spanId":""#]);
        line.extend_from_slice(trace.span_id_digits());
        plain(line, &[r#"","logging.googleapis.com/trace_sampled":"#]);
        quoted(line, &trace.sampled());
        plain(line, &[r#","span":{"operation":""#, work.operation()]);
        plain(line, &[r#"","request_id":"#]);
        text(line, work.request_id());
        line.push(b'}');
    }

    /// The fields that make a line an error report. Without a stack trace, reports are grouped by the first words of the
    /// message and by the function's name; the operation says more than the module that logs for all operations.
    fn write_report(&self, line: &mut Vec<u8>, metadata: &Metadata<'_>, work: Option<&Work>) {
        let service = &self.service;
        let place = json!({
            "filePath": metadata.file(),
            "lineNumber": metadata.line(),
            "functionName": work.map_or(metadata.target(), Work::operation),
        });
        put(
            line,
            format_args!(
                r#","@type":"{REPORTED_ERROR}","serviceContext":{service},"context":{{"reportLocation":{place}}}"#
            ),
        );
    }
}

/// What every line begins with.
fn begin(line: &mut Vec<u8>, target: &str, severity: Option<&str>) {
    plain(line, &[r#"{"time":""#]);
    time(line);
    plain(line, &[r#"","target":""#, target, r#"""#]);
    if let Some(severity) = severity {
        plain(line, &[r#","severity":""#, severity, r#"""#]);
    }
}

/// The present moment. Only its fraction differs from that of most other lines.
fn time(line: &mut Vec<u8>) {
    let now = Clock::system().now();
    SECOND.with_borrow_mut(|(second, text)| {
        if *second != now.as_second() {
            *second = now.as_second();
            *text = format!("{now:.0}");
            // The fraction comes before the zone.
            text.pop();
        }
        line.extend_from_slice(text.as_bytes());
    });
    line.push(b'.');
    digits::<9>(line, now.subsec_nanosecond().unsigned_abs());
    line.push(b'Z');
}

/// The last `N` digits of a number.
fn digits<const N: usize>(line: &mut Vec<u8>, mut number: u32) {
    let mut digits = [b'0'; N];
    for digit in digits.iter_mut().rev() {
        *digit += u8::try_from(number % 10).unwrap_or_default();
        number /= 10;
    }
    line.extend_from_slice(&digits);
}

/// Writes the fields of an event, each after a comma.
struct Fields<'line> {
    line: &'line mut Vec<u8>,
    request: Vec<u8>,
}

impl Fields<'_> {
    /// Where the value of a field is to be written.
    fn begin(&mut self, field: &Field) -> &mut Vec<u8> {
        let (line, name) = match field.name().strip_prefix(OF_REQUEST) {
            Some(name) => {
                self.request.reserve(256);
                (&mut self.request, name)
            }
            None => (&mut *self.line, field.name()),
        };
        line.extend_from_slice(b",\"");
        camel_case(line, name);
        line.extend_from_slice(b"\":");
        line
    }
}

impl Visit for Fields<'_> {
    fn record_debug(&mut self, field: &Field, debug: &dyn fmt::Debug) {
        shown(self.begin(field), format_args!("{debug:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        let line = self.begin(field);
        if field.name() == SEVERITY {
            text(line, &value.to_ascii_uppercase());
        } else {
            text(line, value);
        }
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        quoted(self.begin(field), &value);
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        quoted(self.begin(field), &value);
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        quoted(self.begin(field), &value);
    }

    fn record_f64(&mut self, field: &Field, number: f64) {
        // JSON has no infinity.
        quoted(self.begin(field), &number);
    }
}

/// A name as Cloud Logging writes names. Names stand in the source: none needs an escape.
fn camel_case(line: &mut Vec<u8>, name: &str) {
    if !name.as_bytes().contains(&b'_') {
        line.extend_from_slice(name.as_bytes());
        return;
    }
    for (number, word) in name.split('_').enumerate() {
        let start = line.len();
        line.extend_from_slice(word.as_bytes());
        if number > 0
            && let Some(first) = line.get_mut(start)
        {
            first.make_ascii_uppercase();
        }
    }
}

/// What stands in the source as it is: none of it needs an escape.
fn plain(line: &mut Vec<u8>, parts: &[&str]) {
    for part in parts {
        line.extend_from_slice(part.as_bytes());
    }
}

/// A text in quotation marks.
fn text(line: &mut Vec<u8>, text: &str) {
    if is_plain(text.as_bytes()) {
        plain(line, &["\"", text, "\""]);
    } else {
        quoted(line, &text);
    }
}

/// What something shows of itself, in quotation marks.
fn shown(line: &mut Vec<u8>, arguments: fmt::Arguments<'_>) {
    let start = line.len();
    line.push(b'"');
    put(line, arguments);
    if is_plain(&line[start + 1..]) {
        line.push(b'"');
    } else {
        let text = String::from_utf8_lossy(&line[start + 1..]).into_owned();
        line.truncate(start);
        quoted(line, &text);
    }
}

/// Whether it stands in JSON as it is, as nearly all that is logged does. (Looks at every byte, which takes less time than
/// to stop at the first that does not.)
fn is_plain(text: &[u8]) -> bool {
    let escaped = |byte: &u8| *byte < b' ' || *byte == b'"' || *byte == b'\\';
    !text.iter().fold(false, |any, byte| any | escaped(byte))
}

/// As JSON, with whatever escapes it needs.
fn quoted(line: &mut Vec<u8>, value: &impl serde::Serialize) {
    serde_json::to_writer(line, value)
        .expect("a buffer takes any value, and texts and numbers are JSON");
}

/// Text as it is.
fn put(line: &mut Vec<u8>, arguments: fmt::Arguments<'_>) {
    struct Line<'line>(&'line mut Vec<u8>);
    impl fmt::Write for Line<'_> {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            self.0.extend_from_slice(text.as_bytes());
            Ok(())
        }
    }
    Line(line)
        .write_fmt(arguments)
        .expect("a buffer takes any text");
}
