//! The offers this process has in memory, so that taking places needs one round trip and not two.
//!
//! A copy is never trusted for long: the statement that takes places compares versions and refuses an old one,
//! and what carries no version (the name of a venue) is read again within a minute.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use guichet_clock::Clock;
use guichet_database::{Client, Database, DatabaseError, ResultExt as _};
use guichet_http::Problem;
use guichet_offer::{
    Codes, EventTerms, Offer, Places, ReadError, read_codes, read_offer, read_places,
};
use jiff::{SignedDuration, Timestamp};
use tokio::sync::OnceCell;
use tokio::time::timeout;

/// How many events a process remembers. One instance serves few at a time; the least recently asked for goes.
const MAXIMUM_EVENTS: usize = 64;

/// How old a copy may be.
const MAXIMUM_AGE: SignedDuration = SignedDuration::from_secs(60);

/// How old a copy may be for a refusal that never reaches the database: a code that was made a moment ago must
/// work, but those who try codes at random must not make us read each time.
const MAXIMUM_AGE_TO_REFUSE: SignedDuration = SignedDuration::from_secs(2);

/// How long a request waits for another to have read what both need.
const TURN: Duration = Duration::from_millis(600);

/// The offers in memory.
#[derive(Debug)]
pub(crate) struct Offers {
    database: Database,
    clock: Clock,
    events: Mutex<HashMap<String, Entry>>,
}

/// What is known of one event, and when somebody last asked.
#[derive(Debug)]
struct Entry {
    slot: Arc<Slot>,
    asked_at: u64,
}

/// Where the copy of one event lies. The inner lock is held while it is read, so that a crowd reads it once.
#[derive(Debug, Default)]
struct Slot {
    latest: Mutex<Option<Arc<Snapshot>>>,
    reading: tokio::sync::Mutex<()>,
}

/// An event's offer as it was at one moment. It never changes: a newer one replaces it.
#[derive(Debug)]
pub(crate) struct Snapshot {
    pub(crate) terms: EventTerms,
    pub(crate) offer: Offer,
    read_at: Timestamp,
    /// Most orders name neither, and an event may have thousands of each: read when first needed.
    places: OnceCell<Places>,
    codes: OnceCell<Codes>,
}

impl Offers {
    /// Nothing yet.
    pub(crate) fn new(database: Database, clock: Clock) -> Self {
        Self {
            database,
            clock,
            events: Mutex::default(),
        }
    }

    /// The offer of an event, no older than a minute; 404 where there is no such event.
    pub(crate) async fn find(&self, slug: &str) -> Result<Arc<Snapshot>, Problem> {
        let slot = self.slot(slug);
        let fresh = || {
            slot.latest()
                .clone()
                .filter(|snapshot| self.is_within(snapshot, MAXIMUM_AGE))
        };
        if let Some(snapshot) = fresh() {
            return Ok(snapshot);
        }
        let _reading = slot.turn().await?;
        match fresh() {
            Some(snapshot) => Ok(snapshot),
            None => self.read(slug, &slot).await,
        }
    }

    /// A newer copy than `old`, which the database has called stale.
    pub(crate) async fn find_newer(&self, old: &Arc<Snapshot>) -> Result<Arc<Snapshot>, Problem> {
        let slug = &old.terms.slug;
        let slot = self.slot(slug);
        let newer = || {
            slot.latest()
                .clone()
                .filter(|snapshot| !Arc::ptr_eq(snapshot, old))
        };
        let _reading = slot.turn().await?;
        match newer().filter(|snapshot| self.is_within(snapshot, MAXIMUM_AGE)) {
            Some(snapshot) => Ok(snapshot),
            None => self.read(slug, &slot).await,
        }
    }

    async fn read(&self, slug: &str, slot: &Slot) -> Result<Arc<Snapshot>, Problem> {
        // Before reading: a change made meanwhile must find this copy too old, not too new.
        let read_at = self.clock.now();
        let client = self.client().await?;
        let Some((terms, offer)) = read_offer(&client, slug, false).await.map_err(problem)? else {
            // Anybody can ask for events that do not exist; they take no room.
            self.events().remove(slug);
            return Err(Problem::not_found());
        };
        let snapshot = Snapshot {
            terms,
            offer,
            read_at,
            places: OnceCell::new(),
            codes: OnceCell::new(),
        };
        let snapshot = Arc::new(snapshot);
        *slot.latest() = Some(Arc::clone(&snapshot));
        Ok(snapshot)
    }

    /// Whether a buyer may be refused because of what this copy says.
    pub(crate) fn may_refuse(&self, snapshot: &Snapshot) -> bool {
        self.is_within(snapshot, MAXIMUM_AGE_TO_REFUSE)
    }

    fn is_within(&self, snapshot: &Snapshot, age: SignedDuration) -> bool {
        // A clock that was set back says nothing about age.
        (SignedDuration::ZERO..age).contains(&self.clock.now().duration_since(snapshot.read_at))
    }

    fn slot(&self, slug: &str) -> Arc<Slot> {
        let mut events = self.events();
        let now = events
            .values()
            .map(|entry| entry.asked_at)
            .max()
            .unwrap_or_default()
            + 1;
        if let Some(entry) = events.get_mut(slug) {
            entry.asked_at = now;
            return Arc::clone(&entry.slot);
        }
        if events.len() >= MAXIMUM_EVENTS {
            let oldest = events
                .iter()
                .min_by_key(|(_, entry)| entry.asked_at)
                .map(|(slug, _)| slug.clone());
            oldest.map(|slug| events.remove(&slug));
        }
        let slot = Arc::new(Slot::default());
        events.insert(
            slug.to_owned(),
            Entry {
                slot: Arc::clone(&slot),
                asked_at: now,
            },
        );
        slot
    }

    async fn client(&self) -> Result<Client, Problem> {
        self.database.get().await.or_problem()
    }

    fn events(&self) -> MutexGuard<'_, HashMap<String, Entry>> {
        self.events.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Slot {
    /// Until it may be read. Where the database does not answer, those who wait would fail one after the other.
    async fn turn(&self) -> Result<tokio::sync::MutexGuard<'_, ()>, Problem> {
        timeout(TURN, self.reading.lock())
            .await
            .map_err(|_| Problem::overloaded())
    }

    fn latest(&self) -> MutexGuard<'_, Option<Arc<Snapshot>>> {
        self.latest.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The same for what is read once.
async fn within_turn<T>(read: impl Future<Output = Result<T, Problem>>) -> Result<T, Problem> {
    timeout(TURN, read)
        .await
        .unwrap_or_else(|_| Err(Problem::overloaded()))
}

impl Snapshot {
    /// The event's numbered places.
    pub(crate) async fn places(&self, offers: &Offers) -> Result<&Places, Problem> {
        let read = || async {
            read_places(&offers.client().await?, self.terms.event_id)
                .await
                .map_err(problem)
        };
        within_turn(self.places.get_or_try_init(read)).await
    }

    /// The event's codes. A code made after this copy has raised the version, so the copy is refused then.
    pub(crate) async fn codes(&self, offers: &Offers) -> Result<&Codes, Problem> {
        let read = || async {
            read_codes(&offers.client().await?, self.terms.event_id)
                .await
                .map_err(problem)
        };
        within_turn(self.codes.get_or_try_init(read)).await
    }
}

fn problem(error: ReadError) -> Problem {
    match error {
        ReadError::Database(error) => DatabaseError::from(error).into(),
        ReadError::Unreadable(_) => Problem::internal(error),
    }
}
