//! What an event sells and on which terms, as the process keeps it in memory.

mod cache;
mod read;

use std::collections::HashMap;

use guichet_order::{CancellationPolicy, CodeEffect, Currency, Question, Text};
use jiff::Timestamp;
use serde::Deserialize;
use uuid::Uuid;

pub(crate) use cache::{Offers, Snapshot};

/// An event's offer at one moment. It never changes: a newer one replaces it.
#[derive(Debug, Clone)]
pub(crate) struct Offer {
    pub(crate) event_id: Uuid,
    pub(crate) slug: String,
    pub(crate) name: Text,
    /// What the database compares with its own when places are taken.
    pub(crate) version: i64,
    pub(crate) published: bool,
    pub(crate) currency: Currency,
    pub(crate) hold_seconds: i32,
    pub(crate) maximum_places_per_order: i16,
    /// Whether buyers may know how many are left.
    pub(crate) shows_figures: bool,
    pub(crate) payment_methods: Vec<String>,
    pub(crate) cancellation_policy: CancellationPolicy,
    pub(crate) occurrences: HashMap<Uuid, Occurrence>,
    pub(crate) rates: HashMap<Uuid, Rate>,
    pub(crate) questions: Vec<Question>,
}

/// A date of the event.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Occurrence {
    pub(crate) id: Uuid,
    pub(crate) cancelled: bool,
    pub(crate) starts_at: Timestamp,
    pub(crate) ends_at: Timestamp,
    pub(crate) time_zone: String,
    pub(crate) venue_name: String,
    pub(crate) city: String,
}

/// A price, with what it needs to know of its product.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Rate {
    pub(crate) id: Uuid,
    pub(crate) product_id: Uuid,
    pub(crate) product_name: Text,
    pub(crate) tax_rate_basis_points: i32,
    pub(crate) name: Text,
    /// In minor units.
    pub(crate) price: i64,
    pub(crate) sale_starts_at: Option<Timestamp>,
    /// The first moment at which it is no longer sold.
    pub(crate) sale_ends_at: Option<Timestamp>,
    pub(crate) needs_code: bool,
    pub(crate) minimum_per_order: i16,
    pub(crate) maximum_per_order: i16,
    pub(crate) pools: Vec<RatePool>,
}

/// What a line of a rate takes of a pool.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(crate) struct RatePool {
    pub(crate) pool_id: Uuid,
    /// `None`: shared by all occurrences.
    pub(crate) occurrence_id: Option<Uuid>,
    pub(crate) units: i32,
    /// Its units are places, taken by name.
    pub(crate) numbered: bool,
}

impl Rate {
    /// The pools that a line of this rate takes from at an occurrence, or `None` where it is not sold.
    ///
    /// A rate with pools of some occurrences is sold at those; one with shared pools only, at all. A rate
    /// without any pool is sold nowhere: nothing would limit it.
    pub(crate) fn pools_at(&self, occurrence_id: Uuid) -> Option<Vec<&RatePool>> {
        let here = |pool: &&RatePool| pool.occurrence_id.is_none_or(|id| id == occurrence_id);
        let pools: Vec<&RatePool> = self.pools.iter().filter(here).collect();
        let bound = self.pools.iter().any(|pool| pool.occurrence_id.is_some());
        let sold = pools
            .iter()
            .any(|pool| pool.occurrence_id.is_some() == bound);
        sold.then_some(pools)
    }
}

/// A numbered seat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) pool_id: Uuid,
    /// What stands on the ticket, such as `Orchestra, C 12`.
    pub(crate) label: Box<str>,
}

/// The numbered seats of an event.
pub(crate) type Places = HashMap<Uuid, Place>;

/// The codes of an event by their text, folded.
pub(crate) type Codes = HashMap<String, Code>;

/// What a buyer may type for a discount, or for rates that others do not see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Code {
    pub(crate) id: Uuid,
    /// In upper case.
    pub(crate) text: String,
    pub(crate) effect: CodeEffect,
    pub(crate) valid_from: Option<Timestamp>,
    /// The first moment at which it is no longer valid.
    pub(crate) valid_until: Option<Timestamp>,
    /// Where its uses are counted; `None`: unlimited.
    pub(crate) pool_id: Option<Uuid>,
    /// The rates it applies to; none: all that need no code.
    pub(crate) rate_ids: Vec<Uuid>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pricing::samples::{id, rate};

    fn pool(number: u128, occurrence: Option<u128>) -> RatePool {
        RatePool {
            pool_id: id(number),
            occurrence_id: occurrence.map(id),
            units: 1,
            numbered: false,
        }
    }

    #[test]
    fn a_rate_is_sold_at_the_occurrences_of_its_pools() {
        let rate = Rate {
            pools: vec![pool(1, Some(10)), pool(2, None), pool(3, Some(11))],
            ..rate()
        };
        assert_eq!(
            rate.pools_at(id(10)),
            Some(vec![&pool(1, Some(10)), &pool(2, None)])
        );
        assert_eq!(rate.pools_at(id(12)), None);
    }

    #[test]
    fn a_rate_with_shared_pools_only_is_sold_everywhere() {
        let rate = Rate {
            pools: vec![pool(2, None)],
            ..rate()
        };
        assert_eq!(rate.pools_at(id(12)), Some(vec![&pool(2, None)]));
    }

    #[test]
    fn a_rate_without_pools_is_sold_nowhere() {
        let rate = Rate {
            pools: Vec::new(),
            ..rate()
        };
        assert_eq!(rate.pools_at(id(10)), None);
    }
}
