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
    /// Until when; `null` where the event never allows it.
    pub until: Option<Timestamp>,
    /// What the organizer keeps.
    pub fee: Money,
    /// What the buyer gets back: the total without the fee.
    pub refund: Money,
}

impl CancellationPolicy {
    /// The terms for an order of `total` whose first occurrence starts at `first_starts_at`.
    ///
    /// Only a paid order is cancelled (what is not paid yet is simply given up), and only before
    /// the deadline, to the second.
    pub fn terms(
        self,
        status: OrderStatus,
        total: Money,
        first_starts_at: Option<Timestamp>,
        now: Timestamp,
    ) -> Cancellation {
        let until = self
            .until_hours
            .zip(first_starts_at)
            .and_then(|(hours, start)| {
                start
                    .checked_sub(SignedDuration::from_hours(i64::from(hours)))
                    .ok()
            });
        let fee = total.share(self.fee_basis_points);
        Cancellation {
            allowed: status == OrderStatus::Paid && until.is_some_and(|until| now < until),
            until,
            fee,
            refund: Money::new(total.amount - fee.amount, total.currency),
        }
    }
}

#[cfg(test)]
mod tests {
    use guichet_money::Currency;

    use super::*;

    const START: Timestamp = Timestamp::constant(1_800_000_000, 0);
    const DEADLINE: Timestamp = Timestamp::constant(1_800_000_000 - 48 * 3600, 0);
    const BEFORE: Timestamp = Timestamp::constant(1_800_000_000 - 48 * 3600 - 1, 0);

    fn terms(status: OrderStatus, until_hours: Option<i32>, now: Timestamp) -> Cancellation {
        let total = Money::new(4999, Currency::EUR);
        CancellationPolicy {
            until_hours,
            fee_basis_points: 1000,
        }
        .terms(status, total, Some(START), now)
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
    fn what_is_not_paid_is_not_cancelled() {
        for status in [
            OrderStatus::Held,
            OrderStatus::Placed,
            OrderStatus::Cancelled,
            OrderStatus::Expired,
        ] {
            assert!(!terms(status, Some(48), BEFORE).allowed);
        }
    }
}
