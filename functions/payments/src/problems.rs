use guichet_http::{Problem, StatusCode};
use guichet_order::Unsellable;

/// The order is not waiting for a payment.
pub(crate) fn not_payable(status: &str) -> Problem {
    Problem::new(
        StatusCode::CONFLICT,
        "order-not-payable",
        "This order is not waiting for a payment",
    )
    .detail("Only an order that has been placed, and is not paid yet, can be paid.")
    .with("order_status", status)
}

/// The order may not be sold any more, whatever was held.
pub(crate) fn unsellable(reason: Unsellable) -> Problem {
    Problem::new(StatusCode::CONFLICT, reason.problem_name(), reason.title())
}

/// The time to pay has passed.
pub(crate) fn order_expired() -> Problem {
    Problem::new(
        StatusCode::GONE,
        "order-expired",
        "The time to pay this order has passed",
    )
}

/// Others have the places by now.
pub(crate) fn places_gone() -> Problem {
    Problem::new(
        StatusCode::CONFLICT,
        "hold-expired",
        "The places of this order have gone to others",
    )
}

/// The provider's name is not one that this order can be paid with.
pub(crate) fn provider_not_offered(offered: &[String]) -> Problem {
    Problem::invalid("/provider", format!("one of: {}", offered.join(", ")))
}

/// The provider did not answer, or refused.
pub(crate) fn provider_unavailable() -> Problem {
    Problem::new(
        StatusCode::BAD_GATEWAY,
        "payment-provider-unavailable",
        "The payment provider cannot be reached; nothing has been charged",
    )
    .retry_after(5)
}

/// A webhook that is not signed by its provider, or is too old, or is not an event.
pub(crate) fn webhook_refused(reason: &str) -> Problem {
    Problem::new(
        StatusCode::BAD_REQUEST,
        "webhook-refused",
        "This is not an event of the provider",
    )
    .detail(reason)
}
