use guichet_money::Money;
use jiff::{SignedDuration, Timestamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::OrderStatus;

/// The terms on which an event lets buyers cancel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CancellationPolicy {
    /// Until so many hours before the first occurrence of the order; `None`: never.
    pub until_hours: Option<i32>,
    /// What the organizer keeps, in hundredths of a percent of the total.
    pub fee_basis_points: i32,
}

/// Whether and on which terms a buyer may cancel an order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Cancellation {
    /// Whether it is possible now.
    pub allowed: bool,
    /// Until when; `null` where there is no such moment.
    pub until: Option<Timestamp>,
    /// What the organizer keeps.
    pub fee: Money,
    /// What the buyer gets back: what was paid for what they still have, without the fee.
    pub refund: Money,
}

/// What of an order its terms depend on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CancellableOrder {
    /// Where it stands now: an order whose time has passed has expired.
    pub(crate) status: OrderStatus,
    /// What its live lines cost: the others are settled already.
    pub(crate) total: Money,
    /// Until when payment is awaited.
    pub(crate) expires_at: Option<Timestamp>,
    /// When the first occurrence of its live lines starts.
    pub(crate) first_starts_at: Option<Timestamp>,
}

impl CancellationPolicy {
    /// The terms for an order at `now`.
    ///
    /// A paid order may be cancelled before the event's deadline, to the second, and costs the event's fee. One that
    /// is placed and not paid may be cancelled as long as it is awaited, whatever the event's terms are: nobody has
    /// paid for anything. A held one is not cancelled but given up, at checkout.
    pub(crate) fn terms(self, order: CancellableOrder, now: Timestamp) -> Cancellation {
        if order.status == OrderStatus::Placed {
            let nothing = Money::new(0, order.total.currency);
            return Cancellation {
                allowed: true,
                until: order.expires_at,
                fee: nothing,
                refund: nothing,
            };
        }
        let until = self.deadline(order.first_starts_at);
        let fee = order.total.share(self.fee_basis_points);
        Cancellation {
            allowed: order.status == OrderStatus::Paid && until.is_some_and(|until| now < until),
            until,
            fee,
            refund: Money::new(order.total.amount - fee.amount, order.total.currency),
        }
    }

    /// Until when an order may be cancelled whose first occurrence starts then; `None`: never.
    pub fn deadline(self, first_starts_at: Option<Timestamp>) -> Option<Timestamp> {
        let before = SignedDuration::from_hours(self.until_hours?.into());
        first_starts_at?.checked_sub(before).ok()
    }
}

#[cfg(test)]
mod tests {
    use guichet_money::Currency;

    use super::*;

    const START: Timestamp = Timestamp::constant(1_800_000_000, 0);
    const DEADLINE: Timestamp = Timestamp::constant(1_800_000_000 - 48 * 3600, 0);
    const BEFORE: Timestamp = Timestamp::constant(1_800_000_000 - 48 * 3600 - 1, 0);
    const AWAITED_UNTIL: Timestamp = Timestamp::constant(1_800_000_000 - 3600, 0);

    fn terms(status: OrderStatus, until_hours: Option<i32>, now: Timestamp) -> Cancellation {
        let order = CancellableOrder {
            status,
            total: Money::new(4999, Currency::EUR),
            expires_at: (status == OrderStatus::Placed).then_some(AWAITED_UNTIL),
            first_starts_at: Some(START),
        };
        CancellationPolicy {
            until_hours,
            fee_basis_points: 1000,
        }
        .terms(order, now)
    }

    #[test]
    fn a_paid_order_may_be_cancelled_before_the_deadline_and_not_at_it() {
        let cancellation = terms(OrderStatus::Paid, Some(48), BEFORE);
        assert!(cancellation.allowed);
        assert_eq!(cancellation.until, Some(DEADLINE));
        assert_eq!(
            (cancellation.fee.amount, cancellation.refund.amount),
            (500, 4499)
        );
        assert!(!terms(OrderStatus::Paid, Some(48), DEADLINE).allowed);
    }

    #[test]
    fn an_event_without_the_right_to_cancel_never_allows_it() {
        let cancellation = terms(OrderStatus::Paid, None, BEFORE);
        assert!(!cancellation.allowed);
        assert_eq!(cancellation.until, None);
    }

    #[test]
    fn an_order_that_awaits_payment_may_be_cancelled_free_of_charge_whatever_the_event_says() {
        for (until_hours, now) in [(None, BEFORE), (Some(48), BEFORE), (Some(48), DEADLINE)] {
            let cancellation = terms(OrderStatus::Placed, until_hours, now);
            assert!(cancellation.allowed);
            assert_eq!(cancellation.until, Some(AWAITED_UNTIL));
            assert_eq!(
                (cancellation.fee.amount, cancellation.refund.amount),
                (0, 0)
            );
        }
    }

    #[test]
    fn what_is_not_placed_or_is_over_is_not_cancelled() {
        for status in [
            OrderStatus::Held,
            OrderStatus::Cancelled,
            OrderStatus::Expired,
        ] {
            assert!(!terms(status, Some(48), BEFORE).allowed);
        }
    }

    #[test]
    fn a_fee_of_half_a_cent_goes_to_the_even_side() {
        let fee = |total, fee_basis_points| {
            let order = CancellableOrder {
                status: OrderStatus::Paid,
                total: Money::new(total, Currency::EUR),
                expires_at: None,
                first_starts_at: Some(START),
            };
            let policy = CancellationPolicy {
                until_hours: Some(48),
                fee_basis_points,
            };
            let terms = policy.terms(order, BEFORE);
            assert_eq!(terms.fee.amount + terms.refund.amount, total);
            terms.fee.amount
        };
        assert_eq!([fee(25, 1000), fee(35, 1000), fee(45, 1000)], [2, 4, 4]);
        assert_eq!([fee(1250, 0), fee(1250, 10_000)], [0, 1250]);
    }
}
