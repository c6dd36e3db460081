//! How much is left, as a page asks for it each second.

use std::collections::BTreeMap;

use guichet_offer::RateState;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use crate::code::GivenCode;
use crate::stock::Stock;

/// What can be had at this moment.
#[derive(Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub(crate) struct Availability {
    /// Those that are not over and take place.
    pub(crate) occurrences: Vec<OccurrenceAvailability>,
}

/// What can be had at an occurrence.
#[derive(Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub(crate) struct OccurrenceAvailability {
    /// Its id.
    pub(crate) id: Uuid,
    /// The rates that are sold there.
    pub(crate) rates: Vec<RateAvailability>,
}

/// How a rate stands at an occurrence.
#[derive(Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub(crate) struct RateAvailability {
    /// Its id.
    pub(crate) id: Uuid,
    /// Whether it can be had.
    pub(crate) state: RateState,
    /// How many can be had; `null`: the organizer does not show it.
    pub(crate) free: Option<i64>,
    /// Of how many; `null`: the organizer does not show it.
    pub(crate) total: Option<i64>,
}

impl Availability {
    /// Rates that need a code are left out unless it shows them.
    pub(crate) fn new(stock: Stock, code: &GivenCode) -> Self {
        let shows_figures = stock.event.availability_shown == "exact";
        let mut occurrences: BTreeMap<Uuid, Vec<RateAvailability>> = BTreeMap::new();
        for row in stock.sellable {
            if code.shows(row.rate_id, row.needs_code) {
                let rates = occurrences.entry(row.occurrence_id).or_default();
                let (free, total) = row.figures(shows_figures).unzip();
                rates.push(RateAvailability {
                    id: row.rate_id,
                    state: row.state,
                    free,
                    total,
                });
            }
        }
        let occurrences = occurrences
            .into_iter()
            .map(|(id, rates)| OccurrenceAvailability { id, rates })
            .collect();
        Self { occurrences }
    }
}
