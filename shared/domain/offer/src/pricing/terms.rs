//! Whether what a buyer wants may be sold at all: dates, windows of sale, codes that are needed, how many.

use std::collections::HashMap;

use guichet_order::FieldError;
use jiff::Timestamp;
use serde::Serialize;
use uuid::Uuid;

use super::{Choice, QuantityOutOfRange, Refusal};
use crate::code::{Code, CodeRefusal, CodeTerms, is_open_to};
use crate::item::Item;
use crate::obstacle::{Obstacle, closing};
use crate::offer::{Occurrence, Offer, Rate};

/// Something that is not sold now.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct ClosedSale {
    /// The date.
    pub occurrence_id: Uuid,
    /// The rate.
    pub rate_id: Uuid,
    /// Why not.
    pub state: ClosedState,
    /// When the sale opens, if it will.
    pub sale_starts_at: Option<Timestamp>,
}

/// Why it is not sold now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ClosedState {
    /// Not yet.
    Upcoming,
    /// No more.
    Ended,
    /// The event or this date has been called off.
    Cancelled,
}

/// Finds what the items name; the error names every item that names nothing on offer.
pub(super) fn choose<'offer>(
    offer: &'offer Offer,
    items: &[Item],
) -> Result<Vec<Choice<'offer>>, Refusal> {
    let mut chosen = Vec::with_capacity(items.len());
    let mut errors = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let occurrence = offer.occurrences.get(&item.occurrence_id);
        let rate = offer.rates.get(&item.rate_id);
        if occurrence.is_none() {
            errors.push(FieldError::new(
                format!("/items/{index}/occurrence_id"),
                "a date of the event",
            ));
        }
        if rate.is_none() {
            errors.push(FieldError::new(
                format!("/items/{index}/rate_id"),
                "a rate of the event",
            ));
        }
        let (Some(occurrence), Some(rate)) = (occurrence, rate) else {
            continue;
        };
        let pools: Vec<_> = rate.pools.at(occurrence.id).collect();
        if pools.is_empty() {
            errors.push(FieldError::new(
                format!("/items/{index}/rate_id"),
                "a rate sold for this date",
            ));
        } else {
            chosen.push(Choice {
                occurrence,
                rate,
                pools,
            });
        }
    }
    if errors.is_empty() {
        Ok(chosen)
    } else {
        Err(Refusal::Fields(errors))
    }
}

