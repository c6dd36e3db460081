use std::sync::Arc;

use guichet_database::{Failure, Transaction};
use guichet_http::{Operation, Outcome, Problem, Request, StatusCode, json};
use guichet_order::{AskedLine, Details, DetailsInput, LineStatus, Order, OrderRecord};
use guichet_queries::queries::checkout as queries;
use serde_json::Value;
use uuid::Uuid;

use super::locked::{lock, order_id, read, record};
use crate::expiry::Stage;
use crate::{App, problems};

/// `PUT /orders/{secret}/details`: who buys, who comes, and what they answer. Replaces all of it.
pub(crate) async fn handle(app: Arc<App>, request: Request) -> Outcome {
    let (order_id, now) = (order_id(&app, &request)?, app.now());
    let input: DetailsInput = request.json()?;
    let mut client = app.database.get().await?;
    let transaction = client.transaction().await?;
    let order = lock(&transaction, order_id, now).await?;
    // A slip may be put right until the money is there.
    if !matches!(order.stage, Stage::Held | Stage::Placed) {
        return Err(problems::wrong_stage(order.stage));
    }
    let record = record(&transaction, order_id).await?;
    let details = input
        .check(&record.questions, &asked_lines(&record))
        .map_err(problems::invalid_fields)?;
    write(&transaction, order_id, &details).await?;
    let answer = read(&app, &transaction, order_id).await?;
    transaction.commit().await?;
    Ok(json(StatusCode::OK, &answer))
}

pub(crate) fn describe(operation: Operation) -> Operation {
    operation
        .summary("Say who buys and who comes")
        .description(
            "Replaces the contact, the answers and the attendees. All required questions must be answered; the \
             problem names every field that is wrong.",
        )
        .param::<String>("secret", "What stands in the order's link")
        .body::<DetailsInput>()
        .answers::<Order>(StatusCode::OK, "The order with these details")
        .problem(StatusCode::NOT_FOUND, "not-found", "there is no such order")
        .problem(StatusCode::CONFLICT, "order-already-paid", "it has been paid")
        .problem(StatusCode::CONFLICT, "order-cancelled", "it was given up")
        .problem(StatusCode::GONE, "order-expired", "its time is over")
}

/// The lines that questions are asked for.
pub(super) fn asked_lines(record: &OrderRecord) -> Vec<AskedLine> {
    let live = record
        .lines
        .iter()
        .filter(|line| line.status == LineStatus::Live);
    live.map(|line| AskedLine {
        line: line.line,
        product_id: line.product_id,
    })
    .collect()
}

async fn write(
    transaction: &Transaction<'_>,
    order_id: Uuid,
    details: &Details,
) -> Result<(), Failure> {
    let answers = serde_json::to_value(&details.answers).map_err(Problem::internal)?;
    let contact = &details.contact;
    queries::write_details()
        .bind(
            transaction,
            &contact.name,
            &contact.email,
            &answers,
            &order_id,
        )
        .await?;
    let attendees: Value = details
        .attendees
        .iter()
        .map(|line| {
            let attendee = &line.attendee;
            serde_json::json!({
                "position": line.line, "name": attendee.name, "email": attendee.email, "answers": attendee.answers,
            })
        })
        .collect();
    queries::write_attendees()
        .bind(transaction, &attendees, &order_id)
        .await?;
    Ok(())
}
