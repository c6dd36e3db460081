//! What stands in the way of a sale.

use guichet_database::ResultExt as _;
use guichet_http::Problem;
use guichet_offer::{
    CodeRefusal, CodeTerms, Obstacle, Occurrence, Offer, Rate, find_code, obstacles, read_codes,
};
use guichet_order::{EventStatus, fold_code, timely_methods};
use guichet_queries::client::GenericClient;
use guichet_queries::queries::backoffice_publication::{self as queries, FindSale};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use crate::words::PaymentMethod;

/// Something that stands in the way of a sale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "SaleReason")]
pub(super) enum Reason {
    /// The event is a draft.
    EventDraft,
    /// The event was called off.
    EventCancelled,
    /// The rate is out of the shop.
    RateArchived,
    /// It takes of no capacity that the date has.
    NotAtThisDate,
    /// The date was called off.
    DateCancelled,
    /// The date is over by then.
    DateOver,
    /// The rate's own sale is over by then.
    SaleEnded,
    /// It has not begun by then.
    SaleUpcoming,
    /// It is hidden without a code that is for it.
    CodeRequired,
    /// The event has no such code.
    CodeUnknown,
    /// The code is not valid yet.
    CodeNotYetValid,
    /// The code is not valid any more.
    CodeEnded,
    /// The code is for other rates.
    CodeAppliesToNothing,
    /// The code has been used as often as it may be, or its budget does not reach any more.
    CodeUsedUp,
    /// An order must have more of the rate, with the tickets that it needs, than it may have places.
    MinimumTooHigh,
    /// None of the tickets that it is sold beside is sold by then.
    TicketNotSold,
    /// Nothing is left.
    SoldOut,
    /// Less is left than an order must have.
    FewerLeftThanMinimum,
    /// It costs something, and there is no way to pay.
    NoPaymentMethod,
    /// Orders are paid by transfer only, and there is no account to pay to.
    NoBankAccount,
    /// They are paid by transfer only, and the date is too near for one.
    TooLateForTransfer,
}

/// What is asked about, as the database has it.
pub(super) struct Sale<'read> {
    pub(super) row: &'read FindSale,
    pub(super) offer: &'read Offer,
    pub(super) occurrence: &'read Occurrence,
    /// `None`: it is out of the shop.
    pub(super) rate: Option<&'read Rate>,
    pub(super) code: Option<TypedCode>,
    /// How many of the rate can be had; `None`: the date has no capacity for it.
    pub(super) free: Option<i64>,
}

/// A code that a buyer would type.
pub(super) enum TypedCode {
    /// It can be used by lines that it applies to.
    Valid(CodeTerms, Left),
    /// It cannot.
    Refused(CodeRefusal),
}

/// What is left of a code; `None`: as much as anybody likes.
#[derive(Clone, Copy)]
pub(super) struct Left {
    /// Lines.
    uses: Option<i64>,
    /// Minor units off.
    budget: Option<i64>,
}

impl TypedCode {
    /// As the sale would take it at `at`, with what is left of it now.
    pub(super) async fn read(
        client: &impl GenericClient,
        event_id: Uuid,
        text: &str,
        now: Timestamp,
        at: Timestamp,
    ) -> Result<Self, Problem> {
        let codes = read_codes(client, event_id)
            .await
            .map_err(Problem::internal)?;
        let code = match find_code(&codes, &fold_code(text), at) {
            Ok(code) => code,
            Err(refusal) => return Ok(Self::Refused(refusal)),
        };
        let left_in = async |pool_id: Option<Uuid>| -> Result<Option<i64>, Problem> {
            let Some(pool_id) = pool_id else {
                return Ok(None);
            };
            let left = queries::find_code_uses();
            Ok(Some(
                left.bind(client, &now, &pool_id).one().await.or_problem()?,
            ))
        };
        let left = Left {
            uses: left_in(code.pool_id).await?,
            budget: left_in(code.budget_pool_id).await?,
        };
        Ok(Self::Valid(code.terms.clone(), left))
    }

    fn terms(&self) -> Option<&CodeTerms> {
        match self {
            Self::Valid(terms, _) => Some(terms),
            Self::Refused(_) => None,
        }
    }
}

