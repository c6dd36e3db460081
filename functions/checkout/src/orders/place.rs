use std::sync::Arc;

use guichet_database::Failure;
use guichet_http::{Description, Json, Problem, ProblemType, Problems, Refused, TraceContext};
use guichet_idempotency::IdempotencyKey;
use guichet_offer::{LineStock, Shortage, name_unavailable};
use guichet_order::{
    DATE_CANCELLED, DATE_OVER, DetailsInput, EVENT_WITHDRAWN, Order, OrderLink, OrderRecord,
    OrderStatus, Payment, PaymentStatus,
};
use guichet_queries::queries::checkout as queries;
use jiff::Timestamp;
use serde_json::json;
use uuid::Uuid;

use super::fill_in::asked_lines;
use super::locked::stage;
use crate::changes::{ATTEMPTS, PaidAtOnce, Placed, Placing};
use crate::expiry::{Stage, payable_until};
use crate::idempotency_key::placed_with;
use crate::problems::{
    self, ALREADY_PAID, ALREADY_PLACED, DETAILS_MISSING, HOLD_EXPIRED, ORDER_CANCELLED,
    ORDER_EXPIRED,
};
use crate::{App, metrics};

/// `POST /orders/{secret}/place`: the buyer orders. What costs nothing is paid at once.
pub(crate) async fn handle(
    app: Arc<App>,
    link: OrderLink,
    key: IdempotencyKey,
    trace: TraceContext,
) -> Result<Json<Order>, Refused<PlaceProblem>> {
    let (order_id, now) = (link.order_id, app.now());
    for _ in 0..ATTEMPTS {
        let record = app.reader.record(link).await?;
        let stage = stage(&record, now);
        if !matches!(stage, Stage::Held | Stage::JustExpired) {
            return if placed_with(&app, &key, order_id).await? {
                Ok(Json(placed_before(&app, link, now).await?))
            } else {
                Err(problems::wrong_stage(stage).into())
            };
        }
        check_complete(&record)?;
        let (version, held_until) = (record.version, record.expires_at);
        let paid = (record.total.amount == 0).then(|| PaidAtOnce {
            payment_id: app.entropy.uuid(now),
            paid_at: now,
            message_id: app.entropy.uuid(now),
            trace: trace.traceparent(),
        });
        let message = paid.as_ref().map(|paid| paid.message_id);
        let placed = placed(record, paid.as_ref(), now);
        let expires_at = placed.expires_at;
        let placing = Placing {
            order_id,
            version,
            expires_at,
            paid,
            keyed: key.clone(),
        };
        match app.changes.place(placing, held_until).await? {
            Placed::Done => {
                metrics::placed(message.is_some());
                app.publisher
                    .publish(&app.database, message.as_slice())
                    .await;
                return Ok(Json(placed.into_order(&app.secrets, now)));
            }
            Placed::Changed => {}
            Placed::Unsellable(reason) => return Err(reason.problem().into()),
            Placed::Gone => {
                if let Some(gone) = gone(&app, order_id, now).await? {
                    return Err(gone.into());
                }
            }
        }
    }
    Err(Problem::overloaded().into())
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Place an order", "The order, placed or paid").details(
        "Needs a contact and an answer to every required question. Then payment is awaited until `expires_at`; \
         an order that costs nothing is paid at once. A buyer who is up to two minutes late still gets the \
         places, unless others have them by now. What was held keeps its price, whatever the organizer has changed \
         since, unless it does not take place.",
    );

/// Why an order is not placed.
pub(crate) enum PlaceProblem {}

impl Problems for PlaceProblem {
    const ALL: &[(ProblemType, &str)] = &[
        (
            HOLD_EXPIRED,
            "others have the places by now; `unavailable` names them",
        ),
        (ALREADY_PLACED, "it has been placed with another key"),
        (ALREADY_PAID, "it has been paid"),
        (ORDER_CANCELLED, "it was given up"),
        (
            DATE_CANCELLED,
            "the event, or a date of the order, has been called off",
        ),
        (EVENT_WITHDRAWN, "the event is not announced any more"),
        (DATE_OVER, "a date of the order has ended"),
        (ORDER_EXPIRED, "its time is over"),
        (DETAILS_MISSING, "contact or required answers are missing"),
    ];
}

/// The order that the same request has placed before, as it is by now; without the tickets that were issued since, so that
/// this is what was answered then.
async fn placed_before(app: &App, link: OrderLink, now: Timestamp) -> Result<Order, Problem> {
    let mut record = app.reader.record(link).await?;
    for line in &mut record.lines {
        line.ticket = None;
    }
    Ok(record.as_sellable().into_order(&app.secrets, now))
}

/// The order as it is read once it is placed, or paid.
fn placed(record: OrderRecord, paid: Option<&PaidAtOnce>, now: Timestamp) -> OrderRecord {
    let payment = paid.map(|paid| Payment {
        id: paid.payment_id,
        provider: "free".to_owned(),
        status: PaymentStatus::Succeeded,
        amount: record.total,
        redirect_url: None,
        instructions: None,
        expires_at: now,
    });
    let (status, expires_at) = match payment {
        Some(_) => (OrderStatus::Paid, None),
        None => (
            OrderStatus::Placed,
            Some(payable_until(now, record.payment_seconds)),
        ),
    };
    OrderRecord {
        status,
        expires_at,
        payment: payment.or(record.payment),
        was_placed: true,
        ..record
    }
}

/// Names what others have by now; nothing if it came free again meanwhile.
async fn gone(app: &App, order_id: Uuid, now: Timestamp) -> Result<Option<Problem>, Failure> {
    let client = app.database.get().await?;
    let found = queries::find_shortage()
        .bind(&client, &order_id, &now)
        .one()
        .await?;
    let shortage: Shortage = serde_json::from_value(found.shortage).map_err(Problem::internal)?;
    if shortage == Shortage::default() {
        return Ok(None);
    }
    let rows = queries::find_line_stock()
        .bind(&client, &order_id)
        .all()
        .await?;
    let mut lines = Vec::with_capacity(rows.len());
    for row in rows {
        let stock = serde_json::from_value(row.stock).map_err(Problem::internal)?;
        lines.push(LineStock {
            occurrence_id: row.occurrence_id,
            rate_id: row.rate_id,
            stock,
        });
    }
    let gone = name_unavailable(&lines, &shortage, found.shows_figures);
    Ok(Some(problems::hold_expired(&gone)))
}

/// Checks what was filled in as if it were filled in now: lines may have changed since, and so may questions.
fn check_complete(record: &OrderRecord) -> Result<(), Problem> {
    let asked = |answers: &guichet_order::Answers| {
        let known = |id: &Uuid| record.questions.iter().any(|question| question.id == *id);
        answers
            .iter()
            .filter(|(id, _)| known(id))
            .map(|(id, answer)| (id.to_string(), json!(answer)))
            .collect()
    };
    let attendees = record.lines.iter().filter_map(|line| {
        let attendee = line.attendee.as_ref()?;
        let answers: serde_json::Map<_, _> = asked(&attendee.answers);
        Some(json!({"line": line.line, "name": attendee.name, "email": attendee.email, "answers": answers}))
    });
    let answers: serde_json::Map<_, _> = asked(&record.answers);
    let mut filled_in = json!({"answers": answers, "attendees": attendees.collect::<Vec<_>>()});
    if let Some(contact) = &record.contact {
        filled_in["contact"] = json!(contact);
    }
    let input: DetailsInput = serde_json::from_value(filled_in).map_err(Problem::internal)?;
    input
        .check(&record.questions, &asked_lines(record))
        .map(drop)
        .map_err(problems::details_missing)
}
