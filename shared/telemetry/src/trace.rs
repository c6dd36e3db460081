//! Puts the trace of the current span into each log line.
//!
//! `tracing-stackdriver` writes everything else of the format, but takes its trace from OpenTelemetry only, which
//! would cost a dozen crates. So a layer remembers which trace the thread is working for, and the writer adds it
//! to the front of the JSON object.

use std::cell::RefCell;
use std::fmt::{self, Write as _};
use std::io;
use std::sync::Arc;

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id};
use tracing::{Metadata, Subscriber};
use tracing_subscriber::Layer;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::Context;
use tracing_subscriber::registry::LookupSpan;

/// A span whose log lines, and those of spans inside it, carry a trace.
///
/// Needs `trace_id` (32 hexadecimal digits), `span_id` (16) and `sampled`, then any fields of one's own.
#[macro_export]
macro_rules! trace_span {
    (trace_id = $trace_id:expr, span_id = $span_id:expr, sampled = $sampled:expr $(, $($fields:tt)*)?) => {
        $crate::tracing::info_span!(
            "request", trace_id = $trace_id, span_id = $span_id, sampled = $sampled $(, $($fields)*)?
        )
    };
}

thread_local! {
    /// The traces of the spans entered on this thread, innermost last, each as the JSON fields to add to a line.
    static ENTERED: RefCell<Vec<Arc<str>>> = const { RefCell::new(Vec::new()) };
}

/// The JSON fields of a span's trace, kept with the span.
struct Fields(Arc<str>);

pub(crate) struct TraceLayer {
    prefix: String,
}

impl TraceLayer {
    pub(crate) fn new(project: Option<&str>) -> Self {
        let prefix = project.map(|project| format!("projects/{project}/traces/"));
        Self {
            prefix: prefix.unwrap_or_default(),
        }
    }
}

impl<S: Subscriber + for<'span> LookupSpan<'span>> Layer<S> for TraceLayer {
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let mut visited = Visited::default();
        attributes.record(&mut visited);
        if let (Some(fields), Some(span)) = (visited.fields(&self.prefix), context.span(id)) {
            span.extensions_mut().insert(fields);
        }
    }

    fn on_enter(&self, id: &Id, context: Context<'_, S>) {
        with_fields(id, &context, Vec::push);
    }

    fn on_exit(&self, id: &Id, context: Context<'_, S>) {
        with_fields(id, &context, |entered, fields| {
            // Spans may be left in another order than they were entered.
            if let Some(at) = entered.iter().rposition(|each| Arc::ptr_eq(each, &fields)) {
                entered.remove(at);
            }
        });
    }
}

fn with_fields<S: Subscriber + for<'span> LookupSpan<'span>>(
    id: &Id,
    context: &Context<'_, S>,
    act: impl FnOnce(&mut Vec<Arc<str>>, Arc<str>),
) {
    let Some(span) = context.span(id) else { return };
    if let Some(Fields(fields)) = span.extensions().get::<Fields>() {
        ENTERED.with_borrow_mut(|entered| act(entered, Arc::clone(fields)));
    }
}

#[derive(Default)]
struct Visited {
    trace: Option<String>,
    span: Option<String>,
    sampled: bool,
}

impl Visited {
    fn fields(self, prefix: &str) -> Option<Fields> {
        let (trace, span) = (self.trace?, self.span?);
        let mut fields = String::with_capacity(192);
        write!(
            fields,
            r#""logging.googleapis.com/trace":"{prefix}{trace}","logging.googleapis.com/spanId":"{span}","logging.googleapis.com/trace_sampled":{},"#,
            self.sampled
        )
        .expect("a string takes any text");
        Some(Fields(fields.into()))
    }
}

impl Visit for Visited {
    fn record_bool(&mut self, field: &Field, value: bool) {
        if field.name() == "sampled" {
            self.sampled = value;
        }
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        // Anything that is not hexadecimal could break out of the JSON text.
        let hexadecimal = || {
            value
                .bytes()
                .all(|byte| byte.is_ascii_hexdigit())
                .then(|| value.to_owned())
        };
        match field.name() {
            "trace_id" => self.trace = hexadecimal(),
            "span_id" => self.span = hexadecimal(),
            _ => {}
        }
    }

    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.record_str(field, &format!("{value:?}"));
    }
}

/// Makes writers that add the current trace to the JSON object they are given.
pub(crate) struct TraceWriter<W>(W);

impl<W> TraceWriter<W> {
    pub(crate) fn new(writer: W) -> Self {
        Self(writer)
    }
}

impl<'writer, W: MakeWriter<'writer>> MakeWriter<'writer> for TraceWriter<W> {
    type Writer = LineWriter<W::Writer>;

    fn make_writer(&'writer self) -> Self::Writer {
        LineWriter(self.0.make_writer())
    }

    fn make_writer_for(&'writer self, metadata: &Metadata<'_>) -> Self::Writer {
        LineWriter(self.0.make_writer_for(metadata))
    }
}

pub(crate) struct LineWriter<W>(W);

impl<W: io::Write> io::Write for LineWriter<W> {
    /// Takes one whole line, which is how the formatter above hands them over.
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        let fields = ENTERED.with_borrow(|entered| entered.last().cloned());
        match (fields, line.strip_prefix(b"{")) {
            (Some(fields), Some(rest)) => {
                // One write, so that lines of several threads do not mix.
                self.0
                    .write_all(&[b"{", fields.as_bytes(), rest].concat())?;
            }
            _ => self.0.write_all(line)?,
        }
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}
