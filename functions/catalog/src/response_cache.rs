//! A cache of the answers that are the same for everybody. Concurrent requests for one of them read the database once.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use guichet_clock::Clock;
use guichet_http::{CachedResponse, Problem};
use jiff::{SignedDuration, Timestamp};

/// With that many answers, or that many bytes of them, all are thrown away before the next: a process serves few events at a time,
/// and one that is asked for thousands of others by chance must not grow.
const MOST_ANSWERS: usize = 1_000;
const MOST_BYTES: usize = 4 * 1024 * 1024;

/// What an answer takes beside its body, at most.
const HEADERS_BYTES: usize = 2 * 1024;

/// The answers, by a key of what was asked.
pub(crate) struct ResponseCache {
    clock: Clock,
    answers: Mutex<BTreeMap<Box<str>, Entry>>,
}

#[derive(Default)]
struct Entry {
    latest: Option<(Timestamp, Answer)>,
    fill_lock: Arc<FillLock>,
}

/// `None`: there is no such thing. This is cached too, for a crowd that waits for an event to be published.
type Answer = Option<CachedResponse>;

/// Held by the request that reads the database; the others wait for its answer.
#[derive(Default)]
struct FillLock {
    lock: tokio::sync::Mutex<()>,
    failures: AtomicU32,
}

/// What a key has.
enum Lookup {
    Found(Answer),
    Wait(Arc<FillLock>),
}

impl ResponseCache {
    /// None yet.
    pub(crate) fn new(clock: Clock) -> Self {
        Self {
            clock,
            answers: Mutex::default(),
        }
    }

    /// The answer to `key` that is younger than `ttl`, or the one that `read` gives; 404 where it gives none. Other problems are not
    /// cached, but requests that waited for an answer that could not be read fail at once, not one after the other.
    pub(crate) async fn get(
        &self,
        key: &str,
        ttl: SignedDuration,
        read: impl AsyncFnOnce(Timestamp) -> Result<Answer, Problem>,
    ) -> Result<CachedResponse, Problem> {
        let fill_lock = match self.look(key, ttl) {
            Lookup::Found(answer) => return answer.ok_or_else(Problem::not_found),
            Lookup::Wait(fill_lock) => fill_lock,
        };
        let failures = fill_lock.failures.load(Ordering::Relaxed);
        let _mine = fill_lock.lock.lock().await;
        if let Lookup::Found(answer) = self.look(key, ttl) {
            return answer.ok_or_else(Problem::not_found);
        }
        if fill_lock.failures.load(Ordering::Relaxed) != failures {
            return Err(Problem::overloaded());
        }
        // Taken before reading: what changes in the meantime must make this answer too old, not too new.
        let now = self.clock.now();
        // Boxed, so that the future of a request that finds an answer does not contain this one.
        match Box::pin(read(now)).await {
            Ok(answer) => {
                self.keep(key, &fill_lock, now, answer.clone());
                answer.ok_or_else(Problem::not_found)
            }
            Err(problem) => {
                fill_lock.failures.fetch_add(1, Ordering::Relaxed);
                Err(problem)
            }
        }
    }

    /// The answer that `read` gives, which is for this request alone; 404 where it gives none.
    pub(crate) async fn once(
        &self,
        read: impl AsyncFnOnce(Timestamp) -> Result<Answer, Problem>,
    ) -> Result<CachedResponse, Problem> {
        let answer = Box::pin(read(self.clock.now())).await?;
        answer.ok_or_else(Problem::not_found)
    }

    fn look(&self, key: &str, ttl: SignedDuration) -> Lookup {
        let now = self.clock.now();
        let mut answers = self.answers();
        match answers.get(key) {
            // A clock that was set back says nothing about age.
            Some(Entry {
                latest: Some((at, answer)),
                ..
            }) if (SignedDuration::ZERO..ttl).contains(&now.duration_since(*at)) => {
                Lookup::Found(answer.clone())
            }
            Some(entry) => Lookup::Wait(Arc::clone(&entry.fill_lock)),
            None => {
                make_room(&mut answers);
                let entry = answers.entry(key.into()).or_default();
                Lookup::Wait(Arc::clone(&entry.fill_lock))
            }
        }
    }

    fn keep(&self, key: &str, fill_lock: &Arc<FillLock>, now: Timestamp, answer: Answer) {
        let entry = Entry {
            latest: Some((now, answer)),
            fill_lock: Arc::clone(fill_lock),
        };
        self.answers().insert(key.into(), entry);
    }

