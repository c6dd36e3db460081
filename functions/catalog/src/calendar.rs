//! Occurrences as entries of the visitor's calendar.

use guichet_documents::{CalendarEntry, CalendarOrganizer, EntryStatus, ics};
use guichet_http::{CachedResponse, Calendar, MediaType as _, Problem};
use guichet_order::{Locale, Text};
use guichet_queries::queries::catalog::ListOccurrences;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::App;
use crate::event_data::EventData;
use crate::visitor::Visitor;

/// A calendar that subscribes asks every few hours.
const CACHE: &str = "public, max-age=300, s-maxage=300";

/// In which language.
#[derive(Deserialize, JsonSchema)]
pub(crate) struct Parameters {
    /// `fr` or `en`; French if not given.
    #[serde(default)]
    locale: Option<Locale>,
}

/// What both calendar operations say of themselves.
pub(crate) const DETAILS: &str = "Texts that are not there in one language come in the other.";

/// The file of those occurrences that `is_wanted`; 404 where there is none.
pub(crate) async fn of(
    app: &App,
    slug: &str,
    parameters: &Parameters,
    is_wanted: impl Fn(&ListOccurrences) -> bool,
) -> Result<CachedResponse, Problem> {
    let locale = parameters.locale.unwrap_or_default();
    let client = app.database.get().await?;
    let data = EventData::load(&client, slug, &Visitor::default(), app.clock.now()).await?;
    let data = data.ok_or_else(Problem::not_found)?;
    let wanted: Vec<_> = data
        .occurrences
        .iter()
        .filter(|occurrence| is_wanted(occurrence))
        .collect();
    if wanted.is_empty() {
        return Err(Problem::not_found());
    }
    let sentence = data.sentence(locale);
    let entries: Vec<_> = wanted
        .into_iter()
        .map(|occurrence| entry(app, &data, occurrence, &sentence, locale))
        .collect();
    let calendar = CachedResponse::new(Calendar::CONTENT_TYPE, ics(&entries), CACHE);
    calendar.attachment(format_args!("{}.ics", data.event.slug))
}

fn entry(
    app: &App,
    data: &EventData,
    occurrence: &ListOccurrences,
    sentence: &str,
    locale: Locale,
) -> CalendarEntry {
    let host = app.public_url.split("://").last().unwrap_or_default();
    let url = app.event_url(&data.event.slug);
    let is_cancelled = data.is_occurrence_cancelled(occurrence);
    CalendarEntry {
        uid: format!("{}@{host}", occurrence.occurrence_id),
        sequence: occurrence.calendar_sequence.cast_unsigned(),
        status: if is_cancelled {
            EntryStatus::Cancelled
        } else {
            EntryStatus::Confirmed
        },
        changed_at: occurrence.calendar_changed_at,
        organizer: CalendarOrganizer {
            name: data.event.organizer_name.clone(),
            email: data.event.organizer_email.clone(),
        },
        starts_at: occurrence.starts_at,
        ends_at: occurrence.ends_at,
        summary: Text::from(data.event.name.clone()).pick(locale).to_owned(),
        description: sentence.to_owned(),
        location: format!(
            "{}, {}, {} {}",
            occurrence.venue_name, occurrence.address, occurrence.postal_code, occurrence.city
        ),
        position: Some((occurrence.latitude, occurrence.longitude)),
        url: Some(url),
    }
}
