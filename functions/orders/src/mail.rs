use std::sync::Arc;

use guichet_database::ResultExt as _;
use guichet_http::{Accepted, Description, Problem, ProblemType, Problems, Refused, TraceContext};
use guichet_order::{Line, OrderLink};
use guichet_queries::queries::orders as queries;
use guichet_queries::queries::orders::MailsSoFar;
use jiff::{SignedDuration, Timestamp};

use crate::problems::{self, MAIL_LIMIT, NO_TICKETS};
use crate::{App, enqueue, lock};

/// A mail may be asked for again after this long: mail takes a moment to arrive.
const PAUSE: SignedDuration = SignedDuration::from_secs(60);
/// And there are this many in all, so that the link cannot be used to fill somebody's mailbox.
const AT_MOST: i64 = 20;

/// `POST /{secret}/mail`: sends the tickets again, to the address the order has.
pub(crate) async fn handle(
    app: Arc<App>,
    link: OrderLink,
    trace: TraceContext,
) -> Result<Accepted, Refused<MailProblem>> {
    let now = app.clock.now();
    let mut client = app.database.get_to_lock().await?;
    let transaction = client.transaction().await?;
    // Held still, so that two clicks at once are one mail.
    lock(&transaction, link).await?;
    let order = app.order(&transaction, link, now).await?;
    if !order.lines.iter().any(Line::has_valid_ticket) {
        return Err(problems::no_tickets(order.status).into());
    }
    let so_far = queries::mails_so_far()
        .bind(&transaction, &link.order_id)
        .one()
        .await
        .or_problem()?;
    check(&so_far, now)?;
    let message = enqueue::mail(&app, trace, &transaction, link.order_id, "tickets", now).await?;
    transaction.commit().await?;
    drop(client);
    app.publisher.publish(&app.database, &[message]).await;
    Ok(Accepted)
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Send the tickets again", "The mail is on its way")
        .details("To the address the order has; at most once a minute and 20 times in all.");

/// Why the tickets are not sent again.
pub(crate) enum MailProblem {}

impl Problems for MailProblem {
    const ALL: &[(ProblemType, &str)] = &[
        (NO_TICKETS, "there are no valid tickets to send"),
        (MAIL_LIMIT, "it was sent a moment ago, or too many times"),
    ];
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
