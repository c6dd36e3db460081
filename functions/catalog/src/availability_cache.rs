//! Answers the same question once, however many ask it within a second.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use guichet_http::{Bytes, Problem};
use jiff::{SignedDuration, Timestamp};

/// As long as caches outside may keep the answer. Shorter than anybody notices, and it makes a crowd that looks at
/// one event cost one query a second.
const KEPT: SignedDuration = SignedDuration::from_secs(1);

/// Beyond that many events, old answers are thrown away: a few hundred bytes each, so under a megabyte.
const MOST_EVENTS: usize = 1_000;

/// The availability of events, as bodies, by slug.
#[derive(Default)]
pub(crate) struct AvailabilityCache(Mutex<HashMap<String, Arc<Entry>>>);

/// Who asks first holds the lock while the database is asked; the others wait for that answer.
type Entry = tokio::sync::Mutex<Option<(Timestamp, Bytes)>>;

impl AvailabilityCache {
    /// The body that is kept for an event, or the one that `ask` answers. Problems are not kept.
    pub(crate) async fn get(
        &self,
        slug: &str,
        now: Timestamp,
        ask: impl AsyncFnOnce() -> Result<Bytes, Problem>,
    ) -> Result<Bytes, Problem> {
        let entry = self.entry(slug);
        let mut kept = entry.lock().await;
        if let Some((_, body)) = kept.as_ref().filter(|(at, _)| is_fresh(*at, now)) {
            return Ok(body.clone());
        }
        let body = ask().await?;
        *kept = Some((now, body.clone()));
        Ok(body)
    }

    fn entry(&self, slug: &str) -> Arc<Entry> {
        let mut entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(entry) = entries.get(slug) {
            return Arc::clone(entry);
        }
        if entries.len() >= MOST_EVENTS {
            // Those that nobody is waiting for.
            entries.retain(|_, entry| Arc::strong_count(entry) > 1);
        }
        Arc::clone(entries.entry(slug.to_owned()).or_default())
    }
}

fn is_fresh(at: Timestamp, now: Timestamp) -> bool {
    (SignedDuration::ZERO..KEPT).contains(&now.duration_since(at))
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    const NOW: Timestamp = Timestamp::constant(1_800_000_000, 0);

    async fn ask(
        cache: &AvailabilityCache,
        asked: &AtomicUsize,
        slug: &str,
        now: Timestamp,
    ) -> Bytes {
        let answer = async || {
            tokio::task::yield_now().await;
            Ok(asked.fetch_add(1, Ordering::Relaxed).to_string().into())
        };
        cache.get(slug, now, answer).await.expect("answered")
    }

    #[tokio::test]
    async fn within_a_second_the_same_answer_is_given() {
        let (cache, asked) = (AvailabilityCache::default(), AtomicUsize::new(0));
        assert_eq!(ask(&cache, &asked, "a", NOW).await, "0");
        assert_eq!(
            ask(&cache, &asked, "a", NOW + SignedDuration::from_millis(999)).await,
            "0"
        );
        assert_eq!(ask(&cache, &asked, "b", NOW).await, "1");
        assert_eq!(
            ask(&cache, &asked, "a", NOW + SignedDuration::from_secs(1)).await,
            "2"
        );
    }

    #[tokio::test]
    async fn a_crowd_asks_the_database_once() {
        let (cache, asked) = (AvailabilityCache::default(), AtomicUsize::new(0));
        let (one, two, three) = tokio::join!(
            ask(&cache, &asked, "a", NOW),
            ask(&cache, &asked, "a", NOW),
            ask(&cache, &asked, "a", NOW),
        );
        assert_eq!([one, two, three], ["0", "0", "0"]);
    }

    #[tokio::test]
    async fn a_problem_is_not_kept() {
        let (cache, asked) = (AvailabilityCache::default(), AtomicUsize::new(0));
        let problem = cache
            .get("a", NOW, async || Err(Problem::not_found()))
            .await;
        assert!(problem.is_err());
        assert_eq!(ask(&cache, &asked, "a", NOW).await, "0");
    }

    #[tokio::test]
    async fn it_does_not_grow_without_end() {
        let (cache, asked) = (AvailabilityCache::default(), AtomicUsize::new(0));
        for number in 0..=MOST_EVENTS {
            ask(&cache, &asked, &number.to_string(), NOW).await;
        }
        assert_eq!(cache.0.lock().expect("not poisoned").len(), 1);
    }
}
