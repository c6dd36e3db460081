use guichet_database::ResultExt as _;
use guichet_http::Problem;
use guichet_order::{Contact, Money, OrderEvent, OrderStatus, Text};
use guichet_queries::client::GenericClient;
use guichet_queries::queries::sales::{self as queries, ReadLines};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use super::money::money;

/// An order in the list.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "ListedOrder")]
pub(crate) struct OrderLine {
    pub(super) id: Uuid,
    /// Eight characters to tell on the telephone, not unique.
    reference: String,
    /// Where it stands now.
    status: OrderStatus,
    /// When its places were taken; the list is sorted by it.
    pub(super) created_at: Timestamp,
    /// When its buyer ordered.
    placed_at: Option<Timestamp>,
    event: OrderEvent,
    contact: Option<Contact>,
    /// Lines that count: tickets and add-ons.
    lines: i64,
    /// Lines that were taken out of it.
    cancelled_lines: i64,
    total: Money,
    /// What went back of it or is on its way.
    refunded: Money,
    /// Whether money is still to go back, or could not.
    refund_open: bool,
    /// Notes of staff about it.
    notes: i64,
}

impl OrderLine {
    /// These orders, as they are at `now`.
    pub(super) async fn read_all(
        client: &impl GenericClient,
        order_ids: &[Uuid],
        now: Timestamp,
    ) -> Result<Vec<Self>, Problem> {
        let rows = queries::read_lines().bind(client, &order_ids).all().await;
        let rows = rows.or_problem()?.into_iter();
        rows.map(|row| Self::of(row, now)).collect()
    }

    fn of(row: ReadLines, now: Timestamp) -> Result<Self, Problem> {
        let status: OrderStatus = row.status.parse().map_err(Problem::internal)?;
        let contact = row.contact_name.zip(row.contact_email);
        Ok(Self {
            id: row.order_id,
            reference: row.reference,
            status: status.at(now, row.expires_at),
            created_at: row.created_at,
            placed_at: row.placed_at,
            event: OrderEvent {
                id: row.event_id,
                slug: row.slug,
                name: Text::from(row.event_name),
            },
            contact: contact.map(|(name, email)| Contact { name, email }),
            lines: row.live_lines,
            cancelled_lines: row.cancelled_lines,
            total: money(row.total, &row.currency)?,
            refunded: money(row.refunded, &row.currency)?,
            refund_open: row.open_refunds > 0,
            notes: row.notes,
        })
    }
}
