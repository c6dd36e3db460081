use std::sync::Arc;

use guichet_database::{Failure, Transaction};
use guichet_http::{Operation, Outcome, Problem, Request, Response, StatusCode, json};
use guichet_idempotency::{Begun, Key, StoredAnswer};
use guichet_order::{DetailsInput, Order, OrderRecord};
use guichet_queries::queries::checkout as queries;
use jiff::Timestamp;
use serde_json::json;
use uuid::Uuid;

use super::fill_in::asked_lines;
use super::locked::{LockedOrder, lock, order_id, read, record};
use crate::expiry::{Stage, payable_until};
use crate::unavailable::{self, LineStock};
use crate::{App, problems};

/// `POST /orders/{secret}/place`: the buyer orders. What costs nothing is paid at once.
pub(crate) async fn handle(app: Arc<App>, request: Request) -> Outcome {
    let order_id = order_id(&app, &request)?;
    let key = Key::of(&format!("checkout.place:{order_id}"), &request)?;
    let placing = Placing {
        app: &app,
        order_id,
        key,
        trace: request.trace().traceparent(),
    };
    let (response, message) = app.database.retry(|| placing.run()).await?;
    app.publisher
        .publish(&app.database, message.as_slice())
        .await;
    Ok(response)
}

pub(crate) fn describe(operation: Operation) -> Operation {
    operation
        .summary("Place an order")
        .description(
            "Needs a contact and an answer to every required question. Then payment is awaited until `expires_at`; \
             an order that costs nothing is paid at once. A buyer who is up to two minutes late still gets the \
             places, unless others have them by now.",
        )
        .param::<String>("secret", "What stands in the order's link")
        .idempotent()
        .answers::<Order>(StatusCode::OK, "The order, placed or paid")
        .problem(StatusCode::NOT_FOUND, "not-found", "there is no such order")
        .problem(StatusCode::CONFLICT, "hold-expired", "others have the places by now; `unavailable` names them")
        .problem(StatusCode::CONFLICT, "order-already-placed", "it has been placed with another key")
        .problem(StatusCode::CONFLICT, "order-already-paid", "it has been paid")
        .problem(StatusCode::CONFLICT, "order-cancelled", "it was given up")
        .problem(StatusCode::GONE, "order-expired", "its time is over")
        .problem(StatusCode::UNPROCESSABLE_ENTITY, "details-missing", "contact or required answers are missing")
}

/// An order on its way to being placed.
struct Placing<'a> {
    app: &'a App,
    order_id: Uuid,
    key: Key,
    trace: String,
}

impl Placing<'_> {
    /// Takes the key, places the order and keeps the answer, in one transaction; answers it and the message that was
    /// promised, if any.
    async fn run(&self) -> Result<(Response, Option<Uuid>), Failure> {
        let (app, order_id, now) = (self.app, self.order_id, self.app.now());
        let mut client = app.database.get().await?;
        let transaction = client.transaction().await?;
        let key = self.key.clone();
        let claim = match key.begin_within(&transaction, &app.clock).await? {
            Begun::First(claim) => claim,
            Begun::Before(answer) => return Ok((answer.into_response()?, None)),
        };
        let order = lock(&transaction, order_id, now).await?;
        if !matches!(order.stage, Stage::Held | Stage::JustExpired) {
            return Err(problems::wrong_stage(order.stage).into());
        }
        check_complete(&record(&transaction, order_id).await?)?;
        let until = payable_until(now, order.payment_seconds);
        let secured = queries::secure_claims()
            .bind(&transaction, &order_id, &now, &until)
            .one()
            .await?;
        if !secured {
            return Err(gone(&transaction, order_id, now).await?.into());
        }
        queries::place_order()
            .bind(&transaction, &now, &until, &order_id)
            .await?;
        let message = match order.total {
            0 => Some(self.pay_nothing(&transaction, &order, now).await?),
            _ => None,
        };
        let response = json(StatusCode::OK, &read(app, &transaction, order_id).await?);
        let answer = StoredAnswer::of(&response).await;
        if !claim.store(&transaction, &answer).await? {
            return Err(guichet_idempotency::in_progress().into());
        }
        transaction.commit().await?;
        Ok((response, message))
    }

    /// Makes an order paid that costs nothing; answers the message that says so.
    async fn pay_nothing(
        &self,
        transaction: &Transaction<'_>,
        order: &LockedOrder,
        now: Timestamp,
    ) -> Result<Uuid, Failure> {
        let (payment_id, message) = (self.app.entropy.uuid(now), self.app.entropy.uuid(now));
        queries::pay_nothing()
            .bind(
                transaction,
                &payment_id,
                &self.order_id,
                &order.currency,
                &now,
            )
            .await?;
        let trace = Some(self.trace.as_str());
        let settled = queries::settle_order()
            .bind(transaction, &self.order_id, &now, &message, &trace)
            .one()
            .await?;
        match settled.as_str() {
            "paid" => Ok(message),
            // Its claims were secured in this transaction.
            other => Err(Problem::internal(format!(
                "an order that has its places was settled as {other:?}"
            ))
            .into()),
        }
    }
}

/// Names what others have by now. Securing the claims has changed nothing, so this sees what it saw.
async fn gone(
    transaction: &Transaction<'_>,
    order_id: Uuid,
    now: Timestamp,
) -> Result<Problem, Failure> {
    let shortage = queries::find_shortage()
        .bind(transaction, &order_id, &now)
        .one()
        .await?;
    let shortage = serde_json::from_value(shortage).map_err(Problem::internal)?;
    let rows = queries::find_line_stock()
        .bind(transaction, &order_id)
        .all()
        .await?;
    let mut lines = Vec::with_capacity(rows.len());
    for row in rows {
        let stock = serde_json::from_value(row.stock).map_err(Problem::internal)?;
        lines.push(LineStock {
            occurrence_id: row.occurrence_id,
            rate_id: row.rate_id,
            stock,
        });
    }
    Ok(problems::hold_expired(&unavailable::name(
        &lines, &shortage,
    )))
}

/// Checks what was filled in as if it were filled in now: lines may have changed since, and so may questions.
fn check_complete(record: &OrderRecord) -> Result<(), Problem> {
    let asked = |answers: &guichet_order::Answers| {
        let known = |id: &Uuid| record.questions.iter().any(|question| question.id == *id);
        answers
            .iter()
            .filter(|(id, _)| known(id))
            .map(|(id, answer)| (id.to_string(), json!(answer)))
            .collect()
    };
    let attendees = record.lines.iter().filter_map(|line| {
        let attendee = line.attendee.as_ref()?;
        let answers: serde_json::Map<_, _> = asked(&attendee.answers);
        Some(json!({"line": line.line, "name": attendee.name, "email": attendee.email, "answers": answers}))
    });
    let answers: serde_json::Map<_, _> = asked(&record.answers);
    let mut filled_in = json!({"answers": answers, "attendees": attendees.collect::<Vec<_>>()});
    if let Some(contact) = &record.contact {
        filled_in["contact"] = json!(contact);
    }
    let input: DetailsInput = serde_json::from_value(filled_in).map_err(Problem::internal)?;
    input
        .check(&record.questions, &asked_lines(record))
        .map(drop)
        .map_err(problems::details_missing)
}
