//! The problems this function answers with, beside those that all functions share.

use guichet_http::{INVALID_FIELD, Problem, ProblemType, StatusCode};
use guichet_money::Money;
use guichet_offer::{
    ClosedSale, CodeRefusal, MissingTickets, QuantityOutOfRange, Refusal, Unavailable,
};
use guichet_order::FieldError;
use serde_json::json;

use crate::expiry::Stage;

/// Others have what is wanted.
pub(crate) const NOT_AVAILABLE: ProblemType = ProblemType::new(
    StatusCode::CONFLICT,
    "not-available",
    "Some of it is not available any more",
);

/// Something is not on sale now.
pub(crate) const SALE_CLOSED: ProblemType = ProblemType::new(
    StatusCode::CONFLICT,
    "sale-closed",
    "This is not on sale now",
);

/// What it costs is not what the buyer was shown.
pub(crate) fn price_changed(total: Money) -> Problem {
    Problem::new(PRICE_CHANGED).with("total", total)
}

/// Too few uses of the code are left.
pub(crate) const CODE_USED_UP: ProblemType = ProblemType::new(
    StatusCode::CONFLICT,
    "code-used-up",
    "The code has been used too often for this order",
);

/// Less of the code's budget is left than its discounts would take.
pub(crate) const CODE_BUDGET_USED_UP: ProblemType = ProblemType::new(
    StatusCode::CONFLICT,
    "code-budget-used-up",
    "The discounts of this order are more than the code has left",
);

/// The code cannot be used.
pub(crate) const INVALID_CODE: ProblemType = ProblemType::new(
    StatusCode::UNPROCESSABLE_ENTITY,
    "invalid-code",
    "The code cannot be used for this order",
);

/// A rate is only had with a code.
pub(crate) const CODE_REQUIRED: ProblemType = ProblemType::new(
    StatusCode::UNPROCESSABLE_ENTITY,
    "code-required",
    "This rate needs a code",
);

/// More or fewer than may be in one order.
pub(crate) const QUANTITY_OUT_OF_RANGE: ProblemType = ProblemType::new(
    StatusCode::UNPROCESSABLE_ENTITY,
    "quantity-out-of-range",
    "Too many or too few in one order",
);

/// An add-on without the tickets that it needs.
pub(crate) const TICKETS_MISSING: ProblemType = ProblemType::new(
    StatusCode::UNPROCESSABLE_ENTITY,
    "tickets-missing",
    "An add-on needs tickets beside it",
);

/// The buyer has not filled in what is needed.
pub(crate) const DETAILS_MISSING: ProblemType = ProblemType::new(
    StatusCode::UNPROCESSABLE_ENTITY,
    "details-missing",
    "Something has to be filled in first",
);

/// Others have the places since the order's time was over.
pub(crate) const HOLD_EXPIRED: ProblemType = ProblemType::new(
    StatusCode::CONFLICT,
    "hold-expired",
    "The places of this order have gone to others",
);

/// 409: the buyer was shown another sum.
pub(crate) const PRICE_CHANGED: ProblemType = ProblemType::new(
    StatusCode::CONFLICT,
    "price-changed",
    "It costs something else now",
);

/// The order's time is over.
pub(crate) const ORDER_EXPIRED: ProblemType = ProblemType::new(
    StatusCode::GONE,
    "order-expired",
    "The time of this order is over",
);

/// The order was placed before.
pub(crate) const ALREADY_PLACED: ProblemType = ProblemType::new(
    StatusCode::CONFLICT,
    "order-already-placed",
    "This order has been placed already",
);

/// The order was paid before.
pub(crate) const ALREADY_PAID: ProblemType = ProblemType::new(
    StatusCode::CONFLICT,
    "order-already-paid",
    "This order has been paid already",
);

/// The order was given up, or cancelled.
pub(crate) const ORDER_CANCELLED: ProblemType = ProblemType::new(
    StatusCode::CONFLICT,
    "order-cancelled",
    "This order has been cancelled",
);

/// 422 `invalid-field`, with every field at once.
pub(crate) fn invalid_fields(errors: Vec<FieldError>) -> Problem {
    with_fields(INVALID_FIELD, errors)
}

/// 422 `details-missing`; the fields are those of the operation that fills them in.
pub(crate) fn details_missing(errors: Vec<FieldError>) -> Problem {
    with_fields(DETAILS_MISSING, errors)
}

fn with_fields(problem_type: ProblemType, errors: Vec<FieldError>) -> Problem {
    errors
        .into_iter()
        .fold(problem_type.into(), |problem: Problem, error| {
            problem.field(error.field, error.legal)
        })
}

/// What cannot be had, and how much of it can.
pub(crate) fn not_available(unavailable: &[Unavailable]) -> Problem {
    Problem::new(NOT_AVAILABLE).with("unavailable", unavailable)
}

/// Too few uses of the code are left: so many, unless that is not told.
pub(crate) fn code_used_up(free: Option<i64>) -> Problem {
    Problem::new(CODE_USED_UP)
        .detail("Each ticket it applies to counts as one use.")
        .with("free", free)
}

