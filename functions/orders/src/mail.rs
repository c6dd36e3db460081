use std::sync::Arc;

use guichet_database::ResultExt as _;
use guichet_http::{Operation, Outcome, Request, StatusCode, no_content};
use guichet_order::{OrderStatus, TicketStatus};
use guichet_queries::queries::orders as queries;
use jiff::SignedDuration;

use crate::{App, problems};

/// A mail may be asked for again after this long: mail takes a moment to arrive.
const PAUSE: SignedDuration = SignedDuration::from_secs(60);
/// And this often in all, so that the link cannot be used to fill somebody's mailbox.
const AT_MOST: i64 = 20;
/// When there will be no further one, clients should stop asking.
const A_DAY_SECONDS: u32 = 86_400;

/// `POST /orders/{secret}/mail`: sends the tickets again, to the address the order has.
pub(crate) async fn handle(app: Arc<App>, request: Request) -> Outcome {
    let order_id = app.order_id(&request)?;
    let now = app.clock.now();
    let mut client = app.database.get().await?;
    let order = app.order(&client, order_id).await?;
    let valid = |line: &guichet_order::Line| {
        line.ticket
            .as_ref()
            .is_some_and(|ticket| ticket.status == TicketStatus::Valid)
    };
    if order.status != OrderStatus::Paid || !order.lines.iter().any(valid) {
        return Err(problems::no_tickets(order.status));
    }
    let transaction = client.transaction().await?;
    // Held still, so that two clicks at once are one mail.
    queries::lock_order()
        .bind(&transaction, &order_id)
        .one()
        .await
        .or_problem()?;
    let so_far = queries::mails_so_far()
        .bind(&transaction, &order_id)
        .one()
        .await
        .or_problem()?;
    if so_far.count >= AT_MOST {
        return Err(problems::mail_limit(A_DAY_SECONDS));
    }
    let waited = so_far.last_at.map(|last| now.duration_since(last));
    if let Some(waited) = waited.filter(|waited| *waited < PAUSE) {
        let seconds = u32::try_from((PAUSE - waited).as_secs()).unwrap_or_default();
        return Err(problems::mail_limit(seconds.max(1)));
    }
    let (mail, message) = (app.entropy.uuid(now), app.entropy.uuid(now));
    let trace = Some(request.trace().traceparent());
    queries::queue_mail()
        .bind(
            &transaction,
            &mail,
            &order_id,
            &"tickets",
            &message,
            &now,
            &trace,
        )
        .one()
        .await
        .or_problem()?;
    transaction.commit().await?;
    drop(client);
    app.publisher.publish(&app.database, &[message]).await;
    let mut response = no_content();
    *response.status_mut() = StatusCode::ACCEPTED;
    Ok(response)
}

pub(crate) fn describe(operation: Operation) -> Operation {
    operation
        .summary("Send the tickets again")
        .description("To the address the order has; at most once a minute and 20 times in all.")
        .answers_nothing(StatusCode::ACCEPTED, "The mail is on its way")
        .problem(
            StatusCode::CONFLICT,
            "no-tickets",
            "there are no valid tickets to send",
        )
        .problem(
            StatusCode::TOO_MANY_REQUESTS,
            "mail-limit",
            "it was sent a moment ago, or too many times",
        )
}
