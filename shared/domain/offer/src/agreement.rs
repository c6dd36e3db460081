//! What is shown of a rate, and what an order of it is told, are one and the same.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;

use crate::offer::{Occurrence, Offer, Rate, RatePool};
use crate::pricing::{Refusal, price};
use crate::sale::RateState;
use crate::samples::{id, item, now, occurrence, offer, places, pool, rate};
use crate::stock::{PoolStock, RateStock, Sellable, sellable};

/// The only rate of an offer at its only date, as it is shown with so much left in its pools.
fn shown(rate: &Rate, pools: &[(RatePool, i64)], at: Timestamp) -> Option<Sellable> {
    let stock = |(pool, free): &(RatePool, i64)| PoolStock {
        units: pool.units,
        numbered: pool.numbered,
        capacity: 1_000,
        free: *free,
    };
    let pools = pools.iter().map(|one| (one.0.occurrence_id, stock(one)));
    let rate_stock = RateStock {
        is_ticket: true,
        needs_code: rate.needs_code,
        price: rate.price,
        highest_price: rate.price,
        sale_starts_at: rate.sale_starts_at,
        sale_ends_at: rate.sale_ends_at,
        pools: pools.collect(),
    };
    let rates = BTreeMap::from([(rate.id, rate_stock)]);
    sellable(&[id(10)], &rates, None, at).pop()
}

/// An offer of which orders may be large.
fn selling(rate: Rate) -> Offer {
    Offer {
        maximum_places_per_order: 100,
        ..offer([Rate {
            maximum_per_order: 100,
            ..rate
        }])
    }
}

/// Whether there is room for an order of so many.
fn fits(offer: &Offer, wanted: u32, pools: &[(RatePool, i64)]) -> bool {
    let places = places();
    let cart = price(offer, &[item(1, wanted)], None, &places, now()).expect("on sale");
    pools.iter().all(|(pool, free)| {
        let needs = cart.lines.iter().flat_map(|line| &line.stock);
        let of_pool = needs.filter(|need| need.pool_id == pool.pool_id);
        of_pool.map(|need| i64::from(need.units)).sum::<i64>() <= *free
    })
}

fn pools() -> impl Strategy<Value = Vec<(RatePool, i64)>> {
    let one = (any::<bool>(), 1..=5_i32, 0..=60_i64);
    prop::collection::vec(one, 1..4).prop_map(|pools| {
        let numbered = pools.into_iter().zip(40..);
        numbered
            .map(|((is_shared, units, free), number)| {
                let occurrence = (!is_shared).then_some(10);
                let pool = RatePool {
                    units,
                    ..pool(number, occurrence)
                };
                (pool, free)
            })
            .collect()
    })
}

proptest! {
    #[test]
    fn as_many_as_are_shown_can_be_had_and_no_more(pools in pools()) {
        let rate = Rate { pools: pools.iter().map(|(pool, _)| pool.clone()).collect(), ..rate() };
        let left = shown(&rate, &pools, now()).expect("sold here").free;
        let offer = selling(rate);
        let left = u32::try_from(left).expect("no more than sixty");
        prop_assert!(left == 0 || fits(&offer, left, &pools));
        prop_assert!(!fits(&offer, left + 1, &pools));
    }

    #[test]
    fn what_is_shown_as_on_sale_is_sold_and_nothing_else(
        from in prop::option::of(-2..=2_i64),
        until in prop::option::of(-2..=2_i64),
        ends in -2..=2_i64,
    ) {
        let second = |second| now() + SignedDuration::from_secs(second);
        let (sale_starts_at, sale_ends_at) = (from.map(second), until.map(second));
        let rate = Rate { sale_starts_at, sale_ends_at, ..rate() };
        let mut offer = selling(rate.clone());
        let date = Occurrence { ends_at: second(ends), ..occurrence() };
        let is_coming = date.ends_at > now();
        offer.occurrences.insert(date.id, date);

        // Of a date that is over nothing is shown.
        let row = shown(&rate, &[(pool(40, Some(10)), 9)], now()).filter(|_| is_coming);
        let places = places();
        let priced = price(&offer, &[item(1, 1)], None, &places, now());
        prop_assert_eq!(priced.is_ok(), row.is_some_and(|row| row.state == RateState::OnSale));
        let is_closed = matches!(priced, Err(Refusal::SaleClosed(_)));
        prop_assert!(priced.is_ok() || is_closed);
    }
}
