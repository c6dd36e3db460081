//! Compares the machine's clock with the database's. Functions decide what has expired by their own clock: with a wrong one
//! they would give away places that are still held, or expire orders too early. So a function whose clock differs gets no
//! connection.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use guichet_clock::Clock;
use jiff::{SignedDuration, Timestamp};
use tokio::time::Instant;

use crate::metrics;

/// How far the clocks may be apart. Synchronised clocks differ by milliseconds; a difference of seconds does no harm.
const TOLERANCE: SignedDuration = SignedDuration::from_secs(5);

/// How long a comparison is valid. A clock drifts by less than a second an hour.
const HOLDS: Duration = Duration::from_secs(10);

/// By how much the clock may move beyond the time that has passed. Otherwise it was set, or the machine was suspended.
const JUMP: SignedDuration = SignedDuration::from_secs(1);

/// When the clocks last agreed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ClockReading {
    at: Instant,
    shown: Timestamp,
}

/// Compares the clocks, and logs when they begin and cease to differ.
#[derive(Debug)]
pub(crate) struct ClockComparison {
    clock: Clock,
    differ: AtomicBool,
}

impl ClockComparison {
    pub(crate) fn new(clock: Clock) -> Self {
        Self {
            clock,
            differ: AtomicBool::new(false),
        }
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Whether the clocks have to be compared again.
    pub(crate) fn is_due(&self, last: Option<ClockReading>) -> bool {
        last.is_none_or(|last| {
            let passed = last.at.elapsed();
            let shown = self.now().duration_since(last.shown);
            passed > HOLDS
                || SignedDuration::try_from(passed)
                    .is_ok_and(|passed| (shown - passed).abs() > JUMP)
        })
    }

    /// Compares the clocks. `database` is the answer to a request sent at `asked`. Fails with how far the machine's clock is
    /// ahead, negative if behind, where that is too far.
    pub(crate) fn compare(
        &self,
        asked: Timestamp,
        database: Timestamp,
    ) -> Result<ClockReading, SignedDuration> {
        let shown = self.now();
        // The database read its clock at some time between `asked` and now.
        let ahead = if database < asked {
            asked.duration_since(database)
        } else if database > shown {
            shown.duration_since(database)
        } else {
            SignedDuration::ZERO
        };
        metrics::pool()
            .clock_difference
            .set(ahead.as_millis_f64() / 1_000.0);
        let differ = ahead.abs() > TOLERANCE;
        if self.differ.swap(differ, Ordering::Relaxed) != differ {
            if differ {
                tracing::error!(
                    ahead_seconds = ahead.as_secs(),
                    "this machine's clock and the database's differ: no work is done until they agree"
                );
            } else {
                tracing::info!("this machine's clock and the database's agree again");
            }
        }
        if differ {
            return Err(ahead);
        }
        Ok(ClockReading {
            at: Instant::now(),
            shown,
        })
    }
}
