//! What is to be done after a transaction of ours. Each answers the message to publish after the commit.

use guichet_database::{Failure, Transaction};
use guichet_http::TraceContext;
use guichet_queries::queries::orders as queries;
use jiff::Timestamp;
use uuid::Uuid;

use crate::App;

/// A mail about the order to its buyer.
pub(crate) async fn mail(
    app: &App,
    trace: TraceContext,
    transaction: &Transaction<'_>,
    order_id: Uuid,
    kind: &str,
    now: Timestamp,
) -> Result<Uuid, Failure> {
    let (mail, message) = (app.entropy.uuid(now), app.entropy.uuid(now));
    let trace = Some(trace.traceparent());
    queries::queue_mail()
        .bind(transaction, &mail, &order_id, &kind, &message, &now, &trace)
        .one()
        .await?;
    Ok(message)
}

/// To give `amount` of what was paid for the order back.
pub(crate) async fn refund(
    app: &App,
    trace: TraceContext,
    transaction: &Transaction<'_>,
    order_id: Uuid,
    amount: i64,
    now: Timestamp,
) -> Result<Uuid, Failure> {
    let payment = queries::captured_payment()
        .bind(transaction, &order_id)
        .one()
        .await?;
    let (refund, message) = (app.entropy.uuid(now), app.entropy.uuid(now));
    let trace = Some(trace.traceparent());
    queries::request_refund()
        .bind(
            transaction,
            &refund,
            &payment,
            &amount,
            &message,
            &now,
            &trace,
        )
        .one()
        .await?;
    Ok(message)
}
