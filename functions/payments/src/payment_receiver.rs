//! Where money arrives: one payment, or all whose webhooks come while others are being written.

use std::sync::Arc;

use guichet_clock::Clock;
use guichet_database::tokio_postgres::types::Json;
use guichet_database::{Database, DatabaseBatcher, Failure, Lanes, ResultExt as _};
use guichet_http::Problem;
use guichet_queries::queries::payments as queries;
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

use crate::webhook_outcome::WebhookOutcome;

/// Money, as its provider tells of it.
#[derive(Debug, Serialize)]
pub(crate) struct Arrival {
    pub(crate) provider: String,
    pub(crate) event_id: String,
    pub(crate) event_body: Value,
    pub(crate) payment_id: Uuid,
    /// The provider's name for the payment.
    pub(crate) reference: Option<String>,
    pub(crate) amount: i64,
    pub(crate) currency: String,
    /// Five unused ones.
    pub(crate) ids: Vec<Uuid>,
    pub(crate) trace: String,
}

/// What it means, and the messages to publish: see the SQL function `receive_payment`.
#[derive(Clone, Debug)]
pub(crate) struct Receipt {
    pub(crate) outcome: WebhookOutcome,
    pub(crate) messages: Vec<Uuid>,
}

/// Receives payments.
#[derive(Debug)]
pub struct PaymentReceiver {
    batcher: DatabaseBatcher<(), Arc<Arrival>, Receipt>,
    database: Database,
    clock: Clock,
}

impl PaymentReceiver {
    /// For the orders of this database.
    pub fn new(database: Database, clock: Clock) -> Self {
        let now = clock.clone();
        let receive = move |database, arrivals| receive(database, now.clone(), arrivals);
        Self {
            batcher: DatabaseBatcher::new(database.clone(), Lanes::Shared, receive),
            database,
            clock,
        }
    }

    /// Receives a payment: alone if others are giving its places away, for whom several orders must not be held still.
    pub(crate) async fn receive(&self, arrival: &Arc<Arrival>) -> Result<Receipt, Failure> {
        let receipt = self.batcher.submit((), Arc::clone(arrival)).await?;
        if receipt.outcome != WebhookOutcome::Alone {
            return Ok(receipt);
        }
        let (database, clock) = (self.database.clone(), self.clock.clone());
        let mut receipts = receive(database, clock, vec![Arc::clone(arrival)]).await?;
        receipts
            .pop()
            .ok_or_else(|| Problem::internal("receive_payments answered nothing").into())
    }
}

async fn receive(
    database: Database,
    clock: Clock,
    arrivals: Vec<Arc<Arrival>>,
) -> Result<Vec<Receipt>, Failure> {
    let arrivals: Vec<&Arrival> = arrivals.iter().map(Arc::as_ref).collect();
    let client = database.get().await?;
    let rows = queries::receive_payments()
        .bind(&client, &Json(&arrivals), &clock.now())
        .all()
        .await
        .or_commit_unknown()?;
    let receipt = |row: queries::ReceivePayments| {
        Ok(Receipt {
            outcome: row.outcome.parse().map_err(Problem::internal)?,
            messages: row.messages,
        })
    };
    rows.into_iter().map(receipt).collect()
}