/// All that stands in the way at `at`, what a buyer would be told first.
pub(super) fn reasons(sale: &Sale<'_>, at: Timestamp) -> Result<Vec<Reason>, Problem> {
    let status: EventStatus = sale.row.status.parse().map_err(Problem::internal)?;
    let Some(rate) = sale.rate else {
        return Ok(vec![Reason::RateArchived]);
    };
    let terms = sale.code.as_ref().and_then(TypedCode::terms);
    let by_offer = obstacles(sale.offer, sale.occurrence, rate, terms, at);
    let by_offer = by_offer.into_iter().map(|obstacle| of(obstacle, status));
    // What a buyer chooses may cost something whatever the least is.
    let is_paid = rate.free_price.is_some() || rate.price_with(terms, rate.price) > 0;
    let minimum = i64::from(rate.minimum_per_order);
    let reasons = by_offer
        .chain(
            sale.code
                .as_ref()
                .and_then(|code| of_code(code, rate, minimum)),
        )
        .chain(sale.free.and_then(|free| of_stock(free, minimum)))
        .chain(is_paid.then(|| of_payment(sale, at)).flatten());
    Ok(reasons.collect())
}

const fn of(obstacle: Obstacle, status: EventStatus) -> Reason {
    match (obstacle, status) {
        (Obstacle::EventNotPublished, EventStatus::Cancelled) => Reason::EventCancelled,
        (Obstacle::EventNotPublished, _) => Reason::EventDraft,
        (Obstacle::NotAtThisDate, _) => Reason::NotAtThisDate,
        (Obstacle::CodeRequired, _) => Reason::CodeRequired,
        (Obstacle::DateCancelled, _) => Reason::DateCancelled,
        (Obstacle::DateOver, _) => Reason::DateOver,
        (Obstacle::SaleEnded, _) => Reason::SaleEnded,
        (Obstacle::SaleUpcoming, _) => Reason::SaleUpcoming,
        (Obstacle::MinimumTooHigh, _) => Reason::MinimumTooHigh,
        (Obstacle::TicketNotSold, _) => Reason::TicketNotSold,
    }
}

fn of_code(code: &TypedCode, rate: &Rate, minimum: i64) -> Option<Reason> {
    match code {
        TypedCode::Refused(CodeRefusal::Unknown) => Some(Reason::CodeUnknown),
        TypedCode::Refused(CodeRefusal::NotYetValid) => Some(Reason::CodeNotYetValid),
        TypedCode::Refused(CodeRefusal::Ended) => Some(Reason::CodeEnded),
        TypedCode::Refused(CodeRefusal::AppliesToNothing) => Some(Reason::CodeAppliesToNothing),
        TypedCode::Valid(terms, _) if !rate.uses(terms) => Some(Reason::CodeAppliesToNothing),
        TypedCode::Valid(terms, left) => {
            let discount = rate.price - rate.price_with(Some(terms), rate.price);
            let has_too_few = left.uses.is_some_and(|uses| uses < minimum);
            let has_too_little = left
                .budget
                .is_some_and(|budget| budget < discount * minimum);
            (has_too_few || has_too_little).then_some(Reason::CodeUsedUp)
        }
    }
}

fn of_stock(free: i64, minimum: i64) -> Option<Reason> {
    if free < 1 {
        Some(Reason::SoldOut)
    } else {
        (free < minimum).then_some(Reason::FewerLeftThanMinimum)
    }
}

fn of_payment(sale: &Sale<'_>, at: Timestamp) -> Option<Reason> {
    let methods = &sale.row.payment_methods;
    let offline = PaymentMethod::Offline.as_str();
    let by_transfer_only = methods.iter().all(|method| method == offline);
    if methods.is_empty() {
        Some(Reason::NoPaymentMethod)
    } else if by_transfer_only && !sale.row.has_bank_account {
        Some(Reason::NoBankAccount)
    } else {
        let timely = timely_methods(methods, at, sale.occurrence.starts_at);
        timely.is_empty().then_some(Reason::TooLateForTransfer)
    }
}
