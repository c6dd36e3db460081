use std::str::FromStr;

use guichet_config::{ConfigError, Env};
use tracing::level_filters::LevelFilter;
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Level, Metadata, Subscriber};

use crate::access::Answered;
use crate::line::{Format, with_room};
use crate::output;
use crate::work::Work;

/// What our own crates' names begin with. The libraries under us narrate what they do, a mail or a password too, word for
/// word; their warnings are enough.
const OURS: &str = "guichet_";

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

/// Logs a panic like any other error, so that it is reported, instead of a few lines of plain text. Its words are told
/// where they stand in the source as they are; otherwise they may quote anything, such as the name that was cut in the
/// middle of a letter, and the place has to do. For programs: tests have their own way to tell of panics.
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
    // An error says that a subscriber is set already, which is what the second call is for.
    drop(tracing::subscriber::set_global_default(Lines::new(
        logs,
        output::put,
    )));
}

/// Writes events as lines. Spans are not recorded: what lines need to know of a request is in its [`Work`](crate::Work),
/// and whatever else one would look up in a tree of spans is in the trace of the platform.
pub(crate) struct Lines {
    level: LevelFilter,
    format: Format,
    put: Put,
}

/// Takes a line, and whether it is more than information.
type Put = Box<dyn Fn(&[u8], bool) + Send + Sync>;

impl Lines {
    fn new(logs: &Logs, put: impl Fn(&[u8], bool) + Send + Sync + 'static) -> Self {
        Self {
            level: logs.level.0,
            format: Format::new(logs),
            put: Box::new(put),
        }
    }

    /// Writes that a request was answered, as the event that it would be otherwise.
    pub(crate) fn answered(&self, answered: &Answered<'_>, work: &Work) {
        if self.level < Level::INFO {
            return;
        }
        with_room(|line| {
            self.format.write_answered(line, answered, work);
            (self.put)(line, false);
        });
    }
}

impl Subscriber for Lines {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        let level = if metadata.target().starts_with(OURS) {
            self.level
        } else {
            self.level.min(LevelFilter::WARN)
        };
        metadata.is_event() && *metadata.level() <= level
    }

    fn max_level_hint(&self) -> Option<LevelFilter> {
        Some(self.level)
    }

    fn event(&self, event: &Event<'_>) {
        let is_urgent = *event.metadata().level() <= Level::WARN;
        with_room(|line| {
            self.format.write_event(line, event);
            (self.put)(line, is_urgent);
        });
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

#[cfg(test)]
mod tests;
