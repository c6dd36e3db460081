//! From what a buyer wants to the lines of an order: each with its price, the tax in it and what it takes of
//! the stock. No clock, no database: what is on offer and what time it is are given.

#[cfg(test)]
mod properties;
mod requirements;
mod terms;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use guichet_money::{Money, MoneyError, tax_in_gross};
use guichet_order::FieldError;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::code::{Code, CodeRefusal};
use crate::item::{Item, Wanted};
use crate::offer::{Occurrence, Offer, Place, Places, Rate, RatePool};

pub use requirements::MissingTickets;
pub use terms::{ClosedSale, ClosedState};

/// An order's lines, priced.
#[derive(Debug)]
pub struct Cart<'offer> {
    /// In the order of the items.
    pub lines: Vec<PricedLine<'offer>>,
    /// What it was priced with.
    pub code: Option<&'offer Code>,
    /// The sum of the lines' prices.
    pub total: Money,
    /// The tax contained in it.
    pub tax_total: Money,
    /// What the code takes off.
    pub discount_total: Money,
}

/// One line, priced; amounts in minor units.
#[derive(Debug)]
pub struct PricedLine<'offer> {
    /// Its date.
    pub occurrence: &'offer Occurrence,
    /// Its rate.
    pub rate: &'offer Rate,
    /// Its seat and that seat's id, where places are numbered.
    pub place: Option<(Uuid, &'offer Place)>,
    /// What it takes: one entry per pool, in the order of their ids.
    pub stock: Vec<Need>,
    /// What it costs without the code; what its buyer chose, where that is so.
    pub full_price: i64,
    /// What it costs, tax included.
    pub price: i64,
    /// The tax contained in its price.
    pub tax: i64,
}

/// What a line takes of a pool.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Need {
    /// The pool.
    pub pool_id: Uuid,
    /// How many of its units.
    pub units: i32,
    /// The place that is taken, where it is numbered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place_id: Option<Uuid>,
}

/// Why nothing can be sold.
#[derive(Debug, PartialEq)]
pub enum Refusal {
    /// Fields that are wrong for this event.
    Fields(Vec<FieldError>),
    /// Rates or dates that are not sold now.
    SaleClosed(Vec<ClosedSale>),
    /// Too few or too many of a rate, or too many altogether.
    Quantity(QuantityOutOfRange),
    /// There are too few of the tickets that an add-on needs.
    Tickets(MissingTickets),
    /// The code does not help.
    Code(CodeRefusal),
    /// A rate needs a code, and none that lets it be had was given.
    CodeRequired {
        /// The rate.
        rate_id: Uuid,
    },
    /// The sum is beyond all money there is.
    TooMuch(MoneyError),
}

/// How many were wanted and how many there may be.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct QuantityOutOfRange {
    /// `None`: of all rates together.
    pub rate_id: Option<Uuid>,
    /// How many were wanted.
    pub wanted: u32,
    /// The least there may be.
    pub minimum: u32,
    /// The most there may be.
    pub maximum: u32,
}

/// Prices `items` at `now`. `places` has every numbered seat of the event; it may be empty where no item
/// names one.
pub fn price<'offer>(
    offer: &'offer Offer,
    items: &[Item],
    code: Option<&'offer Code>,
    places: &'offer Places,
    now: Timestamp,
) -> Result<Cart<'offer>, Refusal> {
    let chosen = terms::choose(offer, items)?;
    terms::check_prices(items, &chosen)?;
    terms::check_codes(&chosen, code)?;
    terms::check_sale(offer, &chosen, now)?;
    terms::check_quantities(offer, items, &chosen)?;
    requirements::check(items, &chosen)?;

    let mut lines = Vec::new();
    let mut errors = Vec::new();
    for (index, (item, choice)) in items.iter().zip(&chosen).enumerate() {
        match &item.wanted {
            Wanted::Quantity(_) if choice.is_numbered() => {
                errors.push(FieldError::new(
                    format!("/items/{index}"),
                    "`places`, since these are numbered",
                ));
            }
            Wanted::Quantity(quantity) => {
                lines.extend((0..*quantity).map(|_| choice.line(None, code, item.price)));
            }
            Wanted::Places(_) if !choice.is_numbered() => {
                errors.push(FieldError::new(
                    format!("/items/{index}"),
                    "`quantity`, since places are not numbered",
                ));
            }
            Wanted::Places(place_ids) => {
                for (place, place_id) in place_ids.iter().enumerate() {
                    match places.get(place_id).filter(|place| choice.has(place)) {
                        Some(place) => {
                            let place = Some((*place_id, place));
                            lines.push(choice.line(place, code, item.price));
                        }
                        None => errors.push(FieldError::new(
                            format!("/items/{index}/places/{place}"),
                            "a place of this rate and date",
                        )),
                    }
                }
            }
        }
    }
    if !errors.is_empty() {
        return Err(Refusal::Fields(errors));
    }
    take_of_budget(&mut lines, code);
    add_up(offer, lines, code)
}

