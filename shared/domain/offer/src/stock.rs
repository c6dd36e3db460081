//! What can be had of each rate at each occurrence, worked out from the pools that it takes of.

use std::collections::BTreeMap;

use jiff::Timestamp;
use uuid::Uuid;

use crate::pools::{RatePools, lines_from};
use crate::sale::{RateState, SalePeriod, sale_period};

/// A rate, with what its pools have.
#[derive(Debug)]
pub struct RateStock {
    /// Whether it lets somebody in; else it is bought beside a ticket.
    pub is_ticket: bool,
    /// Whether it is hidden without a code that is for it.
    pub needs_code: bool,
    /// In minor units; the least where its buyer chooses.
    pub price: i64,
    /// The most that a buyer pays: another one where its buyer chooses.
    pub highest_price: i64,
    /// The first moment at which it is sold.
    pub sale_starts_at: Option<Timestamp>,
    /// The first moment at which it is no longer sold.
    pub sale_ends_at: Option<Timestamp>,
    /// What its lines take of.
    pub pools: RatePools<PoolStock>,
}

/// What a line takes of a pool, and what the pool has.
#[derive(Debug)]
pub struct PoolStock {
    /// How many of its units a line takes.
    pub units: i32,
    /// Its units are places, taken by name.
    pub numbered: bool,
    /// Of how many units.
    pub capacity: i32,
    /// How many units nobody has. Less than none where the capacity was made smaller than what is sold.
    pub free: i64,
}

/// How a rate stands at an occurrence.
#[derive(Debug)]
pub struct Sellable {
    /// Where.
    pub occurrence_id: Uuid,
    /// The rate.
    pub rate_id: Uuid,
    /// Whether it lets somebody in; else it is bought beside a ticket.
    pub is_ticket: bool,
    /// Whether it is hidden without a code that is for it.
    pub needs_code: bool,
    /// Whether it is bought by choosing places rather than a number.
    pub numbered: bool,
    /// In minor units: the least and the most that a buyer pays.
    pub prices: (i64, i64),
    /// How many can be had. Less than none where the capacity was made smaller than what is sold.
    pub free: i64,
    /// Of how many.
    pub total: i64,
    /// Whether it can be had.
    pub state: RateState,
}

impl Sellable {
    /// How many can be had and of how many, where the event shows it. A capacity that was made smaller than what is sold
    /// leaves nothing, not less.
    pub fn figures(&self, are_shown: bool) -> Option<(i64, i64)> {
        are_shown.then_some((self.free.max(0), self.total))
    }
}

/// How each rate stands at those of the occurrences, all of them to come, at which it is sold, in the order of
/// occurrences and then of rates' ids.
///
/// `few_left_percent`: from which share on few are left, unless nobody is to know.
pub fn sellable(
    occurrence_ids: &[Uuid],
    rates: &BTreeMap<Uuid, RateStock>,
    few_left_percent: Option<i16>,
    now: Timestamp,
) -> Vec<Sellable> {
    let mut sellable = Vec::new();
    for &occurrence_id in occurrence_ids {
        for (&rate_id, rate) in rates {
            let Some(stock) = LinesLeft::of(rate.pools.at(occurrence_id)) else {
                continue;
            };
            sellable.push(Sellable {
                occurrence_id,
                rate_id,
                is_ticket: rate.is_ticket,
                needs_code: rate.needs_code,
                numbered: stock.numbered,
                prices: (rate.price, rate.highest_price),
                free: stock.free,
                total: stock.total,
                state: state(rate, &stock, few_left_percent, now),
            });
        }
    }
    sellable
}

/// That its sale is over says more of a rate than that nothing is left, and that more than that it begins later.
fn state(
    rate: &RateStock,
    stock: &LinesLeft,
    few_left_percent: Option<i16>,
    now: Timestamp,
) -> RateState {
    let is_few = few_left_percent
        .is_some_and(|percent| stock.free * 100 <= stock.total * i64::from(percent));
    match sale_period(rate.sale_starts_at, rate.sale_ends_at, now) {
        SalePeriod::Ended => RateState::Ended,
        _ if stock.free < 1 => RateState::SoldOut,
        SalePeriod::Upcoming => RateState::Upcoming,
        SalePeriod::OnSale if is_few => RateState::FewLeft,
        SalePeriod::OnSale => RateState::OnSale,
    }
}

/// How many lines can be had of a rate that takes of these pools; `None` of none.
pub fn lines_left(pools: &[PoolStock]) -> Option<i64> {
    LinesLeft::of(pools.iter()).map(|left| left.free)
}

/// How many lines of a rate its pools at an occurrence are enough for.
struct LinesLeft {
    free: i64,
    total: i64,
    numbered: bool,
}

