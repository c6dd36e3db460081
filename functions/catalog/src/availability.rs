//! How much is left, as a page asks for it each second.

use std::collections::BTreeMap;

use guichet_http::Problem;
use guichet_queries::queries::catalog::ListAvailability;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use crate::code::GivenCode;
use crate::words::{RateState, word};

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
    pub(crate) free: Option<i32>,
    /// Of how many; `null`: the organizer does not show it.
    pub(crate) total: Option<i32>,
}

impl Availability {
    /// From rows in the order of their occurrences and rates. Rates that need a code are left out unless it shows
    /// them.
    pub(crate) fn new(rows: Vec<ListAvailability>, code: &GivenCode) -> Result<Self, Problem> {
        let mut occurrences: BTreeMap<Uuid, Vec<RateAvailability>> = BTreeMap::new();
        for row in rows {
            let (Some(occurrence_id), Some(rate_id), Some(state)) =
                (row.occurrence_id, row.rate_id, row.state)
            else {
                continue;
            };
            if !code.shows(rate_id, row.needs_code.unwrap_or_default()) {
                continue;
            }
            let is_exact = row.availability_shown == "exact";
            occurrences
                .entry(occurrence_id)
                .or_default()
                .push(RateAvailability {
                    id: rate_id,
                    state: word(&state)?,
                    // A capacity that was made smaller than what is sold leaves nothing, not less.
                    free: row.free.map(|free| free.max(0)).filter(|_| is_exact),
                    total: row.total.filter(|_| is_exact),
                });
        }
        let occurrences = occurrences
            .into_iter()
            .map(|(id, rates)| OccurrenceAvailability { id, rates })
            .collect();
        Ok(Self { occurrences })
    }
}
