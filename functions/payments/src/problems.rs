use guichet_http::{Problem, ProblemType, StatusCode};

/// The order is not waiting for a payment.
pub(crate) const NOT_PAYABLE: ProblemType = ProblemType::new(
    StatusCode::CONFLICT,
    "order-not-payable",
    "This order is not waiting for a payment",
);

/// The time to pay has passed.
pub(crate) const ORDER_EXPIRED: ProblemType = ProblemType::new(
    StatusCode::GONE,
    "order-expired",
    "The time to pay this order has passed",
);

/// Others have the places by now.
pub(crate) const HOLD_EXPIRED: ProblemType = ProblemType::new(
    StatusCode::CONFLICT,
    "hold-expired",
    "The places of this order have gone to others",
);

/// The provider did not answer, or refused.
pub(crate) const PROVIDER_UNAVAILABLE: ProblemType = ProblemType::new(
    StatusCode::BAD_GATEWAY,
    "payment-provider-unavailable",
    "The payment provider cannot be reached; nothing has been charged",
);

/// A webhook that is not signed by its provider, or is too old, or is not an event.
pub(crate) const WEBHOOK_REFUSED: ProblemType = ProblemType::new(
    StatusCode::BAD_REQUEST,
    "webhook-refused",
    "This is not an event of the provider",
);

/// 409 `order-not-payable`, and what the order is.
pub(crate) fn not_payable(status: &str) -> Problem {
    Problem::new(NOT_PAYABLE)
        .detail("Only an order that has been placed, and is not paid yet, can be paid.")
        .with("order_status", status)
}

/// 422: the provider's name is not one that this order can be paid with.
pub(crate) fn provider_not_offered(offered: &[String]) -> Problem {
    Problem::invalid("/provider", format!("one of: {}", offered.join(", ")))
}

/// 502 `payment-provider-unavailable` with `Retry-After`.
pub(crate) fn provider_unavailable() -> Problem {
    Problem::new(PROVIDER_UNAVAILABLE).retry_after(5)
}
