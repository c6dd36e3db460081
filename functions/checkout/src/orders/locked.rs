//! Finding an order by its link, and holding it still while it changes.

use guichet_database::{Failure, Transaction};
use guichet_http::Problem;
use guichet_order::{Locale, Order, OrderLink, OrderRecord};
use guichet_queries::client::GenericClient;
use guichet_queries::queries::checkout as queries;
use jiff::Timestamp;
use uuid::Uuid;

use crate::App;
use crate::draft::Identity;
use crate::expiry::{Lifetime, Stage};
use crate::reader::records;

/// The order of a link, for what is done with orders that are held: these have their first link.
pub(super) fn order_id(link: OrderLink) -> Result<Uuid, Problem> {
    let is_first = link == OrderLink::first(link.order_id);
    is_first
        .then_some(link.order_id)
        .ok_or_else(Problem::not_found)
}

/// An order whose row is locked until the transaction ends.
#[derive(Debug)]
pub(super) struct LockedOrder {
    pub(super) stage: Stage,
    pub(super) expires_at: Option<Timestamp>,
    pub(super) created_at: Timestamp,
    pub(super) reference: String,
    pub(super) locale: Locale,
    /// The slug of its event.
    pub(super) event: String,
}

impl LockedOrder {
    /// What stays the same when its lines are replaced.
    pub(super) fn identity(&self, order_id: Uuid) -> Identity {
        Identity {
            order_id,
            reference: self.reference.clone(),
            locale: self.locale,
            created_at: self.created_at,
            // Only an order that has been paid never expires, and that one's lines stay.
            expires_at: self.expires_at.unwrap_or(Timestamp::MIN),
        }
    }
}

/// Locks an order until the transaction ends, or answers 404. Outside a transaction it waits for whoever is
/// changing the order, and tells how it is then.
pub(super) async fn lock(
    client: &impl GenericClient,
    order_id: Uuid,
    now: Timestamp,
) -> Result<LockedOrder, Failure> {
    let row = queries::lock_order()
        .bind(client, &order_id)
        .opt()
        .await?
        .ok_or_else(Problem::not_found)?;
    let status = row.status.parse().map_err(Problem::internal)?;
    let lifetime = Lifetime {
        status,
        expires_at: row.expires_at,
        was_placed: row.was_placed,
    };
    Ok(LockedOrder {
        stage: lifetime.stage(now),
        expires_at: row.expires_at,
        created_at: row.created_at,
        reference: row.reference,
        locale: row.locale.parse().map_err(Problem::internal)?,
        event: row.slug,
    })
}

/// What may be done with an order that was read.
pub(super) fn stage(record: &OrderRecord, now: Timestamp) -> Stage {
    let lifetime = Lifetime {
        status: record.status,
        expires_at: record.expires_at,
        was_placed: record.was_placed,
    };
    lifetime.stage(now)
}

/// The order as its buyer sees it now, within a transaction.
pub(super) async fn read(
    app: &App,
    transaction: &Transaction<'_>,
    order_id: Uuid,
) -> Result<Order, Failure> {
    let record = records(transaction, &[order_id]).await?.pop().flatten();
    let record = record.ok_or_else(Problem::not_found)?;
    Ok(record.into_order(&app.secrets, app.now()))
}

/// The order as its buyer sees it now.
pub(super) async fn answer(app: &App, link: OrderLink) -> Result<Order, Failure> {
    let record = app.reader.record(link).await?;
    Ok(record.into_order(&app.secrets, app.now()))
}
