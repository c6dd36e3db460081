use guichet_database::DatabaseError;
use guichet_http::{Problem, ProblemType, StatusCode};
use guichet_order::{LoadError, OrderStatus};
use jiff::SignedDuration;

/// There are no tickets, or none any more.
pub(crate) const NO_TICKETS: ProblemType = ProblemType::new(
    StatusCode::CONFLICT,
    "no-tickets",
    "This order has no valid tickets",
);

/// The terms do not allow it, or not any more.
pub(crate) const NOT_CANCELLABLE: ProblemType = ProblemType::new(
    StatusCode::CONFLICT,
    "not-cancellable",
    "This order cannot be cancelled any more",
);

/// The address stays as it is.
pub(crate) const NOT_CORRECTABLE: ProblemType = ProblemType::new(
    StatusCode::CONFLICT,
    "address-not-correctable",
    "The address of this order cannot be corrected any more",
);

/// The mail was asked for a moment ago, or too often.
pub(crate) const MAIL_LIMIT: ProblemType = ProblemType::new(
    StatusCode::TOO_MANY_REQUESTS,
    "mail-limit",
    "This mail cannot be sent again now",
);

/// An order that could not be read from the database.
pub(crate) fn unreadable(error: LoadError) -> Problem {
    match error {
        LoadError::Database(error) => DatabaseError::from(error).into(),
        other @ LoadError::Unreadable(_) => Problem::internal(other),
    }
}

/// 409 `no-tickets`, and why.
pub(crate) fn no_tickets(status: OrderStatus) -> Problem {
    let problem = Problem::new(NO_TICKETS).with("order_status", status.as_str());
    // Paid, and the tickets are on their way: a moment later they are there.
    if status == OrderStatus::Paid {
        problem.retry_after(1)
    } else {
        problem
    }
}

/// The address of an order that is over stays as it is.
pub(crate) fn order_is_over() -> Problem {
    Problem::new(NOT_CORRECTABLE)
        .detail("The order was cancelled, has expired, or its dates are over.")
}

/// The address was corrected too often.
pub(crate) fn corrected_too_often() -> Problem {
    Problem::new(NOT_CORRECTABLE)
        .detail("It was corrected too many times. The organizer can be written to.")
}

/// The mail was asked for a moment ago.
pub(crate) fn mail_too_soon(wait: SignedDuration) -> Problem {
    // In whole seconds, and never too few: who comes back then must not be sent away again.
    let seconds = u32::try_from(wait.as_secs()).unwrap_or(u32::MAX);
    Problem::new(MAIL_LIMIT)
        .detail("It was sent a moment ago and may still be on its way.")
        .retry_after(seconds.saturating_add(u32::from(wait.subsec_nanos() > 0)))
}

/// The mail was asked for too often.
pub(crate) fn mails_used_up() -> Problem {
    Problem::new(MAIL_LIMIT).detail("It was sent too many times; the order's page has the tickets.")
}
