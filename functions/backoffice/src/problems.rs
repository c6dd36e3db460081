//! The problems that several operations answer with.

use guichet_http::{ProblemType, StatusCode};

/// 409: another event has the slug.
pub(crate) const SLUG_TAKEN: ProblemType = ProblemType::new(
    StatusCode::CONFLICT,
    "slug-taken",
    "Another event has this address",
);

/// 409: buyers know the address already.
pub(crate) const SLUG_FIXED: ProblemType = ProblemType::new(
    StatusCode::CONFLICT,
    "slug-fixed",
    "The address of an event that was published stays",
);

/// 409: orders are in the currency already.
pub(crate) const CURRENCY_FIXED: ProblemType = ProblemType::new(
    StatusCode::CONFLICT,
    "currency-fixed",
    "The currency stays once somebody has ordered",
);