impl LinesLeft {
    /// Of pools that are not numbered a line takes of each, so the scarcest counts; of several numbered ones a buyer chooses
    /// a place in one, so they add up. `None` without any pool.
    fn of<'pools>(pools: impl Iterator<Item = &'pools PoolStock>) -> Option<Self> {
        let mut scarcest: Option<(i64, i64)> = None;
        let mut places: Option<(i64, i64)> = None;
        for pool in pools {
            let capacity = i64::from(pool.capacity);
            if pool.numbered {
                let (free, total) = places.unwrap_or_default();
                places = Some((free + pool.free.max(0), total + capacity));
            } else {
                let lines = |of| lines_from(of, pool.units);
                let (free, total) = (lines(pool.free), lines(capacity));
                let least = |(least, fewest): (i64, i64)| (least.min(free), fewest.min(total));
                scarcest = Some(scarcest.map_or((free, total), least));
            }
        }
        let (free, total) = match (scarcest, places) {
            (Some(one), Some(other)) => (one.0.min(other.0), one.1.min(other.1)),
            (one, other) => one.or(other)?,
        };
        Some(Self {
            free,
            total,
            numbered: places.is_some(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SATURDAY: Uuid = Uuid::from_u128(6);
    const SUNDAY: Uuid = Uuid::from_u128(7);

    fn pool(free: i64) -> PoolStock {
        PoolStock {
            units: 1,
            numbered: false,
            capacity: 100,
            free,
        }
    }

    fn rate(pools: impl IntoIterator<Item = PoolStock>) -> RateStock {
        RateStock {
            is_ticket: true,
            needs_code: false,
            price: 1000,
            highest_price: 1000,
            sale_starts_at: None,
            sale_ends_at: None,
            pools: pools.into_iter().map(|pool| (None, pool)).collect(),
        }
    }

    /// The only rate, at the only occurrence.
    fn only(rate: RateStock, few_left_percent: Option<i16>) -> Sellable {
        let rates = BTreeMap::from([(Uuid::from_u128(1), rate)]);
        let mut found = sellable(&[SUNDAY], &rates, few_left_percent, Timestamp::UNIX_EPOCH);
        assert_eq!(found.len(), 1);
        found.remove(0)
    }

    fn left(pools: impl IntoIterator<Item = PoolStock>) -> (i64, i64) {
        let found = only(rate(pools), None);
        (found.free, found.total)
    }

    #[test]
    fn occurrences_come_in_their_order_and_rates_in_that_of_their_ids() {
        let everywhere = || rate([pool(1)]);
        let mut on_sunday = everywhere();
        on_sunday.pools.push(Some(SUNDAY), pool(1));
        let rates = [(2, everywhere()), (1, on_sunday)];
        let rates = rates.map(|(id, rate)| (Uuid::from_u128(id), rate)).into();
        let found = sellable(&[SUNDAY, SATURDAY], &rates, None, Timestamp::UNIX_EPOCH);
        let found: Vec<_> = found
            .iter()
            .map(|one| (one.occurrence_id, one.rate_id.as_u128()))
            .collect();
        assert_eq!(found, [(SUNDAY, 1), (SUNDAY, 2), (SATURDAY, 2)]);
    }

    #[test]
    fn a_line_takes_of_each_pool_so_that_the_scarcest_counts() {
        let table = PoolStock {
            units: 4,
            ..pool(7)
        };
        assert_eq!(left([pool(30), pool(20)]), (20, 100));
        assert_eq!(left([pool(30), table]), (1, 25));
    }

    #[test]
    fn rooms_with_places_add_up_but_one_without_room_takes_nothing_from_another() {
        let room = |free| PoolStock {
            numbered: true,
            ..pool(free)
        };
        assert_eq!(left([room(30), room(-5)]), (30, 200));
        assert_eq!(left([room(30), room(20), pool(40)]), (40, 100));
        assert!(only(rate([room(1), pool(1)]), None).numbered);
        assert!(!only(rate([pool(1)]), None).numbered);
    }

    #[test]
    fn that_its_sale_is_over_says_more_than_that_nothing_is_left_and_that_more_than_that_it_begins_later()
     {
        let state = |free, starts_at, ends_at| {
            let rate = RateStock {
                sale_starts_at: starts_at,
                sale_ends_at: ends_at,
                ..rate([pool(free)])
            };
            only(rate, Some(100)).state
        };
        let (past, future) = (Some(Timestamp::UNIX_EPOCH), Some(Timestamp::MAX));
        assert_eq!(state(0, future, None), RateState::SoldOut);
        assert_eq!(state(0, future, past), RateState::Ended);
        assert_eq!(state(1, future, None), RateState::Upcoming);
    }

    #[test]
    fn few_are_left_from_a_share_on_where_that_is_told() {
        let state = |free, percent| only(rate([pool(free)]), percent).state;
        assert_eq!(state(10, Some(10)), RateState::FewLeft);
        assert_eq!(state(11, Some(10)), RateState::OnSale);
        assert_eq!(state(1, None), RateState::OnSale);
    }

    #[test]
    fn figures_are_told_where_they_are_shown_and_never_less_than_nothing() {
        let oversold = only(rate([pool(-3)]), None);
        assert_eq!(oversold.figures(true), Some((0, 100)));
        assert_eq!(oversold.figures(false), None);
    }

    #[test]
    fn the_largest_pools_do_not_overflow() {
        let largest = || PoolStock {
            units: 1,
            numbered: true,
            capacity: i32::MAX,
            free: i64::from(i32::MAX),
        };
        let found = only(rate((0..1000).map(|_| largest())), Some(100));
        assert_eq!(found.total, i64::from(i32::MAX) * 1000);
        assert_eq!(found.state, RateState::FewLeft);
    }
}
