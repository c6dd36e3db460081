use std::fmt;
use std::future::Future;
use std::hash::Hash;
use std::sync::Arc;
use std::time::Duration;

use guichet_batcher::{Batcher, Limits, SubmitError};
use guichet_problem::Problem;

use crate::error::DatabaseError;
use crate::failure::Failure;
use crate::pool::{BRIEF_LOCK_TIMEOUT, Database};

/// How long a batch may take: more than the sum of the limits of all it waits for.
const WORK: Duration = Duration::from_secs(30);

/// Items in one statement. With 64 orders the fixed cost of a statement is less than a tenth of its time.
const ITEMS: usize = 64;

/// After how many items that could not get a lock the rest of a batch fails without being tried.
const BLOCKED_ITEMS: u32 = 6;

/// How much longer an item waits for its batch to begin than the previous batch may take.
const SLACK: Duration = Duration::from_millis(50);

/// How many batches run at once. Each needs a connection, of which a function has four.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lanes {
    /// One batch at a time: a second would only wait for the same row, and both would carry half.
    One,
    /// Two at a time, for items that usually have nothing to do with each other.
    Shared,
    /// One at a time for each key, three in all.
    ByKey,
}

/// Runs one statement or transaction for several items: those submitted while a batch of their lane is running become the
/// next batch (see `guichet_batcher`). Cheap to clone.
pub struct DatabaseBatcher<K, I, O>(Batcher<K, I, Result<O, Failure>>);

impl<K, I, O> DatabaseBatcher<K, I, O>
where
    K: Clone + Eq + Hash + Send + 'static,
    I: Clone + Send + Sync + 'static,
    O: Send + 'static,
{
    /// `work` returns an output for each of its items, in their order, and has changed nothing when it fails. It takes its
    /// connection from the pool that it is given.
    pub fn new<F>(
        database: Database,
        lanes: Lanes,
        work: impl Fn(Database, Vec<I>) -> F + Send + Sync + 'static,
    ) -> Self
    where
        F: Future<Output = Result<Vec<O>, Failure>> + Send + 'static,
    {
        let (batches, batches_per_lane) = match lanes {
            Lanes::One => (1, 1),
            Lanes::Shared => (2, 2),
            Lanes::ByKey => (3, 1),
        };
        let limits = Limits {
            batches,
            batches_per_lane,
            items: ITEMS,
            wait: blocked_batch(&database) + SLACK,
            work: WORK,
        };
        let work = Arc::new(work);
        Self(Batcher::new(limits, move |items| {
            let (database, work) = (database.clone(), Arc::clone(&work));
            async move { run_batch_with_fallback(&database, items, work.as_ref()).await }
        }))
    }

    /// Submits an item to the next batch of its lane. [`DatabaseError::Busy`] if that does not begin in time.
    pub async fn submit(&self, lane: K, item: I) -> Result<O, Failure> {
        match self.0.submit(lane, item).await {
            Ok(output) => output,
            Err(SubmitError::TooLate) => Err(DatabaseError::Busy(None).into()),
            Err(lost) => Err(Problem::internal(lost).into()),
        }
    }
}

impl<K, I, O> Clone for DatabaseBatcher<K, I, O> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<K, I, O> fmt::Debug for DatabaseBatcher<K, I, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// How long a batch takes that cannot get a lock, and then fails its blocked items one by one.
fn blocked_batch(database: &Database) -> Duration {
    database.lock_timeout() + BRIEF_LOCK_TIMEOUT * BLOCKED_ITEMS
}

/// Runs `work` for all items at once. Where that fails in a way that one item may have caused, such as a locked row, runs it
/// for each item alone, so that one does not fail the others.
async fn run_batch_with_fallback<I, O, F>(
    database: &Database,
    items: Vec<I>,
    work: impl Fn(Database, Vec<I>) -> F,
) -> Vec<Result<O, Failure>>
where
    I: Clone,
    F: Future<Output = Result<Vec<O>, Failure>>,
{
    let alone = items.len() == 1;
    let failure = match work(database.clone(), items.clone()).await {
        Ok(outputs) => return outputs.into_iter().map(Ok).collect(),
        Err(failure) if alone => return vec![Err(failure)],
        Err(failure) => failure,
    };
    // The batch has already waited for the lock: an item that still cannot get it is one that needs it.
    let database = if failure.is_lock_timeout() {
        database.with_brief_lock_timeout()
    } else {
        database.clone()
    };
    let mut common = failure.affecting_all_items();
    let mut blocked = 0;
    let mut outputs = Vec::with_capacity(items.len());
    for item in items {
        let outcome = match &common {
            Some(same) => Err(same.copied().into()),
            None if blocked >= BLOCKED_ITEMS => Err(DatabaseError::Locked(None).into()),
            None => work(database.clone(), vec![item])
                .await
                .and_then(|mut outputs| {
                    outputs
                        .pop()
                        .ok_or_else(|| Problem::internal("an item has no output").into())
                }),
        };
        if let (Err(failure), None) = (&outcome, &common) {
            common = failure.affecting_all_items();
            blocked += u32::from(failure.is_lock_timeout());
        }
        outputs.push(outcome);
    }
    outputs
}

impl Failure {
    fn is_lock_timeout(&self) -> bool {
        matches!(self, Self::Database(DatabaseError::Locked(_)))
    }

    /// The same failure, if it would meet any other item too.
    fn affecting_all_items(&self) -> Option<DatabaseError> {
        match self {
            Self::Database(error) if error.affects_all_items() => Some(error.copied()),
            _ => None,
        }
    }
}

impl DatabaseError {
    fn affects_all_items(&self) -> bool {
        matches!(
            self,
            Self::Busy(_) | Self::Unavailable(_) | Self::CommitUnknown(_) | Self::ClockDiffers(_)
        )
    }

    /// A copy, for another item. The driver's error cannot always be cloned.
    fn copied(&self) -> Self {
        match self {
            Self::Unavailable(source) => Self::Unavailable(source.clone()),
            Self::CommitUnknown(source) => Self::CommitUnknown(source.clone()),
            Self::ClockDiffers(ahead) => Self::ClockDiffers(*ahead),
            _ => Self::Busy(None),
        }
    }
}
