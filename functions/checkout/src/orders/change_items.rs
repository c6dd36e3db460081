use std::sync::Arc;

use guichet_database::Failure;
use guichet_http::{Operation, Outcome, Problem, Request, StatusCode, json};
use guichet_order::Order;
use guichet_queries::client::GenericClient;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

use super::locked::{LockedOrder, lock, order_id, read};
use super::quote::{CartRequest, Quoting};
use crate::draft::Draft;
use crate::expiry::Stage;
use crate::items::ItemInput;
use crate::seller::{self, Attempt, Retries, ask};
use crate::{App, problems};

/// What to have instead.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewItems {
    /// What to take: 1 to 50 items.
    #[schemars(length(min = 1, max = 50))]
    items: Vec<ItemInput>,
    /// A code for a discount, or for rates that others do not see; without one, none.
    #[serde(default)]
    #[schemars(length(max = 64))]
    code: Option<String>,
}

/// `PUT /orders/{secret}/items`: other places instead of those that are held. The time does not start anew.
pub(crate) async fn handle(app: Arc<App>, request: Request) -> Outcome {
    let order_id = order_id(&app, &request)?;
    let items: NewItems = request.json()?;
    let cart = CartRequest::check(&items.items, items.code.as_deref())?;
    let now = app.now();
    let order = held(&app.database.get().await?, order_id, now).await?;
    let mut quoting = Quoting::start(&app, &order.event).await?;
    let mut retries = Retries::new(&app.entropy);
    loop {
        let draft = quoting
            .draft(&cart, now, |_| order.identity(order_id))
            .await?;
        match replace(&app, &draft, now).await? {
            Replaced::Done(order) => return Ok(json(StatusCode::OK, &*order)),
            Replaced::Stale => quoting.reload().await?,
            Replaced::AskAgain if retries.left() => retries.pause().await,
            Replaced::AskAgain => return Err(Problem::overloaded()),
        }
    }
}

pub(crate) fn describe(operation: Operation) -> Operation {
    operation
        .summary("Change what an order holds")
        .description(
            "Takes the new items in place of the old ones; if they cannot be had, the order keeps what it has. \
             `expires_at` stays, and so do contact and answers; attendees must be given again.",
        )
        .param::<String>("secret", "What stands in the order's link")
        .body::<NewItems>()
        .answers::<Order>(StatusCode::OK, "The order with the new lines")
        .problem(StatusCode::NOT_FOUND, "not-found", "there is no such order")
        .problem(StatusCode::CONFLICT, "not-available", "others have what is wanted; `unavailable` names it")
        .problem(StatusCode::CONFLICT, "sale-closed", "something is not on sale now; `closed` names it")
        .problem(StatusCode::CONFLICT, "code-used-up", "the code has too few uses left")
        .problem(StatusCode::CONFLICT, "order-already-placed", "it has been placed")
        .problem(StatusCode::CONFLICT, "order-already-paid", "it has been paid")
        .problem(StatusCode::CONFLICT, "order-cancelled", "it was given up")
        .problem(StatusCode::GONE, "order-expired", "its time is over")
        .problem(StatusCode::UNPROCESSABLE_ENTITY, "invalid-code", "the code cannot be used; `reason` says why")
        .problem(StatusCode::UNPROCESSABLE_ENTITY, "code-required", "a rate is only had with a code")
        .problem(StatusCode::UNPROCESSABLE_ENTITY, "quantity-out-of-range", "it is too many or too few")
        .problem(StatusCode::SERVICE_UNAVAILABLE, "overloaded", "too many want the same at once")
}

/// What became of an attempt.
enum Replaced {
    Done(Box<Order>),
    Stale,
    AskAgain,
}

/// The order, if its lines may be replaced now.
async fn held(
    client: &impl GenericClient,
    order_id: Uuid,
    now: Timestamp,
) -> Result<LockedOrder, Failure> {
    let order = lock(client, order_id, now).await?;
    if order.stage == Stage::Held {
        Ok(order)
    } else {
        Err(problems::wrong_stage(order.stage).into())
    }
}

/// Replaces the lines in one transaction, which is rolled back unless the new ones are held.
async fn replace(app: &App, draft: &Draft, now: Timestamp) -> Result<Replaced, Failure> {
    let order_id = draft.request.order_id;
    let mut client = app.database.get_to_lock().await?;
    let transaction = client.transaction().await?;
    held(&transaction, order_id, now).await?;
    match ask(&transaction, &[&draft.request], now, Some(order_id))
        .await?
        .pop()
    {
        Some(Attempt::Done(seller::Outcome::Held)) => {
            let order = read(app, &transaction, order_id).await?;
            transaction.commit().await?;
            Ok(Replaced::Done(Box::new(order)))
        }
        Some(Attempt::Done(seller::Outcome::Unavailable(shortage))) => {
            Err(draft.request.unavailable(&shortage).into())
        }
        Some(Attempt::Done(seller::Outcome::Stale)) => Ok(Replaced::Stale),
        Some(Attempt::Contended) => Ok(Replaced::AskAgain),
        other => {
            Err(Problem::internal(format!("a request without a key was answered {other:?}")).into())
        }
    }
}
