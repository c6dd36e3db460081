//! What is to be done after a transaction of ours. Each answers the message to publish after the commit.

use guichet_database::{Failure, Transaction};
use guichet_http::TraceContext;
use guichet_order::QueuedMail;
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
    let trace = trace.traceparent();
    let mail = queued_mail(app, &trace, now);
    Ok(guichet_order::queue_mail(transaction, order_id, kind, mail).await?)
}

/// Ids for a mail.
pub(crate) fn queued_mail<'a>(app: &App, trace: &'a str, now: Timestamp) -> QueuedMail<'a> {
    QueuedMail {
        mail_id: app.entropy.uuid(now),
        message_id: app.entropy.uuid(now),
        at: now,
        trace,
    }
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
