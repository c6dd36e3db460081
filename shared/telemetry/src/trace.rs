//! Which request the current thread is working for.
//!
//! `tracing-stackdriver` takes its trace from OpenTelemetry only, which would cost a dozen crates. So a layer remembers
//! what the spans that were entered say of their request, and `line.rs` adds it to each line.

use std::cell::RefCell;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Span, Subscriber};
use tracing_subscriber::Layer;
use tracing_subscriber::layer::Context;
use tracing_subscriber::registry::LookupSpan;

/// A span whose log lines, and those of spans inside it, carry a trace.
///
/// Needs `trace_id` (32 hexadecimal digits), `span_id` (16) and `sampled`, then any fields of one's own. Errors logged
/// in it are grouped by its field `operation`, if it has one.
#[macro_export]
macro_rules! trace_span {
    (trace_id = $trace_id:expr, span_id = $span_id:expr, sampled = $sampled:expr $(, $($fields:tt)*)?) => {
        $crate::tracing::info_span!(
            "request", trace_id = $trace_id, span_id = $span_id, sampled = $sampled $(, $($fields)*)?
        )
    };
}

/// Moves the current [`trace_span!`] into another trace: its later lines carry that one. For a worker that learns only
/// from a message's body for whom it works. Does nothing outside such a span.
pub fn adopt_trace(trace_id: &str, span_id: &str, sampled: bool) {
    Span::current()
        .record("trace_id", trace_id)
        .record("span_id", span_id)
        .record("sampled", sampled);
}

thread_local! {
    /// What the spans entered on this thread say, innermost last.
    static ENTERED: RefCell<Vec<Arc<Mutex<Said>>>> = const { RefCell::new(Vec::new()) };
}

/// Hands over what is said of the request that this thread is working for, if there is one.
pub(crate) fn with_current<T>(act: impl FnOnce(&Said) -> T) -> Option<T> {
    ENTERED.with_borrow(|entered| entered.last().map(|said| act(&lock(said))))
}

/// What a span says of its request.
#[derive(Default)]
pub(crate) struct Said {
    trace_id: Option<String>,
    span_id: Option<String>,
    pub(crate) sampled: bool,
    /// What is being done, `<function>.<operation>`.
    pub(crate) operation: Option<String>,
}

impl Said {
    /// The ids of the trace and of the span in it.
    pub(crate) fn trace(&self) -> Option<(&str, &str)> {
        self.trace_id.as_deref().zip(self.span_id.as_deref())
    }
}

/// Kept with the span.
struct Kept(Arc<Mutex<Said>>);

pub(crate) struct TraceLayer;

impl<S: Subscriber + for<'span> LookupSpan<'span>> Layer<S> for TraceLayer {
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let mut said = Said::default();
        attributes.record(&mut said);
        if let (Some(_), Some(span)) = (said.trace(), context.span(id)) {
            span.extensions_mut()
                .insert(Kept(Arc::new(Mutex::new(said))));
        }
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, context: Context<'_, S>) {
        with_kept(id, &context, |said| values.record(&mut *lock(&said)));
    }

    fn on_enter(&self, id: &Id, context: Context<'_, S>) {
        with_kept(id, &context, |said| {
            ENTERED.with_borrow_mut(|entered| entered.push(said));
        });
    }

    fn on_exit(&self, id: &Id, context: Context<'_, S>) {
        with_kept(id, &context, |said| {
            ENTERED.with_borrow_mut(|entered| {
                // Spans may be left in another order than they were entered.
                if let Some(at) = entered.iter().rposition(|each| Arc::ptr_eq(each, &said)) {
                    entered.remove(at);
                }
            });
        });
    }
}

fn with_kept<S: Subscriber + for<'span> LookupSpan<'span>>(
    id: &Id,
    context: &Context<'_, S>,
    act: impl FnOnce(Arc<Mutex<Said>>),
) {
    let Some(span) = context.span(id) else { return };
    if let Some(Kept(said)) = span.extensions().get::<Kept>() {
        act(Arc::clone(said));
    }
}

fn lock(said: &Mutex<Said>) -> std::sync::MutexGuard<'_, Said> {
    said.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Visit for Said {
    fn record_bool(&mut self, field: &Field, value: bool) {
        if field.name() == "sampled" {
            self.sampled = value;
        }
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        // Anything that is not hexadecimal could break out of the JSON text.
        let is_hexadecimal = value.bytes().all(|byte| byte.is_ascii_hexdigit());
        match field.name() {
            "trace_id" if is_hexadecimal => self.trace_id = Some(value.to_owned()),
            "span_id" if is_hexadecimal => self.span_id = Some(value.to_owned()),
            "operation" => self.operation = Some(value.to_owned()),
            _ => {}
        }
    }

    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.record_str(field, &format!("{value:?}"));
    }
}
