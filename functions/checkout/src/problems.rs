//! The problems this function answers with, beside those that all functions share.

use guichet_http::{Problem, StatusCode};
use guichet_order::{FieldError, Unsellable};

use crate::codes::CodeRefusal;
use crate::expiry::Stage;
use crate::pricing::{ClosedSale, QuantityOutOfRange, Refusal};
use crate::unavailable::Unavailable;

/// 422 `invalid-field`, with every field at once.
pub(crate) fn invalid_fields(errors: Vec<FieldError>) -> Problem {
    let problem = Problem::new(
        StatusCode::UNPROCESSABLE_ENTITY,
        "invalid-field",
        "A field is not legal",
    );
    errors.into_iter().fold(problem, |problem, error| {
        problem.field(error.field, error.legal)
    })
}

/// 422 `details-missing`; the fields are those of the operation that fills them in.
pub(crate) fn details_missing(errors: Vec<FieldError>) -> Problem {
    let problem = Problem::new(
        StatusCode::UNPROCESSABLE_ENTITY,
        "details-missing",
        "Something has to be filled in first",
    );
    errors.into_iter().fold(problem, |problem, error| {
        problem.field(error.field, error.legal)
    })
}

/// What cannot be had, and how much of it can.
pub(crate) fn not_available(unavailable: &[Unavailable]) -> Problem {
    Problem::new(
        StatusCode::CONFLICT,
        "not-available",
        "Some of it is not available any more",
    )
    .with("unavailable", unavailable)
}

/// Too few uses of the code are left: so many, unless that is not told.
pub(crate) fn code_used_up(free: Option<i64>) -> Problem {
    Problem::new(
        StatusCode::CONFLICT,
        "code-used-up",
        "The code has been used too often for this order",
    )
    .detail("Each ticket it applies to counts as one use.")
    .with("free", free)
}

/// The places have gone to others since the order's time was over.
pub(crate) fn hold_expired(unavailable: &[Unavailable]) -> Problem {
    Problem::new(
        StatusCode::CONFLICT,
        "hold-expired",
        "The places of this order have gone to others",
    )
    .with("unavailable", unavailable)
}

/// The order may not be sold any more, whatever was held.
pub(crate) fn unsellable(reason: Unsellable) -> Problem {
    Problem::new(StatusCode::CONFLICT, reason.problem_name(), reason.title())
}

/// The order's time is over.
pub(crate) fn order_expired() -> Problem {
    Problem::new(
        StatusCode::GONE,
        "order-expired",
        "The time of this order is over",
    )
    .detail("Its places are free again; a new order can be made.")
}

/// The order is not in a stage in which this can be done.
pub(crate) fn wrong_stage(stage: Stage) -> Problem {
    let (name, title) = match stage {
        Stage::Placed => ("order-already-placed", "This order has been placed already"),
        Stage::Paid => ("order-already-paid", "This order has been paid already"),
        Stage::Cancelled => ("order-cancelled", "This order has been cancelled"),
        Stage::Held | Stage::JustExpired | Stage::Expired => return order_expired(),
    };
    Problem::new(StatusCode::CONFLICT, name, title)
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Fields(errors) => invalid_fields(errors),
            Refusal::SaleClosed(closed) => sale_closed(&closed),
            Refusal::Quantity(range) => quantity_out_of_range(&range),
            Refusal::Code(refusal) => invalid_code(refusal),
            Refusal::CodeRequired { rate_id } => Problem::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                "code-required",
                "This rate needs a code",
            )
            .with("rate_id", rate_id),
            Refusal::TooMuch(error) => Problem::internal(error),
        }
    }
}

fn sale_closed(closed: &[ClosedSale]) -> Problem {
    Problem::new(
        StatusCode::CONFLICT,
        "sale-closed",
        "This is not on sale now",
    )
    .with("closed", closed)
}

fn quantity_out_of_range(range: &QuantityOutOfRange) -> Problem {
    let of = if range.rate_id.is_some() {
        "of this rate"
    } else {
        "in all"
    };
    Problem::new(
        StatusCode::UNPROCESSABLE_ENTITY,
        "quantity-out-of-range",
        "Too many or too few in one order",
    )
    .field(
        "/items",
        format!("{} to {} {of}", range.minimum, range.maximum),
    )
    .with("rate_id", range.rate_id)
    .with("wanted", range.wanted)
    .with("minimum", range.minimum)
    .with("maximum", range.maximum)
}

fn invalid_code(refusal: CodeRefusal) -> Problem {
    Problem::new(
        StatusCode::UNPROCESSABLE_ENTITY,
        "invalid-code",
        "The code cannot be used for this order",
    )
    .field("/code", "a code that is valid now for what is in the order")
    .with("reason", refusal.as_str())
}
