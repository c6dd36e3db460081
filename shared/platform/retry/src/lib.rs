//! How often work is attempted in one process, and how long the pauses between attempts are.
//!
//! Not for what another process may have to finish: its attempts are counted and timed in PostgreSQL or by Pub/Sub.

use std::time::Duration;

use guichet_clock::Entropy;

/// How often work is attempted. The pauses between attempts double up to the longest.
#[derive(Clone, Copy, Debug)]
pub struct RetryPolicy {
    /// The most attempts, the first among them.
    pub attempts: u32,
    /// The pause after the first failed attempt.
    pub first_pause: Duration,
    /// No pause is longer.
    pub longest_pause: Duration,
}

/// The attempts at one piece of work.
#[derive(Debug)]
pub struct Retries<'a> {
    policy: RetryPolicy,
    entropy: &'a Entropy,
    failures: u32,
}

impl RetryPolicy {
    /// The pause after so many failed attempts, at least one.
    pub fn pause_after(&self, failures: u32) -> Duration {
        let doublings = failures.saturating_sub(1).min(31);
        self.first_pause
            .saturating_mul(1 << doublings)
            .min(self.longest_pause)
    }

    /// Begins with the first attempt.
    pub fn start(self, entropy: &Entropy) -> Retries<'_> {
        Retries {
            policy: self,
            entropy,
            failures: 0,
        }
    }
}

impl Retries<'_> {
    /// To be called after a failed attempt. False, at once, when it was the last; else true, after a pause of random length up to the
    /// policy's, so that those who were in each other's way do not meet again.
    pub async fn next_attempt(&mut self) -> bool {
        self.failures += 1;
        if self.failures >= self.policy.attempts {
            return false;
        }
        let longest = self.policy.pause_after(self.failures);
        let part = u32::from(u16::from_le_bytes(self.entropy.bytes()));
        tokio::time::sleep(longest * part / u32::from(u16::MAX)).await;
        true
    }
}

#[cfg(test)]
mod tests {
    use tokio::time::Instant;

    use super::*;

    const POLICY: RetryPolicy = RetryPolicy {
        attempts: 6,
        first_pause: Duration::from_millis(100),
        longest_pause: Duration::from_millis(500),
    };

    /// How long the pauses of this policy are, in milliseconds.
    async fn pauses(seed: u64) -> Vec<u128> {
        let entropy = Entropy::seeded(seed);
        let mut retries = POLICY.start(&entropy);
        let mut pauses = Vec::new();
        loop {
            let began = Instant::now();
            let goes_on = retries.next_attempt().await;
            pauses.push(began.elapsed().as_millis());
            if !goes_on {
                return pauses;
            }
        }
    }

    #[test]
    fn pauses_double_up_to_the_longest() {
        let policy = RetryPolicy {
            longest_pause: Duration::from_mins(1),
            ..POLICY
        };
        let pauses: Vec<_> = [1, 2, 3, 9, 10, 11, 1000]
            .map(|failures| policy.pause_after(failures).as_millis())
            .into();
        assert_eq!(pauses, [100, 200, 400, 25_600, 51_200, 60_000, 60_000]);
    }

    #[tokio::test(start_paused = true)]
    async fn pauses_are_random_parts_of_what_the_policy_says() {
        let mut runs = Vec::new();
        for seed in 0..100 {
            runs.push(pauses(seed).await);
        }
        for (nth, policy) in [100, 200, 400, 500, 500].into_iter().enumerate() {
            let mut lengths: Vec<_> = runs.iter().map(|pauses| pauses[nth]).collect();
            lengths.sort_unstable();
            let (shortest, longest) = (lengths[0], lengths[99]);
            assert!(shortest < policy / 10, "{shortest} of {policy}");
            // Timers go by whole milliseconds.
            assert!(
                (policy * 9 / 10..=policy + 1).contains(&longest),
                "{longest} of {policy}"
            );
        }
    }

    #[tokio::test(start_paused = true)]
    async fn the_same_seed_gives_the_same_pauses() {
        assert_eq!(pauses(7).await, pauses(7).await);
        assert_ne!(pauses(7).await, pauses(8).await);
    }

    #[tokio::test(start_paused = true)]
    async fn the_last_attempt_is_followed_by_no_pause() {
        let pauses = pauses(7).await;
        assert_eq!((pauses.len(), pauses.last()), (6, Some(&0)));
    }
}
