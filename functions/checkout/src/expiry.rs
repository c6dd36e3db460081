//! How long an order keeps its places. All of it is here.

use guichet_order::OrderStatus;
use jiff::{SignedDuration, Timestamp};

/// How late a buyer may press the button: a page's countdown, a slow hand and the network must not cost
/// anybody their places while nobody else wants them. Later than this, the price may no longer be on offer.
const GRACE: SignedDuration = SignedDuration::from_mins(2);

/// Until when new places are held.
pub(crate) fn held_until(now: Timestamp, hold_seconds: i32) -> Timestamp {
    now + SignedDuration::from_secs(i64::from(hold_seconds))
}

/// Until when payment is awaited once the buyer has ordered. A provider that needs longer, such as a bank
/// transfer, asks for it when the payment is made.
pub(crate) fn payable_until(now: Timestamp, payment_seconds: i32) -> Timestamp {
    now + SignedDuration::from_secs(i64::from(payment_seconds))
}

/// What may be done with an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    /// Its places are held: all may change.
    Held,
    /// Its time is over, but so recently that it may still be filled in and placed, if nobody took the places meanwhile.
    JustExpired,
    /// Payment is awaited.
    Placed,
    /// It is paid.
    Paid,
    /// It was given up.
    Cancelled,
    /// Its time is over.
    Expired,
}

/// What is known of an order's time.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Lifetime {
    pub(crate) status: OrderStatus,
    /// `None`: it never expires.
    pub(crate) expires_at: Option<Timestamp>,
    /// Whether the buyer has ordered before.
    pub(crate) was_placed: bool,
}

impl Lifetime {
    /// The stage of the order at `now`. It expires by the clock, whether or not the sweeper has noticed.
    ///
    /// Grace is given once: whoever has ordered and not paid could else keep the places for ever.
    pub(crate) fn stage(self, now: Timestamp) -> Stage {
        let over = self.expires_at.is_some_and(|end| end <= now);
        let long_over = self.expires_at.is_none_or(|end| end + GRACE <= now);
        match self.status {
            OrderStatus::Paid => Stage::Paid,
            OrderStatus::Cancelled => Stage::Cancelled,
            OrderStatus::Held if !over => Stage::Held,
            OrderStatus::Placed if !over => Stage::Placed,
            _ if self.was_placed || long_over => Stage::Expired,
            _ => Stage::JustExpired,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const END: Timestamp = Timestamp::constant(1_800_000_000, 0);
    const SECOND: SignedDuration = SignedDuration::from_secs(1);

    fn stage(status: OrderStatus, now: Timestamp) -> Stage {
        let was_placed = status == OrderStatus::Placed;
        Lifetime {
            status,
            expires_at: Some(END),
            was_placed,
        }
        .stage(now)
    }

    #[test]
    fn an_order_expires_by_the_clock() {
        assert_eq!(stage(OrderStatus::Held, END - SECOND), Stage::Held);
        assert_eq!(stage(OrderStatus::Held, END), Stage::JustExpired);
        assert_eq!(stage(OrderStatus::Placed, END - SECOND), Stage::Placed);
        assert_eq!(stage(OrderStatus::Placed, END), Stage::Expired);
    }

    #[test]
    fn a_late_buyer_has_two_minutes_whether_the_sweeper_came_by_or_not() {
        for status in [OrderStatus::Held, OrderStatus::Expired] {
            assert_eq!(stage(status, END + GRACE - SECOND), Stage::JustExpired);
            assert_eq!(stage(status, END + GRACE), Stage::Expired);
        }
    }

    #[test]
    fn there_is_no_grace_for_an_order_that_was_placed_and_not_paid() {
        let placed = Lifetime {
            status: OrderStatus::Expired,
            expires_at: Some(END),
            was_placed: true,
        };
        assert_eq!(placed.stage(END), Stage::Expired);
    }

    #[test]
    fn what_is_paid_or_cancelled_stays_so() {
        let paid = Lifetime {
            status: OrderStatus::Paid,
            expires_at: None,
            was_placed: true,
        };
        assert_eq!(paid.stage(END), Stage::Paid);
        assert_eq!(
            stage(OrderStatus::Cancelled, END - SECOND),
            Stage::Cancelled
        );
    }
}
