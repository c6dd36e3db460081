use std::sync::Arc;

use guichet_database::Failure;
use guichet_http::{Description, Json, Problem, ProblemType, Problems, Refused, TraceContext};
use guichet_idempotency::{Begun, IdempotencyKey, Key, Replayed, StoredResponse, in_progress};
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

/// Takes the key and keeps the answer in the same transaction: a second attempt finds the order cancelled, and could not tell that it
/// was by the first.
async fn cancel(
    app: &App,
    trace: TraceContext,
    link: OrderLink,
    key: &Key,
) -> Result<(StoredResponse, Vec<Uuid>), Failure> {
    let now = app.clock.now();
    let mut client = app.database.get_to_lock().await?;
    let transaction = client.transaction().await?;
    let key = key.clone();
    let claim = match key.begin_within(&transaction, &app.clock).await? {
        Begun::Acquired(claim) => claim,
        Begun::Replayed(answer) => return Ok((answer, Vec::new())),
    };
    lock(&transaction, link).await?;
    let order_id = link.order_id;
    let terms = app.order(&transaction, link, now).await?.cancellation;
    if !terms.allowed {
        return Err(Problem::new(NOT_CANCELLABLE).into());
    }

    queries::cancel_order()
        .bind(&transaction, &order_id, &now)
        .one()
        .await?;
    let mut messages = Vec::new();
    if terms.refund.amount > 0 {
        let amount = terms.refund.amount;
        messages.push(enqueue::refund(app, trace, &transaction, order_id, amount, now).await?);
    }
    messages.push(enqueue::mail(app, trace, &transaction, order_id, "order_cancelled", now).await?);

    let order = app.order(&transaction, link, now).await?;
    let answer = StoredResponse::new(Json(order)).await?;
    if !claim.store(&transaction, &answer).await? {
        return Err(in_progress().into());
    }
    transaction.commit().await?;
    metrics::cancelled();
    Ok((answer, messages))
}
