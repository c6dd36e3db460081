use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_audit::{Action, Difference};
use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::{
    Accepted, Description, Path, Problem, ProblemType, Problems, Refused, TraceContext,
};
use guichet_order::due_mail;
use guichet_queries::queries::sales as queries;
use jiff::SignedDuration;
use uuid::Uuid;

use super::edit::{load, queued_mail};
use crate::App;
use crate::paths::OrderPath;
use crate::problems::{MAIL_LIMIT, NOT_ORDERED};

/// The same may be mailed again after this long: mail takes a moment to arrive.
const PAUSE: SignedDuration = SignedDuration::from_secs(60);

/// `POST /organizers/{organizer_id}/orders/{order_id}/mails`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditOrders>,
    Path(OrderPath { order_id }): Path<OrderPath>,
    trace: TraceContext,
) -> Result<Accepted, Refused<MailProblem>> {
    let trace = trace.traceparent();
    let write = async || -> Result<Uuid, Failure> {
        let mut client = app.database.get_to_lock().await?;
        let editing = Editing::of_order(&*app, &caller, &mut client, order_id).await?;
        let message = mail(&editing, order_id, &trace).await?;
        editing.commit().await?;
        Ok(message)
    };
    let message = app.database.retry(write).await?;
    app.publisher.publish(&app.database, &[message]).await;
    Ok(Accepted)
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Write to the buyer again", "The mail is on its way").details(
        "What they should have: the tickets; what to do to pay; or the link to the order. At most once a minute.",
    );

/// Why nothing is mailed.
pub(crate) enum MailProblem {}

impl Problems for MailProblem {
    const ALL: &[(ProblemType, &str)] = &[
        (NOT_ORDERED, "the order was not placed"),
        (MAIL_LIMIT, "the same was mailed a moment ago"),
    ];
}

async fn mail(editing: &Editing<'_>, order_id: Uuid, trace: &str) -> Result<Uuid, Failure> {
    let transaction = &editing.transaction;
    let record = load(editing, order_id).await?;
    if !record.was_placed || record.contact.is_none() {
        return Err(Problem::new(NOT_ORDERED).into());
    }
    let status = record.status.at(editing.now, record.expires_at);
    let kind = due_mail(status, &record.lines, record.payment.as_ref());
    let last = queries::last_mail()
        .bind(transaction, &order_id, &kind)
        .one()
        .await?;
    let wait = last.map(|last| PAUSE - editing.now.duration_since(last));
    if let Some(wait) = wait.filter(SignedDuration::is_positive) {
        let seconds = u32::try_from(wait.as_secs() + 1).unwrap_or(1);
        return Err(Problem::new(MAIL_LIMIT).retry_after(seconds).into());
    }
    let queued = queued_mail(editing, trace);
    let message = guichet_order::queue_mail(transaction, order_id, kind, queued).await?;
    let difference = Difference::new().value("mail", kind);
    editing
        .log(Action::OrderMailed, order_id, difference)
        .await?;
    Ok(message)
}
