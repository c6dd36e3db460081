//! What became of the requests, by class, and how long each took.

use std::io;
use std::time::Duration;

use hdrhistogram::Histogram;

use super::wire::Answer;

/// In microseconds: longer than any time limit of a function.
const LONGEST: u64 = 60_000_000;

/// Significant digits: one percent is finer than what two runs differ by.
const DIGITS: u8 = 2;

/// Times, each from when a request was meant to be sent to when its answer was there.
#[derive(Clone)]
pub(crate) struct Times(Histogram<u32>);

impl Default for Times {
    fn default() -> Self {
        Self(Histogram::new_with_max(LONGEST, DIGITS).expect("the limits are legal"))
    }
}

impl Times {
    /// Adds one; what is longer than the longest counts as that.
    pub(crate) fn record(&mut self, time: Duration) {
        self.0
            .saturating_record(u64::try_from(time.as_micros()).unwrap_or(LONGEST));
    }

    /// How many.
    pub(crate) fn count(&self) -> u64 {
        self.0.len()
    }

    /// In milliseconds; `None` if there are none.
    pub(crate) fn percentile(&self, percent: f64) -> Option<f64> {
        let micros = self.0.value_at_percentile(percent);
        #[expect(clippy::cast_precision_loss, reason = "at most sixty million")]
        (!self.0.is_empty()).then(|| micros as f64 / 1_000.0)
    }

    /// Adds those of another.
    pub(crate) fn add(&mut self, other: &Self) {
        self.0.add(&other.0).expect("both have the same limits");
    }
}

/// Requests by what became of them.
#[derive(Clone, Default)]
pub(crate) struct Tally {
    /// Answered with success, or with there being nothing new.
    pub(crate) done: Times,
    /// Refused for a reason of the sale: 409.
    pub(crate) refused: Times,
    /// Sent away with the time to come back: 503 and 429, both with `Retry-After`.
    pub(crate) turned_away: Times,
    /// Answered in any other way. There must be none.
    pub(crate) wrong: u64,
    /// Connections that broke. There must be none.
    pub(crate) broken: u64,
    /// Not sent at all: whoever made the request lost patience before there was a free connection.
    pub(crate) unsent: u64,
    /// What the first wrong answer or broken connection said.
    pub(crate) complaint: Option<String>,
}

impl Tally {
    /// Counts an answer that took this long; answers whether it was a success.
    pub(crate) fn count(&mut self, answer: &io::Result<Answer<'_>>, took: Duration) -> bool {
        match answer {
            Ok(Answer {
                status: 200..=299 | 304,
                ..
            }) => {
                self.done.record(took);
                return true;
            }
            Ok(Answer { status: 409, .. }) => self.refused.record(took),
            Ok(Answer {
                status: 429 | 503,
                retry_after: true,
                ..
            }) => self.turned_away.record(took),
            Ok(other) => {
                self.wrong += 1;
                self.complaint.get_or_insert_with(|| {
                    format!("{}: {}", other.status, String::from_utf8_lossy(other.body))
                });
            }
            Err(error) => {
                self.broken += 1;
                self.complaint.get_or_insert_with(|| error.to_string());
            }
        }
        false
    }

    /// Adds another's.
    pub(crate) fn add(&mut self, other: &Self) {
        self.done.add(&other.done);
        self.refused.add(&other.refused);
        self.turned_away.add(&other.turned_away);
        self.wrong += other.wrong;
        self.broken += other.broken;
        self.unsent += other.unsent;
        if self.complaint.is_none() {
            self.complaint.clone_from(&other.complaint);
        }
    }

    /// Fails when there was an answer that nobody may ever get.
    pub(crate) fn check(&self, what: &str) -> Result<(), String> {
        match (self.wrong, self.broken, &self.complaint) {
            (0, 0, _) => Ok(()),
            (wrong, broken, complaint) => Err(format!(
                "{what}: {wrong} wrong answers and {broken} broken connections; the first: {}",
                complaint.as_deref().unwrap_or("unknown"),
            )),
        }
    }
}
