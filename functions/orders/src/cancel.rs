use std::sync::Arc;

use guichet_database::Failure;
use guichet_http::{Operation, Outcome, Request, Response, StatusCode, json};
use guichet_idempotency::{Begun, Key, StoredAnswer, in_progress};
use guichet_order::{Order, OrderLink};
use guichet_queries::queries::orders as queries;
use uuid::Uuid;

use crate::{App, by_link, lock, metrics, problems, promise};

/// `POST /{secret}/cancel`: ends the order within its terms. The places are free at once and the tickets open
/// no door any more; what was paid goes back, less the fee.
pub(crate) async fn handle(app: Arc<App>, request: Request) -> Outcome {
    let link = app.link(&request)?;
    let key = Key::of(&format!("orders.cancel:{}", link.order_id), &request)?;
    let (response, messages) = app
        .database
        .retry(|| cancel(&app, &request, link, &key))
        .await?;
    app.publisher.publish(&app.database, &messages).await;
    Ok(response)
}

pub(crate) fn describe(operation: Operation) -> Operation {
    by_link(operation)
        .summary("Cancel an order")
        .description("A paid order within the event's terms; one that awaits payment at any time.")
        .idempotent()
        .answers::<Order>(
            StatusCode::OK,
            "The order, cancelled, with the refund that is under way",
        )
        .problem(
            StatusCode::CONFLICT,
            "not-cancellable",
            "the event's terms do not allow it, or the order is over",
        )
}

/// Takes the key and keeps the answer in the same transaction: a second attempt finds the order cancelled, and could not tell that it
/// was by the first.
async fn cancel(
    app: &App,
    request: &Request,
    link: OrderLink,
    key: &Key,
) -> Result<(Response, Vec<Uuid>), Failure> {
    let now = app.clock.now();
    let mut client = app.database.get_to_lock().await?;
    let transaction = client.transaction().await?;
    let key = key.clone();
    let claim = match key.begin_within(&transaction, &app.clock).await? {
        Begun::Acquired(claim) => claim,
        Begun::Replayed(answer) => return Ok((answer.into_response()?, Vec::new())),
    };
    lock(&transaction, link).await?;
    let order_id = link.order_id;
    let terms = app.order(&transaction, link, now).await?.cancellation;
    if !terms.allowed {
        return Err(problems::not_cancellable().into());
    }

    queries::cancel_order()
        .bind(&transaction, &order_id, &now)
        .one()
        .await?;
    let mut messages = Vec::new();
    if terms.refund.amount > 0 {
        let amount = terms.refund.amount;
        messages.push(promise::refund(app, request, &transaction, order_id, amount, now).await?);
    }
    messages
        .push(promise::mail(app, request, &transaction, order_id, "order_cancelled", now).await?);

    let order = app.order(&transaction, link, now).await?;
    let response = json(StatusCode::OK, &order);
    let answer = StoredAnswer::of(&response).await;
    if !claim.store(&transaction, &answer).await? {
        return Err(in_progress().into());
    }
    transaction.commit().await?;
    metrics::cancelled();
    Ok((response, messages))
}
