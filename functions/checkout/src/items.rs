//! What a buyer asks for, checked as far as that is possible without knowing what is on offer.

use std::collections::HashSet;

use guichet_http::Whole;
use guichet_offer::{Item, Wanted};
use guichet_order::{FieldError, read_code};
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

/// Nobody fills a cart with more different things by hand.
pub(crate) const MAXIMUM_ITEMS: usize = 50;
/// The most an event may allow, and so the most that is worth looking at.
pub(crate) const MAXIMUM_LINES: u32 = 100;

/// How many tickets of one rate, at most [`MAXIMUM_LINES`].
type Quantity = Whole<u32, 1, 100>;

/// What somebody may choose to pay for one ticket, in minor units, as far as no rate says less.
type ChosenPrice = Whole<i64, 0, 100_000_000>;

/// What an order costs, in minor units: as many of the dearest tickets as it may have, with the highest fee.
pub(crate) type Total = Whole<i64, 0, 20_000_000_000>;

/// Some tickets of one rate for one date: so many, or these places.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ItemInput {
    /// The date.
    occurrence_id: Uuid,
    /// The rate.
    rate_id: Uuid,
    /// What the buyer chooses to pay for each, in minor units, where the rate lets buyers choose; else absent.
    #[serde(default)]
    price: Option<ChosenPrice>,
    /// How many, where places are not numbered: 1 to 100.
    #[serde(default)]
    quantity: Option<Quantity>,
    /// Which places, where they are numbered: 1 to 100.
    #[serde(default)]
    #[schemars(length(min = 1, max = 100))]
    places: Option<Vec<Uuid>>,
}

/// Checks the items of a request; the error names every field that is wrong.
pub(crate) fn check_items(inputs: &[ItemInput]) -> Result<Vec<Item>, Vec<FieldError>> {
    if !(1..=MAXIMUM_ITEMS).contains(&inputs.len()) {
        return Err(vec![FieldError::new(
            "/items",
            format!("1 to {MAXIMUM_ITEMS} items"),
        )]);
    }
    let mut errors = Vec::new();
    let mut named = HashSet::new();
    let mut items = Vec::with_capacity(inputs.len());
    for (index, input) in inputs.iter().enumerate() {
        let pointer = format!("/items/{index}");
        match (input.quantity, &input.places) {
            (Some(quantity), None) => {
                items.push(input.item(Wanted::Quantity(quantity.get())));
            }
            (None, Some(places)) if (1..=MAXIMUM_LINES as usize).contains(&places.len()) => {
                for (place, place_id) in places.iter().enumerate() {
                    if !named.insert(*place_id) {
                        errors.push(FieldError::new(
                            format!("{pointer}/places/{place}"),
                            "each place once",
                        ));
                    }
                }
                items.push(input.item(Wanted::Places(places.clone())));
            }
            (None, Some(_)) => {
                errors.push(FieldError::new(
                    format!("{pointer}/places"),
                    format!("1 to {MAXIMUM_LINES} places"),
                ));
            }
            _ => errors.push(FieldError::new(pointer, "either `quantity` or `places`")),
        }
    }
    if errors.is_empty() {
        Ok(items)
    } else {
        Err(errors)
    }
}

/// Checks what was typed as a code, and folds it; an empty one is none.
pub(crate) fn check_code(typed: Option<&str>) -> Result<Option<String>, Vec<FieldError>> {
    read_code(typed).map_err(|error| vec![FieldError::new("/code", error.to_string())])
}

impl ItemInput {
    fn item(&self, wanted: Wanted) -> Item {
        Item {
            occurrence_id: self.occurrence_id,
            rate_id: self.rate_id,
            wanted,
            price: self.price.map(ChosenPrice::get),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOME: Uuid = Uuid::from_u128(1);

    fn input(quantity: Option<i64>, places: Option<Vec<Uuid>>) -> ItemInput {
        let quantity = quantity.and_then(Quantity::new);
        ItemInput {
            occurrence_id: SOME,
            rate_id: SOME,
            price: None,
            quantity,
            places,
        }
    }

    fn wrong(inputs: &[ItemInput]) -> Vec<String> {
        check_items(inputs)
            .unwrap_err()
            .into_iter()
            .map(|error| error.field)
            .collect()
    }

    #[test]
    fn an_item_is_a_quantity_or_places_and_not_both() {
        let places = vec![SOME];
        let items =
            check_items(&[input(Some(2), None), input(None, Some(places.clone()))]).unwrap();
        assert_eq!(items[0].wanted, Wanted::Quantity(2));
        assert_eq!(items[1].wanted, Wanted::Places(places.clone()));
        assert_eq!(
            wrong(&[input(None, None), input(Some(1), Some(places))]),
            ["/items/0", "/items/1"]
        );
    }

    #[test]
    fn every_limit_is_told_by_its_field() {
        assert_eq!(wrong(&[]), ["/items"]);
        assert_eq!(
            wrong(&vec![input(Some(1), None); MAXIMUM_ITEMS + 1]),
            ["/items"]
        );
        let many = (0..101).map(Uuid::from_u128).collect();
        assert_eq!(
            wrong(&[input(None, Some(Vec::new())), input(None, Some(many))]),
            ["/items/0/places", "/items/1/places"]
        );
    }

    #[test]
    fn a_place_is_named_once_in_an_order() {
        let inputs = [
            input(None, Some(vec![SOME, SOME])),
            input(None, Some(vec![SOME])),
        ];
        assert_eq!(wrong(&inputs), ["/items/0/places/1", "/items/1/places/0"]);
    }
}
