//! What is added to each line before it is written: its trace, and what makes an error a report.

use std::fmt::Write as _;
use std::io;
use std::sync::Arc;

use serde_json::json;
use tracing::{Level, Metadata};
use tracing_subscriber::fmt::MakeWriter;

use crate::logs::Logs;
use crate::trace;

/// What Error Reporting takes for an error that somebody should hear of, though it has no stack trace.
const REPORTED_ERROR: &str =
    "type.googleapis.com/google.devtools.clouderrorreporting.v1beta1.ReportedErrorEvent";

/// Makes writers that add to the JSON object they are given.
pub(crate) struct LineWriter<W> {
    writer: W,
    about: Arc<About>,
}

/// What is the same in all lines of a process.
struct About {
    /// What a trace id is preceded by.
    traces: String,
    service: String,
    version: Option<String>,
}

impl<W> LineWriter<W> {
    pub(crate) fn new(logs: &Logs, writer: W) -> Self {
        let traces = logs
            .project
            .as_ref()
            .map(|project| format!("projects/{project}/traces/"));
        Self {
            writer,
            about: Arc::new(About {
                traces: traces.unwrap_or_default(),
                service: logs.service.clone(),
                version: logs.version.clone(),
            }),
        }
    }
}

impl<'writer, W: MakeWriter<'writer>> MakeWriter<'writer> for LineWriter<W> {
    type Writer = Line<W::Writer>;

    fn make_writer(&'writer self) -> Self::Writer {
        Line {
            writer: self.writer.make_writer(),
            added: self.about.trace(),
        }
    }

    fn make_writer_for(&'writer self, metadata: &Metadata<'_>) -> Self::Writer {
        let mut added = self.about.trace();
        if *metadata.level() == Level::ERROR {
            added.push_str(&self.about.report(metadata));
        }
        Line {
            writer: self.writer.make_writer_for(metadata),
            added,
        }
    }
}

impl About {
    /// The fields of the trace that this thread works for.
    fn trace(&self) -> String {
        trace::with_current(|said| {
            let mut fields = String::with_capacity(192);
            if let Some((trace, span)) = said.trace() {
                write!(
                    fields,
                    r#""logging.googleapis.com/trace":"{}{trace}","logging.googleapis.com/spanId":"{span}","logging.googleapis.com/trace_sampled":{},"#,
                    self.traces, said.sampled
                )
                .expect("a string takes any text");
            }
            fields
        })
        .unwrap_or_default()
    }

    /// The fields that make a line an error report. Without a stack trace, reports are grouped by the first words of the
    /// message and by the function's name; the operation says more than the module that logs for all operations.
    fn report(&self, metadata: &Metadata<'_>) -> String {
        let operation = trace::with_current(|said| said.operation.clone()).flatten();
        let fields = json!({
            "@type": REPORTED_ERROR,
            "serviceContext": { "service": self.service, "version": self.version },
            "context": {
                "reportLocation": {
                    "filePath": metadata.file(),
                    "lineNumber": metadata.line(),
                    "functionName": operation.as_deref().unwrap_or(metadata.target()),
                },
            },
        });
        let mut text = fields.to_string();
        text.replace_range(..1, "");
        text.pop();
        text.push(',');
        text
    }
}

/// One line on its way out.
pub(crate) struct Line<W> {
    writer: W,
    added: String,
}

impl<W: io::Write> io::Write for Line<W> {
    /// Takes one whole line, which is how the formatter hands them over.
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        match line.strip_prefix(b"{") {
            // One write, so that lines of several threads do not mix.
            Some(rest) if !self.added.is_empty() => {
                self.writer
                    .write_all(&[b"{", self.added.as_bytes(), rest].concat())?;
            }
            _ => self.writer.write_all(line)?,
        }
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}
