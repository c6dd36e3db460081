use std::sync::Arc;

use guichet_database::{Failure, Transaction};
use guichet_http::{Operation, Outcome, Problem, Request, StatusCode, no_content};
use guichet_messages::{Message, Poison, Push, inbox};
use guichet_queries::queries::fulfilment as queries;
use guichet_queries::queries::fulfilment::LinesWithoutTicket;
use guichet_tickets::{Payload, SigningKey};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::{App, NAME, keys};

/// How long after its occurrence a ticket is still good: for shows that run late and gates that check on the way out.
const GRACE: SignedDuration = SignedDuration::from_hours(12);

/// What came of a message.
enum Issued {
    /// There are tickets, and a mail is promised by this message.
    Promised(Uuid),
    /// Nothing was to be done, or it was done before.
    Nothing,
    /// There is no such order.
    Unknown,
}

/// A message about an order that is not in this database.
#[derive(Debug, thiserror::Error)]
#[error("there is no order {0}")]
struct UnknownOrder(Uuid);

/// `POST /`: an order was paid.
pub(crate) async fn handle(app: Arc<App>, request: Request) -> Outcome {
    let Some(push) = app.subscriber.receive(&request).await? else {
        return Ok(no_content());
    };
    let Message::OrderPaid { order_id } = push.message else {
        return Err(Problem::internal("a message of a topic not subscribed to"));
    };
    match app.database.retry(|| issue(&app, &push, order_id)).await? {
        Issued::Promised(message) => app.publisher.publish(&app.database, &[message]).await,
        Issued::Nothing => {}
        Issued::Unknown => {
            let reason = UnknownOrder(order_id);
            let poison = Poison::new(&reason, Some(push.outbox_id), request.body());
            app.subscriber.bury(poison).await?;
        }
    }
    Ok(no_content())
}

pub(crate) fn describe(operation: Operation) -> Operation {
    operation
        .summary("Issue the tickets of a paid order")
        .answers_nothing(StatusCode::NO_CONTENT, "Done, now or before")
}

async fn issue(app: &App, push: &Push, order_id: Uuid) -> Result<Issued, Failure> {
    let now = app.clock.now();
    let mut client = app.database.get().await?;
    let transaction = client.transaction().await?;
    if !inbox::first_time(&transaction, NAME, push.outbox_id, now).await? {
        return Ok(Issued::Nothing);
    }
    let order = queries::lock_order()
        .bind(&transaction, &order_id)
        .opt()
        .await?;
    let Some(order) = order else {
        return Ok(Issued::Unknown);
    };
    let lines = if order.status == "paid" {
        queries::lines_without_ticket()
            .bind(&transaction, &order_id)
            .all()
            .await?
    } else {
        // Cancelled in the meantime: then there is nothing to issue, and never will be.
        Vec::new()
    };
    if lines.is_empty() {
        transaction.commit().await?;
        return Ok(Issued::Nothing);
    }

    let key = keys::signing_key(app, &transaction, order.event_id, now).await?;
    let count = i32::try_from(lines.len()).map_err(Problem::internal)?;
    let last = queries::reserve_serials()
        .bind(&transaction, &order.event_id, &count)
        .one()
        .await?;
    let tickets: Vec<Ticket> = (last - count + 1..=last)
        .zip(&lines)
        .map(|(serial, line)| Ticket::sign(line, serial, app.entropy.uuid(now), &key))
        .collect();
    insert(&transaction, order.event_id, order_id, tickets, now).await?;
    let (mail, message) = (app.entropy.uuid(now), app.entropy.uuid(now));
    queries::queue_mail()
        .bind(
            &transaction,
            &mail,
            &order_id,
            &message,
            &now,
            &push.traceparent,
        )
        .one()
        .await?;
    transaction.commit().await?;
    tracing::info!(%order_id, tickets = count, "tickets issued");
    Ok(Issued::Promised(message))
}

struct Ticket {
    id: Uuid,
    position: i16,
    serial: i32,
    token: String,
}

impl Ticket {
    fn sign(line: &LinesWithoutTicket, serial: i32, id: Uuid, key: &SigningKey) -> Self {
        let payload = Payload {
            ticket_id: id,
            product: line.product_number,
            rate: line.rate_number,
            occurrence: line.occurrence_number,
            serial,
            valid_from: None,
            valid_until: line.ends_at.checked_add(GRACE).ok(),
            place: line.place_label.clone(),
        };
        Self {
            id,
            position: line.position,
            serial,
            token: guichet_tickets::issue(key, &payload),
        }
    }
}

async fn insert(
    transaction: &Transaction<'_>,
    event_id: Uuid,
    order_id: Uuid,
    tickets: Vec<Ticket>,
    now: Timestamp,
) -> Result<(), Failure> {
    let ids: Vec<Uuid> = tickets.iter().map(|ticket| ticket.id).collect();
    let positions: Vec<i16> = tickets.iter().map(|ticket| ticket.position).collect();
    let serials: Vec<i32> = tickets.iter().map(|ticket| ticket.serial).collect();
    let tokens: Vec<String> = tickets.into_iter().map(|ticket| ticket.token).collect();
    queries::insert_tickets()
        .bind(
            transaction,
            &event_id,
            &order_id,
            &now,
            &ids,
            &positions,
            &serials,
            &tokens,
        )
        .await?;
    Ok(())
}
