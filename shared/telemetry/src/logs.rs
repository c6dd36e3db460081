use std::io::{Stdout, stdout};
use std::str::FromStr;

use guichet_config::{ConfigError, Env};
use tracing::Subscriber;
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt as _;

use crate::line::LineWriter;
use crate::trace::TraceLayer;

/// How much is logged: `error`, `warn`, `info`, `debug`, `trace` or `off`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LogLevel(LevelFilter);

impl LogLevel {
    /// What ends the sentence "`LOG_LEVEL` must be …".
    pub const LEGAL: &str = "one of error, warn, info, debug, trace, off";
}

impl Default for LogLevel {
    fn default() -> Self {
        Self(LevelFilter::INFO)
    }
}

impl FromStr for LogLevel {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text {
            "error" | "warn" | "info" | "debug" | "trace" | "off" => {
                text.parse().map(Self).map_err(|_| ())
            }
            _ => Err(()),
        }
    }
}

/// How a process logs.
#[derive(Clone, Debug, Default)]
pub struct Logs {
    /// How much.
    pub level: LogLevel,
    /// The Google Cloud project that traces belong to. Without one, lines carry the bare trace id.
    pub project: Option<String>,
    /// Whose errors are reported: the function's name.
    pub service: String,
    /// Which release of it, where somebody has told it.
    pub version: Option<String>,
}

impl Logs {
    /// What functions log, as `LOG_LEVEL`, `GOOGLE_CLOUD_PROJECT` and `K_REVISION` (set by Cloud Run) say.
    pub fn from_env(service: &str, env: &Env) -> Result<Self, ConfigError> {
        Ok(Self {
            level: env.parse_or("LOG_LEVEL", LogLevel::LEGAL, LogLevel::default())?,
            project: env.optional("GOOGLE_CLOUD_PROJECT"),
            service: service.to_owned(),
            version: env.optional("K_REVISION"),
        })
    }
}

/// Logs a panic like any other error, so that it is reported, instead of a few lines of plain text. For programs: tests
/// have their own way to tell of panics.
pub fn log_panics() {
    std::panic::set_hook(Box::new(|panic| {
        // The place comes first, because reports are grouped by the first words.
        let place = panic
            .location()
            .map(ToString::to_string)
            .unwrap_or_default();
        let words = panic.payload_as_str().unwrap_or("no words");
        tracing::error!("panicked at {place}: {words}");
    }));
}

/// Starts logging to standard output, and the clock of [`started`](crate::started). Call it first thing in
/// `main`; a second call in the same process changes nothing, so tests may call it too.
pub fn init(logs: &Logs) {
    crate::started();
    // An error says that a subscriber is set already, which is what the second call is for.
    drop(tracing::subscriber::set_global_default(subscriber(
        logs,
        stdout as fn() -> Stdout,
    )));
}

