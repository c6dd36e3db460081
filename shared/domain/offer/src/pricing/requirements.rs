//! Whether add-ons have the tickets beside them that they need.

use serde::Serialize;
use uuid::Uuid;

use super::{Choice, Refusal};
use crate::item::Item;

/// Too few of the tickets that an add-on needs.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct MissingTickets {
    /// The add-on.
    pub addon_id: Uuid,
    /// The tickets: some of any of these.
    pub product_ids: Vec<Uuid>,
    /// How many of the add-on are wanted.
    pub wanted: u32,
    /// How many there may be beside the tickets in the order.
    pub maximum: u32,
    /// Where the add-on stands among the items.
    #[serde(skip)]
    pub items: Vec<usize>,
}

/// Refuses add-ons that are more than the tickets of the same order allow, whatever dates and rates they are of.
pub(super) fn check(items: &[Item], chosen: &[Choice<'_>]) -> Result<(), Refusal> {
    let lines = |product_id: Uuid| {
        let of_product = items.iter().zip(chosen);
        let of_product = of_product.filter(|(_, choice)| choice.rate.product_id == product_id);
        of_product.fold(0, |sum: u32, (item, _)| {
            sum.saturating_add(item.wanted.lines())
        })
    };
    for choice in chosen
        .iter()
        .filter(|choice| !choice.rate.requires.is_empty())
    {
        let addon_id = choice.rate.product_id;
        let allowed = choice.rate.requires.iter().map(|required| {
            let for_each = u32::try_from(required.maximum).unwrap_or_default();
            lines(required.product_id).saturating_mul(for_each)
        });
        let (wanted, maximum) = (lines(addon_id), allowed.fold(0, u32::saturating_add));
        if wanted > maximum {
            let is_addon = |(_, choice): &(usize, &Choice<'_>)| choice.rate.product_id == addon_id;
            let items = chosen.iter().enumerate().filter(is_addon);
            let required = choice.rate.requires.iter();
            return Err(Refusal::Tickets(MissingTickets {
                addon_id,
                product_ids: required.map(|required| required.product_id).collect(),
                wanted,
                maximum,
                items: items.map(|(index, _)| index).collect(),
            }));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::offer::{Offer, Rate, Requirement};
    use crate::pricing::price;
    use crate::samples::{id, item, now, offer, places, rate};

    /// Tickets (rates 1 and 2 of product 3, rate 3 of product 4), and parking (rate 5 of product 6): one beside each of the
    /// former, two beside each of the latter.
    fn selling() -> Offer {
        let of = |number, product, requires: &[(u128, i16)]| {
            let requires = requires.iter().map(|(product, maximum)| Requirement {
                product_id: id(*product),
                maximum: *maximum,
            });
            Rate {
                id: id(number),
                product_id: id(product),
                requires: requires.collect(),
                ..rate()
            }
        };
        offer([
            of(1, 3, &[]),
            of(2, 3, &[]),
            of(3, 4, &[]),
            of(5, 6, &[(3, 1), (4, 2)]),
        ])
    }

    fn refused(items: &[Item]) -> Option<(u32, u32, Vec<usize>)> {
        let offer = selling();
        match price(&offer, items, None, &places(), now()).err()? {
            Refusal::Tickets(missing) => {
                assert_eq!(missing.addon_id, id(6));
                assert_eq!(missing.product_ids, [id(3), id(4)]);
                Some((missing.wanted, missing.maximum, missing.items))
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn an_add_on_is_sold_beside_its_tickets_only() {
        assert_eq!(refused(&[item(5, 1)]), Some((1, 0, vec![0])));
        assert_eq!(refused(&[item(5, 1), item(1, 1)]), None);
        assert_eq!(refused(&[item(1, 2)]), None);
    }

    #[test]
    fn each_ticket_allows_so_many_whatever_its_rate() {
        assert_eq!(refused(&[item(1, 1), item(2, 1), item(5, 2)]), None);
        let too_many = refused(&[item(1, 1), item(5, 2), item(2, 1), item(5, 1)]);
        assert_eq!(too_many, Some((3, 2, vec![1, 3])));
        assert_eq!(refused(&[item(1, 1), item(3, 2), item(5, 5)]), None);
        assert_eq!(refused(&[item(3, 1), item(5, 3)]), Some((3, 2, vec![1])));
    }
}
