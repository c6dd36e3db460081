use std::sync::Arc;

use guichet_database::ResultExt as _;
use guichet_http::{Operation, Outcome, Problem, Request, StatusCode, no_content};
use guichet_order::{Line, TicketStatus};
use guichet_queries::queries::orders as queries;
use guichet_queries::queries::orders::MailsSoFar;
use jiff::{SignedDuration, Timestamp};

use crate::{App, by_link, lock, problems, promise};

/// A mail may be asked for again after this long: mail takes a moment to arrive.
const PAUSE: SignedDuration = SignedDuration::from_secs(60);
/// And there are this many in all, so that the link cannot be used to fill somebody's mailbox.
const AT_MOST: i64 = 20;

/// `POST /{secret}/mail`: sends the tickets again, to the address the order has.
pub(crate) async fn handle(app: Arc<App>, request: Request) -> Outcome {
    let link = app.link(&request)?;
    let now = app.clock.now();
    let mut client = app.database.get_to_lock().await?;
    let transaction = client.transaction().await?;
    // Held still, so that two clicks at once are one mail.
    lock(&transaction, link).await?;
    let order = app.order(&transaction, link, now).await?;
    if !order.lines.iter().any(has_valid_ticket) {
        return Err(problems::no_tickets(order.status));
    }
    let so_far = queries::mails_so_far()
        .bind(&transaction, &link.order_id)
        .one()
        .await
        .or_problem()?;
    check(&so_far, now)?;
    let message =
        promise::mail(&app, &request, &transaction, link.order_id, "tickets", now).await?;
    transaction.commit().await?;
    drop(client);
    app.publisher.publish(&app.database, &[message]).await;
    let mut response = no_content();
    *response.status_mut() = StatusCode::ACCEPTED;
    Ok(response)
}

pub(crate) fn describe(operation: Operation) -> Operation {
    by_link(operation)
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

pub(crate) fn has_valid_ticket(line: &Line) -> bool {
    line.ticket
        .as_ref()
        .is_some_and(|ticket| ticket.status == TicketStatus::Valid)
}

fn check(so_far: &MailsSoFar, now: Timestamp) -> Result<(), Problem> {
    if so_far.count >= AT_MOST {
        return Err(problems::mails_used_up());
    }
    let free_again = so_far
        .last_at
        .and_then(|last| last.checked_add(PAUSE).ok())
        .filter(|free_again| *free_again > now);
    match free_again {
        Some(free_again) => Err(problems::mail_too_soon(free_again.duration_since(now))),
        None => Ok(()),
    }
}