    fn answers(&self) -> MutexGuard<'_, BTreeMap<Box<str>, Entry>> {
        self.answers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Throws away all answers but those that a request waits for, once there are too many.
fn make_room(answers: &mut BTreeMap<Box<str>, Entry>) {
    let bytes: usize = answers
        .iter()
        .map(|(key, entry)| key.len() + entry.size())
        .sum();
    if answers.len() >= MOST_ANSWERS || bytes >= MOST_BYTES {
        answers.retain(|_, entry| Arc::strong_count(&entry.fill_lock) > 1);
    }
}

impl Entry {
    fn size(&self) -> usize {
        let answer = self.latest.as_ref().and_then(|(_, answer)| answer.as_ref());
        answer.map_or(0, |answer| HEADERS_BYTES + answer.size())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicUsize;

    use guichet_http::StatusCode;

    use super::*;

    const SECOND: SignedDuration = SignedDuration::from_secs(1);

    /// A database that answers how often it was asked before.
    struct Asked {
        cache: ResponseCache,
        clock: Clock,
        times: AtomicUsize,
    }

    impl Asked {
        fn new() -> Self {
            let clock = Clock::fixed(Timestamp::constant(1_800_000_000, 0));
            Self {
                cache: ResponseCache::new(clock.clone()),
                clock,
                times: AtomicUsize::new(0),
            }
        }

        async fn get(&self, key: &str) -> usize {
            let answer = self
                .cache
                .get(key, SECOND, async |_| {
                    tokio::task::yield_now().await;
                    let times = self.times.fetch_add(1, Ordering::Relaxed);
                    Ok(Some(CachedResponse::new(
                        "text/plain",
                        "x".repeat(times),
                        "no-store",
                    )))
                })
                .await;
            answer.expect("answered").size()
        }
    }

    #[tokio::test]
    async fn an_answer_is_given_again_until_its_ttl_is_over() {
        let asked = Asked::new();
        assert_eq!(asked.get("a").await, 0);
        asked.clock.advance(SignedDuration::from_millis(999));
        assert_eq!(asked.get("a").await, 0);
        assert_eq!(asked.get("b").await, 1);
        asked.clock.advance(SignedDuration::from_millis(1));
        assert_eq!(asked.get("a").await, 2);
        asked.clock.advance(-SignedDuration::from_hours(1));
        assert_eq!(asked.get("a").await, 3);
    }

    #[tokio::test]
    async fn a_thousand_at_once_ask_the_database_once() {
        let asked = Arc::new(Asked::new());
        let crowd = (0..1_000).map(|_| {
            let asked = Arc::clone(&asked);
            tokio::spawn(async move { asked.get("a").await })
        });
        for one in crowd.collect::<Vec<_>>() {
            assert_eq!(one.await.expect("answered"), 0);
        }
        assert_eq!(asked.times.load(Ordering::Relaxed), 1);
    }

    #[tokio::test]
    async fn that_there_is_nothing_is_kept_too() {
        let asked = Asked::new();
        for _ in 0..2 {
            let nothing = asked
                .cache
                .get("a", SECOND, async |_| {
                    asked.times.fetch_add(1, Ordering::Relaxed);
                    Ok(None)
                })
                .await;
            assert_eq!(nothing.expect_err("404").status(), StatusCode::NOT_FOUND);
        }
        assert_eq!(asked.times.load(Ordering::Relaxed), 1);
    }

    #[tokio::test]
    async fn a_failure_is_told_to_all_who_wait_and_then_forgotten() {
        let asked = Asked::new();
        let failing = || {
            asked.cache.get("a", SECOND, async |_| {
                tokio::task::yield_now().await;
                asked.times.fetch_add(1, Ordering::Relaxed);
                Err(Problem::internal("no"))
            })
        };
        let (one, two, three) = tokio::join!(failing(), failing(), failing());
        let status = |outcome: Result<CachedResponse, Problem>| {
            outcome.expect_err("failed").status().as_u16()
        };
        assert_eq!([one, two, three].map(status), [500, 503, 503]);
        assert_eq!(asked.get("a").await, 1);
    }

    #[tokio::test]
    async fn whoever_waits_for_somebody_who_went_away_asks_instead() {
        let asked = Asked::new();
        let mut first = Box::pin(asked.get("a"));
        assert!(poll_once(&mut first).await.is_none());
        let mut second = Box::pin(asked.get("a"));
        assert!(poll_once(&mut second).await.is_none());
        drop(first);
        assert_eq!(second.await, 0);
    }

    #[tokio::test]
    async fn it_grows_neither_by_number_nor_by_size_without_end() {
        let asked = Asked::new();
        for number in 0..=MOST_ANSWERS {
            asked.get(&number.to_string()).await;
        }
        assert_eq!(asked.cache.answers().len(), 1);

        asked.times.store(MOST_BYTES, Ordering::Relaxed);
        asked.get("large").await;
        asked.get("one more").await;
        assert_eq!(asked.cache.answers().len(), 1);

        asked.get(&"?".repeat(MOST_BYTES)).await;
        asked.get("another").await;
        assert_eq!(asked.cache.answers().len(), 1);
    }

    /// Polls a future once.
    async fn poll_once<T>(future: &mut (impl Future<Output = T> + Unpin)) -> Option<T> {
        tokio::select! {
            biased;
            value = future => Some(value),
            () = std::future::ready(()) => None,
        }
    }
}
