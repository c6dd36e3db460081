//! A small offer for unit tests: one date (10), one rate (1) of 10.00 from pool 40; places 501 and 502 in pool
//! 50, 511 in pool 51.

use std::collections::HashMap;

use guichet_order::{Currency, Text};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::code::{Code, CodeEffect, CodeTerms};
use crate::item::{Item, Wanted};
use crate::offer::{Occurrence, Offer, Place, Places, Rate, RatePool};

pub(crate) fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

pub(crate) fn now() -> Timestamp {
    Timestamp::from_second(1_800_000_000).expect("within the calendar")
}

pub(crate) fn occurrence() -> Occurrence {
    Occurrence {
        id: id(10),
        cancelled: false,
        starts_at: now() + SignedDuration::from_hours(48),
        ends_at: now() + SignedDuration::from_hours(51),
        time_zone: "Europe/Paris".into(),
        venue_name: "La Halle".into(),
        city: "Lyon".into(),
    }
}

pub(crate) fn rate() -> Rate {
    Rate {
        id: id(1),
        product_id: id(3),
        product_name: Text::new("Place", "Ticket"),
        tax_rate_basis_points: 550,
        name: Text::new("Plein tarif", "Full price"),
        price: 1000,
        free_price: None,
        sale_starts_at: None,
        sale_ends_at: None,
        needs_code: false,
        minimum_per_order: 1,
        maximum_per_order: 10,
        requires: Vec::new(),
        pools: [pool(40, Some(10))].into_iter().collect(),
    }
}

/// A pool of an occurrence, or of all.
pub(crate) fn pool(number: u128, occurrence: Option<u128>) -> RatePool {
    RatePool {
        pool_id: id(number),
        occurrence_id: occurrence.map(id),
        units: 1,
        numbered: false,
    }
}

pub(crate) fn offer(rates: impl IntoIterator<Item = Rate>) -> Offer {
    Offer {
        published: true,
        currency: Currency::EUR,
        maximum_places_per_order: 10,
        occurrences: HashMap::from([(id(10), occurrence())]),
        rates: rates.into_iter().map(|rate| (rate.id, rate)).collect(),
    }
}

pub(crate) fn code() -> Code {
    Code {
        id: id(60),
        text: "CODE".into(),
        terms: CodeTerms {
            effect: CodeEffect::Unlock,
            rate_ids: Vec::new(),
        },
        valid_from: None,
        valid_until: None,
        pool_id: None,
        budget_pool_id: None,
    }
}

/// One for these rates.
pub(crate) fn code_for(rates: &[u128]) -> Code {
    let rate_ids = rates.iter().copied().map(id).collect();
    Code {
        terms: CodeTerms {
            rate_ids,
            ..code().terms
        },
        ..code()
    }
}

pub(crate) fn places() -> Places {
    let place = |pool: u128, label: &str| Place {
        pool_id: id(pool),
        label: label.into(),
    };
    HashMap::from([
        (id(501), place(50, "A 1")),
        (id(502), place(50, "A 2")),
        (id(511), place(51, "B 1")),
    ])
}

pub(crate) fn item(rate: u128, quantity: u32) -> Item {
    Item {
        occurrence_id: id(10),
        rate_id: id(rate),
        wanted: Wanted::Quantity(quantity),
        price: None,
    }
}

pub(crate) fn seats(rate: u128, places: &[u128]) -> Item {
    let places = places.iter().copied().map(id).collect();
    Item {
        occurrence_id: id(10),
        rate_id: id(rate),
        wanted: Wanted::Places(places),
        price: None,
    }
}

/// So many at a price that the buyer chose.
pub(crate) fn item_at(rate: u128, quantity: u32, price: i64) -> Item {
    Item {
        price: Some(price),
        ..item(rate, quantity)
    }
}
