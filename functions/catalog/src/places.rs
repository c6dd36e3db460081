//! The numbered places of an occurrence, as a list of rows.

use std::collections::HashMap;

use guichet_queries::queries::catalog::{ListPlaceRates, ListPlaces};
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use crate::code::GivenCode;

/// All numbered places of an occurrence.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Places {
    /// In the room's order; none where places are not numbered.
    pub(crate) rows: Vec<PlaceRow>,
}

/// A row.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct PlaceRow {
    /// The part of the room.
    pub(crate) section: String,
    /// The row in it.
    pub(crate) row: String,
    /// In the room's order.
    pub(crate) places: Vec<Place>,
}

/// A place.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Place {
    /// Its id.
    pub(crate) id: Uuid,
    /// What stands on the seat.
    pub(crate) label: String,
    /// Whether somebody has it.
    pub(crate) state: PlaceState,
    /// The rates at which it can be bought, in the organizer's order, on sale or not.
    pub(crate) rate_ids: Vec<Uuid>,
}

/// Whether somebody has a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum PlaceState {
    /// Nobody does.
    Free,
    /// Somebody holds it or has bought it.
    Taken,
}

impl Places {
    /// From places in the room's order and rates in the organizer's.
    pub(crate) fn new(
        places: Vec<ListPlaces>,
        rates: Vec<ListPlaceRates>,
        code: &GivenCode,
    ) -> Self {
        let mut rates_of_pools: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
        for rate in rates
            .into_iter()
            .filter(|rate| code.shows(rate.rate_id, rate.needs_code))
        {
            rates_of_pools
                .entry(rate.pool_id)
                .or_default()
                .push(rate.rate_id);
        }
        let mut rows: Vec<PlaceRow> = Vec::new();
        for found in places {
            let place = Place {
                id: found.place_id,
                label: found.label,
                state: if found.taken {
                    PlaceState::Taken
                } else {
                    PlaceState::Free
                },
                rate_ids: rates_of_pools
                    .get(&found.pool_id)
                    .cloned()
                    .unwrap_or_default(),
            };
            match rows
                .last_mut()
                .filter(|last| last.section == found.section && last.row == found.row_label)
            {
                Some(row) => row.places.push(place),
                None => rows.push(PlaceRow {
                    section: found.section,
                    row: found.row_label,
                    places: vec![place],
                }),
            }
        }
        Self { rows }
    }
}
