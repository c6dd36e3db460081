use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::time::Duration;

use argon2::Block;
use guichet_clock::Entropy;
use guichet_problem::Problem;
use prometheus_client::metrics::gauge::Gauge;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;
use tokio::time::timeout;

use crate::hash::{hash, verify};
use crate::policy::Password;

/// Each takes 19 MiB.
const AT_ONCE: usize = 4;

/// More than a hundred hashes on one core: who waits for longer is one of very many.
const LONGEST_WAIT: Duration = Duration::from_secs(3);

/// Makes and compares hashes on threads of their own, at most four at a time, in the order in which they were asked for.
///
/// Clones share that limit; a process has one. Memory is taken at the first hash, and kept for those that follow.
#[derive(Clone)]
pub struct Hasher {
    entropy: Entropy,
    permits: Arc<Semaphore>,
    memories: Arc<Mutex<Vec<Vec<Block>>>>,
    made: Arc<AtomicU64>,
}

/// So many hashes were asked for that this one was not begun within three seconds. Answered with 503 `overloaded`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no password could be hashed for three seconds")]
pub struct TooManyHashes;

impl Hasher {
    /// Takes no memory yet. Salts are drawn from `entropy`.
    pub fn new(entropy: Entropy) -> Self {
        LazyLock::force(&WAITING);
        Self {
            entropy,
            permits: Arc::new(Semaphore::new(AT_ONCE)),
            memories: Arc::default(),
            made: Arc::default(),
        }
    }

    /// What to keep of a password: a PHC string with a salt of its own.
    pub async fn hash(&self, password: Password) -> Result<String, TooManyHashes> {
        let salt = self.entropy.bytes();
        self.run(move |memory| hash(&password, salt, memory)).await
    }

    /// Whether what was typed is the password of a kept hash. Without a hash it is not, and to find that out takes as long:
    /// ask also where there is no such account.
    pub async fn verify(&self, typed: &str, stored: Option<&str>) -> Result<bool, TooManyHashes> {
        let (typed, stored) = (typed.to_owned(), stored.map(str::to_owned));
        self.run(move |memory| verify(&typed, stored.as_deref(), memory))
            .await
    }

    /// How many hashes were made so far, those to compare with too: that as many are made for one request as for another is the
    /// business of whoever asks, and of their tests.
    pub fn made(&self) -> u64 {
        self.made.load(Ordering::Relaxed)
    }

    /// A caller who goes away while a hash is made does not end it: the permit is given back when its thread and memory are.
    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Vec<Block>) -> T + Send + 'static,
    ) -> Result<T, TooManyHashes> {
        let permit = {
            let _waiting = Waiting::begin();
            let permit = timeout(LONGEST_WAIT, Arc::clone(&self.permits).acquire_owned()).await;
            permit
                .map_err(|_| TooManyHashes)?
                .expect("permits are given out as long as there is a hasher")
        };
        let (memories, made) = (Arc::clone(&self.memories), Arc::clone(&self.made));
        let work = spawn_blocking(move || {
            let unused = || memories.lock().unwrap_or_else(PoisonError::into_inner);
            let mut memory = unused().pop().unwrap_or_default();
            let done = work(&mut memory);
            made.fetch_add(1, Ordering::Relaxed);
            unused().push(memory);
            drop(permit);
            done
        });
        Ok(work.await.expect("a hash is made without a panic"))
    }
}

impl From<TooManyHashes> for Problem {
    fn from(error: TooManyHashes) -> Self {
        Self::overloaded().source(error)
    }
}

static WAITING: LazyLock<Gauge> = LazyLock::new(|| {
    let waiting = Gauge::default();
    guichet_telemetry::metrics().register(
        "password_hashes_waiting",
        "Requests that wait until their password can be hashed",
        waiting.clone(),
    );
    waiting
});

/// Somebody waits until this is dropped.
struct Waiting;

impl Waiting {
    fn begin() -> Self {
        WAITING.inc();
        Self
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        WAITING.dec();
    }
}

#[cfg(test)]
mod tests {
    use std::task::{Context, Waker};

    use futures::future::join_all;
    use guichet_problem::StatusCode;
    use tokio::time::Instant;

    use super::*;
    use crate::policy::check;

    fn hasher() -> Hasher {
        Hasher::new(Entropy::seeded(1))
    }

    #[tokio::test]
    async fn a_chosen_password_is_right_and_each_hash_has_a_salt_of_its_own() {
        let hasher = hasher();
        let first = hasher.hash(check("kuhvogel").unwrap()).await.unwrap();
        let second = hasher.hash(check("kuhvogel").unwrap()).await.unwrap();
        assert_ne!(first, second);
        for stored in [first, second] {
            let is_right = hasher.verify("kuhvogel", Some(&stored)).await;
            assert_eq!(is_right, Ok(true));
        }
    }

    #[tokio::test]
    async fn at_most_four_are_hashed_at_once() {
        let hasher = hasher();
        let all = join_all((0..24).map(|_| hasher.verify("kuhvogel", None))).await;
        assert!(all.iter().all(|answer| *answer == Ok(false)));
        assert_eq!(hasher.made(), 24);
        // One for each that was under way together with others.
        let memories = hasher.memories.lock().unwrap();
        assert!(
            (1..=AT_ONCE).contains(&memories.len()),
            "{}",
            memories.len()
        );
        assert_eq!(hasher.permits.available_permits(), AT_ONCE);
    }

    #[tokio::test]
    async fn who_goes_away_makes_no_room_before_the_hash_is_made() {
        let hasher = hasher();
        let mut hash = Box::pin(hasher.verify("kuhvogel", None));
        let polled = hash.as_mut().poll(&mut Context::from_waker(Waker::noop()));
        assert!(polled.is_pending());
        drop(hash);
        assert_eq!(hasher.permits.available_permits(), AT_ONCE - 1);
        let all = u32::try_from(AT_ONCE).unwrap();
        drop(hasher.permits.acquire_many(all).await.unwrap());
        assert_eq!(hasher.memories.lock().unwrap().len(), 1);
    }

    #[tokio::test(start_paused = true)]
    async fn who_waits_too_long_is_told_to_come_back() {
        let hasher = hasher();
        let all = hasher.permits.acquire_many(4).await.unwrap();
        let begun = Instant::now();
        let refused = hasher.verify("kuhvogel", None).await.unwrap_err();
        assert_eq!(begun.elapsed().as_secs(), 3);
        let answer = Problem::from(refused).into_response();
        assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(answer.headers()["retry-after"], "1");
        drop(all);
        assert_eq!(hasher.verify("kuhvogel", None).await, Ok(false));
    }

    #[tokio::test]
    async fn who_waits_is_counted() {
        let hasher = hasher();
        let _all = hasher.permits.acquire_many(4).await.unwrap();
        let mut hash = Box::pin(hasher.verify("kuhvogel", None));
        let polled = hash.as_mut().poll(&mut Context::from_waker(Waker::noop()));
        assert!(polled.is_pending());
        // Other tests have some who wait too.
        assert!(WAITING.get() >= 1);
    }
}
