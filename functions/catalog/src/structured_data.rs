//! What search engines read of an event, and of who sells it.

use std::sync::Arc;

use guichet_http::{
    Cached, CachedResponse, Description, File, IfNoneMatch, JsonLd, MediaType as _, Path, Problem,
    Query, Refused,
};
use guichet_money::Money;
use guichet_offer::{Category, RateState, Sellable};
use guichet_order::{Locale, Text};
use guichet_queries::queries::catalog::{ListOccurrences, ListRates};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::event_data::EventData;
use crate::event_image::EventImage;
use crate::find_organizer::OrganizerDetails;
use crate::paths::{EventPath, EventProblem};
use crate::summary::EventSummary;
use crate::visitor::Visitor;
use crate::{App, absolute, organizer_url};

/// Search engines come by every few days.
const CACHE: &str = "public, max-age=300, s-maxage=300";

/// In which language.
#[derive(Deserialize, JsonSchema)]
pub(crate) struct Parameters {
    /// `fr` or `en`; French if not given. Texts that are not there in one language come in the other.
    #[serde(default)]
    locale: Option<Locale>,
}

/// `GET /events/{slug}/event.jsonld`: schema.org events, one for each occurrence, as search engines want them.
pub(crate) async fn handle(
    app: Arc<App>,
    Path(EventPath { slug }): Path<EventPath>,
    Query(parameters): Query<Parameters>,
    known: IfNoneMatch,
) -> Result<Cached<File<JsonLd>>, Refused<EventProblem>> {
    let locale = parameters.locale.unwrap_or_default();
    let client = app.database.get().await?;
    let data = EventData::load(&client, &slug, &Visitor::default(), app.clock.now()).await?;
    let document = document(
        &data.ok_or_else(Problem::not_found)?,
        &app.public_url,
        locale,
    )?;
    let document = CachedResponse::new(JsonLd::CONTENT_TYPE, document.to_string(), CACHE);
    Ok(document.answer(&known))
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Describe an event to search engines", "JSON-LD").details(
        "A schema.org `Event` for each occurrence that is not over: an object if there is one, else a list.",
    );

/// A `schema.org` event for each occurrence.
pub(crate) fn document(
    data: &EventData,
    public_url: &str,
    locale: Locale,
) -> Result<Value, Problem> {
    let r#type = event_type(data.event.category.parse().map_err(Problem::internal)?);
    let sentence = data.sentence(locale);
    let mut events: Vec<Value> = data
        .occurrences
        .iter()
        .map(|occurrence| event(data, occurrence, r#type, &sentence, public_url, locale))
        .collect();
    Ok(if events.len() == 1 {
        events.remove(0)
    } else {
        Value::Array(events)
    })
}

fn event(
    data: &EventData,
    occurrence: &ListOccurrences,
    r#type: &str,
    sentence: &str,
    public_url: &str,
    locale: Locale,
) -> Value {
    let pick = |text: &Value| Text::from(text.clone()).pick(locale).to_owned();
    let url = format!("{public_url}/events/{}", data.event.slug);
    let is_cancelled = data.is_occurrence_cancelled(occurrence);
    let offers: Vec<Value> = data
        .rates
        .iter()
        .filter_map(|rate| Some((rate, sold_at(data, rate, occurrence)?)))
        .map(|(rate, sellable)| offer(data, sellable, rate, &url, locale))
        .collect();
    let mut event = json!({
        "@context": "https://schema.org",
        "@type": r#type,
        "name": pick(&data.event.name),
        "description": sentence,
        "url": url,
        "startDate": local(occurrence.starts_at, &occurrence.time_zone),
        "endDate": local(occurrence.ends_at, &occurrence.time_zone),
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "eventStatus": if is_cancelled { "https://schema.org/EventCancelled" } else { "https://schema.org/EventScheduled" },
        "location": {
            "@type": "Place",
            "name": occurrence.venue_name,
            "address": {
                "@type": "PostalAddress",
                "streetAddress": occurrence.address,
                "postalCode": occurrence.postal_code,
                "addressLocality": occurrence.city,
                "addressCountry": occurrence.country,
            },
            "geo": {"@type": "GeoCoordinates", "latitude": occurrence.latitude, "longitude": occurrence.longitude},
        },
        "organizer": {
            "@type": "Organization",
            "name": data.event.organizer_name,
            "url": organizer_url(public_url, &data.event.organizer_slug),
        },
    });
    if let Some(doors) = occurrence.doors_at {
        event["doorTime"] = local(doors, &occurrence.time_zone).into();
    }
    let images = data.images.iter().filter_map(EventImage::largest);
    let images: Vec<String> = images
        .map(|image| absolute(public_url, &image.url))
        .collect();
    if !images.is_empty() {
        event["image"] = images.into();
    }
    if !offers.is_empty() {
        event["offers"] = offers.into();
    }
    event
}

/// How a ticket's rate stands at an occurrence, unless it is not sold there or not any more.
fn sold_at<'data>(
    data: &'data EventData,
    rate: &ListRates,
    occurrence: &ListOccurrences,
) -> Option<&'data Sellable> {
    data.sold_at(occurrence.occurrence_id, rate.rate_id)
        .filter(|row| row.is_ticket && row.state != RateState::Ended)
}

