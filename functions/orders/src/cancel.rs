use std::sync::Arc;

use guichet_database::{ResultExt as _, Transaction};
use guichet_http::{Operation, Outcome, Problem, Request, StatusCode, json};
use guichet_order::{Cancellation, Order, OrderStatus};
use guichet_queries::queries::orders as queries;
use uuid::Uuid;

use crate::{App, problems};

/// `POST /orders/{secret}/cancel`: ends the order within the event's terms. The places are free at once and the
/// tickets open no door any more; the money goes back, less the fee.
pub(crate) async fn handle(app: Arc<App>, request: Request) -> Outcome {
    let order_id = app.order_id(&request)?;
    let scope = format!("orders.cancel:{order_id}");
    guichet_idempotency::run(&app.database, &app.clock, &scope, &request, || {
        cancel(&app, &request, order_id)
    })
    .await
}

pub(crate) fn describe(operation: Operation) -> Operation {
    operation
        .summary("Cancel an order")
        .idempotent()
        .answers::<Order>(
            StatusCode::OK,
            "The order, cancelled, with the refund that is under way",
        )
        .problem(StatusCode::NOT_FOUND, "not-found", "there is no such order")
        .problem(
            StatusCode::CONFLICT,
            "not-cancellable",
            "the event's terms do not allow it, or the order is over",
        )
}

async fn cancel(app: &App, request: &Request, order_id: Uuid) -> Outcome {
    let mut client = app.database.get().await?;
    let transaction = client.transaction().await?;
    queries::lock_order()
        .bind(&transaction, &order_id)
        .opt()
        .await
        .or_problem()?
        .ok_or_else(Problem::not_found)?;
    let order = app.order(&transaction, order_id).await?;
    if !order.cancellation.allowed {
        return Err(problems::not_cancellable());
    }
    let messages = end(app, request, &transaction, &order).await?;
    transaction.commit().await?;
    let order = app.order(&client, order_id).await?;
    drop(client);
    app.publisher.publish(&app.database, &messages).await;
    Ok(json(StatusCode::OK, &order))
}

/// Answers the messages to publish.
async fn end(
    app: &App,
    request: &Request,
    transaction: &Transaction<'_>,
    order: &Order,
) -> Result<Vec<Uuid>, Problem> {
    let now = app.clock.now();
    let trace = Some(request.trace().traceparent());
    let mut messages = Vec::new();
    queries::cancel_order()
        .bind(transaction, &order.id, &now)
        .one()
        .await
        .or_problem()?;
    let Cancellation { refund, .. } = order.cancellation;
    if order.status == OrderStatus::Paid && refund.amount > 0 {
        let payment = queries::captured_payment()
            .bind(transaction, &order.id)
            .one()
            .await
            .or_problem()?;
        let (id, message) = (app.entropy.uuid(now), app.entropy.uuid(now));
        queries::request_refund()
            .bind(
                transaction,
                &id,
                &payment.payment_id,
                &refund.amount,
                &message,
                &now,
                &trace,
            )
            .one()
            .await
            .or_problem()?;
        messages.push(message);
    }
    let (mail, message) = (app.entropy.uuid(now), app.entropy.uuid(now));
    queries::queue_mail()
        .bind(
            transaction,
            &mail,
            &order.id,
            &"order_cancelled",
            &message,
            &now,
            &trace,
        )
        .one()
        .await
        .or_problem()?;
    messages.push(message);
    Ok(messages)
}
