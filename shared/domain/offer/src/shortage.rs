//! From pools and places that are short to the items a buyer asked for.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::pools::lines_from;
use crate::pricing::Need;

/// What `hold_orders` says is missing.
#[derive(Debug, Default, Clone, PartialEq, Eq, Deserialize)]
pub struct Shortage {
    /// Pools with too little in them.
    pub pools: Vec<PoolShortage>,
    /// Places that others have.
    pub places: Vec<Uuid>,
}

/// A pool with too little in it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct PoolShortage {
    /// The pool.
    pub pool_id: Uuid,
    /// In units, by the whole order.
    pub wanted: i64,
    /// In units.
    pub free: i64,
}

/// What is left of a code that has too little for an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeShortage {
    /// So many uses.
    Uses(i64),
    /// So much of its budget, in minor units.
    Budget(i64),
}

/// What a line takes, and of what it is a line.
#[derive(Debug, Clone)]
pub struct LineStock {
    /// Its date.
    pub occurrence_id: Uuid,
    /// Its rate.
    pub rate_id: Uuid,
    /// What it takes.
    pub stock: Vec<Need>,
}

/// A rate at a date of which there is not enough.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Unavailable {
    /// The date.
    pub occurrence_id: Uuid,
    /// The rate.
    pub rate_id: Uuid,
    /// The places that somebody else has.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub place_ids: Vec<Uuid>,
    /// How many the order has of it.
    pub wanted: i64,
    /// How many of it could be had instead, as far as was seen; where several rates draw on one pool, by
    /// either of them. `null`: some, and the organizer does not show how many.
    pub free: Option<i64>,
}

/// How many are left, as far as the buyer may know it. That nothing is left has to be told in any case, as the catalogue
/// does.
pub fn figure(free: i64, shows_figures: bool) -> Option<i64> {
    (shows_figures || free < 1).then_some(free)
}

/// The rates and dates of an order that a shortage concerns, in the order of the lines. Without `shows_figures` what is
/// left in a pool is not told; which places are taken is, for the seat map shows it.
pub fn name_unavailable(
    lines: &[LineStock],
    shortage: &Shortage,
    shows_figures: bool,
) -> Vec<Unavailable> {
    let mut named: Vec<Short> = Vec::new();
    for line in lines {
        let found = named.iter().position(|each| {
            each.occurrence_id == line.occurrence_id && each.rate_id == line.rate_id
        });
        let index = found.unwrap_or_else(|| {
            let (occurrence_id, rate_id) = (line.occurrence_id, line.rate_id);
            named.push(Short {
                occurrence_id,
                rate_id,
                place_ids: Vec::new(),
                wanted: 0,
                free: i64::MAX,
            });
            named.len() - 1
        });
        let item = &mut named[index];
        item.wanted += 1;
        item.place_ids.extend(
            line.stock
                .iter()
                .filter_map(|need| need.place_id)
                .filter(|id| shortage.has(*id)),
        );
        for need in &line.stock {
            if let Some(pool) = shortage
                .pools
                .iter()
                .find(|pool| pool.pool_id == need.pool_id)
            {
                item.free = item.free.min(lines_from(pool.free, need.units));
            }
        }
    }
    named
        .into_iter()
        .filter_map(|item| item.told(shows_figures))
        .collect()
}

/// What is counted of a rate at a date.
struct Short {
    occurrence_id: Uuid,
    rate_id: Uuid,
    place_ids: Vec<Uuid>,
    wanted: i64,
    /// In the pool that has the least.
    free: i64,
}

impl Short {
    fn told(self, shows_figures: bool) -> Option<Unavailable> {
        let taken = i64::try_from(self.place_ids.len()).unwrap_or(i64::MAX);
        let not_taken = self.wanted - taken;
        let free = if self.free < not_taken {
            figure(self.free, shows_figures)
        } else {
            Some(not_taken)
        };
        (free != Some(self.wanted)).then_some(Unavailable {
            occurrence_id: self.occurrence_id,
            rate_id: self.rate_id,
            place_ids: self.place_ids,
            wanted: self.wanted,
            free,
        })
    }
}

impl Shortage {
    fn has(&self, place_id: Uuid) -> bool {
        self.places.contains(&place_id)
    }