fn subscriber<W>(logs: &Logs, writer: W) -> impl Subscriber + Send + Sync + use<W>
where
    W: for<'writer> MakeWriter<'writer> + Send + Sync + 'static,
{
    // The libraries under us narrate each byte at the debug level; their warnings are enough.
    let quiet = logs.level.0.min(LevelFilter::WARN);
    let filter = Targets::new().with_default(logs.level.0).with_targets(
        ["h2", "hyper", "hyper_util", "rustls", "tokio_postgres"].map(|target| (target, quiet)),
    );
    tracing_subscriber::registry()
        .with(filter)
        .with(TraceLayer)
        .with(
            tracing_stackdriver::layer()
                .with_source_location(false)
                .with_writer(LineWriter::new(logs, writer)),
        )
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::sync::{Arc, Mutex};

    use serde_json::Value;

    use super::*;

    #[derive(Clone, Default)]
    struct Lines(Arc<Mutex<Vec<u8>>>);

    impl Lines {
        fn parsed(&self) -> Vec<Value> {
            let bytes = self.0.lock().expect("no writer panicked").clone();
            let text = String::from_utf8(bytes).expect("logs are UTF-8");
            text.lines()
                .map(|line| serde_json::from_str(line).expect("each line is JSON"))
                .collect()
        }
    }

    impl io::Write for Lines {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().expect("no writer panicked").extend(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn logged(logs: &Logs, work: impl FnOnce()) -> Vec<Value> {
        let lines = Lines::default();
        let writer = lines.clone();
        tracing::subscriber::with_default(subscriber(logs, move || writer.clone()), work);
        lines.parsed()
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
            let outer = crate::trace_span!(
                trace_id = "0af7",
                span_id = "b7ad",
                sampled = true,
                operation = "a.b"
            );
            outer.in_scope(|| {
                tracing::info!("before");
                tracing::info_span!("inner").in_scope(|| tracing::info!("within"));
            });
            tracing::info!("after");
        });
        for line in &lines[..2] {
            assert_eq!(
                line["logging.googleapis.com/trace"],
                "projects/my-project/traces/0af7"
            );
            assert_eq!(line["logging.googleapis.com/spanId"], "b7ad");
            assert_eq!(line["logging.googleapis.com/trace_sampled"], true);
        }
        assert_eq!(lines[0]["span"]["operation"], "a.b");
        assert!(lines[2].get("logging.googleapis.com/trace").is_none());
    }

    #[test]
    fn without_a_project_the_trace_is_its_bare_id() {
        let lines = logged(&Logs::default(), || {
            crate::trace_span!(trace_id = "0af7", span_id = "b7ad", sampled = false)
                .in_scope(|| tracing::info!("hello"));
        });
        assert_eq!(lines[0]["logging.googleapis.com/trace"], "0af7");
        assert_eq!(lines[0]["logging.googleapis.com/trace_sampled"], false);
    }

    #[test]
    fn a_worker_goes_on_in_the_trace_of_the_message() {
        let lines = logged(&with_project(), || {
            let pushed = crate::trace_span!(trace_id = "aa", span_id = "ab", sampled = false);
            pushed.in_scope(|| {
                tracing::info!("pushed");
                crate::adopt_trace("0af7", "b7ad", true);
                tracing::info!("read");
            });
            pushed.in_scope(|| tracing::info!("answered"));
            tracing::info!("over");
            crate::adopt_trace("0af7", "b7ad", true);
        });
        assert_eq!(lines[0]["logging.googleapis.com/spanId"], "ab");
        for line in &lines[1..3] {
            assert_eq!(
                line["logging.googleapis.com/trace"],
                "projects/my-project/traces/0af7"
            );
            assert_eq!(line["logging.googleapis.com/spanId"], "b7ad");
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
            let span = crate::trace_span!(
                trace_id = "1",
                span_id = "1",
                sampled = false,
                operation = "checkout.create"
            );
            span.in_scope(|| {
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
        assert_eq!(place["functionName"], "checkout.create");
        assert_eq!(place["filePath"], file!());
        assert!(place["lineNumber"].is_u64());
        assert_eq!(report["message"], "the disk is on fire");
        assert_eq!(report["logging.googleapis.com/trace"], "1");
        let module = &lines[0]["context"]["reportLocation"]["functionName"];
        assert_eq!(module, module_path!());
        assert!(lines[2].get("@type").is_none());
    }

    #[test]
    fn requests_that_take_turns_on_a_thread_keep_their_own_trace() {
        let lines = logged(&Logs::default(), || {
            let one = crate::trace_span!(trace_id = "1", span_id = "1", sampled = false);
            let two = crate::trace_span!(trace_id = "2", span_id = "2", sampled = false);
            one.in_scope(|| tracing::info!("one"));
            two.in_scope(|| tracing::info!("two"));
            one.in_scope(|| tracing::info!("one again"));
        });
        let traces: Vec<_> = lines
            .iter()
            .map(|line| &line["logging.googleapis.com/trace"])
            .collect();
        assert_eq!(traces, ["1", "2", "1"]);
    }

    #[test]
    fn less_than_the_level_is_not_logged_and_libraries_only_warn() {
        let debug = Logs {
            level: "debug".parse().expect("a level"),
            ..Logs::default()
        };
        let lines = logged(&debug, || {
            tracing::trace!("too fine");
            tracing::debug!(target: "hyper::proto", "a byte");
            tracing::warn!(target: "hyper::proto", "a problem");
            tracing::debug!("ours");
        });
        let messages: Vec<_> = lines.iter().map(|line| &line["message"]).collect();
        assert_eq!(messages, ["a problem", "ours"]);
    }

    #[test]
    fn a_level_is_one_of_the_named_ones() {
        assert!("INFO".parse::<LogLevel>().is_err());
        assert!("3".parse::<LogLevel>().is_err());
        assert!("off".parse::<LogLevel>().is_ok());
    }
}
