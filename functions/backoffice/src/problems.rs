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

/// 409: the times of dates would be others.
pub(crate) const TIME_ZONE_FIXED: ProblemType = ProblemType::new(
    StatusCode::CONFLICT,
    "time-zone-fixed",
    "The time zone of a venue stays once dates take place there",
);

/// 422: a local time that clocks skip, or have twice. With `kind`, `earlier` and `later`.
pub(crate) const AMBIGUOUS_TIME: ProblemType = ProblemType::new(
    StatusCode::UNPROCESSABLE_ENTITY,
    "ambiguous-time",
    "Clocks change: say which moment is meant",
);

/// 422: local times of a rule that clocks skip, or have twice. With `ambiguous`, each as recurrence has it.
pub(crate) const AMBIGUOUS_TIMES: ProblemType = ProblemType::new(
    StatusCode::UNPROCESSABLE_ENTITY,
    "ambiguous-times",
    "Clocks change: say which moments are meant",
);

/// 409: a date that was called off stays as it was.
pub(crate) const DATE_CANCELLED: ProblemType = ProblemType::new(
    StatusCode::CONFLICT,
    "date-cancelled",
    "This date was called off",
);

/// 409: the event has a capacity of the name.
pub(crate) const NAME_TAKEN: ProblemType = ProblemType::new(
    StatusCode::CONFLICT,
    "name-taken",
    "There is a capacity of this name already",
);

/// 409: a capacity of each date needs a date.
pub(crate) const NO_DATES: ProblemType =
    ProblemType::new(StatusCode::CONFLICT, "no-dates", "Add a date first");

/// 409: with `lowest`, what was sold and is held.
pub(crate) const CAPACITY_TOO_LOW: ProblemType = ProblemType::new(
    StatusCode::CONFLICT,
    "capacity-too-low",
    "More than that are sold or held",
);

/// 409: there are as many as there are seats.
pub(crate) const NUMBERED: ProblemType = ProblemType::new(
    StatusCode::CONFLICT,
    "numbered",
    "The capacity of numbered seats is their number",
);

/// 422: with `missing`, what is not there that a sale needs.
pub(crate) const NOT_READY: ProblemType = ProblemType::new(
    StatusCode::UNPROCESSABLE_ENTITY,
    "not-ready",
    "This cannot be sold yet",
);

/// 409: somebody relies on the event.
pub(crate) const HAS_ORDERS: ProblemType =
    ProblemType::new(StatusCode::CONFLICT, "has-orders", "Somebody has ordered");

/// 409: the event has the code.
pub(crate) const CODE_TAKEN: ProblemType = ProblemType::new(
    StatusCode::CONFLICT,
    "code-taken",
    "The event has this code already",
);

/// 409: what the public has seen stays.
pub(crate) const PUBLISHED: ProblemType = ProblemType::new(
    StatusCode::CONFLICT,
    "published",
    "Take the event off sale first",
);