/// Refuses prices that a buyer may not choose; the error names each of them, and what is legal.
pub(super) fn check_prices(items: &[Item], chosen: &[Choice<'_>]) -> Result<(), Refusal> {
    let checked = items.iter().zip(chosen).enumerate();
    let errors = checked.filter_map(|(index, (item, choice))| {
        let legal = choice.rate.check_price(item.price).err()?;
        Some(FieldError::new(format!("/items/{index}/price"), legal))
    });
    let errors: Vec<FieldError> = errors.collect();
    if errors.is_empty() {
        Ok(())
    } else {
        Err(Refusal::Fields(errors))
    }
}

/// Refuses a code that changes nothing, and rates that need one which was not given.
pub(super) fn check_codes(chosen: &[Choice<'_>], code: Option<&Code>) -> Result<(), Refusal> {
    let terms = code.map(|code| &code.terms);
    let is_open = |rate: &Rate| is_open_to(terms, rate.id, rate.needs_code);
    if let Some(choice) = chosen.iter().find(|choice| !is_open(choice.rate)) {
        return Err(Refusal::CodeRequired {
            rate_id: choice.rate.id,
        });
    }
    let is_used = |terms: &CodeTerms| {
        let mut rates = chosen.iter().map(|choice| choice.rate);
        rates.any(|rate| rate.uses(terms))
    };
    if terms.is_none_or(is_used) {
        Ok(())
    } else {
        Err(Refusal::Code(CodeRefusal::AppliesToNothing))
    }
}

/// Refuses what is not sold at `now`.
pub(super) fn check_sale(
    offer: &Offer,
    chosen: &[Choice<'_>],
    now: Timestamp,
) -> Result<(), Refusal> {
    let closed: Vec<ClosedSale> = chosen
        .iter()
        .filter_map(|choice| {
            let state = closed_state(offer, choice.occurrence, choice.rate, now)?;
            Some(ClosedSale {
                occurrence_id: choice.occurrence.id,
                rate_id: choice.rate.id,
                state,
                sale_starts_at: choice
                    .rate
                    .sale_starts_at
                    .filter(|_| state == ClosedState::Upcoming),
            })
        })
        .collect();
    if closed.is_empty() {
        Ok(())
    } else {
        Err(Refusal::SaleClosed(closed))
    }
}

fn closed_state(
    offer: &Offer,
    occurrence: &Occurrence,
    rate: &Rate,
    now: Timestamp,
) -> Option<ClosedState> {
    closing(offer, occurrence, rate, now).find_map(|obstacle| match obstacle {
        Obstacle::EventNotPublished | Obstacle::DateCancelled => Some(ClosedState::Cancelled),
        Obstacle::DateOver | Obstacle::SaleEnded => Some(ClosedState::Ended),
        Obstacle::SaleUpcoming => Some(ClosedState::Upcoming),
        Obstacle::NotAtThisDate
        | Obstacle::CodeRequired
        | Obstacle::MinimumTooHigh
        | Obstacle::TicketNotSold => None,
    })
}

/// Refuses fewer or more of a rate than it allows, over all dates, and more lines than the event allows.
pub(super) fn check_quantities(
    offer: &Offer,
    items: &[Item],
    chosen: &[Choice<'_>],
) -> Result<(), Refusal> {
    let mut wanted: HashMap<Uuid, (u32, &Rate)> = HashMap::new();
    for (item, choice) in items.iter().zip(chosen) {
        let (count, _) = wanted.entry(choice.rate.id).or_insert((0, choice.rate));
        *count = count.saturating_add(item.wanted.lines());
    }
    for choice in chosen {
        let (count, rate) = wanted[&choice.rate.id];
        let (minimum, maximum) = (
            count_of(rate.minimum_per_order),
            count_of(rate.maximum_per_order),
        );
        if !(minimum..=maximum).contains(&count) {
            let rate_id = Some(rate.id);
            return Err(Refusal::Quantity(QuantityOutOfRange {
                rate_id,
                wanted: count,
                minimum,
                maximum,
            }));
        }
    }
    let count = items
        .iter()
        .map(|item| item.wanted.lines())
        .fold(0, u32::saturating_add);
    let maximum = count_of(offer.maximum_places_per_order);
    if count > maximum {
        return Err(Refusal::Quantity(QuantityOutOfRange {
            rate_id: None,
            wanted: count,
            minimum: 1,
            maximum,
        }));
    }
    Ok(())
}

/// A number that the schema keeps positive.
fn count_of(number: i16) -> u32 {
    u32::try_from(number).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::super::price;
    use super::*;
    use crate::code::CodeEffect;
    use crate::offer::FreePrice;
    use crate::samples::{code, code_for, id, item, item_at, now, occurrence, offer, places, rate};

    const SECOND: SignedDuration = SignedDuration::from_secs(1);

    fn refused(
        offer: &Offer,
        items: &[Item],
        code: Option<&Code>,
        at: Timestamp,
    ) -> Option<Refusal> {
        price(offer, items, code, &places(), at).err()
    }

    #[test]
    fn every_item_that_names_nothing_on_offer_is_told() {
        let offer = offer([rate()]);
        let elsewhere = Item {
            occurrence_id: id(77),
            ..item(1, 1)
        };
        let Some(Refusal::Fields(errors)) =
            refused(&offer, &[item(8, 1), item(1, 1), elsewhere], None, now())
        else {
            panic!("not refused");
        };
        let fields: Vec<&str> = errors.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(fields, ["/items/0/rate_id", "/items/2/occurrence_id"]);
    }

    #[test]
    fn a_rate_is_sold_from_its_first_moment_until_just_before_its_last() {
        let window = Rate {
            sale_starts_at: Some(now()),
            sale_ends_at: Some(now() + SECOND),
            ..rate()
        };
        let offer = offer([window]);
        let state = |at| match refused(&offer, &[item(1, 1)], None, at) {
            Some(Refusal::SaleClosed(closed)) => Some((closed[0].state, closed[0].sale_starts_at)),
            other => other.map(|refusal| panic!("{refusal:?}")),
        };
        assert_eq!(
            state(now() - SECOND),
            Some((ClosedState::Upcoming, Some(now())))
        );
        assert_eq!(state(now()), None);
        assert_eq!(state(now() + SECOND), Some((ClosedState::Ended, None)));
    }

    #[test]
    fn a_date_that_is_over_or_called_off_is_not_sold() {
        let mut offer = offer([rate()]);
        let over = refused(&offer, &[item(1, 1)], None, occurrence().ends_at);
        assert!(
            matches!(over, Some(Refusal::SaleClosed(closed)) if closed[0].state == ClosedState::Ended)
        );
        offer
            .occurrences
            .get_mut(&id(10))
            .expect("the sample has it")
            .cancelled = true;
        let off = refused(&offer, &[item(1, 1)], None, now());
        assert!(
            matches!(off, Some(Refusal::SaleClosed(closed)) if closed[0].state == ClosedState::Cancelled)
        );
    }

    #[test]
    fn a_hidden_rate_needs_a_code_that_names_it() {
        let hidden = Rate {
            id: id(2),
            needs_code: true,
            ..rate()
        };
        let offer = offer([rate(), hidden]);
        let items = [item(1, 1), item(2, 1)];
        let refusal = || Some(Refusal::CodeRequired { rate_id: id(2) });
        assert_eq!(refused(&offer, &items, None, now()), refusal());
        assert_eq!(refused(&offer, &items, Some(&code()), now()), refusal());
        let unlocking = code_for(&[2]);
        assert_eq!(refused(&offer, &items, Some(&unlocking), now()), None);
    }

    fn donation() -> Rate {
        let (suggested, maximum) = (1500, Some(5000));
        Rate {
            id: id(2),
            price: 500,
            free_price: Some(FreePrice { suggested, maximum }),
            ..rate()
        }
    }

    #[test]
    fn a_price_is_chosen_within_its_limits_and_only_where_it_is_free() {
        let offer = offer([rate(), donation()]);
        let legal = |items: &[Item]| match refused(&offer, items, None, now()) {
            None => Vec::new(),
            Some(Refusal::Fields(errors)) => {
                let told = errors.into_iter().map(|error| (error.field, error.legal));
                told.collect()
            }
            Some(other) => panic!("{other:?}"),
        };
        let wrong = |field: &str, legal: &str| (field.to_owned(), legal.to_owned());
        let range = "from 500 to 5000, in minor units";
        assert_eq!(legal(&[item_at(2, 1, 500), item_at(2, 1, 5000)]), []);
        let errors = legal(&[item_at(2, 1, 499), item(2, 1), item_at(2, 1, 5001)]);
        let named = ["/items/0/price", "/items/1/price", "/items/2/price"];
        assert_eq!(errors, named.map(|field| wrong(field, range)));
        let fixed = wrong("/items/0/price", "absent, as the price is fixed");
        assert_eq!(legal(&[item_at(1, 1, 1000)]), [fixed]);
    }

    #[test]
    fn a_code_takes_nothing_off_a_price_that_is_chosen_and_is_not_used_by_it() {
        let offer = offer([rate(), donation()]);
        let half = Code {
            terms: CodeTerms {
                effect: CodeEffect::Percentage(5000),
                rate_ids: Vec::new(),
            },
            pool_id: Some(id(60)),
            ..code()
        };
        let alone = refused(&offer, &[item_at(2, 1, 2000)], Some(&half), now());
        assert_eq!(alone, Some(Refusal::Code(CodeRefusal::AppliesToNothing)));
        let (items, places) = ([item(1, 1), item_at(2, 1, 2000)], places());
        let cart = price(&offer, &items, Some(&half), &places, now()).expect("on sale");
        let prices: Vec<i64> = cart.lines.iter().map(|line| line.price).collect();
        assert_eq!(prices, [500, 2000]);
        let uses = cart.lines.iter().flat_map(|line| &line.stock);
        let uses = uses.filter(|need| need.pool_id == id(60)).count();
        assert_eq!((cart.discount_total.amount, uses), (500, 1));
    }

    #[test]
    fn a_code_that_changes_nothing_is_refused_rather_than_ignored() {
        let offer = offer([rate()]);
        let refusal = refused(&offer, &[item(1, 1)], Some(&code_for(&[2])), now());
        assert_eq!(refusal, Some(Refusal::Code(CodeRefusal::AppliesToNothing)));
    }

    #[test]
    fn the_limits_of_a_rate_count_all_its_items_together() {
        let offer = offer([Rate {
            minimum_per_order: 2,
            maximum_per_order: 3,
            ..rate()
        }]);
        let out = |wanted| {
            let (minimum, maximum) = (2, 3);
            Some(Refusal::Quantity(QuantityOutOfRange {
                rate_id: Some(id(1)),
                wanted,
                minimum,
                maximum,
            }))
        };
        assert_eq!(refused(&offer, &[item(1, 1)], None, now()), out(1));
        assert_eq!(
            refused(&offer, &[item(1, 1), item(1, 1)], None, now()),
            None
        );
        assert_eq!(
            refused(&offer, &[item(1, 2), item(1, 2)], None, now()),
            out(4)
        );
    }

    #[test]
    fn an_order_has_no_more_lines_than_the_event_allows() {
        let mut offer = offer([
            rate(),
            Rate {
                id: id(2),
                ..rate()
            },
        ]);
        offer.maximum_places_per_order = 4;
        assert_eq!(
            refused(&offer, &[item(1, 2), item(2, 2)], None, now()),
            None
        );
        let refusal = refused(&offer, &[item(1, 2), item(2, 3)], None, now());
        let out = QuantityOutOfRange {
            rate_id: None,
            wanted: 5,
            minimum: 1,
            maximum: 4,
        };
        assert_eq!(refusal, Some(Refusal::Quantity(out)));
    }
}
