use std::sync::Arc;

use guichet_database::{Failure, Transaction};
use guichet_http::{Description, Json, Problem, ProblemType, Problems, Refused, TraceContext};
use guichet_idempotency::{IdempotencyKey, Key, Replayed, StoredResponse};
use guichet_order::{Order, OrderLink};
use guichet_queries::queries::orders as queries;
use uuid::Uuid;

use crate::problems::NOT_CANCELLABLE;
use crate::{App, enqueue, lock, metrics};

/// `POST /{secret}/cancel`: ends the order within its terms. The places are free at once and the tickets open
/// no door any more; what was paid goes back, less the fee.
pub(crate) async fn handle(
    app: Arc<App>,
    link: OrderLink,
    key: IdempotencyKey,
    trace: TraceContext,
) -> Result<Replayed<Json<Order>>, Refused<CancelProblem>> {
    let key = Key::new(format!("orders.cancel:{}", link.order_id), key);
    let (answer, messages) = app
        .database
        .retry(|| cancel(&app, trace, link, &key))
        .await?;
    app.publisher.publish(&app.database, &messages).await;
    Ok(answer.into())
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Cancel an order",
    "The order, cancelled, with the refund that is under way",
)
.details("A paid order within the event's terms; one that awaits payment at any time.");

/// Why an order is not cancelled.
pub(crate) enum CancelProblem {}

impl Problems for CancelProblem {
    const ALL: &[(ProblemType, &str)] = &[(
        NOT_CANCELLABLE,
        "the event's terms do not allow it, or the order is over",
    )];
}

/// Once for each key: a second attempt finds the order cancelled, and could not tell that it was by the first.
async fn cancel(
    app: &App,
    trace: TraceContext,
    link: OrderLink,
    key: &Key,
) -> Result<(StoredResponse, Vec<Uuid>), Failure> {
    let mut client = app.database.get_to_lock().await?;
    let transaction = client.transaction().await?;
    let mut messages = Vec::new();
    let work = async || {
        let (order, enqueued) = end(app, trace, &transaction, link).await?;
        messages = enqueued;
        Ok(Json(order))
    };
    let answer = key.answer_once(&transaction, &app.clock, work).await?;
    transaction.commit().await?;
    if !messages.is_empty() {
        metrics::cancelled();
    }
    Ok((answer, messages))
}

/// Ends the order, and answers it with the messages to publish.
async fn end(
    app: &App,
    trace: TraceContext,
    transaction: &Transaction<'_>,
    link: OrderLink,
) -> Result<(Order, Vec<Uuid>), Failure> {
    let now = app.clock.now();
    lock(transaction, link).await?;
    let order_id = link.order_id;
    let terms = app.order(transaction, link, now).await?.cancellation;
    if !terms.allowed {
        return Err(Problem::new(NOT_CANCELLABLE).into());
    }

    queries::cancel_order()
        .bind(transaction, &order_id, &now)
        .one()
        .await?;
    guichet_order::note_change(transaction, order_id).await?;
    let mut messages = Vec::new();
    if terms.refund.amount > 0 {
        let amount = terms.refund.amount;
        messages.push(enqueue::refund(app, trace, transaction, order_id, amount, now).await?);
    }
    messages.push(enqueue::mail(app, trace, transaction, order_id, "order_cancelled", now).await?);
    Ok((app.order(transaction, link, now).await?, messages))
}
