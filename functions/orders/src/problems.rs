use guichet_database::DatabaseError;
use guichet_http::{Problem, StatusCode};
use guichet_order::{LoadError, OrderStatus};

/// An order that could not be read from the database.
pub(crate) fn unreadable(error: LoadError) -> Problem {
    match error {
        LoadError::Database(error) => DatabaseError::from(error).into(),
        other @ LoadError::Unreadable(_) => Problem::internal(other),
    }
}

/// There are no tickets, or none any more.
pub(crate) fn no_tickets(status: OrderStatus) -> Problem {
    let problem = Problem::new(
        StatusCode::CONFLICT,
        "no-tickets",
        "This order has no valid tickets",
    )
    .with("order_status", status.as_str());
    // Paid, and the tickets are on their way: a moment later they are there.
    if status == OrderStatus::Paid {
        problem.retry_after(1)
    } else {
        problem
    }
}

/// The terms do not allow it, or not any more.
pub(crate) fn not_cancellable() -> Problem {
    Problem::new(
        StatusCode::CONFLICT,
        "not-cancellable",
        "This order cannot be cancelled any more",
    )
}

/// The mail was asked for a moment ago, or too often.
pub(crate) fn mail_limit(retry_after_seconds: u32) -> Problem {
    Problem::new(
        StatusCode::TOO_MANY_REQUESTS,
        "mail-limit",
        "This mail was sent a moment ago, or too many times",
    )
    .retry_after(retry_after_seconds)
}
