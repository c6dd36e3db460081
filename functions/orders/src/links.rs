use std::sync::Arc;
use std::time::Duration;

use guichet_contact::{check_email, fold_email};
use guichet_database::Failure;
use guichet_http::{Accepted, Description, Json, Problem, TraceContext};
use guichet_messages::INLINE_LIMIT;
use guichet_queries::queries::orders as queries;
use jiff::{SignedDuration, Timestamp};
use schemars::JsonSchema;
use serde::Deserialize;
use tokio::time::{Instant, sleep_until};
use uuid::Uuid;

use crate::{App, enqueue};

/// Mails to one address; the latest orders first.
const AT_MOST: i64 = 10;

/// Links may be asked for again after this long.
const PAUSE: SignedDuration = SignedDuration::from_mins(10);

/// Orders are found for this long after their last date.
const FOUND_AFTER_END: SignedDuration = SignedDuration::from_hours(30 * 24);

/// Every answer takes this long, longer than finding orders, enqueueing mails and publishing to a slow Pub/Sub does: how
/// long it takes tells nobody whether there are any.
const ANSWER: Duration = INLINE_LIMIT.saturating_add(Duration::from_millis(200));

/// Whose orders.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OrdersAddress {
    /// The e-mail address that was given when they were ordered.
    email: String,
}

/// `POST /links`: mails the links of an address's orders to that address. A mail for each order: each is of its
/// organizer, who signs it and is answered.
pub(crate) async fn handle(
    app: Arc<App>,
    Json(wanted): Json<OrdersAddress>,
    trace: TraceContext,
) -> Result<Accepted, Problem> {
    let answer_at = Instant::now() + ANSWER;
    let email = check_email(&wanted.email).map_err(|legal| Problem::invalid("/email", legal))?;
    let messages = app
        .database
        .retry(|| enqueue_links(&app, trace, &email))
        .await?;
    app.publisher.publish(&app.database, &messages).await;
    sleep_until(answer_at).await;
    Ok(Accepted)
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Find my orders",
    "If there are any, the mails are on their way",
)
.details(
    "Mails the links of the orders that were made with an address to that address, at most every ten minutes. \
     The answer does not tell whether there are any.",
);

async fn enqueue_links(app: &App, trace: TraceContext, email: &str) -> Result<Vec<Uuid>, Failure> {
    let now = app.clock.now();
    let ago = |duration| now.checked_sub(duration).unwrap_or(Timestamp::MIN);
    let forms = forms(email);
    let mut client = app.database.get_to_lock().await?;
    let transaction = client.transaction().await?;
    // Two requests at once are one mail.
    queries::lock_address()
        .bind(&transaction, &forms[0])
        .one()
        .await?;
    let orders = queries::orders_of_address()
        .bind(
            &transaction,
            &forms,
            &now,
            &ago(FOUND_AFTER_END),
            &ago(PAUSE),
            &AT_MOST,
        )
        .all()
        .await?;
    let mut messages = Vec::new();
    for order_id in orders {
        messages.push(enqueue::mail(app, trace, &transaction, order_id, "order_link", now).await?);
    }
    transaction.commit().await?;
    Ok(messages)
}

/// How an address may have been typed: with a domain as it is written, or as mail servers take it.
fn forms(email: &str) -> Vec<String> {
    let mut forms = vec![email.to_lowercase()];
    forms.extend(fold_email(email));
    forms.sort();
    forms.dedup();
    forms
}
