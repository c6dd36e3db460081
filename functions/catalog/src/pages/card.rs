//! Events in lists, as the application shows them.

use askama::Template;
use guichet_order::Locale;

use super::cover::{Cover, LATER, Sizes};
use super::wording;
use crate::summary::EventSummary;

/// How wide a cover is, as in `EventCard.vue`.
pub(super) const SIZES: Sizes = Sizes {
    photo: "(min-width: 68rem) 24rem, (min-width: 46rem) 46vw, 100vw",
    poster: "(min-width: 46rem) 8rem, 27vw",
};

/// Those that are seen without scrolling.
const FIRST_CARDS: usize = 3;

/// One event.
#[derive(Template)]
#[template(path = "card.html")]
pub(super) struct Card {
    slug: String,
    name: String,
    cover: Option<Cover>,
    date: String,
    place: String,
    is_over: bool,
}

impl Card {
    fn new(event: &EventSummary, locale: Locale, loading: &'static str) -> Self {
        let name = event.name.pick(locale).to_owned();
        let cover = event.cover.as_ref();
        let date = event.date();
        let date = date.map(|date| wording::moment(locale, date.starts_at, &date.time_zone));
        Self {
            slug: event.slug.clone(),
            cover: cover.and_then(|image| Cover::new(image, &name, locale, SIZES, loading)),
            name,
            date: date.unwrap_or_default(),
            place: format!("{}, {}", event.venue.name, event.venue.city),
            is_over: event.next_occurrence.is_none(),
        }
    }
}

/// A list, of which the first are seen at once.
pub(super) fn cards(events: &[EventSummary], locale: Locale) -> Vec<Card> {
    let loading = |index| if index < FIRST_CARDS { "" } else { LATER };
    let events = events.iter().enumerate();
    events
        .map(|(index, event)| Card::new(event, locale, loading(index)))
        .collect()
}

/// A list that is not seen at once.
pub(super) fn later_cards(events: &[EventSummary], locale: Locale) -> Vec<Card> {
    let events = events.iter();
    events
        .map(|event| Card::new(event, locale, LATER))
        .collect()
}
