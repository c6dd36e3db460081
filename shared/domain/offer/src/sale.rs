//! How rates, occurrences and events stand: on sale, not yet, not any more.

use std::cmp::Ordering;

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;

/// Where a rate's sale stands by its dates alone, whatever is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SalePeriod {
    /// It runs.
    OnSale,
    /// It has not begun.
    Upcoming,
    /// It is over.
    Ended,
}

/// How a rate stands at an occurrence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RateState {
    /// It can be bought.
    OnSale,
    /// It can be bought, but hardly any are left.
    FewLeft,
    /// Its sale has not begun.
    Upcoming,
    /// None are left; somebody may still give some back.
    SoldOut,
    /// Its sale is over.
    Ended,
}

/// How an event or an occurrence stands as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SaleState {
    /// Something can be bought.
    OnSale,
    /// Something can be bought, but hardly any are left.
    FewLeft,
    /// The sale will begin later.
    NotYetOnSale,
    /// None are left; somebody may still give some back.
    SoldOut,
    /// It has taken place, or its sale is over.
    Ended,
    /// It does not take place.
    Cancelled,
}

/// Where an occurrence stands, whatever is sold of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OccurrencePhase {
    /// It takes place, and is not over.
    Coming,
    /// It has taken place.
    Over,
    /// It does not take place.
    Cancelled,
}

impl OccurrencePhase {
    /// The phase of an occurrence that ends at `ends_at`. `is_cancelled`: by itself or with its event.
    pub fn new(is_cancelled: bool, ends_at: Timestamp, now: Timestamp) -> Self {
        if is_cancelled {
            Self::Cancelled
        } else if ends_at <= now {
            Self::Over
        } else {
            Self::Coming
        }
    }

    /// How the occurrence stands whose tickets stand so: as well as the best of them. Where nothing is offered, nothing
    /// is on sale yet.
    pub fn state(self, tickets: impl IntoIterator<Item = RateState>) -> SaleState {
        match self {
            Self::Cancelled => SaleState::Cancelled,
            Self::Over => SaleState::Ended,
            Self::Coming => match tickets.into_iter().min() {
                Some(RateState::OnSale) => SaleState::OnSale,
                Some(RateState::FewLeft) => SaleState::FewLeft,
                Some(RateState::Upcoming) | None => SaleState::NotYetOnSale,
                Some(RateState::SoldOut) => SaleState::SoldOut,
                Some(RateState::Ended) => SaleState::Ended,
            },
        }
    }
}

/// How an event stands with these occurrences and tickets: as well as the best of them, and one without an occurrence as
/// if it were to come.
pub fn event_state(
    is_cancelled: bool,
    occurrences: impl IntoIterator<Item = OccurrencePhase>,
    tickets: impl IntoIterator<Item = RateState>,
) -> SaleState {
    let phase = if is_cancelled {
        OccurrencePhase::Cancelled
    } else {
        let best = occurrences.into_iter().min();
        best.unwrap_or(OccurrencePhase::Coming)
    };
    phase.state(tickets)
}

/// Whether nothing of an offer with these prices costs anything, add-ons and what is not sold now among them: then no
/// words of money are said of it.
pub fn is_free(prices: impl IntoIterator<Item = i64>) -> bool {
    let dearest = prices.into_iter().max();
    dearest == Some(0)
}

