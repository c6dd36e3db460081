use std::sync::Arc;
use std::time::Duration;

use guichet_batcher::{Batcher, Limits};
use guichet_clock::Clock;
use guichet_config::{ConfigError, Env};
use guichet_database::{Database, DatabaseError};
use guichet_platform_queries::client::GenericClient;
use guichet_platform_queries::queries::messages::{self, OutboxMessage};
use jiff::Timestamp;
use uuid::Uuid;

use crate::metrics;
use crate::pubsub::{Pubsub, PubsubError};

/// What publishing may add to the time a buyer waits. What takes longer is left to the sweeper.
pub const INLINE_LIMIT: Duration = Duration::from_millis(500);

/// Of which Pub/Sub's answer may take this much, so that there is time left to note what was published.
const INLINE_PATIENCE: Duration = Duration::from_millis(400);

/// The sweeper is in no hurry, but its transaction may not idle for longer than 5 s.
const SWEEP_PATIENCE: Duration = Duration::from_secs(3);

/// Messages that arrive while others are being published form one batch: one read, one request for each topic and one
/// note for many. Two batches at a time, because Pub/Sub may be slow.
const BATCH_LIMITS: Limits = Limits {
    batches: 2,
    batches_per_lane: 2,
    items: 100,
    wait: INLINE_LIMIT,
    work: Duration::from_secs(10),
};

/// Publishes the messages that transactions have enqueued in the outbox. Cheap to make and to clone; it connects with the first message.
#[derive(Clone)]
pub struct Publisher {
    pubsub: Option<Arc<Pubsub>>,
    clock: Clock,
    batcher: Batcher<(), PublishRequest, PublishResult>,
}

/// Messages of one caller. All callers of a process share a database.
struct PublishRequest {
    database: Database,
    outbox_ids: Vec<Uuid>,
}

/// What became of a caller's messages: those that Pub/Sub did not take, or why nobody could look.
type PublishResult = Result<Vec<NotTaken>, Arc<DatabaseError>>;

/// A message that Pub/Sub did not take.
struct NotTaken {
    outbox_id: Uuid,
    topic: String,
    error: PubsubError,
}

/// Where a sweep of the outbox is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SweepPosition {
    created_at: Timestamp,
    outbox_id: Uuid,
}

/// What one batch of a sweep did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Swept {
    /// Messages published.
    pub published: usize,
    /// Messages that Pub/Sub did not take; they stay.
    pub failed: usize,
    /// Where to go on, if there may be more.
    pub next: Option<SweepPosition>,
}

impl SweepPosition {
    /// Before the oldest row.
    pub const START: Self = Self {
        created_at: Timestamp::UNIX_EPOCH,
        outbox_id: Uuid::nil(),
    };
}

impl Publisher {
    /// Reads `GOOGLE_CLOUD_PROJECT`, and `PUBSUB_ENDPOINT` where it is not Google's own: an absolute URL, reached without credentials.
    pub fn from_env(env: &Env, clock: Clock) -> Result<Self, ConfigError> {
        let project = env.required("GOOGLE_CLOUD_PROJECT")?;
        let endpoint = env.optional("PUBSUB_ENDPOINT");
        let is_absolute = |url: &String| url.starts_with("http://") || url.starts_with("https://");
        if !endpoint.as_ref().is_none_or(is_absolute) {
            return Err(ConfigError::illegal(
                "PUBSUB_ENDPOINT",
                "an absolute URL, such as http://localhost:8085",
            ));
        }
        metrics::messages();
        Ok(Self::new(Some(Pubsub::new(project, endpoint)), clock))
    }

    /// One that leaves every row to the sweeper. For tests of functions whose own part ends with the row.
    pub fn leaving_all(clock: Clock) -> Self {
        Self::new(None, clock)
    }

    fn new(pubsub: Option<Pubsub>, clock: Clock) -> Self {
        let pubsub = pubsub.map(Arc::new);
        let (to, noted_at) = (pubsub.clone(), clock.clone());
        let publish = move |batch| publish_all(to.clone(), noted_at.clone(), batch);
        Self {
            pubsub,
            clock,
            batcher: Batcher::new(BATCH_LIMITS, publish),
        }
    }

    /// Publishes these messages and notes that they are. Call it after the commit and before answering: afterwards the instance may have
    /// no CPU any more. Takes 500 ms at most and never fails its caller: what could not be published is logged, and the sweeper's.
    pub async fn publish(&self, database: &Database, outbox_ids: &[Uuid]) {
        if self.pubsub.is_none() || outbox_ids.is_empty() {
            return;
        }
        let publish = PublishRequest {
            database: database.clone(),
            outbox_ids: outbox_ids.to_vec(),
        };
        // Logged here and not where the batch was published: in the trace of this caller.
        match tokio::time::timeout(INLINE_LIMIT, self.batcher.submit((), publish)).await {
            Ok(Ok(Ok(not_taken))) => not_taken.iter().for_each(NotTaken::log),
            Ok(Ok(Err(error))) => tracing::warn!(
                error = &error as &dyn std::error::Error,
                ?outbox_ids,
                "messages are left to the sweeper"
            ),
            Ok(Err(_)) | Err(_) => tracing::warn!(
                ?outbox_ids,
                "messages are left to the sweeper: publishing took too long"
            ),
        }
    }