/// So much is left of the code's budget, in minor units.
pub(crate) fn code_budget_used_up(left: i64, currency: &str) -> Problem {
    Problem::new(CODE_BUDGET_USED_UP)
        .detail("With fewer tickets, or without the code, the order may be made.")
        .with("left", json!({"amount": left, "currency": currency}))
}

/// The places have gone to others since the order's time was over.
pub(crate) fn hold_expired(unavailable: &[Unavailable]) -> Problem {
    Problem::new(HOLD_EXPIRED).with("unavailable", unavailable)
}

/// The order is not in a stage in which this can be done.
pub(crate) fn wrong_stage(stage: Stage) -> Problem {
    match stage {
        Stage::Placed => ALREADY_PLACED.into(),
        Stage::Paid => ALREADY_PAID.into(),
        Stage::Cancelled => ORDER_CANCELLED.into(),
        Stage::Held | Stage::JustExpired | Stage::Expired => Problem::new(ORDER_EXPIRED)
            .detail("Its places are free again; a new order can be made."),
    }
}

/// Why the offer does not sell what is wanted.
pub(crate) fn refused(refusal: Refusal) -> Problem {
    match refusal {
        Refusal::Fields(errors) => invalid_fields(errors),
        Refusal::SaleClosed(closed) => sale_closed(&closed),
        Refusal::Quantity(range) => quantity_out_of_range(&range),
        Refusal::Tickets(missing) => tickets_missing(&missing),
        Refusal::Code(refusal) => invalid_code(refusal),
        Refusal::CodeRequired { rate_id } => Problem::new(CODE_REQUIRED).with("rate_id", rate_id),
        Refusal::TooMuch(error) => Problem::internal(error),
    }
}

fn sale_closed(closed: &[ClosedSale]) -> Problem {
    Problem::new(SALE_CLOSED).with("closed", closed)
}

fn quantity_out_of_range(range: &QuantityOutOfRange) -> Problem {
    let of = if range.rate_id.is_some() {
        "of this rate"
    } else {
        "in all"
    };
    Problem::new(QUANTITY_OUT_OF_RANGE)
        .field(
            "/items",
            format!("{} to {} {of}", range.minimum, range.maximum),
        )
        .with("rate_id", range.rate_id)
        .with("wanted", range.wanted)
        .with("minimum", range.minimum)
        .with("maximum", range.maximum)
}

fn tickets_missing(missing: &MissingTickets) -> Problem {
    let legal = format!("at most {} in all beside these tickets", missing.maximum);
    let problem = Problem::new(TICKETS_MISSING)
        .detail("This add-on is sold beside certain tickets only, so many for each of them.");
    let pointers = missing.items.iter().map(|index| format!("/items/{index}"));
    pointers
        .fold(problem, |problem, pointer| {
            problem.field(pointer, legal.clone())
        })
        .with("addon_id", missing.addon_id)
        .with("product_ids", &missing.product_ids)
        .with("wanted", missing.wanted)
        .with("maximum", missing.maximum)
}

fn invalid_code(refusal: CodeRefusal) -> Problem {
    Problem::new(INVALID_CODE)
        .field("/code", "a code that is valid now for what is in the order")
        .with("reason", refusal.as_str())
}

/// Why a cart is not held, as operations that hold one describe it.
pub(crate) mod refused_cart {
    use guichet_http::ProblemType;

    pub(crate) const NOT_AVAILABLE: (ProblemType, &str) = (
        super::NOT_AVAILABLE,
        "others have what is wanted; `unavailable` names it",
    );
    pub(crate) const SALE_CLOSED: (ProblemType, &str) = (
        super::SALE_CLOSED,
        "something is not on sale now; `closed` names it",
    );
    pub(crate) const CODE_USED_UP: (ProblemType, &str) =
        (super::CODE_USED_UP, "the code has too few uses left");
    pub(crate) const CODE_BUDGET_USED_UP: (ProblemType, &str) = (
        super::CODE_BUDGET_USED_UP,
        "the code has less left than its discounts would take; `left` says what",
    );
    pub(crate) const PRICE_CHANGED: (ProblemType, &str) = (
        super::PRICE_CHANGED,
        "it does not cost `total`; `total` of the problem says what",
    );
    pub(crate) const INVALID_CODE: (ProblemType, &str) = (
        super::INVALID_CODE,
        "the code cannot be used; `reason` says why",
    );
    pub(crate) const CODE_REQUIRED: (ProblemType, &str) =
        (super::CODE_REQUIRED, "a rate is only had with a code");
    pub(crate) const QUANTITY_OUT_OF_RANGE: (ProblemType, &str) =
        (super::QUANTITY_OUT_OF_RANGE, "it is too many or too few");
    pub(crate) const TICKETS_MISSING: (ProblemType, &str) = (
        super::TICKETS_MISSING,
        "an add-on has too few of the tickets beside it that it needs",
    );
}
