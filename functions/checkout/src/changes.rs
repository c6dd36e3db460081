//! What buyers change of their orders once they have been read and checked. Written without a lock held meanwhile, and
//! for many at once (see `guichet_batcher`): only if the order's row is still the one that was read.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use guichet_clock::Clock;
use guichet_database::tokio_postgres::types::Json;
use guichet_database::{Database, DatabaseBatcher, Failure, Lanes, ResultExt as _, sql_enum};
use guichet_http::Problem;
use guichet_idempotency::IdempotencyKey;
use guichet_order::{Answers, QuestionKind, Unsellable};
use guichet_queries::queries::checkout as queries;
use jiff::Timestamp;
use serde::Serialize;
use uuid::Uuid;

/// How often an order is read again because somebody changed it in between. Its buyer has two tabs open, not ten.
pub(crate) const ATTEMPTS: u32 = 5;

/// Longer than clocks differ and than a request waits for its turn.
const WELL_AHEAD: Duration = Duration::from_secs(15);

/// Who buys and who comes.
#[derive(Debug, Serialize)]
pub(crate) struct DetailsChange {
    pub(crate) order_id: Uuid,
    /// Of the record that was read.
    #[serde(serialize_with = "as_text")]
    pub(crate) version: i64,
    pub(crate) contact_name: String,
    pub(crate) contact_email: String,
    pub(crate) answers: Answers,
    /// None leaves the lines as they are; lines that are not among them forget theirs.
    pub(crate) attendees: Option<Vec<AttendeeChange>>,
    /// Of the questions that are answered: by what the answers were checked.
    pub(crate) kinds: BTreeMap<Uuid, QuestionKind>,
}

/// Who comes on a line.
#[derive(Debug, Serialize)]
pub(crate) struct AttendeeChange {
    pub(crate) position: i16,
    pub(crate) name: Option<String>,
    pub(crate) email: Option<String>,
    pub(crate) answers: Answers,
}

/// The buyer orders.
#[derive(Debug, Serialize)]
pub(crate) struct Placing {
    pub(crate) order_id: Uuid,
    /// Of the record that was read.
    #[serde(serialize_with = "as_text")]
    pub(crate) version: i64,
    /// Until when payment is awaited; none for what is paid at once.
    pub(crate) expires_at: Option<Timestamp>,
    /// For what costs nothing.
    #[serde(flatten)]
    pub(crate) paid: Option<PaidAtOnce>,
    #[serde(flatten)]
    pub(crate) keyed: IdempotencyKey,
}

/// The payment of nothing, and the message that tells of it.
#[derive(Debug, Serialize)]
pub(crate) struct PaidAtOnce {
    pub(crate) payment_id: Uuid,
    /// What is answered before it is written is what will be read from it.
    pub(crate) paid_at: Timestamp,
    pub(crate) message_id: Uuid,
    pub(crate) trace: String,
}

/// What became of a placing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Placed {
    /// It is placed, or paid if it costs nothing.
    Done,
    /// The order is not as it was read.
    Changed,
    /// Others have some of its places by now.
    Gone,
    /// It may not be sold any more, whatever was held.
    Unsellable(Unsellable),
}

sql_enum! {
    /// The outcome as `place_orders` names it.
    enum PlaceOutcome: "place_outcome" {
        Placed = "placed",
        Changed = "changed",
        Gone = "gone",
        DateCancelled = "date_cancelled",
        EventWithdrawn = "event_withdrawn",
        DateOver = "date_over",
    }
}

impl From<PlaceOutcome> for Placed {
    fn from(outcome: PlaceOutcome) -> Self {
        match outcome {
            PlaceOutcome::Placed => Self::Done,
            PlaceOutcome::Changed => Self::Changed,
            PlaceOutcome::Gone => Self::Gone,
            PlaceOutcome::DateCancelled => Self::Unsellable(Unsellable::DateCancelled),
            PlaceOutcome::EventWithdrawn => Self::Unsellable(Unsellable::EventWithdrawn),
            PlaceOutcome::DateOver => Self::Unsellable(Unsellable::DateOver),
        }
    }
}

/// Writes changes. Nothing here waits for a busy row; many orders share a statement and the disk's next turn.
#[derive(Debug)]
pub(crate) struct Changes {
    details: DatabaseBatcher<(), Arc<DetailsChange>, bool>,
    placings: DatabaseBatcher<(), Arc<Placing>, Placed>,
    database: Database,
    clock: Clock,
}

impl Changes {
    /// To the orders of this database.
    pub(crate) fn new(database: Database, clock: Clock) -> Self {
        let now = clock.clone();
        let place = move |database, placings| place(database, placings, now.now());
        Self {
            details: DatabaseBatcher::new(database.clone(), Lanes::Shared, write_details),
            placings: DatabaseBatcher::new(database.clone(), Lanes::Shared, place),
            database,
            clock,
        }
    }

    /// Writes who buys and who comes. False if the order, or what an answer is, is not as it was read.
    pub(crate) async fn write_details(&self, change: DetailsChange) -> Result<bool, Problem> {
        let change = Arc::new(change);
        let write = || self.details.submit((), Arc::clone(&change));
        Ok(self.database.retry(write).await?)
    }

    /// Places an order that was held until `held_until` when it was read.
    ///
    /// When that is not well ahead, it goes alone. Others may be giving its places back to somebody at this moment, and
    /// lock them in an order of their own: who then holds several orders still and waits for them could wait in a circle.
    pub(crate) async fn place(
        &self,
        placing: Placing,
        held_until: Option<Timestamp>,
    ) -> Result<Placed, Problem> {
        let (now, placing) = (self.clock.now(), Arc::new(placing));
        if held_until.is_some_and(|end| end > now + WELL_AHEAD) {
            let place = || self.placings.submit((), Arc::clone(&placing));
            return Ok(self.database.retry(place).await?);
        }
        let place = || async {
            let mut placed = place(self.database.clone(), vec![Arc::clone(&placing)], now).await?;
            placed
                .pop()
                .ok_or_else(|| Failure::from(Problem::internal("place_orders answered nothing")))
        };
        Ok(self.database.retry(place).await?)
    }
}

async fn write_details(
    database: Database,
    changes: Vec<Arc<DetailsChange>>,
) -> Result<Vec<bool>, Failure> {
    let asked: Vec<&DetailsChange> = changes.iter().map(Arc::as_ref).collect();
    let client = database.get().await?;
    let written = queries::write_details()
        .bind(&client, &Json(&asked))
        .all()
        .await
        .or_commit_unknown()?;
    Ok(asked
        .iter()
        .map(|change| written.contains(&change.order_id))
        .collect())
}

async fn place(
    database: Database,
    placings: Vec<Arc<Placing>>,
    at: Timestamp,
) -> Result<Vec<Placed>, Failure> {
    let asked: Vec<&Placing> = placings.iter().map(Arc::as_ref).collect();
    let client = database.get().await?;
    let rows = queries::place_orders()
        .bind(&client, &Json(&asked), &at)
        .all()
        .await
        .or_commit_unknown()?;
    rows.iter()
        .map(|row| {
            let outcome: PlaceOutcome = row.outcome.parse().map_err(Problem::internal)?;
            Ok(outcome.into())
        })
        .collect()
}

/// PostgreSQL makes a transaction id of text only.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
fn as_text<S: serde::Serializer>(version: &i64, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn every_outcome_of_place_orders_is_known() {
        guichet_testing::assert_same_words::<PlaceOutcome>().await;
    }
}
