//! How long to wait before a message is pushed again.

use std::time::Duration;

/// Doubles from the shortest to the longest wait.
#[derive(Clone, Copy, Debug)]
pub struct Backoff {
    /// The wait after the first failure.
    pub minimum: Duration,
    /// No wait is longer.
    pub maximum: Duration,
}

impl Backoff {
    /// The wait after so many failures, at least one.
    pub fn after(&self, failures: u32) -> Duration {
        let doublings = failures.saturating_sub(1).min(31);
        self.minimum
            .saturating_mul(1 << doublings)
            .min(self.maximum)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_the_longest() {
        let backoff = Backoff {
            minimum: Duration::from_millis(100),
            maximum: Duration::from_mins(1),
        };
        let waits: Vec<_> = [1, 2, 3, 9, 10, 11, 1000]
            .map(|failures| backoff.after(failures).as_millis())
            .into();
        assert_eq!(waits, [100, 200, 400, 25_600, 51_200, 60_000, 60_000]);
    }
}
