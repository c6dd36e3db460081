use guichet_http::{ProblemType, StatusCode};
use guichet_words::words;

words! {
    /// Why an order may not be sold any more, as the SQL function `unsellable_orders` decides it. Nothing else that an
    /// organizer changes after the hold takes away what it promised: places, rates and prices stay.
    pub Unsellable {
        /// The event, or a date of the order, has been called off.
        DateCancelled = "date_cancelled",
        /// The event is not announced any more.
        EventWithdrawn = "event_withdrawn",
        /// A date of the order has ended.
        DateOver = "date_over",
    }
}

impl Unsellable {
    /// The problem that says so.
    pub const fn problem(self) -> ProblemType {
        match self {
            Self::DateCancelled => DATE_CANCELLED,
            Self::EventWithdrawn => EVENT_WITHDRAWN,
            Self::DateOver => DATE_OVER,
        }
    }
}

/// 409: [`Unsellable::DateCancelled`].
pub const DATE_CANCELLED: ProblemType = ProblemType::new(
    StatusCode::CONFLICT,
    "date-cancelled",
    "The organizer has called off a date of this order",
);

/// 409: [`Unsellable::EventWithdrawn`].
pub const EVENT_WITHDRAWN: ProblemType = ProblemType::new(
    StatusCode::CONFLICT,
    "event-withdrawn",
    "The organizer has withdrawn this event",
);

/// 409: [`Unsellable::DateOver`].
pub const DATE_OVER: ProblemType = ProblemType::new(
    StatusCode::CONFLICT,
    "date-over",
    "A date of this order is over",
);