    /// Publishes one batch of what was enqueued before `before` and never published. The rows stay locked meanwhile, so two sweeps at
    /// once do different ones. Rows that fail are passed over, not waited for: ask for the next batch until there is none.
    pub async fn sweep(
        &self,
        database: &Database,
        before: Timestamp,
        after: SweepPosition,
        at_most: usize,
    ) -> Result<Swept, DatabaseError> {
        let limit = i64::try_from(at_most).unwrap_or(i64::MAX);
        let mut client = database.get().await?;
        let transaction = client.transaction().await?;
        let rows = messages::leftovers()
            .bind(
                &transaction,
                &before,
                &after.created_at,
                &after.outbox_id,
                &limit,
            )
            .all()
            .await?;
        let (published, not_taken) = match &self.pubsub {
            Some(pubsub) => send_all(pubsub, &rows, SWEEP_PATIENCE).await,
            None => (Vec::new(), Vec::new()),
        };
        not_taken.iter().for_each(NotTaken::log);
        mark(&transaction, &published, self.clock.now()).await?;
        transaction.commit().await?;
        let last = rows.last().filter(|_| rows.len() == at_most);
        Ok(Swept {
            published: published.len(),
            failed: rows.len() - published.len(),
            next: last.map(|row| SweepPosition {
                created_at: row.created_at,
                outbox_id: row.outbox_id,
            }),
        })
    }
}

impl NotTaken {
    fn log(&self) {
        tracing::warn!(
            error = &self.error as &dyn std::error::Error,
            outbox_id = %self.outbox_id,
            topic = self.topic,
            "message not published"
        );
    }
}

/// Publishes the messages of several callers.
async fn publish_all(
    pubsub: Option<Arc<Pubsub>>,
    clock: Clock,
    batch: Vec<PublishRequest>,
) -> Vec<PublishResult> {
    let outbox_ids: Vec<Uuid> = batch
        .iter()
        .flat_map(|request| &request.outbox_ids)
        .copied()
        .collect();
    let outcome = match (pubsub, batch.first()) {
        (Some(pubsub), Some(first)) => {
            publish_now(&pubsub, &first.database, &outbox_ids, &clock).await
        }
        _ => Ok(Vec::new()),
    };
    match outcome {
        Ok(mut not_taken) => {
            let mut of = |request: &PublishRequest| {
                let theirs = |one: &mut NotTaken| request.outbox_ids.contains(&one.outbox_id);
                Ok(not_taken.extract_if(.., theirs).collect())
            };
            batch.iter().map(&mut of).collect()
        }
        Err(error) => {
            let error = Arc::new(error);
            batch.iter().map(|_| Err(Arc::clone(&error))).collect()
        }
    }
}

/// Answers what was not taken.
async fn publish_now(
    pubsub: &Pubsub,
    database: &Database,
    outbox_ids: &[Uuid],
    clock: &Clock,
) -> Result<Vec<NotTaken>, DatabaseError> {
    let rows = {
        let client = database.get().await?;
        messages::unpublished()
            .bind(&client, &outbox_ids)
            .all()
            .await?
    };
    // Without a connection meanwhile: the pool is small, and Pub/Sub may be slow.
    let (published, not_taken) = send_all(pubsub, &rows, INLINE_PATIENCE).await;
    let client = database.get().await?;
    mark(&client, &published, clock.now()).await?;
    Ok(not_taken)
}

async fn mark<C: GenericClient>(
    client: &C,
    published: &[Uuid],
    at: Timestamp,
) -> Result<(), DatabaseError> {
    if !published.is_empty() {
        messages::mark_published()
            .bind(client, &at, &published)
            .await?;
    }
    Ok(())
}

/// Publishes all at once and answers which were taken, and which were not.
async fn send_all(
    pubsub: &Pubsub,
    rows: &[OutboxMessage],
    patience: Duration,
) -> (Vec<Uuid>, Vec<NotTaken>) {
    let outcomes = pubsub.send_all(rows, patience).await;
    let (mut taken, mut not_taken) = (Vec::with_capacity(rows.len()), Vec::new());
    for (row, outcome) in rows.iter().zip(outcomes) {
        match outcome {
            Ok(()) => {
                metrics::messages().published.inc();
                taken.push(row.outbox_id);
            }
            Err(error) => {
                metrics::messages().not_published.inc();
                not_taken.push(NotTaken {
                    outbox_id: row.outbox_id,
                    topic: row.topic.clone(),
                    error,
                });
            }
        }
    }
    (taken, not_taken)
}
