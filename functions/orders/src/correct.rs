use std::sync::Arc;

use guichet_contact::check_email;
use guichet_database::{Failure, Transaction};
use guichet_http::{Description, Json, Problem, ProblemType, Problems, Refused, TraceContext};
use guichet_idempotency::{IdempotencyKey, Key, Replayed, StoredResponse};
use guichet_order::{
    NotCorrectable, Order, OrderLink, check_correctable, correct_address, due_mail, note_change,
};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

use crate::problems::{self, NOT_CORRECTABLE};
use crate::{App, enqueue, lock};

/// Where the buyer is written to.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CorrectedAddress {
    /// An e-mail address.
    email: String,
}

/// `PATCH /{secret}/contact`: corrects the buyer's address. The order gets another link, which is mailed to the new
/// address; the old address is told that there is one, and its link leads nowhere any more.
pub(crate) async fn handle(
    app: Arc<App>,
    link: OrderLink,
    Json(wanted): Json<CorrectedAddress>,
    key: IdempotencyKey,
    trace: TraceContext,
) -> Result<Replayed<Json<Order>>, Refused<CorrectProblem>> {
    let email = check_email(&wanted.email).map_err(|legal| Problem::invalid("/email", legal))?;
    let key = Key::new(format!("orders.correct:{}", link.order_id), key);
    let (answer, messages) = app
        .database
        .retry(|| correct(&app, trace, link, &email, &key))
        .await?;
    app.publisher.publish(&app.database, &messages).await;
    Ok(answer.into())
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Correct the buyer's address",
    "The order, with its new secret",
)
.details(
    "Of an order that is placed or paid and whose dates are not over, at most nine times. The order has another \
     `secret` then: what was mailed to the old address leads nowhere any more.",
);

/// Why the address stays as it is.
pub(crate) enum CorrectProblem {}

impl Problems for CorrectProblem {
    const ALL: &[(ProblemType, &str)] = &[(
        NOT_CORRECTABLE,
        "the order is over, or its address was corrected too many times",
    )];
}

/// Once for each key: a second attempt would find that its link is good no more.
async fn correct(
    app: &App,
    trace: TraceContext,
    link: OrderLink,
    email: &str,
    key: &Key,
) -> Result<(StoredResponse, Vec<Uuid>), Failure> {
    let now = app.clock.now();
    let mut client = app.database.get_to_lock().await?;
    let transaction = client.transaction().await?;
    let mut messages = Vec::new();
    let work = async || {
        lock(&transaction, link).await?;
        let order = app.order(&transaction, link, now).await?;
        if order
            .contact
            .as_ref()
            .is_some_and(|contact| contact.email == email)
        {
            return Ok(Json(order));
        }
        check(&order, link, now)?;
        messages = change(app, trace, &transaction, &order, email, now).await?;
        let number = link.number + 1;
        let changed = OrderLink { number, ..link };
        Ok(Json(app.order(&transaction, changed, now).await?))
    };
    let answer = key.answer_once(&transaction, &app.clock, work).await?;
    transaction.commit().await?;
    Ok((answer, messages))
}

fn check(order: &Order, link: OrderLink, now: Timestamp) -> Result<(), Problem> {
    let correctable = check_correctable(order.status, &order.lines, link, now);
    correctable.map_err(|reason| match reason {
        NotCorrectable::Over => problems::order_is_over(),
        NotCorrectable::TooOften => problems::corrected_too_often(),
    })
}

/// Tells the old address, changes it, and writes to the new one what the old one should have got.
async fn change(
    app: &App,
    trace: TraceContext,
    transaction: &Transaction<'_>,
    order: &Order,
    email: &str,
    now: Timestamp,
) -> Result<Vec<Uuid>, Failure> {
    let due = due_mail(order.status, &order.lines, order.payment.as_ref());
    let trace = trace.traceparent();
    let mails = [(), ()].map(|()| enqueue::queued_mail(app, &trace, now));
    let messages = correct_address(transaction, order.id, email, due, mails).await?;
    note_change(transaction, order.id).await?;
    Ok(messages)
}
