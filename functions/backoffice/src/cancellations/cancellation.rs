use guichet_database::ResultExt as _;
use guichet_http::Problem;
use guichet_money::Money;
use guichet_order::Text;
use guichet_queries::client::GenericClient;
use guichet_queries::queries::backoffice_cancellations::{self as queries, ListCancellations};
use guichet_texts::Texts;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use crate::words::RefundChoice;

/// An event or a date that was called off, and how far its orders are ended.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "EventCancellation")]
pub(crate) struct Cancellation {
    pub(crate) id: Uuid,
    /// The date; null for the whole event.
    pub(crate) occurrence_id: Option<Uuid>,
    pub(crate) refund: RefundChoice,
    /// Markdown; in no language where buyers are told no more than that.
    pub(crate) message: Texts,
    pub(crate) created_at: Timestamp,
    /// Since when all its orders are ended.
    pub(crate) finished_at: Option<Timestamp>,
    /// Orders that are ended, are to be, or could not be.
    pub(crate) total: i64,
    /// Orders that are ended.
    pub(crate) done: i32,
    /// Orders that could not be ended; they are tried again within minutes.
    pub(crate) failed: i32,
}

impl Cancellation {
    /// All of an event, the newest first.
    pub(super) async fn list(
        client: &impl GenericClient,
        event_id: Uuid,
    ) -> Result<Vec<Self>, Problem> {
        let rows = queries::list_cancellations()
            .bind(client, &event_id, &None)
            .all()
            .await;
        Ok(rows.or_problem()?.into_iter().map(Self::of).collect())
    }

    /// This one of the event, which is there.
    pub(super) async fn read(
        client: &impl GenericClient,
        event_id: Uuid,
        cancellation_id: Uuid,
    ) -> Result<Self, Problem> {
        let row = queries::list_cancellations()
            .bind(client, &event_id, &Some(cancellation_id))
            .one()
            .await;
        Ok(Self::of(row.or_problem()?))
    }

    fn of(row: ListCancellations) -> Self {
        let Text { fr, en } = row.message.map(Text::from).unwrap_or_default();
        Self {
            id: row.cancellation_id,
            occurrence_id: row.occurrence_id,
            refund: RefundChoice::of(row.refunds),
            message: Texts { fr, en },
            created_at: row.created_at,
            finished_at: row.finished_at,
            total: i64::from(row.done) + i64::from(row.failed) + row.waiting,
            done: row.done,
            failed: row.failed,
        }
    }
}

/// What calling something off would end.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub(crate) struct CancellationPreview {
    /// Orders that are paid.
    orders: i64,
    /// Their tickets of what is called off.
    tickets: i64,
    /// What was paid for these tickets, by currency.
    paid: Vec<Money>,
    /// Orders in which somebody is choosing.
    held: i64,
    /// Orders that are placed and not paid yet.
    awaiting_payment: i64,
}

impl CancellationPreview {
    /// Of an event, or of this date of it.
    pub(super) async fn read(
        client: &impl GenericClient,
        event_id: Uuid,
        occurrence_id: Option<Uuid>,
        now: Timestamp,
    ) -> Result<Self, Problem> {
        let rows = queries::preview_cancellation()
            .bind(client, &now, &event_id, &occurrence_id)
            .all()
            .await
            .or_problem()?;
        let mut preview = Self::default();
        for row in rows {
            preview.orders += row.orders;
            preview.tickets += row.tickets;
            preview.held += row.held;
            preview.awaiting_payment += row.awaiting_payment;
            if row.paid > 0 {
                let currency = row.currency.parse().map_err(Problem::internal)?;
                preview.paid.push(Money::new(row.paid, currency));
            }
        }
        Ok(preview)
    }
}
