use std::sync::Arc;
use std::time::Duration;

use futures::future::join_all;
use guichet_clock::Clock;
use guichet_config::{ConfigError, Env};
use guichet_database::{Database, DatabaseError};
use guichet_queries::client::GenericClient;
use guichet_queries::queries::messages::{self, Promised};
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

/// Publishes what transactions have promised. Cheap to make and to clone; it connects with the first message.
#[derive(Clone)]
pub struct Publisher {
    pubsub: Option<Arc<Pubsub>>,
    clock: Clock,
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
        let legal = |url: &String| url.starts_with("http://") || url.starts_with("https://");
        if !endpoint.as_ref().is_none_or(legal) {
            return Err(ConfigError::illegal(
                "PUBSUB_ENDPOINT",
                "an absolute URL, such as http://localhost:8085",
            ));
        }
        Ok(Self {
            pubsub: Some(Arc::new(Pubsub::new(project, endpoint))),
            clock,
        })
    }

    /// One that leaves every row to the sweeper. For tests of functions whose own part ends with the row.
    pub fn leaving_all(clock: Clock) -> Self {
        Self {
            pubsub: None,
            clock,
        }
    }

    /// Publishes these promises and notes that they are. Call it after the commit and before answering: afterwards the instance may have
    /// no CPU any more. Takes 500 ms at most and never fails its caller: what could not be published is logged, and the sweeper's.
    pub async fn publish(&self, database: &Database, outbox_ids: &[Uuid]) {
        let Some(pubsub) = self.pubsub.as_ref().filter(|_| !outbox_ids.is_empty()) else {
            return;
        };
        match tokio::time::timeout(INLINE_LIMIT, self.publish_now(pubsub, database, outbox_ids))
            .await
        {
            Ok(Ok(())) => {}
            Ok(Err(error)) => {
                tracing::warn!(
                    error = &error as &dyn std::error::Error,
                    ?outbox_ids,
                    "messages are left to the sweeper"
                );
            }
            Err(_) => tracing::warn!(
                ?outbox_ids,
                "messages are left to the sweeper: publishing took too long"
            ),
        }
    }

    async fn publish_now(
        &self,
        pubsub: &Pubsub,
        database: &Database,
        outbox_ids: &[Uuid],
    ) -> Result<(), DatabaseError> {
        let promised = {
            let client = database.get().await?;
            messages::unpublished()
                .bind(&client, &outbox_ids)
                .all()
                .await?
        };
        // Without a connection meanwhile: the pool is small, and Pub/Sub may be slow.
        let published = send_all(pubsub, &promised, INLINE_PATIENCE).await;
        let client = database.get().await?;
        self.mark(&client, &published).await
    }

    /// Publishes one batch of what was promised before `before` and never published. The rows stay locked meanwhile, so two sweeps at
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
        let promised = messages::leftovers()
            .bind(
                &transaction,
                &before,
                &after.created_at,
                &after.outbox_id,
                &limit,
            )
            .all()
            .await?;
        let published = match &self.pubsub {
            Some(pubsub) => send_all(pubsub, &promised, SWEEP_PATIENCE).await,
            None => Vec::new(),
        };
        self.mark(&transaction, &published).await?;
        transaction.commit().await?;
        let last = promised.last().filter(|_| promised.len() == at_most);
        Ok(Swept {
            published: published.len(),
            failed: promised.len() - published.len(),
            next: last.map(|row| SweepPosition {
                created_at: row.created_at,
                outbox_id: row.outbox_id,
            }),
        })
    }

    async fn mark<C: GenericClient>(
        &self,
        client: &C,
        published: &[Uuid],
    ) -> Result<(), DatabaseError> {
        if !published.is_empty() {
            messages::mark_published()
                .bind(client, &self.clock.now(), &published)
                .await?;
        }
        Ok(())
    }
}

/// Publishes all at once and answers which were taken.
async fn send_all(pubsub: &Pubsub, promised: &[Promised], patience: Duration) -> Vec<Uuid> {
    let outcomes = join_all(promised.iter().map(|row| pubsub.send(row, patience))).await;
    let sent = |(row, outcome): (&Promised, Result<(), PubsubError>)| match outcome {
        Ok(()) => {
            metrics::messages().published.inc();
            Some(row.outbox_id)
        }
        Err(error) => {
            metrics::messages().not_published.inc();
            tracing::warn!(
                error = &error as &dyn std::error::Error,
                outbox_id = %row.outbox_id,
                topic = row.topic,
                "message not published"
            );
            None
        }
    };
    promised.iter().zip(outcomes).filter_map(sent).collect()
}
