//! What must hold of every price there is.

use proptest::prelude::*;

use super::*;
use crate::code::{CodeEffect, CodeTerms};
use crate::offer::FreePrice;
use crate::samples::{code, id, item, now, offer, places, pool, rate};

/// More than any ticket costs, and small enough for a hundred of them to add up.
const DEAREST: i64 = i64::MAX / 200;

fn effects() -> impl Strategy<Value = CodeEffect> {
    prop_oneof![
        (1..=10_000).prop_map(CodeEffect::Percentage),
        (1..i64::MAX).prop_map(CodeEffect::Fixed),
        Just(CodeEffect::Unlock),
    ]
}

prop_compose! {
    fn codes()(effect in effects(), limited: bool, has_budget: bool, for_rates in prop::collection::vec(1_u128..5, 0..3)) -> Code {
        let rate_ids = for_rates.into_iter().map(id).collect();
        Code { terms: CodeTerms { effect, rate_ids }, pool_id: limited.then(|| id(60)), budget_pool_id: has_budget.then(|| id(61)), ..code() }
    }
}

prop_compose! {
    fn rates()(prices in prop::collection::vec((0..=DEAREST, 0..=10_000_i32, 1..=100_i32, any::<bool>()), 1..5)) -> Vec<Rate> {
        prices
            .into_iter()
            .zip(1..)
            .map(|((price, tax_rate_basis_points, units, is_free_choice), number)| Rate {
                id: id(number),
                price,
                free_price: is_free_choice.then_some(FreePrice { suggested: price, maximum: Some(DEAREST) }),
                tax_rate_basis_points,
                maximum_per_order: 100,
                pools: [RatePool { units, ..pool(40, Some(10)) }].into_iter().collect(),
                ..rate()
            })
            .collect()
    }
}

proptest! {
    #[test]
    fn a_cart_adds_up(
        rates in rates(),
        code in prop::option::of(codes()),
        wanted in prop::collection::vec((1_u128..6, 1..20_u32), 1..6),
    ) {
        let mut offer = offer(rates);
        offer.maximum_places_per_order = 100;
        let chosen = |rate: u128| {
            let rate = offer.rates.get(&id(rate)).filter(|rate| rate.free_price.is_some());
            rate.map(|rate| rate.price + (DEAREST - rate.price) / 3)
        };
        let items = wanted.iter().map(|(rate, quantity)| Item { price: chosen(*rate), ..item(*rate, *quantity) });
        let items: Vec<Item> = items.collect();
        let places = places();
        // Some samples name a rate that does not exist or a code that does not apply; those are refused.
        let Ok(cart) = price(&offer, &items, code.as_ref(), &places, now()) else { return Ok(()) };

        let count: u32 = wanted.iter().map(|(_, quantity)| quantity).sum();
        prop_assert_eq!(cart.lines.len(), count as usize);
        let sum = |amount: fn(&PricedLine<'_>) -> i64| cart.lines.iter().map(amount).sum::<i64>();
        prop_assert_eq!(cart.total.amount, sum(|line| line.price));
        prop_assert_eq!(cart.tax_total.amount, sum(|line| line.tax));
        prop_assert_eq!(cart.total.amount + cart.discount_total.amount, sum(|line| line.full_price));
        prop_assert!((0..=cart.total.amount).contains(&cart.tax_total.amount));
        let has_budget = code.as_ref().is_some_and(|code| code.budget_pool_id.is_some());
        let of_budget = cart.lines.iter().flat_map(|line| &line.stock).filter(|need| need.pool_id == id(61));
        let of_budget: i64 = of_budget.map(|need| i64::from(need.units)).sum();
        let expected = cart.discount_total.amount.min(i64::from(i32::MAX));
        prop_assert_eq!(of_budget, if has_budget { expected } else { 0 });
        let of_items = items.iter().flat_map(|item| std::iter::repeat_n(item.price, item.wanted.lines() as usize));
        for (line, chosen) in cart.lines.iter().zip(of_items) {
            // What a buyer chose is what the line costs, whatever the code.
            prop_assert!(chosen.is_none_or(|chosen| (line.price, line.full_price) == (chosen, chosen)));
        }
    }

    #[test]
    fn a_line_never_costs_less_than_nothing_nor_more_than_without_the_code(
        full_price in 0..=DEAREST,
        tax_rate_basis_points in 0..=10_000_i32,
        effect in effects(),
    ) {
        let offer = offer([Rate { price: full_price, tax_rate_basis_points, ..rate() }]);
        let terms = CodeTerms { effect, ..code().terms };
        let (code, places) = (Code { terms, ..code() }, places());
        let cart = price(&offer, &[item(1, 1)], Some(&code), &places, now()).expect("on sale");
        let line = &cart.lines[0];
        prop_assert!((0..=full_price).contains(&line.price));
        prop_assert!((0..=line.price).contains(&line.tax));
        prop_assert_eq!(line.tax, tax_in_gross(line.price, tax_rate_basis_points));
    }

    #[test]
    fn a_line_takes_each_pool_once(units in 1..=100_i32, code in codes()) {
        let pool = |number| RatePool { units, ..pool(number, Some(10)) };
        // Pool 60 is where the code counts its uses.
        let offer = offer([Rate { pools: [pool(40), pool(60)].into_iter().collect(), ..rate() }]);
        let terms = CodeTerms { rate_ids: Vec::new(), ..code.terms };
        let code = Code { terms, ..code };
        let places = places();
        let cart = price(&offer, &[item(1, 1)], Some(&code), &places, now()).expect("on sale");
        let stock = &cart.lines[0].stock;
        let mut pools: Vec<Uuid> = stock.iter().map(|need| need.pool_id).collect();
        pools.dedup();
        prop_assert_eq!(pools.len(), stock.len());
        let all: i32 = stock.iter().filter(|need| need.pool_id != id(61)).map(|need| need.units).sum();
        prop_assert_eq!(all, 2 * units + i32::from(code.pool_id.is_some()));
    }
}
