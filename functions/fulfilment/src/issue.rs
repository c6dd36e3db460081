use std::sync::Arc;

use guichet_database::{Failure, Transaction};
use guichet_http::{Operation, Outcome, Problem, Request, StatusCode, no_content};
use guichet_messages::{Message, Push, inbox};
use guichet_queries::queries::fulfilment as queries;
use guichet_queries::queries::fulfilment::LinesWithoutTicket;
use guichet_tickets::{Payload, SigningKey};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::{App, NAME, keys};

/// How long after its occurrence a ticket is still good: for shows that run late and gates that check on the way out.
const GRACE: SignedDuration = SignedDuration::from_hours(12);

/// `POST /`: an order was paid.
pub(crate) async fn handle(app: Arc<App>, request: Request) -> Outcome {
    let Some(push) = app.subscriber.receive(&request).await? else {
        return Ok(no_content());
    };
    let Message::OrderPaid { order_id } = push.message else {
        return Ok(no_content());
    };
    let promised = app.database.retry(|| issue(&app, &push, order_id)).await?;
    if let Some(message) = promised {
        app.publisher.publish(&app.database, &[message]).await;
    }
    Ok(no_content())
}

pub(crate) fn describe(operation: Operation) -> Operation {
    operation
        .summary("Issue the tickets of a paid order")
        .answers_nothing(StatusCode::NO_CONTENT, "Done, now or before")
}

/// Answers the message to publish, if there is one.
async fn issue(app: &App, push: &Push, order_id: Uuid) -> Result<Option<Uuid>, Failure> {
    let now = app.clock.now();
    let mut client = app.database.get().await?;
    let transaction = client.transaction().await?;
    if !inbox::first_time(&transaction, NAME, push.outbox_id, now).await? {
        return Ok(None);
    }
    let order = queries::lock_order()
        .bind(&transaction, &order_id)
        .opt()
        .await?;
    // Cancelled in the meantime, perhaps: then there is nothing to issue, and never will be.
    let Some(order) = order.filter(|order| order.status == "paid") else {
        transaction.commit().await?;
        return Ok(None);
    };
    let lines = queries::lines_without_ticket()
        .bind(&transaction, &order_id)
        .all()
        .await?;
    if lines.is_empty() {
        transaction.commit().await?;
        return Ok(None);
    }
    let key = keys::signing_key(app, &transaction, order.event_id, now).await?;
    insert_tickets(
        app,
        &transaction,
        order.event_id,
        order_id,
        &lines,
        &key,
        now,
    )
    .await?;
    let message = app.entropy.uuid(now);
    queries::queue_mail()
        .bind(
            &transaction,
            &app.entropy.uuid(now),
            &order_id,
            &message,
            &now,
            &push.traceparent,
        )
        .one()
        .await?;
    transaction.commit().await?;
    tracing::info!(%order_id, tickets = lines.len(), "tickets issued");
    Ok(Some(message))
}

async fn insert_tickets(
    app: &App,
    transaction: &Transaction<'_>,
    event_id: Uuid,
    order_id: Uuid,
    lines: &[LinesWithoutTicket],
    key: &SigningKey,
    now: Timestamp,
) -> Result<(), Failure> {
    let count = i32::try_from(lines.len()).map_err(Problem::internal)?;
    let last = queries::reserve_serials()
        .bind(transaction, &event_id, &count)
        .one()
        .await?;
    let serials: Vec<i32> = (last - count + 1..=last).collect();
    let ticket_ids: Vec<Uuid> = lines.iter().map(|_| app.entropy.uuid(now)).collect();
    let positions: Vec<i16> = lines.iter().map(|line| line.position).collect();
    let token = |((line, &serial), &ticket_id): ((&LinesWithoutTicket, &i32), &Uuid)| {
        let payload = Payload {
            ticket_id,
            product: line.product_number,
            rate: line.rate_number,
            occurrence: line.occurrence_number,
            serial,
            valid_from: None,
            valid_until: line.ends_at.checked_add(GRACE).ok(),
            place: line.place_label.clone(),
        };
        guichet_tickets::issue(key, &payload)
    };
    let tokens: Vec<String> = lines
        .iter()
        .zip(&serials)
        .zip(&ticket_ids)
        .map(token)
        .collect();
    queries::insert_tickets()
        .bind(
            transaction,
            &event_id,
            &order_id,
            &now,
            &ticket_ids,
            &positions,
            &serials,
            &tokens,
        )
        .await?;
    Ok(())
}
