//! The few questions that the local cloud's own pages ask the database.
//!
//! They are not among the typed queries of `guichet-queries`, which are those of functions and of the crates they are made of.

use jiff::Timestamp;
use tokio_postgres::NoTls;
use uuid::Uuid;

/// Connects for each question: they are rare, and made by people. Cheap to clone.
#[derive(Clone, Debug)]
pub(crate) struct Database {
    url: String,
}

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

/// Messages that have not been published, and those no retry can cure.
#[derive(Clone, Debug, Default, serde::Serialize)]
pub(crate) struct Messages {
    /// Rows of the outbox that are not published.
    pub unpublished: i64,
    /// The oldest of them.
    pub oldest_unpublished: Option<Timestamp>,
    /// The newest messages that a function could not read, at most 50.
    pub dead: Vec<DeadMessage>,
}

/// A message that a function could not read.
#[derive(Clone, Debug, serde::Serialize)]
pub(crate) struct DeadMessage {
    /// Which function.
    pub consumer: String,
    /// Why.
    pub reason: String,
    /// When.
    pub received_at: Timestamp,
    /// What it got.
    pub body: serde_json::Value,
}

impl Database {
    /// The database at this URL, not connected to yet.
    pub(crate) fn new(url: impl Into<String>) -> Self {
        Self { url: url.into() }
    }

    /// A connection; it ends when the client is dropped.
    pub(crate) async fn connect(&self) -> Result<tokio_postgres::Client, tokio_postgres::Error> {
        let (client, connection) = tokio_postgres::connect(&self.url, NoTls).await?;
        // Its error reaches whoever uses the client.
        tokio::spawn(connection);
        Ok(client)
    }

    /// When the places of an order that is being paid are no longer held.
    pub(crate) async fn hold_ends_at(
        &self,
        payment_id: Uuid,
    ) -> Result<Option<Timestamp>, tokio_postgres::Error> {
        let row = self
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
        &self,
    ) -> Result<Vec<PendingTransfer>, tokio_postgres::Error> {
        let rows = self
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
        &self,
    ) -> Result<Vec<PendingRefund>, tokio_postgres::Error> {
        let rows = self
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

    /// What has become of messages.
    pub(crate) async fn messages(&self) -> Result<Messages, tokio_postgres::Error> {
        let client = self.connect().await?;
        let outbox = client
            .query_one(
                "select count(*), min(created_at) from outbox where published_at is null",
                &[],
            )
            .await?;
        let dead = client
            .query(
                "select consumer, reason, received_at, body
                 from dead_messages
                 order by received_at desc
                 limit 50",
                &[],
            )
            .await?;
        let message = |row: tokio_postgres::Row| DeadMessage {
            consumer: row.get(0),
            reason: row.get(1),
            received_at: row.get(2),
            body: row.get(3),
        };
        Ok(Messages {
            unpublished: outbox.get(0),
            oldest_unpublished: outbox.get(1),
            dead: dead.into_iter().map(message).collect(),
        })
    }
}