fn offer(data: &EventData, row: &Sellable, rate: &ListRates, url: &str, locale: Locale) -> Value {
    let name = |text: &Value| Text::from(text.clone()).pick(locale).to_owned();
    // Engines know three words; whether few are left is nothing to them.
    let availability = match row.state {
        RateState::OnSale | RateState::FewLeft => "https://schema.org/InStock",
        RateState::Upcoming => "https://schema.org/PreOrder",
        RateState::SoldOut | RateState::Ended => "https://schema.org/SoldOut",
    };
    let mut offer = json!({
        "@type": "Offer",
        "name": format!("{} – {}", name(&rate.product_name), name(&rate.name)),
        "url": url,
        "price": decimal(Money::new(row.prices.0, data.currency)),
        "priceCurrency": data.currency,
        "availability": availability,
    });
    if let Some(start) = rate.sale_starts_at {
        offer["validFrom"] = start.to_string().into();
    }
    if let Some(end) = rate.sale_ends_at {
        offer["validThrough"] = end.to_string().into();
    }
    offer
}

/// An organizer with events of theirs.
pub(crate) fn organizer(
    organizer: &OrganizerDetails,
    events: &[EventSummary],
    public_url: &str,
    locale: Locale,
) -> Value {
    let listed: Vec<Value> = events
        .iter()
        .map(|event| listed(event, public_url, locale))
        .collect();
    let mut document = json!({
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": organizer.name,
        "url": organizer_url(public_url, &organizer.slug),
        "email": organizer.email,
    });
    for (name, fact) in [
        ("legalName", &organizer.legal_name),
        ("address", &organizer.address),
        ("vatID", &organizer.vat_number),
    ] {
        if let Some(fact) = fact {
            document[name] = fact.as_str().into();
        }
    }
    if !listed.is_empty() {
        document["event"] = listed.into();
    }
    document
}

/// An event, as much of it as a list knows.
fn listed(event: &EventSummary, public_url: &str, locale: Locale) -> Value {
    let mut listed = json!({
        "@type": event_type(event.category),
        "name": event.name.pick(locale),
        "url": format!("{public_url}/events/{}", event.slug),
        "eventStatus": "https://schema.org/EventScheduled",
        "location": {
            "@type": "Place",
            "name": event.venue.name,
            "address": {
                "@type": "PostalAddress",
                "addressLocality": event.venue.city,
                "addressCountry": event.venue.country,
            },
        },
    });
    if let Some(date) = event.date() {
        listed["startDate"] = local(date.starts_at, &date.time_zone).into();
        listed["endDate"] = local(date.ends_at, &date.time_zone).into();
    }
    if let Some(image) = event.cover.as_ref().and_then(EventImage::largest) {
        listed["image"] = absolute(public_url, &image.url).into();
    }
    listed
}

const fn event_type(category: Category) -> &'static str {
    match category {
        Category::Concert => "MusicEvent",
        Category::Theatre => "TheaterEvent",
        Category::Festival => "Festival",
        Category::Conference => "BusinessEvent",
        Category::Sport => "SportsEvent",
        Category::Community => "SocialEvent",
        Category::Exhibition => "ExhibitionEvent",
        Category::Other => "Event",
    }
}

/// The local time with its offset, as search engines ask: without it they would show another one.
fn local(at: Timestamp, time_zone: &str) -> String {
    let zone = TimeZone::get(time_zone).unwrap_or(TimeZone::UTC);
    at.to_zoned(zone)
        .strftime("%Y-%m-%dT%H:%M:%S%:z")
        .to_string()
}

/// `29.00`: with a point, without a symbol.
fn decimal(money: Money) -> String {
    let units = money.currency.minor_units();
    let digits = money.currency.exponent() as usize;
    let (major, minor) = (money.amount / units, money.amount % units);
    if digits == 0 {
        major.to_string()
    } else {
        format!("{major}.{minor:0digits$}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_price_is_a_plain_decimal_number() {
        let price =
            |amount, currency: &str| decimal(Money::new(amount, currency.parse().expect("known")));
        assert_eq!(price(2905, "EUR"), "29.05");
        assert_eq!(price(0, "EUR"), "0.00");
        assert_eq!(price(1200, "JPY"), "1200");
        assert_eq!(price(1, "TND"), "0.001");
    }

    #[test]
    fn a_time_is_local_with_its_offset() {
        let at: Timestamp = "2027-07-02T15:00:00Z".parse().expect("legal");
        assert_eq!(local(at, "Europe/Paris"), "2027-07-02T17:00:00+02:00");
        assert_eq!(local(at, "Nowhere/Land"), "2027-07-02T15:00:00+00:00");
    }
}
