use guichet_words::words;
use jiff::Timestamp;

words! {
    /// Where an order stands.
    pub OrderStatus {
        /// Its places are held while the buyer fills in the details.
        Held = "held",
        /// The buyer has ordered and payment is awaited.
        Placed = "placed",
        /// Paid, or free: the places are sold.
        Paid = "paid",
        /// Ended by the buyer or the organizer, whether it was paid or not.
        Cancelled = "cancelled",
        /// Its time ran out before it was paid.
        Expired = "expired",
    }
}

impl OrderStatus {
    /// What to tell the buyer at `now`: an order whose time has passed has expired, also before
    /// anything has written so.
    #[must_use]
    pub fn at(self, now: Timestamp, expires_at: Option<Timestamp>) -> Self {
        let awaiting = matches!(self, Self::Held | Self::Placed);
        if awaiting && expires_at.is_some_and(|expires_at| expires_at <= now) {
            Self::Expired
        } else {
            self
        }
    }
}

words! {
    /// Whether the public sees an event.
    pub EventStatus {
        /// Not yet, or not any more.
        Draft = "draft",
        /// It does.
        Published = "published",
        /// It does, as called off.
        Cancelled = "cancelled",
    }
}

words! {
    /// Whether a line still counts.
    pub LineStatus {
        /// It does.
        Live = "live",
        /// It was taken out of the order.
        Cancelled = "cancelled",
    }
}

words! {
    /// Whether a gate lets a ticket in.
    pub TicketStatus {
        /// It does, once.
        Valid = "valid",
        /// It was cancelled or replaced by another ticket.
        Revoked = "revoked",
    }
}

words! {
    /// What became of an attempt to pay.
    pub PaymentStatus {
        /// The provider has not said yet.
        Pending = "pending",
        /// The money has arrived and the places are sold.
        Succeeded = "succeeded",
        /// The provider refused it, or the buyer gave it up.
        Failed = "failed",
        /// The money arrived when the places had gone, or the order could not be sold any more: it is refunded.
        Late = "late",
        /// Another amount or currency arrived than was asked: no ticket, and refunded.
        Mismatched = "mismatched",
    }
}

words! {
    /// Whether money to give back has been given back.
    pub RefundStatus {
        /// Not yet.
        Pending = "pending",
        /// It has.
        Succeeded = "succeeded",
        /// The provider refused; the organizer must act.
        Failed = "failed",
    }
}

words! {
    /// Why money is given back.
    pub RefundReason {
        /// It arrived when the places had gone.
        LatePayment = "late_payment",
        /// The order had been paid already.
        DuplicatePayment = "duplicate_payment",
        /// It was not the amount asked.
        WrongAmount = "wrong_amount",
        /// The event, or a date of the order, had been called off before there were tickets.
        DateCancelled = "date_cancelled",
        /// It arrived when the event was not announced any more.
        EventWithdrawn = "event_withdrawn",
        /// It arrived when a date of the order was over.
        DateOver = "date_over",
        /// The buyer cancelled within the event's policy.
        CancelledByBuyer = "cancelled_by_buyer",
        /// The organizer cancelled.
        CancelledByOrganizer = "cancelled_by_organizer",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_has_expired_from_the_moment_its_time_is_up() {
        let end = Timestamp::from_second(1_800_000_000).unwrap();
        let before = Timestamp::from_second(1_799_999_999).unwrap();
        for status in [OrderStatus::Held, OrderStatus::Placed] {
            assert_eq!(status.at(before, Some(end)), status);
            assert_eq!(status.at(end, Some(end)), OrderStatus::Expired);
            assert_eq!(status.at(end, None), status);
        }
        assert_eq!(OrderStatus::Paid.at(end, Some(before)), OrderStatus::Paid);
        assert_eq!(
            OrderStatus::Cancelled.at(end, Some(before)),
            OrderStatus::Cancelled
        );
    }
}
