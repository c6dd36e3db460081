//! What the demo bank and the demo payment provider ask the database.
//!
//! They are not among the typed queries of `guichet-queries`, which are those of functions and of the crates they are made of.

use jiff::Timestamp;
use uuid::Uuid;

use crate::database::Database;

/// A bank transfer that the payments function waits for.
#[derive(Clone, Debug)]
pub(crate) struct PendingTransfer {
    /// Our payment.
    pub payment_id: Uuid,
    /// What the buyer is asked to write on the transfer.
    pub provider_reference: String,
    /// Minor units.
    pub amount: i64,
    /// ISO 4217.
    pub currency: String,
    /// The order's reference.
    pub order_reference: String,
    /// Who ordered.
    pub contact_name: Option<String>,
    /// Until when the money has to arrive.
    pub expires_at: Option<Timestamp>,
}

/// A refund that a person has to make.
#[derive(Clone, Debug)]
pub(crate) struct PendingRefund {
    /// Our refund.
    pub refund_id: Uuid,
    /// The payment that it gives back.
    pub payment_id: Uuid,
    /// The bank's name for that payment.
    pub provider_reference: String,
    /// Minor units.
    pub amount: i64,
    /// ISO 4217.
    pub currency: String,
    /// The order's reference.
    pub order_reference: String,
    /// Who ordered.
    pub contact_name: Option<String>,
}

/// When the places of an order that is being paid are no longer held.
pub(crate) async fn hold_ends_at(
    database: &Database,
    payment_id: Uuid,
) -> Result<Option<Timestamp>, tokio_postgres::Error> {
    let row = database
        .connect()
        .await?
        .query_opt(
            "select orders.expires_at
             from payments
             join orders using (order_id)
             where payments.payment_id = $1 and isfinite(orders.expires_at)",
            &[&payment_id],
        )
        .await?;
    Ok(row.map(|row| row.get(0)))
}

/// Bank transfers that are awaited, the oldest first.
pub(crate) async fn pending_transfers(
    database: &Database,
) -> Result<Vec<PendingTransfer>, tokio_postgres::Error> {
    let rows = database
        .connect()
        .await?
        .query(
            "select payments.payment_id, payments.provider_reference, payments.amount, payments.currency,
                orders.reference, orders.contact_name,
                case when isfinite(payments.expires_at) then payments.expires_at end
             from payments
             join orders using (order_id)
             where payments.provider = 'offline'
               and payments.status = 'pending'
               and payments.provider_reference is not null
             order by payments.created_at",
            &[],
        )
        .await?;
    let transfer = |row: tokio_postgres::Row| PendingTransfer {
        payment_id: row.get(0),
        provider_reference: row.get(1),
        amount: row.get(2),
        currency: row.get(3),
        order_reference: row.get(4),
        contact_name: row.get(5),
        expires_at: row.get(6),
    };
    Ok(rows.into_iter().map(transfer).collect())
}

/// Refunds of bank transfers that are to be made, the oldest first.
pub(crate) async fn pending_refunds(
    database: &Database,
) -> Result<Vec<PendingRefund>, tokio_postgres::Error> {
    let rows = database
        .connect()
        .await?
        .query(
            "select refunds.refund_id, refunds.payment_id, payments.provider_reference, refunds.amount,
                refunds.currency, orders.reference, orders.contact_name
             from refunds
             join payments using (payment_id)
             join orders on orders.order_id = refunds.order_id
             where payments.provider = 'offline'
               and refunds.status = 'pending'
               and payments.provider_reference is not null
             order by refunds.created_at",
            &[],
        )
        .await?;
    let refund = |row: tokio_postgres::Row| PendingRefund {
        refund_id: row.get(0),
        payment_id: row.get(1),
        provider_reference: row.get(2),
        amount: row.get(3),
        currency: row.get(4),
        order_reference: row.get(5),
        contact_name: row.get(6),
    };
    Ok(rows.into_iter().map(refund).collect())
}
