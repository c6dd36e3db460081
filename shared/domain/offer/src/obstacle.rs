//! Why a rate is not sold at a date: what refuses an order, and what an organizer is told who asks.

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use crate::code::{CodeTerms, is_open_to};
use crate::offer::{Occurrence, Offer, Rate};
use crate::sale::SalePeriod;

/// What keeps a rate from being sold at a date at one moment, whatever is left of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Obstacle {
    /// It takes of no capacity that the date has.
    NotAtThisDate,
    /// It needs a code that is for it.
    CodeRequired,
    /// The event is not announced, or was called off.
    EventNotPublished,
    /// The date was called off.
    DateCancelled,
    /// The date has ended.
    DateOver,
    /// Its own sale has ended.
    SaleEnded,
    /// Its own sale has not begun.
    SaleUpcoming,
    /// An order must have more of it, with the tickets that it needs, than it may have places.
    MinimumTooHigh,
    /// None of the tickets that it is sold beside is sold.
    TicketNotSold,
}

/// All that keeps `rate` from being sold at `occurrence` at `now` to a buyer with this code, or with none. What comes first
/// is what a buyer is told.
pub fn obstacles(
    offer: &Offer,
    occurrence: &Occurrence,
    rate: &Rate,
    code: Option<&CodeTerms>,
    now: Timestamp,
) -> Vec<Obstacle> {
    let has_ticket = rate.requires.is_empty()
        || tickets(offer, rate).any(|ticket| {
            let mut dates = offer.occurrences.values();
            dates.any(|date| own(offer, date, ticket, code, now).next().is_none())
        });
    own(offer, occurrence, rate, code, now)
        .chain((!has_ticket).then_some(Obstacle::TicketNotSold))
        .collect()
}

/// The rates of the tickets that a rate is sold beside.
fn tickets<'offer>(offer: &'offer Offer, rate: &Rate) -> impl Iterator<Item = &'offer Rate> {
    let product_ids = rate.requires.iter().map(|required| required.product_id);
    let product_ids: Vec<Uuid> = product_ids.collect();
    let rates = offer.rates.values();
    rates.filter(move |ticket| product_ids.contains(&ticket.product_id))
}

/// Those of them that are the rate's own, whatever it is sold beside.
fn own(
    offer: &Offer,
    occurrence: &Occurrence,
    rate: &Rate,
    code: Option<&CodeTerms>,
    now: Timestamp,
) -> impl Iterator<Item = Obstacle> {
    let at_this_date = rate.pools.at(occurrence.id).next().is_some();
    let is_open = is_open_to(code, rate.id, rate.needs_code);
    let general = [
        (Obstacle::NotAtThisDate, !at_this_date),
        (Obstacle::CodeRequired, !is_open),
        (Obstacle::MinimumTooHigh, is_minimum_too_high(offer, rate)),
    ];
    let general = general.into_iter().filter(|(_, stands)| *stands);
    general
        .map(|(obstacle, _)| obstacle)
        .chain(closing(offer, occurrence, rate, now))
}

fn is_minimum_too_high(offer: &Offer, rate: &Rate) -> bool {
    let least = i32::from(rate.minimum_per_order);
    let for_each_ticket = rate.requires.iter().map(|required| required.maximum).max();
    let tickets = for_each_ticket.map_or(0, |most| {
        let most = i32::from(most).max(1);
        (least + most - 1) / most
    });
    least > i32::from(rate.maximum_per_order)
        || least + tickets > i32::from(offer.maximum_places_per_order)
}

