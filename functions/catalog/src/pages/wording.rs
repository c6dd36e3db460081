//! The few words of pages in both languages; they are those of the storefront's messages.

use guichet_documents::{capitalized, date, period, time};
use guichet_offer::Category;
use guichet_order::Locale;
use guichet_order::Locale::{En, Fr};

use crate::event_data::EventData;

pub(super) fn home_title(locale: Locale) -> &'static str {
    match locale {
        Fr => "À l’affiche",
        En => "What’s on",
    }
}

pub(super) fn home_lead(locale: Locale) -> &'static str {
    match locale {
        Fr => {
            "Concerts, théâtre, matchs et fêtes de village, vendus par celles et ceux qui les organisent."
        }
        En => "Concerts, plays, matches and village fairs, sold by the people who put them on.",
    }
}

pub(super) fn coming(locale: Locale) -> &'static str {
    match locale {
        Fr => "Prochainement",
        En => "Coming up",
    }
}

pub(super) fn none_yet(locale: Locale) -> &'static str {
    match locale {
        Fr => "Aucun événement n’est annoncé pour le moment.",
        En => "No event is announced yet.",
    }
}

pub(super) fn was_on(locale: Locale) -> &'static str {
    match locale {
        Fr => "Événements passés",
        En => "Past events",
    }
}

/// An organizer in a sentence, for those who show a link to them: the first of their events by name.
pub(super) fn events_of(locale: Locale, organizer: &str, names: &[String]) -> String {
    let names = names.join(", ");
    match locale {
        Fr if names.is_empty() => format!("Les événements et les coordonnées de {organizer}."),
        En if names.is_empty() => format!("The events of {organizer}, and how to reach them."),
        Fr => format!("Les événements de {organizer}\u{a0}: {names}."),
        En => format!("The events of {organizer}: {names}."),
    }
}

pub(super) fn poster(locale: Locale, name: &str) -> String {
    match locale {
        Fr => format!("Affiche\u{a0}: {name}"),
        En => format!("Poster: {name}"),
    }
}

pub(super) fn sold_by(locale: Locale, is_free: bool, organizer: &str) -> String {
    match (locale, is_free) {
        (Fr, false) => format!("Vendu par {organizer}"),
        (Fr, true) => format!("Proposé par {organizer}"),
        (En, false) => format!("Sold by {organizer}"),
        (En, true) => format!("Offered by {organizer}"),
    }
}

pub(super) fn about(locale: Locale) -> &'static str {
    match locale {
        Fr => "À propos",
        En => "About",
    }
}

pub(super) fn category(locale: Locale, category: Category) -> &'static str {
    let (french, english) = match category {
        Category::Concert => ("Concert", "Concert"),
        Category::Theatre => ("Théâtre", "Theatre"),
        Category::Festival => ("Festival", "Festival"),
        Category::Conference => ("Conférence", "Conference"),
        Category::Sport => ("Sport", "Sport"),
        Category::Community => ("Vie locale", "Community"),
        Category::Exhibition => ("Exposition", "Exhibition"),
        Category::Other => ("Autre", "Other"),
    };
    match locale {
        Fr => french,
        En => english,
    }
}

/// When an event takes place: its one date, or how many and between which days; empty where there is none.
pub(super) fn dates(locale: Locale, data: &EventData) -> String {
    let (Some(first), Some(last)) = (data.occurrences.first(), data.occurrences.last()) else {
        return String::new();
    };
    let zone = &first.time_zone;
    let count = data.occurrences.len();
    if count == 1 {
        return capitalized(&period(first.starts_at, first.ends_at, zone, locale));
    }
    let (from, to) = (
        date(first.starts_at, zone, locale),
        date(last.starts_at, &last.time_zone, locale),
    );
    match locale {
        _ if from == to => format!("{count} dates, {from}"),
        Fr => format!("{count} dates, du {from} au {to}"),
        En => format!("{count} dates, {from} to {to}"),
    }
}

/// The day and the time of day of a date in a list.
pub(super) fn moment(locale: Locale, at: jiff::Timestamp, zone: &str) -> String {
    let (day, time) = (date(at, zone, locale), time(at, zone, locale));
    capitalized(&format!("{day}, {time}"))
}

/// An event in a sentence or two, for those who show a link to it: when, where, and what it is.
pub(super) fn description(when: &str, place: Option<&str>, summary: &str) -> String {
    let facts: Vec<&str> = [when, place.unwrap_or_default()]
        .into_iter()
        .filter(|fact| !fact.is_empty())
        .collect();
    [facts.join(" · "), summary.to_owned()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(". ")
}
