use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use guichet_clock::Entropy;
use tokio::time::Instant;

/// How long no connection could be made before the process reports itself unhealthy, at least. A server that restarts or
/// fails over is back before.
const SHORTEST: Duration = Duration::from_mins(1);

/// How much longer that is at most, at random for each process, so that an outage of the database does not restart all
/// processes at once.
const SPREAD: Duration = Duration::from_mins(2);

/// Whether connections can be made.
#[derive(Debug)]
pub(crate) struct Health {
    unreachable_since: Mutex<Option<Instant>>,
    patience: Duration,
}

impl Health {
    pub(crate) fn new(entropy: &Entropy) -> Self {
        let part = u32::from(u16::from_le_bytes(entropy.bytes()));
        Self {
            unreachable_since: Mutex::default(),
            patience: SHORTEST + SPREAD * part / u32::from(u16::MAX),
        }
    }

    pub(crate) fn connected(&self) {
        *self.since() = None;
    }

    pub(crate) fn not_connected(&self) {
        self.since().get_or_insert_with(Instant::now);
    }

    /// For how long no connection could be made, if the last attempt failed.
    pub(crate) fn unreachable_for(&self) -> Option<Duration> {
        self.since().map(|since| since.elapsed())
    }

    pub(crate) fn patience(&self) -> Duration {
        self.patience
    }

    fn since(&self) -> std::sync::MutexGuard<'_, Option<Instant>> {
        self.unreachable_since
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn processes_do_not_all_lose_patience_at_once() {
        let patience: std::collections::BTreeSet<_> = (0..20)
            .map(|seed| Health::new(&Entropy::seeded(seed)).patience())
            .collect();
        assert!(patience.len() > 15, "{patience:?}");
        let all = SHORTEST..=SHORTEST + SPREAD;
        assert!(patience.iter().all(|one| all.contains(one)), "{patience:?}");
    }

    #[tokio::test(start_paused = true)]
    async fn the_time_counts_from_the_first_failure_to_the_next_success() {
        let health = Health::new(&Entropy::seeded(1));
        assert_eq!(health.unreachable_for(), None);
        health.not_connected();
        tokio::time::advance(SHORTEST).await;
        health.not_connected();
        assert_eq!(health.unreachable_for(), Some(SHORTEST));
        health.connected();
        assert_eq!(health.unreachable_for(), None);
    }
}
