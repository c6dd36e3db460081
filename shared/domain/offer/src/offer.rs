//! What an event sells, as far as prices and limits depend on it.

use std::collections::HashMap;

use guichet_order::{Currency, Text};
use jiff::Timestamp;
use serde::{Deserialize, Deserializer};
use uuid::Uuid;

use crate::code::{CodeTerms, price_with};
use crate::pools::RatePools;
use crate::sale::{SalePeriod, sale_period};

/// What an event sells at one moment.
#[derive(Debug, Clone)]
pub struct Offer {
    /// Whether the event is announced and takes place.
    pub published: bool,
    /// Of all its prices.
    pub currency: Currency,
    /// The most lines that an order has.
    pub maximum_places_per_order: i16,
    /// Its dates, by their ids.
    pub occurrences: HashMap<Uuid, Occurrence>,
    /// Its rates, by their ids; those that need a code too.
    pub rates: HashMap<Uuid, Rate>,
}

/// A date of the event.
#[derive(Debug, Clone, Deserialize)]
pub struct Occurrence {
    /// Its id.
    pub id: Uuid,
    /// Whether it was called off by itself; an event that was called off does not say so here.
    pub cancelled: bool,
    /// When it starts.
    pub starts_at: Timestamp,
    /// The first moment at which it is over, and not sold any more.
    pub ends_at: Timestamp,
    /// The IANA zone of the venue.
    pub time_zone: String,
    /// Where it takes place.
    pub venue_name: String,
    /// Where that is.
    pub city: String,
}

/// A price, with what it needs to know of its product.
#[derive(Debug, Clone, Deserialize)]
pub struct Rate {
    /// Its id.
    pub id: Uuid,
    /// What is sold at this price.
    pub product_id: Uuid,
    /// The product's name.
    pub product_name: Text,
    /// The tax contained in the price, in hundredths of a percent.
    pub tax_rate_basis_points: i32,
    /// The rate's own name.
    pub name: Text,
    /// In minor units; the least where its buyer chooses.
    pub price: i64,
    /// What its buyer chooses from; `None`: the price is fixed.
    pub free_price: Option<FreePrice>,
    /// The first moment at which it is sold; `None`: since ever.
    pub sale_starts_at: Option<Timestamp>,
    /// The first moment at which it is no longer sold; `None`: as long as the occurrence is not over.
    pub sale_ends_at: Option<Timestamp>,
    /// Whether it is hidden, and refused, without a code that is for it.
    pub needs_code: bool,
    /// The least that an order has of it, over all dates, if any.
    pub minimum_per_order: i16,
    /// The most that an order has of it, over all dates.
    pub maximum_per_order: i16,
    /// The tickets that its product is sold beside, of all dates together; none: it is sold by itself too.
    pub requires: Vec<Requirement>,
    /// What its lines take of, and so where it is sold.
    #[serde(deserialize_with = "by_occurrence")]
    pub pools: RatePools<RatePool>,
}

/// What a buyer who chooses the price chooses from, from the least on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct FreePrice {
    /// What most are to choose, in minor units.
    pub suggested: i64,
    /// In minor units; `None`: as much as anybody likes.
    pub maximum: Option<i64>,
}

/// That a product is sold beside tickets of another only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct Requirement {
    /// The other.
    pub product_id: Uuid,
    /// How many an order may have for each of these tickets.
    pub maximum: i16,
}

/// What a line of a rate takes of a pool.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct RatePool {
    /// The pool.
    pub pool_id: Uuid,
    /// `None`: shared by all occurrences.
    pub occurrence_id: Option<Uuid>,
    /// How many of its units a line takes.
    pub units: i32,
    /// Its units are places, taken by name.
    pub numbered: bool,
}

/// A numbered seat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The pool it is a unit of.
    pub pool_id: Uuid,
    /// What stands on the ticket, such as `Orchestra, C 12`.
    pub label: Box<str>,
}

/// The numbered seats of an event.
pub type Places = HashMap<Uuid, Place>;

impl Rate {
    /// Where its sale stands by its dates alone.
    pub fn sale_period(&self, now: Timestamp) -> SalePeriod {
        sale_period(self.sale_starts_at, self.sale_ends_at, now)
    }

    /// Whether a line of it is a use of this code: it is had with it, or cheaper. Nothing is taken off what buyers choose.
    pub fn uses(&self, code: &CodeTerms) -> bool {
        let is_open_to_all = !self.needs_code;
        let is_free_choice = self.free_price.is_some();
        !(is_free_choice && is_open_to_all) && code.applies_to(self.id, self.needs_code)
    }

    /// What a line costs with this code, or with none, that costs so much without it.
    pub fn price_with(&self, code: Option<&CodeTerms>, full_price: i64) -> i64 {
        if self.free_price.is_some() {
            full_price
        } else {
            price_with(code, self.id, self.needs_code, full_price)
        }
    }

    /// Whether somebody may pay so much for a line, or how much it may be; `None`: the price is not chosen.
    pub fn check_price(&self, chosen: Option<i64>) -> Result<(), String> {
        let Some(free_price) = self.free_price else {
            let is_fixed = chosen.is_none();
            return is_fixed
                .then_some(())
                .ok_or_else(|| "absent, as the price is fixed".to_owned());
        };
        let most = free_price.maximum.unwrap_or(i64::MAX);
        if chosen.is_some_and(|chosen| (self.price..=most).contains(&chosen)) {
            return Ok(());
        }
        Err(match free_price.maximum {
            Some(maximum) => format!("from {} to {maximum}, in minor units", self.price),
            None => format!("at least {}, in minor units", self.price),
        })
    }
}

impl FromIterator<RatePool> for RatePools<RatePool> {
    fn from_iter<I: IntoIterator<Item = RatePool>>(pools: I) -> Self {
        let pools = pools.into_iter();
        pools.map(|pool| (pool.occurrence_id, pool)).collect()
    }
}

fn by_occurrence<'de, D: Deserializer<'de>>(pools: D) -> Result<RatePools<RatePool>, D::Error> {
    Ok(Vec::<RatePool>::deserialize(pools)?.into_iter().collect())
}
