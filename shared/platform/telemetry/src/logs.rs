use std::io::{Write as _, stdout};
use std::str::FromStr;

use guichet_config::{ConfigError, Env};
use tracing::Subscriber;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::Registry;
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::layer::SubscriberExt as _;

use crate::lines::Lines;

/// What our own crates' names begin with. The libraries under us narrate what they do, a mail or a password too, word for
/// word; their warnings are enough.
const OURS: &str = "guichet_";

/// How much is logged: `error`, `warn`, `info`, `debug`, `trace` or `off`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LogLevel(LevelFilter);

impl LogLevel {
    /// What ends the sentence "`LOG_LEVEL` must be …".
    pub const EXPECTED: &str = "one of error, warn, info, debug, trace, off";
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
            level: env.parse_or("LOG_LEVEL", LogLevel::EXPECTED, LogLevel::default())?,
            project: env.optional("GOOGLE_CLOUD_PROJECT"),
            service: service.to_owned(),
            version: env.optional("K_REVISION"),
        })
    }
}

/// Logs a panic like any other error, so that it is reported, instead of a few lines of plain text. Its message is logged
/// if it is a literal of the source; a formatted one may quote anything, such as the name that was cut in the middle of a
/// letter, so only the location is. For programs: the test harness prints panics itself.
pub fn log_panics() {
    std::panic::set_hook(Box::new(|panic| {
        // The place comes first, because reports are grouped by the first words.
        let place = panic
            .location()
            .map(ToString::to_string)
            .unwrap_or_default();
        if let Some(words) = panic.payload().downcast_ref::<&'static str>() {
            tracing::error!("panicked at {place}: {words}");
        } else {
            tracing::error!("panicked at {place}");
        }
    }));
}

/// Starts logging to standard output, and the clock of [`started`](crate::started). Call it first thing in
/// `main`; a second call in the same process changes nothing, so tests may call it too.
pub fn init(logs: &Logs) {
    crate::started();
    // That a line cannot be written could only be reported by a line.
    let write = |line: &[u8]| drop(stdout().lock().write_all(line));
    // An error says that a subscriber is set already, which is what the second call is for.
    drop(tracing::subscriber::set_global_default(subscriber(
        logs, write,
    )));
}

/// Writes each event that is to be logged, as a line, by `write`.
///
/// The filter is one for all layers and refuses spans: `tracing-stackdriver` panics at a span whose creation a filter of
/// its own layer has hidden from it.
fn subscriber(
    logs: &Logs,
    write: impl Fn(&[u8]) + Send + Sync + 'static,
) -> impl Subscriber + Send + Sync {
    let level = logs.level.0;
    let is_logged = filter_fn(move |metadata| {
        let is_ours = metadata.target().starts_with(OURS);
        let most = if is_ours {
            level
        } else {
            level.min(LevelFilter::WARN)
        };
        metadata.is_event() && *metadata.level() <= most
    });
    let lines = tracing_stackdriver::layer()
        .with_source_location(false)
        .with_writer(Lines::new(logs, write));
    Registry::default()
        .with(lines)
        .with(is_logged.with_max_level_hint(level))
}

#[cfg(test)]
mod tests;
