//! What `tracing-stackdriver` leaves out of a line: the trace of the request, and what makes an error a report. It writes a
//! JSON object; these are further members of it.

use std::io;

use serde_json::{Value, json};
use tracing::{Level, Metadata};
use tracing_subscriber::fmt::MakeWriter;

use crate::{Logs, RequestContext};

/// What Error Reporting takes for an error that somebody should hear of, though it has no stack trace.
const REPORTED_ERROR: &str =
    "type.googleapis.com/google.devtools.clouderrorreporting.v1beta1.ReportedErrorEvent";

/// Makes a writer for each line.
pub(crate) struct Lines<W> {
    /// What precedes a trace id.
    traces: String,
    /// Whose errors are reported.
    service: Value,
    write: W,
}

/// Takes a line, adds members to it and writes it. It never fails: `tracing-subscriber` would print the failure to standard
/// error, and panic if that fails too.
pub(crate) struct Line<'a, W> {
    added: String,
    write: &'a W,
}

impl<W> Lines<W> {
    pub(crate) fn new(logs: &Logs, write: W) -> Self {
        let project = logs.project.as_ref();
        let mut service = json!({ "service": logs.service });
        if let Some(version) = &logs.version {
            service["version"] = json!(version);
        }
        Self {
            traces: project.map_or_else(String::new, |name| format!("projects/{name}/traces/")),
            service,
            write,
        }
    }

    fn of_request(&self, context: &RequestContext) -> Value {
        let trace = context.trace();
        json!({
            "logging.googleapis.com/trace": format!("{}{}", self.traces, trace.trace_id()),
            "logging.googleapis.com/spanId": trace.span_id(),
            "logging.googleapis.com/trace_sampled": trace.is_sampled(),
            "span": { "operation": context.operation(), "request_id": context.request_id() },
        })
    }

    /// Without a stack trace, reports are grouped by the first words of the message and by the function's name; the
    /// operation says more than the module that logs for all operations.
    fn of_report(&self, metadata: &Metadata<'_>, context: Option<&RequestContext>) -> Value {
        json!({
            "@type": REPORTED_ERROR,
            "serviceContext": self.service,
            "context": { "reportLocation": {
                "filePath": metadata.file(),
                "lineNumber": metadata.line(),
                "functionName": context.map_or(metadata.target(), RequestContext::operation),
            } },
        })
    }
}

impl<'a, W: Fn(&[u8]) + 'a> MakeWriter<'a> for Lines<W> {
    type Writer = Line<'a, W>;

    fn make_writer(&'a self) -> Self::Writer {
        Line {
            added: String::new(),
            write: &self.write,
        }
    }

    fn make_writer_for(&'a self, metadata: &Metadata<'_>) -> Self::Writer {
        let context = RequestContext::current();
        let mut line = self.make_writer();
        if let Some(context) = &context {
            line.add(&self.of_request(context));
        }
        if *metadata.level() == Level::ERROR {
            line.add(&self.of_report(metadata, context.as_ref()));
        }
        line
    }
}

impl<W> Line<'_, W> {
    /// Adds the members of an object, each with the comma behind it.
    fn add(&mut self, object: &Value) {
        let text = object.to_string();
        self.added += &text[1..text.len() - 1];
        self.added += ",";
    }
}

impl<W: Fn(&[u8])> io::Write for Line<'_, W> {
    /// Is given a whole line.
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        match line.strip_prefix(b"{") {
            Some(rest) => (self.write)(&[b"{", self.added.as_bytes(), rest].concat()),
            None => (self.write)(line),
        }
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
