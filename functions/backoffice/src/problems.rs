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

/// 409: an event that was called off stays as it was.
pub(crate) const EVENT_CANCELLED: ProblemType = ProblemType::new(
    StatusCode::CONFLICT,
    "event-cancelled",
    "This event was called off",
);

/// 409: what the public has not seen cannot be called off.
pub(crate) const NOT_PUBLISHED: ProblemType =
    ProblemType::new(StatusCode::CONFLICT, "not-published", "This is a draft");

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

/// More was taken off with the code already.
pub(crate) const BUDGET_TOO_LOW: ProblemType = ProblemType::new(
    StatusCode::CONFLICT,
    "budget-too-low",
    "The code took more off already",
);

/// 409: there are as many as there are seats.
pub(crate) const NUMBERED: ProblemType = ProblemType::new(
    StatusCode::CONFLICT,
    "numbered",
    "The capacity of numbered seats is their number",
);

/// 409: how many there are is a number.
pub(crate) const NOT_NUMBERED: ProblemType = ProblemType::new(
    StatusCode::CONFLICT,
    "not-numbered",
    "This capacity has no numbered places",
);

/// 409: with `seats`, those that stay.
pub(crate) const SEATS_TAKEN: ProblemType = ProblemType::new(
    StatusCode::CONFLICT,
    "seats-taken",
    "Somebody has some of the seats that would go",
);

/// 409: a program of another kind has made them.
pub(crate) const NOT_ROWS: ProblemType = ProblemType::new(
    StatusCode::CONFLICT,
    "not-rows",
    "These seats do not stand in rows of numbers",
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

/// 409: what would be deleted is needed.
pub(crate) const IN_USE: ProblemType = ProblemType::new(
    StatusCode::CONFLICT,
    "in-use",
    "Somebody has ordered it, or something else is for it",
);

/// 409: what would be restored has no place any more.
pub(crate) const CLASH: ProblemType = ProblemType::new(
    StatusCode::CONFLICT,
    "clash",
    "Something else has its name or its place by now",
);

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

/// 429: too many examples of mails were asked for of late.
pub(crate) const MAIL_LIMIT: ProblemType = ProblemType::new(
    StatusCode::TOO_MANY_REQUESTS,
    "mail-limit",
    "This mail cannot be sent again now",
);

/// 409: what was answered would be an answer to something else.
pub(crate) const ANSWERED: ProblemType =
    ProblemType::new(StatusCode::CONFLICT, "answered", "Somebody has answered");

/// 409: a question that depends on another would never be asked.
pub(crate) const CONDITION: ProblemType = ProblemType::new(
    StatusCode::CONFLICT,
    "condition",
    "A question depends on the answer to another",
);
