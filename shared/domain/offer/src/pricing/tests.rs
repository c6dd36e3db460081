//! Examples of prices.

use super::*;
use crate::code::{CodeEffect, CodeTerms};
use crate::samples::{code, code_for, id, item, now, offer, places, pool, rate, seats};

fn lines<'offer>(offer: &'offer Offer, items: &[Item], code: Option<&'offer Code>) -> Cart<'offer> {
    // Leaked so that tests need not name the map's lifetime.
    price(offer, items, code, Box::leak(Box::new(places())), now()).expect("on sale")
}

/// A pool of numbered places.
fn room(number: u128) -> RatePool {
    RatePool {
        numbered: true,
        ..pool(number, Some(10))
    }
}

#[test]
fn each_unit_is_a_line_with_the_tax_of_its_own_price() {
    let offer = offer([Rate {
        price: 1250,
        tax_rate_basis_points: 550,
        ..rate()
    }]);
    let cart = lines(&offer, &[item(1, 3)], None);
    assert_eq!(cart.lines.len(), 3);
    assert!(
        cart.lines
            .iter()
            .all(|line| (line.price, line.tax) == (1250, 65))
    );
    assert_eq!(
        (
            cart.total.amount,
            cart.tax_total.amount,
            cart.discount_total.amount
        ),
        (3750, 195, 0)
    );
}

#[test]
fn a_code_is_counted_once_for_each_line_it_applies_to() {
    let code = Code {
        pool_id: Some(id(99)),
        terms: CodeTerms {
            effect: CodeEffect::Fixed(500),
            ..code_for(&[1]).terms
        },
        ..code()
    };
    let offer = offer([
        rate(),
        Rate {
            id: id(2),
            ..rate()
        },
    ]);
    let cart = lines(&offer, &[item(1, 2), item(2, 1)], Some(&code));
    let uses = |line: &PricedLine<'_>| {
        line.stock
            .iter()
            .filter(|need| need.pool_id == id(99))
            .count()
    };
    assert_eq!(cart.lines.iter().map(uses).collect::<Vec<_>>(), [1, 1, 0]);
    assert_eq!(
        cart.lines.iter().map(|line| line.price).collect::<Vec<_>>(),
        [500, 500, 1000]
    );
    assert_eq!(cart.discount_total.amount, 1000);
}

#[test]
fn a_line_takes_the_units_of_every_pool_of_its_rate_once() {
    let table = RatePool {
        units: 4,
        ..pool(40, None)
    };
    let offer = offer([Rate {
        pools: [table, pool(41, None)].into_iter().collect(),
        ..rate()
    }]);
    // The code counts its uses in a pool that the rate takes from as well.
    let code = Code {
        pool_id: Some(id(41)),
        ..code()
    };
    let cart = lines(&offer, &[item(1, 1)], Some(&code));
    let need = |pool, units| Need {
        pool_id: id(pool),
        units,
        place_id: None,
    };
    assert_eq!(cart.lines[0].stock, [need(40, 4), need(41, 2)]);
}

#[test]
fn a_place_takes_its_own_pool_of_those_the_rate_is_sold_in() {
    let offer = offer([Rate {
        pools: [room(50), room(51)].into_iter().collect(),
        ..rate()
    }]);
    let cart = lines(&offer, &[seats(1, &[501])], None);
    assert_eq!(
        cart.lines[0].stock,
        [Need {
            pool_id: id(50),
            units: 1,
            place_id: Some(id(501))
        }]
    );
    assert_eq!(
        cart.lines[0].place.map(|(_, place)| &*place.label),
        Some("A 1")
    );
}

#[test]
fn a_place_of_another_pool_is_refused_by_its_field() {
    let offer = offer([Rate {
        pools: [room(50)].into_iter().collect(),
        ..rate()
    }]);
    let places = places();
    let refusal = price(&offer, &[seats(1, &[501, 511, 999])], None, &places, now()).unwrap_err();
    let Refusal::Fields(errors) = refusal else {
        panic!("{refusal:?}")
    };
    let fields: Vec<&str> = errors.iter().map(|error| error.field.as_str()).collect();
    assert_eq!(fields, ["/items/0/places/1", "/items/0/places/2"]);
}

#[test]
fn numbered_places_are_not_sold_by_the_dozen_nor_others_by_name() {
    let offer = offer([
        rate(),
        Rate {
            id: id(2),
            pools: [room(50)].into_iter().collect(),
            ..rate()
        },
    ]);
    let places = places();
    let refusal = price(
        &offer,
        &[seats(1, &[501]), item(2, 1)],
        None,
        &places,
        now(),
    )
    .unwrap_err();
    let Refusal::Fields(errors) = refusal else {
        panic!("{refusal:?}")
    };
    let fields: Vec<&str> = errors.iter().map(|error| error.field.as_str()).collect();
    assert_eq!(fields, ["/items/0", "/items/1"]);
}

#[test]
fn a_sum_that_no_money_can_pay_is_refused() {
    let offer = offer([Rate {
        price: i64::MAX,
        ..rate()
    }]);
    let places = places();
    let refusal = price(&offer, &[item(1, 2)], None, &places, now()).unwrap_err();
    assert_eq!(refusal, Refusal::TooMuch(MoneyError::Overflow));
}
