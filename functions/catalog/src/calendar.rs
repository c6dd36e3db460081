//! Occurrences as entries of the visitor's calendar.

use guichet_documents::{CalendarEntry, CalendarOrganizer, EntryStatus, ics};
use guichet_http::{
    HeaderValue, Operation, Problem, Request, Response, StatusCode, cached_bytes, header,
};
use guichet_order::{Locale, Text};
use guichet_queries::queries::catalog::ListOccurrences;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::App;
use crate::event_data::EventData;

/// A calendar that subscribes asks every few hours.
const CACHE: &str = "public, max-age=300, s-maxage=300";
const CONTENT_TYPE: &str = "text/calendar; charset=utf-8";

/// In which language.
#[derive(Deserialize, JsonSchema)]
pub(crate) struct Parameters {
    /// `fr` or `en`; French if not given. Texts that are not there in one language come in the other.
    #[serde(default)]
    locale: Option<Locale>,
}

/// The file of those occurrences that `is_wanted`.
pub(crate) async fn answer(
    app: &App,
    request: &Request,
    is_wanted: impl Fn(&ListOccurrences) -> bool,
) -> Result<Response, Problem> {
    let parameters: Parameters = request.query()?;
    let locale = parameters.locale.unwrap_or_default();
    let client = app.database.get().await?;
    let data = EventData::load(&client, request.param("slug"), None, app.clock.now()).await?;
    let data = data.ok_or_else(Problem::not_found)?;
    let wanted: Vec<_> = data
        .occurrences
        .iter()
        .filter(|occurrence| is_wanted(occurrence))
        .collect();
    if wanted.is_empty() {
        return Err(Problem::not_found());
    }
    let entries: Vec<_> = wanted
        .into_iter()
        .map(|occurrence| entry(app, &data, occurrence, locale))
        .collect();
    let mut response = cached_bytes(request, CONTENT_TYPE, ics(&entries), CACHE);
    let file = format!("attachment; filename=\"{}.ics\"", data.event.slug);
    let file = HeaderValue::from_str(&file).map_err(Problem::internal)?;
    response
        .headers_mut()
        .insert(header::CONTENT_DISPOSITION, file);
    Ok(response)
}

/// What both calendar operations say of themselves.
pub(crate) fn describe(operation: Operation) -> Operation {
    operation
        .query::<Parameters>()
        .answers_file(StatusCode::OK, "text/calendar", "An iCalendar file")
        .cached()
}

fn entry(
    app: &App,
    data: &EventData,
    occurrence: &ListOccurrences,
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
        description: Text::from(data.event.summary.clone())
            .pick(locale)
            .to_owned(),
        location: format!(
            "{}, {}, {} {}",
            occurrence.venue_name, occurrence.address, occurrence.postal_code, occurrence.city
        ),
        position: Some((occurrence.latitude, occurrence.longitude)),
        url: Some(url),
    }
}