/// Those of them that close the sale at `now` for everybody.
pub(crate) fn closing(
    offer: &Offer,
    occurrence: &Occurrence,
    rate: &Rate,
    now: Timestamp,
) -> impl Iterator<Item = Obstacle> {
    let period = rate.sale_period(now);
    let closing = [
        (Obstacle::EventNotPublished, !offer.published),
        (Obstacle::DateCancelled, occurrence.cancelled),
        (Obstacle::DateOver, occurrence.ends_at <= now),
        (Obstacle::SaleEnded, period == SalePeriod::Ended),
        (Obstacle::SaleUpcoming, period == SalePeriod::Upcoming),
    ];
    let closing = closing.into_iter().filter(|(_, stands)| *stands);
    closing.map(|(obstacle, _)| obstacle)
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;
    use proptest::prelude::*;

    use super::*;
    use crate::offer::Requirement;
    use crate::pricing::price;
    use crate::samples::{code_for, id, item, now, occurrence, offer, places, pool, rate};

    /// Some hours from now, or at no time.
    fn moments() -> impl Strategy<Value = Option<Timestamp>> {
        let hours = -2..=2_i64;
        prop::option::of(hours.prop_map(|hours| now() + SignedDuration::from_hours(hours)))
    }

    prop_compose! {
        fn rates()(
            (sale_starts_at, sale_ends_at) in (moments(), moments()),
            needs_code: bool,
            minimum_per_order in 1..=4_i16,
            maximum_per_order in 1..=4_i16,
            sold_at in prop::option::of(10..=11_u128),
            beside in prop::option::of(1..=2_i16),
        ) -> Rate {
            let pools = [pool(40, sold_at)].into_iter().collect();
            let requires = beside.map(|maximum| Requirement { product_id: id(4), maximum });
            let requires = requires.into_iter().collect();
            Rate { sale_starts_at, sale_ends_at, needs_code, minimum_per_order, maximum_per_order, requires, pools, ..rate() }
        }
    }

    proptest! {
        #[test]
        fn the_least_that_an_order_may_have_is_sold_where_no_obstacle_is(
            rate in rates(),
            published: bool,
            cancelled: bool,
            ends_at in moments(),
            code in prop::option::of(prop_oneof![Just(code_for(&[1])), Just(code_for(&[1, 2]))]),
            (ticket_starts_at, ticket_needs_code) in (moments(), any::<bool>()),
        ) {
            let date = occurrence();
            let date = Occurrence { cancelled, ends_at: ends_at.unwrap_or(date.ends_at), ..date };
            let ticket = Rate {
                id: id(2),
                product_id: id(4),
                sale_starts_at: ticket_starts_at,
                needs_code: ticket_needs_code,
                ..crate::samples::rate()
            };
            let mut offer = offer([rate.clone(), ticket]);
            offer.published = published;
            offer.maximum_places_per_order = 3;
            offer.occurrences.insert(date.id, date.clone());
            let least = u32::try_from(rate.minimum_per_order).expect("positive");
            let beside = rate.requires.iter().map(|required| u32::try_from(required.maximum).expect("positive"));
            let beside = beside.map(|most| item(2, least.div_ceil(most)));
            let items: Vec<_> = std::iter::once(item(1, least)).chain(beside).collect();
            let places = places();
            let sold = price(&offer, &items, code.as_ref(), &places, now());
            let terms = code.as_ref().map(|code| &code.terms);
            let obstacles = obstacles(&offer, &date, &rate, terms, now());
            prop_assert_eq!(sold.is_ok(), obstacles.is_empty(), "{:?} {:?}", sold.err(), obstacles);
        }
    }

    #[test]
    fn everything_that_stands_in_the_way_is_told_at_once() {
        let rate = Rate {
            sale_starts_at: Some(now() + SignedDuration::from_hours(1)),
            needs_code: true,
            minimum_per_order: 11,
            pools: [pool(40, Some(12))].into_iter().collect(),
            ..rate()
        };
        let mut offer = offer([rate.clone()]);
        offer.published = false;
        let date = Occurrence {
            cancelled: true,
            ends_at: now(),
            ..occurrence()
        };
        let all = [
            Obstacle::NotAtThisDate,
            Obstacle::CodeRequired,
            Obstacle::MinimumTooHigh,
            Obstacle::EventNotPublished,
            Obstacle::DateCancelled,
            Obstacle::DateOver,
            Obstacle::SaleUpcoming,
        ];
        assert_eq!(obstacles(&offer, &date, &rate, None, now()), all);
        let one = Rate { id: id(1), ..rate };
        let ended = Rate {
            sale_starts_at: None,
            sale_ends_at: Some(now()),
            ..one
        };
        let last = obstacles(&offer, &date, &ended, None, now()).pop();
        assert_eq!(last, Some(Obstacle::SaleEnded));
    }
}
