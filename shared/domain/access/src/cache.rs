use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::credential::Credential;
use crate::identity::Identity;

/// How old what was found may be. After a change elsewhere, reading goes on for so long.
const TTL: SignedDuration = SignedDuration::from_secs(15);

/// With that many, all are thrown away before the next: few people work at a time.
const MOST: usize = 1_000;

/// Who called of late, so that the pages of a back office that read several things at once ask the database once. Only what was
/// found is kept: garbage must not push it out.
#[derive(Default)]
pub(crate) struct CallerCache(Mutex<State>);

#[derive(Default)]
struct State {
    found: HashMap<Key, (Timestamp, Identity)>,
    /// How often all was forgotten.
    generation: u64,
}

/// What somebody calls with, and at which organizer.
type Key = (Credential, Uuid);

/// The cache as it was before the database was asked.
#[derive(Clone, Copy)]
pub(crate) struct Generation(u64);

impl CallerCache {
    /// What was found within the last 15 seconds.
    pub(crate) fn get(&self, key: &Key, now: Timestamp) -> Option<Identity> {
        let state = self.state();
        let (at, identity) = state.found.get(key)?;
        // A clock that was set back says nothing about age.
        let is_fresh = (SignedDuration::ZERO..TTL).contains(&now.duration_since(*at));
        is_fresh.then(|| identity.clone())
    }

    /// To be asked for before the database is.
    pub(crate) fn generation(&self) -> Generation {
        Generation(self.state().generation)
    }

    /// Keeps what was found at `at`, unless all was forgotten since: it may be what was to be forgotten.
    pub(crate) fn keep(&self, key: Key, at: Timestamp, identity: &Identity, since: Generation) {
        let mut state = self.state();
        if state.generation != since.0 {
            return;
        }
        if state.found.len() >= MOST {
            state.found.clear();
        }
        state.found.insert(key, (at, identity.clone()));
    }

    /// Forgets everything.
    pub(crate) fn forget_all(&self) {
        let mut state = self.state();
        state.found.clear();
        state.generation += 1;
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use guichet_audit::Actor;

    use super::*;

    const NOW: Timestamp = Timestamp::constant(1_800_000_000, 0);

    fn key(number: u128) -> Key {
        (Credential::Key([1; 32]), Uuid::from_u128(number))
    }

    fn identity() -> Identity {
        Identity {
            actor: Actor::Key(Uuid::from_u128(7)),
            person: None,
            membership: None,
        }
    }

    #[test]
    fn what_was_found_is_good_for_less_than_fifteen_seconds() {
        let cache = CallerCache::default();
        cache.keep(key(1), NOW, &identity(), cache.generation());
        let is_there = |milliseconds| {
            let now = NOW + SignedDuration::from_millis(milliseconds);
            cache.get(&key(1), now).is_some()
        };
        assert!(is_there(0));
        assert!(is_there(14_999));
        assert!(!is_there(15_000));
        assert!(!is_there(-1), "a clock that was set back");
        assert!(cache.get(&key(2), NOW).is_none(), "of another organizer");
    }

    #[test]
    fn what_was_read_before_all_was_forgotten_is_not_kept() {
        let cache = CallerCache::default();
        let before = cache.generation();
        cache.forget_all();
        cache.keep(key(1), NOW, &identity(), before);
        assert!(cache.get(&key(1), NOW).is_none());
    }

    #[test]
    fn it_does_not_grow_without_end() {
        let cache = CallerCache::default();
        for number in 0..=1_000 {
            cache.keep(key(number), NOW, &identity(), cache.generation());
        }
        assert_eq!(cache.state().found.len(), 1);
        assert!(cache.get(&key(1_000), NOW).is_some(), "the last is there");
    }
}
