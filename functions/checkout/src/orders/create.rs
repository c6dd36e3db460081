use std::sync::Arc;

use guichet_http::{
    Created, Description, Json, NOT_FOUND, OVERLOADED, Problem, ProblemType, Problems, Refused,
};
use guichet_idempotency::IdempotencyKey;
use guichet_offer::EventTerms;
use guichet_order::{Answers, Locale, Order, OrderLink, OrderRecord, new_reference};
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

use super::quote::{CartRequest, Quoting};
use crate::App;
use crate::draft::Identity;
use crate::expiry::held_until;
use crate::idempotency_key::held_with;
use crate::items::{ItemInput, Total};
use crate::problems::refused_cart;
use crate::seller::{self, HoldRequest};

/// What to buy.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewOrder {
    /// The event's slug.
    event: String,
    /// The language to write to the buyer in.
    locale: Locale,
    /// What to take: 1 to 50 items.
    #[schemars(length(min = 1, max = 50))]
    items: Vec<ItemInput>,
    /// A code for a discount, or for rates that others do not see.
    #[serde(default)]
    #[schemars(length(max = 64))]
    code: Option<String>,
    /// What the buyer was shown that it costs, in minor units; refused where it costs something else.
    #[serde(default)]
    total: Option<Total>,
}

/// `POST /orders`: takes places and holds them for the buyer.
pub(crate) async fn handle(
    app: Arc<App>,
    key: IdempotencyKey,
    Json(order): Json<NewOrder>,
) -> Result<Created<Order>, Refused<CreateProblem>> {
    let cart = CartRequest::check(
        &order.items,
        order.code.as_deref(),
        order.total.map(Total::get),
    )?;
    Ok(hold(&app, &order, &cart, &key).await?)
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Hold places",
    "The order, held until `expires_at`; `Location` is its address",
)
.details(
    "Takes places, or so many of a rate, and holds them until `expires_at`; all of them or nothing. \
     Only a held order is kept for its Idempotency-Key: after a refusal the same key may be used again. Whoever \
     repeats the request is told of the same order, without what was filled in since.",
);

/// Why nothing is held.
pub(crate) enum CreateProblem {}

impl Problems for CreateProblem {
    const ALL: &[(ProblemType, &str)] = &[
        (NOT_FOUND, "there is no such event"),
        refused_cart::NOT_AVAILABLE,
        refused_cart::SALE_CLOSED,
        refused_cart::CODE_USED_UP,
        refused_cart::CODE_BUDGET_USED_UP,
        refused_cart::PRICE_CHANGED,
        refused_cart::INVALID_CODE,
        refused_cart::CODE_REQUIRED,
        refused_cart::QUANTITY_OUT_OF_RANGE,
        refused_cart::TICKETS_MISSING,
        (OVERLOADED, "too many want the same at once"),
    ];
}

async fn hold(
    app: &App,
    wanted: &NewOrder,
    cart: &CartRequest,
    key: &IdempotencyKey,
) -> Result<Created<Order>, Problem> {
    let now = app.now();
    let (order_id, reference) = (app.entropy.uuid(now), new_reference(&app.entropy));
    let identify = |event: &EventTerms| Identity {
        order_id,
        reference: reference.clone(),
        locale: wanted.locale,
        created_at: now,
        expires_at: held_until(now, event.hold_seconds),
    };
    let mut quoting = match Quoting::start(app, &wanted.event).await {
        Ok(quoting) => quoting,
        Err(refusal) => return held_before_or(app, key, refusal).await,
    };
    loop {
        let draft = match quoting.draft(cart, now, identify).await {
            Ok(draft) => draft,
            Err(refusal) => return held_before_or(app, key, refusal).await,
        };
        let request = Arc::new(HoldRequest {
            keyed: Some(key.clone()),
            ..draft.request
        });
        return match app.seller.hold(&request).await? {
            seller::Outcome::Held => Ok(created(draft.order)),
            seller::Outcome::Replayed(order_id) => held_before(app, order_id).await,
            seller::Outcome::KeyReused => Err(guichet_idempotency::key_reused()),
            seller::Outcome::Unavailable(shortage) => Err(request.unavailable(&shortage)),
            seller::Outcome::Stale => {
                quoting.reload().await?;
                continue;
            }
        };
    }
}

/// The order that this very request has held before, when it could still be held; else why it cannot be now.
async fn held_before_or(
    app: &App,
    key: &IdempotencyKey,
    refusal: Problem,
) -> Result<Created<Order>, Problem> {
    if !refusal.status().is_client_error() {
        return Err(refusal);
    }
    match held_with(app, key).await? {
        Some(order_id) => held_before(app, order_id).await,
        None => Err(refusal),
    }
}

/// The order that the same request has held before, as it is by now; without what was filled in, paid and issued since.
/// Nothing but its key tells a request from one of somebody else, who is to read nothing here about the buyer.
async fn held_before(app: &App, order_id: Uuid) -> Result<Created<Order>, Problem> {
    let mut record = app.reader.record(OrderLink::first(order_id)).await?;
    for line in &mut record.lines {
        line.attendee = None;
        line.ticket = None;
    }
    let record = OrderRecord {
        contact: None,
        answers: Answers::new(),
        payment: None,
        refunds: Vec::new(),
        ..record
    };
    let order = record.as_sellable().into_order(&app.secrets, app.now());
    Ok(created(order))
}

fn created(order: Order) -> Created<Order> {
    let location = format!("/api/v1/checkout/orders/{}", order.secret);
    Created {
        body: order,
        location: Some(location),
    }
}
