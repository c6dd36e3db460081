//! An event as a list shows it.

use guichet_money::Money;
use guichet_offer::{Category, SaleState};
use guichet_order::Text;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use crate::event_image::EventImage;

/// An event, as much of it as a card in a list shows.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct EventSummary {
    /// Its id.
    pub(crate) id: Uuid,
    /// Its name in addresses.
    pub(crate) slug: String,
    /// Its title.
    pub(crate) name: Text,
    /// A sentence about it.
    pub(crate) summary: Text,
    /// What kind of event it is.
    pub(crate) category: Category,
    /// A picture; `null`: there is none.
    pub(crate) cover: Option<EventImage>,
    /// The first occurrence that is not over and that the search is about; `null`: all are over.
    pub(crate) next_occurrence: Option<OccurrenceSummary>,
    /// The last occurrence, where all are over; `null`: not all are.
    pub(crate) last_occurrence: Option<OccurrenceSummary>,
    /// How many occurrences are not over and take place.
    pub(crate) occurrence_count: usize,
    /// Where the next occurrence takes place, or the last one did.
    pub(crate) venue: VenueSummary,
    /// How far away that is from where the search was made.
    pub(crate) distance_km: Option<f64>,
    /// The lowest price of a ticket that needs no code: of those that can be bought; if there is none, of those that will be, else of
    /// those that could be. `null`: none is offered.
    pub(crate) price_from: Option<Money>,
    /// The highest price of those tickets. The event is free if this is 0.
    pub(crate) price_to: Option<Money>,
    /// Whether tickets can be had.
    pub(crate) state: SaleState,
    /// Who sells it.
    pub(crate) organizer: OrganizerSummary,
}

impl EventSummary {
    /// The date that it is listed by.
    pub(crate) fn date(&self) -> Option<&OccurrenceSummary> {
        let (next, last) = (self.next_occurrence.as_ref(), self.last_occurrence.as_ref());
        next.or(last)
    }
}

/// A date of an event.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct OccurrenceSummary {
    /// Its id.
    pub(crate) id: Uuid,
    /// When it starts.
    pub(crate) starts_at: Timestamp,
    /// When it ends.
    pub(crate) ends_at: Timestamp,
    /// The IANA zone of the venue, to tell both in.
    pub(crate) time_zone: String,
}

/// Where it takes place, roughly.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct VenueSummary {
    /// Its name.
    pub(crate) name: String,
    /// Its city.
    pub(crate) city: String,
    /// ISO 3166-1 alpha-2.
    pub(crate) country: String,
    /// In degrees north.
    pub(crate) latitude: f64,
    /// In degrees east.
    pub(crate) longitude: f64,
}

/// Who sells it.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct OrganizerSummary {
    /// Their name in addresses.
    pub(crate) slug: String,
    /// Their name.
    pub(crate) name: String,
}
