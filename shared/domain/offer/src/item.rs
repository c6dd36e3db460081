//! What a buyer wants of an offer.

use uuid::Uuid;

/// Some tickets of one rate for one date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The date.
    pub occurrence_id: Uuid,
    /// The rate.
    pub rate_id: Uuid,
    /// How much of it.
    pub wanted: Wanted,
    /// What the buyer chose to pay for each, in minor units; `None`: what the rate costs.
    pub price: Option<i64>,
}

/// How much of a rate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// So many, none of them numbered.
    Quantity(u32),
    /// These places.
    Places(Vec<Uuid>),
}

impl Wanted {
    /// How many lines it makes.
    pub fn lines(&self) -> u32 {
        match self {
            Self::Quantity(quantity) => *quantity,
            Self::Places(places) => u32::try_from(places.len()).unwrap_or(u32::MAX),
        }
    }
}