/// Has the lines take what the code takes off them of its budget. A pool counts up to an `i32`: what is more than that all
/// together is more than any budget, and refused all the same.
fn take_of_budget(lines: &mut [PricedLine<'_>], code: Option<&Code>) {
    let Some(pool_id) = code.and_then(|code| code.budget_pool_id) else {
        return;
    };
    let mut countable = i32::MAX;
    for line in lines {
        let discount = i32::try_from(line.full_price - line.price).unwrap_or(i32::MAX);
        let units = discount.min(countable);
        if units > 0 {
            countable -= units;
            let place_id = None;
            line.stock.push(Need {
                pool_id,
                units,
                place_id,
            });
            line.stock.sort_by_key(|need| need.pool_id);
        }
    }
}

fn add_up<'offer>(
    offer: &Offer,
    lines: Vec<PricedLine<'offer>>,
    code: Option<&'offer Code>,
) -> Result<Cart<'offer>, Refusal> {
    let sum = |amount: fn(&PricedLine<'_>) -> i64| {
        Money::sum(
            offer.currency,
            lines
                .iter()
                .map(|line| Money::new(amount(line), offer.currency)),
        )
        .map_err(Refusal::TooMuch)
    };
    let total = sum(|line| line.price)?;
    let tax_total = sum(|line| line.tax)?;
    let discount_total = sum(|line| line.full_price - line.price)?;
    Ok(Cart {
        lines,
        code,
        total,
        tax_total,
        discount_total,
    })
}

/// An item, resolved to what is on offer.
#[derive(Debug)]
struct Choice<'offer> {
    occurrence: &'offer Occurrence,
    rate: &'offer Rate,
    pools: Vec<&'offer RatePool>,
}

impl<'offer> Choice<'offer> {
    fn is_numbered(&self) -> bool {
        self.pools.iter().any(|pool| pool.numbered)
    }

    fn has(&self, place: &Place) -> bool {
        self.pools
            .iter()
            .any(|pool| pool.numbered && pool.pool_id == place.pool_id)
    }

    fn line(
        &self,
        place: Option<(Uuid, &'offer Place)>,
        code: Option<&Code>,
        chosen_price: Option<i64>,
    ) -> PricedLine<'offer> {
        let rate = self.rate;
        let full_price = chosen_price.unwrap_or(rate.price);
        let price = rate.price_with(code.map(|code| &code.terms), full_price);
        let used = code.filter(|code| rate.uses(&code.terms));
        PricedLine {
            occurrence: self.occurrence,
            rate,
            place,
            stock: self.stock(place, used),
            full_price,
            price,
            tax: tax_in_gross(price, rate.tax_rate_basis_points),
        }
    }

    /// Of numbered pools, the one the place is in (a rate may be sold in the stalls and in the balcony); of
    /// all other pools, every one; and one use of the code.
    fn stock(&self, place: Option<(Uuid, &Place)>, code: Option<&Code>) -> Vec<Need> {
        let mut units: HashMap<Uuid, i32> = HashMap::new();
        for pool in self.pools.iter().filter(|pool| !pool.numbered) {
            *units.entry(pool.pool_id).or_default() += pool.units;
        }
        if let Some(pool_id) = code.and_then(|code| code.pool_id) {
            *units.entry(pool_id).or_default() += 1;
        }
        let mut stock: Vec<Need> = units
            .into_iter()
            .map(|(pool_id, units)| Need {
                pool_id,
                units,
                place_id: None,
            })
            .collect();
        if let Some((place_id, place)) = place {
            stock.push(Need {
                pool_id: place.pool_id,
                units: 1,
                place_id: Some(place_id),
            });
        }
        stock.sort_by_key(|need| need.pool_id);
        stock
    }
}