    /// Whether what is missing is of a code alone, whose uses and budget are counted in these pools.
    pub fn only_of_code(&self, uses: Option<Uuid>, budget: Option<Uuid>) -> Option<CodeShortage> {
        let left = |of: Option<Uuid>| {
            let mut pools = self.pools.iter();
            pools
                .find(|pool| Some(pool.pool_id) == of)
                .map(|pool| pool.free)
        };
        let (uses, budget) = (left(uses), left(budget));
        let of_code = [uses, budget].into_iter().flatten().count();
        if !self.places.is_empty() || of_code < self.pools.len() {
            return None;
        }
        uses.map(CodeShortage::Uses)
            .or(budget.map(CodeShortage::Budget))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u128) -> Uuid {
        Uuid::from_u128(number)
    }

    fn line(rate: u128, needs: &[(u128, i32, Option<u128>)]) -> LineStock {
        let need = |(pool, units, place): &(u128, i32, Option<u128>)| Need {
            pool_id: id(*pool),
            units: *units,
            place_id: place.map(id),
        };
        LineStock {
            occurrence_id: id(10),
            rate_id: id(rate),
            stock: needs.iter().map(need).collect(),
        }
    }

    fn pool(pool: u128, free: i64) -> Shortage {
        Shortage {
            pools: vec![PoolShortage {
                pool_id: id(pool),
                wanted: 9,
                free,
            }],
            places: Vec::new(),
        }
    }

    fn named(lines: &[LineStock], shortage: &Shortage) -> Vec<(Uuid, i64, Option<i64>)> {
        name_unavailable(lines, shortage, true)
            .into_iter()
            .map(|item| (item.rate_id, item.wanted, item.free))
            .collect()
    }

    #[test]
    fn a_short_pool_names_the_rates_that_draw_on_it() {
        let lines = [
            line(1, &[(40, 1, None)]),
            line(2, &[(41, 1, None)]),
            line(1, &[(40, 1, None)]),
        ];
        assert_eq!(named(&lines, &pool(40, 1)), [(id(1), 2, Some(1))]);
    }

    #[test]
    fn a_rate_of_several_units_is_told_how_many_whole_ones_are_left() {
        let lines = vec![line(1, &[(40, 4, None), (41, 1, None)]); 3];
        assert_eq!(named(&lines, &pool(40, 7)), [(id(1), 3, Some(1))]);
    }

    #[test]
    fn what_is_left_in_a_pool_is_not_told_where_it_is_not_shown_but_that_nothing_is() {
        let lines = vec![line(1, &[(40, 1, None)]); 3];
        let free = |left| name_unavailable(&lines, &pool(40, left), false)[0].free;
        assert_eq!((free(2), free(1), free(0)), (None, None, Some(0)));
    }

    #[test]
    fn places_that_are_gone_are_named_with_their_rate() {
        let lines = [
            line(1, &[(50, 1, Some(501))]),
            line(1, &[(50, 1, Some(502))]),
            line(2, &[(50, 1, Some(503))]),
        ];
        let shortage = Shortage {
            pools: Vec::new(),
            places: vec![id(502)],
        };
        let named = name_unavailable(&lines, &shortage, false);
        assert_eq!(named.len(), 1);
        assert_eq!(
            (named[0].rate_id, named[0].wanted, named[0].free),
            (id(1), 2, Some(1))
        );
        assert_eq!(named[0].place_ids, [id(502)]);
    }

    #[test]
    fn a_code_is_used_up_when_its_uses_or_its_budget_are_all_that_is_missing() {
        let (uses, budget) = (Some(id(60)), Some(id(61)));
        let left = |shortage: &Shortage| shortage.only_of_code(uses, budget);
        assert_eq!(left(&pool(60, 2)), Some(CodeShortage::Uses(2)));
        assert_eq!(left(&pool(61, 750)), Some(CodeShortage::Budget(750)));
        assert_eq!(left(&pool(40, 0)), None);
        assert_eq!(pool(60, 2).only_of_code(None, None), None);
        let mut both = pool(61, 750);
        both.pools.extend(pool(60, 0).pools);
        assert_eq!(left(&both), Some(CodeShortage::Uses(0)));
        both.pools.extend(pool(40, 0).pools);
        assert_eq!(left(&both), None);
    }
}
