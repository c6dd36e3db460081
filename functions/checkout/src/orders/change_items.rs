use std::sync::Arc;

use guichet_database::Failure;
use guichet_http::{Description, Json, OVERLOADED, Problem, ProblemType, Problems, Refused};
use guichet_order::{Order, OrderLink};
use guichet_queries::client::GenericClient;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

use super::locked::{LockedOrder, lock, order_id, read};
use super::quote::{CartRequest, Quoting};
use crate::App;
use crate::draft::Draft;
use crate::expiry::Stage;
use crate::items::{ItemInput, Total};
use crate::metrics;
use crate::problems::{
    self, ALREADY_PAID, ALREADY_PLACED, ORDER_CANCELLED, ORDER_EXPIRED, refused_cart,
};
use crate::seller::{self, CONTENDED, HoldAnswer, ask};

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
    /// What the buyer was shown that it costs, in minor units; refused where it costs something else.
    #[serde(default)]
    total: Option<Total>,
}

/// `PUT /orders/{secret}/items`: other places instead of those that are held. The time does not start anew.
pub(crate) async fn handle(
    app: Arc<App>,
    link: OrderLink,
    Json(items): Json<NewItems>,
) -> Result<Json<Order>, Refused<ChangeItemsProblem>> {
    let order_id = order_id(link)?;
    let cart = CartRequest::check(
        &items.items,
        items.code.as_deref(),
        items.total.map(Total::get),
    )?;
    let now = app.now();
    let order = held(&app.database.get().await?, order_id, now).await?;
    let mut quoting = Quoting::start(&app, &order.event).await?;
    let mut retries = CONTENDED.start(&app.entropy);
    loop {
        let draft = quoting
            .draft(&cart, now, |_| order.identity(order_id))
            .await?;
        match replace(&app, &draft, now).await? {
            Replaced::Done(order) => return Ok(Json(*order)),
            Replaced::Stale => quoting.reload().await?,
            Replaced::Contended => {
                if !retries.next_attempt().await {
                    return Err(Problem::overloaded().into());
                }
                metrics::asked_again();
            }
        }
    }
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Change what an order holds", "The order with the new lines").details(
        "Takes the new items in place of the old ones; if they cannot be had, the order keeps what it has. \
         `expires_at` stays, and so do contact and answers; attendees must be given again.",
    );

/// Why the order keeps what it has.
pub(crate) enum ChangeItemsProblem {}

impl Problems for ChangeItemsProblem {
    const ALL: &[(ProblemType, &str)] = &[
        refused_cart::NOT_AVAILABLE,
        refused_cart::SALE_CLOSED,
        refused_cart::CODE_USED_UP,
        refused_cart::CODE_BUDGET_USED_UP,
        refused_cart::PRICE_CHANGED,
        (ALREADY_PLACED, "it has been placed"),
        (ALREADY_PAID, "it has been paid"),
        (ORDER_CANCELLED, "it was given up"),
        (ORDER_EXPIRED, "its time is over"),
        refused_cart::INVALID_CODE,
        refused_cart::CODE_REQUIRED,
        refused_cart::QUANTITY_OUT_OF_RANGE,
        refused_cart::TICKETS_MISSING,
        (OVERLOADED, "too many want the same at once"),
    ];
}

/// What became of an attempt.
enum Replaced {
    Done(Box<Order>),
    Stale,
    Contended,
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
        Some(HoldAnswer::Done(seller::Outcome::Held)) => {
            let order = read(app, &transaction, order_id).await?;
            transaction.commit().await?;
            Ok(Replaced::Done(Box::new(order)))
        }
        Some(HoldAnswer::Done(seller::Outcome::Unavailable(shortage))) => {
            Err(draft.request.unavailable(&shortage).into())
        }
        Some(HoldAnswer::Done(seller::Outcome::Stale)) => Ok(Replaced::Stale),
        Some(HoldAnswer::Contended) => Ok(Replaced::Contended),
        other => {
            Err(Problem::internal(format!("a request without a key was answered {other:?}")).into())
        }
    }
}
