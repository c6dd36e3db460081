use guichet_http::Problem;
use guichet_order::Money;
use guichet_queries::queries::sales::ListMoments;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use super::money::money;

/// Something that happened to an order.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "OrderMoment")]
pub(crate) struct Moment {
    at: Timestamp,
    kind: MomentKind,
    /// The payment, refund, mail, note or audit entry.
    id: Option<Uuid>,
    /// Of a payment its provider, of a refund its reason, of a mail its kind, of a change the action of the audit log.
    word: Option<String>,
    /// Of a payment, a refund or a mail its status.
    outcome: Option<String>,
    /// What it was about; of a payment that ended, what arrived.
    amount: Option<Money>,
    /// How many tickets.
    count: Option<i64>,
    /// Of a note its text, of a mail or refund why it failed.
    text: Option<String>,
    /// Whom a mail was sent to.
    recipient: Option<String>,
    /// Who did it, where it was staff.
    actor: Option<MomentActor>,
    /// What a change changed: `{"contact_email": "changed"}`.
    difference: Option<Value>,
}

/// Who did something.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct MomentActor {
    /// `person`, `key`, `device` or `operator`.
    kind: String,
    /// What they are called today.
    name: Option<String>,
}

/// What kind of thing happens.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum MomentKind {
    /// Places were taken.
    Held,
    /// The buyer ordered.
    Placed,
    /// The order was paid.
    Paid,
    /// The order was ended.
    Cancelled,
    /// The time to order or to pay was over.
    Expired,
    /// A payment was begun.
    PaymentAsked,
    /// A payment came or failed.
    PaymentEnded,
    /// Tickets were issued.
    TicketsIssued,
    /// Tickets open no door any more.
    TicketsRevoked,
    /// Money is to go back.
    RefundAsked,
    /// Money went back, or could not.
    RefundEnded,
    /// A mail was enqueued, sent or failed.
    Mail,
    /// Staff wrote something down.
    Note,
    /// Staff changed something.
    Changed,
}

impl Moment {
    pub(super) fn of(row: ListMoments) -> Result<Self, Problem> {
        let amount = row.amount.zip(row.currency);
        let amount = amount.map(|(amount, currency)| money(amount, &currency));
        let kind = serde_json::from_value(Value::String(row.kind)).map_err(Problem::internal)?;
        Ok(Self {
            at: row.at,
            kind,
            id: row.id,
            word: row.word,
            outcome: row.outcome,
            amount: amount.transpose()?,
            count: row.count,
            text: row.words,
            recipient: row.recipient,
            actor: row.actor_kind.map(|kind| MomentActor {
                kind,
                name: row.actor_name,
            }),
            difference: row.difference,
        })
    }
}