/// Where a sale from `starts_at` until just before `ends_at` stands.
pub fn sale_period(
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

/// The lowest and the highest price, in minor units, of what can be bought; else of what will be; else of what could
/// be. Of each rate: the least and the most that a buyer pays.
pub fn prices(rates: impl IntoIterator<Item = (RateState, (i64, i64))>) -> Option<(i64, i64)> {
    let rank = |state| match state {
        RateState::OnSale | RateState::FewLeft => 0,
        RateState::Upcoming => 1,
        RateState::SoldOut | RateState::Ended => 2,
    };
    rates
        .into_iter()
        .map(|(state, (lowest, highest))| (rank(state), lowest, highest))
        .reduce(|one, other| match one.0.cmp(&other.0) {
            Ordering::Less => one,
            Ordering::Greater => other,
            Ordering::Equal => (one.0, one.1.min(other.1), one.2.max(other.2)),
        })
        .map(|(_, lowest, highest)| (lowest, highest))
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::*;
    use OccurrencePhase::{Cancelled, Coming, Over};
    use RateState::{Ended, FewLeft, OnSale, SoldOut, Upcoming};

    const SECOND: SignedDuration = SignedDuration::from_secs(1);

    #[test]
    fn an_event_stands_as_well_as_its_best_rate() {
        let state = |rates: &[RateState]| event_state(false, [Coming, Over], rates.to_vec());
        assert_eq!(state(&[Ended, SoldOut, OnSale, FewLeft]), SaleState::OnSale);
        assert_eq!(state(&[SoldOut, FewLeft, Upcoming]), SaleState::FewLeft);
        assert_eq!(state(&[SoldOut, Upcoming]), SaleState::NotYetOnSale);
        assert_eq!(state(&[Ended, SoldOut]), SaleState::SoldOut);
        assert_eq!(state(&[Ended]), SaleState::Ended);
    }

    #[test]
    fn what_offers_nothing_is_not_yet_on_sale() {
        assert_eq!(event_state(false, [Coming], []), SaleState::NotYetOnSale);
        assert_eq!(event_state(false, [], []), SaleState::NotYetOnSale);
        assert_eq!(prices([]), None);
    }

    #[test]
    fn an_occurrence_is_over_from_the_moment_of_its_end_and_called_off_whatever_the_time() {
        let end = Timestamp::constant(1_800_000_000, 0);
        let phase = |is_cancelled, now| OccurrencePhase::new(is_cancelled, end, now);
        assert_eq!(phase(false, end - SECOND), Coming);
        assert_eq!(phase(false, end), Over);
        assert_eq!(phase(true, end - SECOND), Cancelled);
        assert_eq!(phase(true, end), Cancelled);
    }

    #[test]
    fn what_is_over_or_called_off_sells_nothing_whatever_is_left() {
        assert_eq!(Over.state([OnSale]), SaleState::Ended);
        assert_eq!(Cancelled.state([OnSale]), SaleState::Cancelled);
    }

    #[test]
    fn an_event_is_over_when_no_occurrence_is_to_come_and_called_off_when_all_were() {
        assert_eq!(
            event_state(false, [Cancelled, Over], [OnSale]),
            SaleState::Ended
        );
        assert_eq!(
            event_state(false, [Cancelled, Cancelled], [OnSale]),
            SaleState::Cancelled
        );
        assert_eq!(event_state(true, [Coming], [OnSale]), SaleState::Cancelled);
        assert_eq!(event_state(true, [], [OnSale]), SaleState::Cancelled);
    }

    #[test]
    fn prices_are_those_of_what_can_be_bought() {
        assert_eq!(
            prices([
                (SoldOut, (500, 500)),
                (OnSale, (2000, 2000)),
                (FewLeft, (1500, 1500)),
                (OnSale, (1700, 1700)),
                (Upcoming, (100, 100))
            ]),
            Some((1500, 2000))
        );
        assert_eq!(
            prices([
                (SoldOut, (500, 500)),
                (Upcoming, (900, 900)),
                (Upcoming, (700, 700))
            ]),
            Some((700, 900))
        );
        assert_eq!(
            prices([(SoldOut, (500, 500)), (Ended, (300, 300))]),
            Some((300, 500))
        );
        assert_eq!(prices([(OnSale, (0, 0))]), Some((0, 0)));
        assert_eq!(
            prices([(OnSale, (0, 0)), (OnSale, (1200, 1200))]),
            Some((0, 1200))
        );
        assert_eq!(
            prices([(OnSale, (0, 2500)), (OnSale, (1200, 1200))]),
            Some((0, 2500))
        );
    }

    #[test]
    fn an_offer_is_free_when_all_of_it_is_and_there_is_some() {
        assert!(is_free([0, 0]));
        assert!(!is_free([0, 500]));
        assert!(!is_free([]));
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
