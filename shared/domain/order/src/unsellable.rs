use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::status::words;

words! {
    /// Why an order may not be sold any more, as the SQL function `unsellable_orders` decides it. Nothing else that an
    /// organizer changes after the hold takes away what it promised: places, rates and prices stay.
    Unsellable {
        /// The event, or a date of the order, has been called off.
        DateCancelled = "date_cancelled",
        /// The event is not announced any more.
        EventWithdrawn = "event_withdrawn",
        /// A date of the order has ended.
        DateOver = "date_over",
    }
}

impl Unsellable {
    /// The name of the problem that says so: `date-cancelled`.
    pub const fn problem_name(self) -> &'static str {
        match self {
            Self::DateCancelled => "date-cancelled",
            Self::EventWithdrawn => "event-withdrawn",
            Self::DateOver => "date-over",
        }
    }

    /// The problem's title.
    pub const fn title(self) -> &'static str {
        match self {
            Self::DateCancelled => "The organizer has called off a date of this order",
            Self::EventWithdrawn => "The organizer has withdrawn this event",
            Self::DateOver => "A date of this order is over",
        }
    }
}
