use std::sync::Arc;

use guichet_database::DatabaseError;
use guichet_http::{Description, NoContent, Problem, Request};
use guichet_messages::{Delivered, Message, PoisonMessage, Push, inbox};
use guichet_queries::queries::cancellations as queries;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{App, NAME};

/// The most orders that one message ends: some dozens of milliseconds, in which nobody waits long for one of their pools.
pub const BATCH: i32 = 50;

/// Refund, mail, a message for each, and one more: the one that goes on.
const IDS_OF_ORDER: i32 = 5;

/// Orders of what was called off are to be ended; the row in `cancellations` says how far it got.
#[derive(Debug, Serialize, Deserialize)]
pub struct CancellationRequested {
    /// The cancellation.
    pub cancellation_id: Uuid,
}

impl Message for CancellationRequested {
    const TOPIC: &'static str = "cancellation-requested";
}

/// No retry finds it: a person has to look.
#[derive(Debug, thiserror::Error)]
#[error("there is no cancellation {0}")]
struct Unknown(Uuid);

/// What became of a message.
enum Outcome {
    /// Orders were ended, or there was nothing left to do; these messages are to be published.
    Done(Vec<Uuid>),
    /// There is no such cancellation.
    Unknown,
}

/// `POST /`: orders are to be ended.
pub(crate) async fn handle(
    app: Arc<App>,
    Delivered(push): Delivered<CancellationRequested>,
    request: Arc<Request>,
) -> Result<NoContent, Problem> {
    let Some(push) = push else {
        return Ok(NoContent);
    };
    match app.database.retry(|| end_batch(&app, &push)).await? {
        Outcome::Done(messages) => app.publisher.publish(&app.database, &messages).await,
        Outcome::Unknown => {
            let reason = Unknown(push.message.cancellation_id);
            let poison = PoisonMessage::new(&reason, Some(push.outbox_id), request.body());
            app.subscriber.dead_letter(poison).await?;
        }
    }
    Ok(NoContent)
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "End orders of what was called off",
    "Done, now or before, or set aside for a person",
);

/// Once for each message: its orders, the note that it came, and the message that goes on are one transaction.
async fn end_batch(
    app: &App,
    push: &Push<CancellationRequested>,
) -> Result<Outcome, DatabaseError> {
    let now = app.clock.now();
    let cancellation_id = push.message.cancellation_id;
    let mut client = app.database.get().await?;
    let transaction = client.transaction().await?;
    let new = inbox::record_if_new(&transaction, NAME, &[push.outbox_id], now).await?;
    if new.is_empty() {
        return Ok(Outcome::Done(Vec::new()));
    }
    let ids: Vec<Uuid> = (0..BATCH * IDS_OF_ORDER)
        .map(|_| app.entropy.uuid(now))
        .collect();
    let batch = queries::continue_cancellation()
        .bind(
            &transaction,
            &cancellation_id,
            &BATCH,
            &ids,
            &now,
            &push.traceparent.as_deref(),
        )
        .opt()
        .await?;
    let Some(batch) = batch else {
        return Ok(Outcome::Unknown);
    };
    transaction.commit().await?;
    if batch.failed > 0 {
        tracing::error!(%cancellation_id, failed = batch.failed, "orders of a cancellation could not be ended");
    }
    tracing::info!(%cancellation_id, done = batch.done, "orders ended");
    Ok(Outcome::Done(batch.messages))
}
