//! What the rates of an event say about it as a whole.

use std::cmp::Ordering;

use jiff::Timestamp;

use crate::words::{RateState, SalePeriod, SaleState};

/// How something stands whose rates stand so: as well as the best of them. Where nothing is offered, nothing is
/// on sale yet.
pub(crate) fn sale_state(rates: impl IntoIterator<Item = RateState>) -> SaleState {
    match rates.into_iter().min() {
        Some(RateState::OnSale) => SaleState::OnSale,
        Some(RateState::FewLeft) => SaleState::FewLeft,
        Some(RateState::Upcoming) | None => SaleState::NotYetOnSale,
        Some(RateState::SoldOut) => SaleState::SoldOut,
        Some(RateState::Ended) => SaleState::Ended,
    }
}

/// The lowest and the highest price, in minor units, of what can be bought; else of what will be; else of what could
/// be.
pub(crate) fn prices(rates: impl IntoIterator<Item = (RateState, i64)>) -> Option<(i64, i64)> {
    let rank = |state| match state {
        RateState::OnSale | RateState::FewLeft => 0,
        RateState::Upcoming => 1,
        RateState::SoldOut | RateState::Ended => 2,
    };
    rates
        .into_iter()
        .map(|(state, price)| (rank(state), price, price))
        .reduce(|one, other| match one.0.cmp(&other.0) {
            Ordering::Less => one,
            Ordering::Greater => other,
            Ordering::Equal => (one.0, one.1.min(other.1), one.2.max(other.2)),
        })
        .map(|(_, lowest, highest)| (lowest, highest))
}

/// Where a sale from `starts_at` until just before `ends_at` stands.
pub(crate) fn sale_period(
    starts_at: Option<Timestamp>,
    ends_at: Option<Timestamp>,
    now: Timestamp,
) -> SalePeriod {
    if ends_at.is_some_and(|end| end <= now) {
        SalePeriod::Ended
    } else if starts_at.is_some_and(|start| now < start) {
        SalePeriod::Upcoming
    } else {
        SalePeriod::OnSale
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use RateState::{Ended, FewLeft, OnSale, SoldOut, Upcoming};

    #[test]
    fn an_event_stands_as_well_as_its_best_rate() {
        assert_eq!(
            sale_state([Ended, SoldOut, OnSale, FewLeft]),
            SaleState::OnSale
        );
        assert_eq!(sale_state([SoldOut, FewLeft, Upcoming]), SaleState::FewLeft);
        assert_eq!(sale_state([SoldOut, Upcoming]), SaleState::NotYetOnSale);
        assert_eq!(sale_state([Ended, SoldOut]), SaleState::SoldOut);
        assert_eq!(sale_state([Ended]), SaleState::Ended);
    }

    #[test]
    fn what_offers_nothing_is_not_yet_on_sale() {
        assert_eq!(sale_state([]), SaleState::NotYetOnSale);
        assert_eq!(prices([]), None);
    }

    #[test]
    fn prices_are_those_of_what_can_be_bought() {
        assert_eq!(
            prices([
                (SoldOut, 500),
                (OnSale, 2000),
                (FewLeft, 1500),
                (OnSale, 1700),
                (Upcoming, 100)
            ]),
            Some((1500, 2000))
        );
        assert_eq!(
            prices([(SoldOut, 500), (Upcoming, 900), (Upcoming, 700)]),
            Some((700, 900))
        );
        assert_eq!(prices([(SoldOut, 500), (Ended, 300)]), Some((300, 500)));
        assert_eq!(prices([(OnSale, 0)]), Some((0, 0)));
        assert_eq!(prices([(OnSale, 0), (OnSale, 1200)]), Some((0, 1200)));
    }

    #[test]
    fn a_sale_runs_from_its_first_moment_until_just_before_its_last() {
        let at = |second: i64| Timestamp::constant(1_800_000_000 + second, 0);
        let period = |now| sale_period(Some(at(0)), Some(at(10)), at(now));
        assert_eq!(period(-1), SalePeriod::Upcoming);
        assert_eq!(period(0), SalePeriod::OnSale);
        assert_eq!(period(9), SalePeriod::OnSale);
        assert_eq!(period(10), SalePeriod::Ended);
        assert_eq!(sale_period(None, None, at(0)), SalePeriod::OnSale);
    }
}
