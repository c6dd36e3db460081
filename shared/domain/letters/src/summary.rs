use std::collections::BTreeMap;

use guichet_documents::{Venue, capitalized, period};
use guichet_money::format;
use guichet_order::{Line, LineStatus, Locale, Money};
use uuid::Uuid;

use crate::about_order::AboutOrder;
use crate::occasion::Occasion;

/// What the order is for, date by date.
#[derive(Clone, Debug, Default)]
pub(crate) struct Summary {
    pub(crate) dates: Vec<Date>,
    /// What it costs, where the mail tells that.
    pub(crate) total: Option<String>,
}

/// An occurrence, with what the buyer has for it.
#[derive(Clone, Debug)]
pub(crate) struct Date {
    pub(crate) when: String,
    pub(crate) venue: String,
    pub(crate) address: String,
    pub(crate) items: Vec<Item>,
}

/// Lines of the order that are alike.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    pub(crate) count: usize,
    pub(crate) name: String,
    /// The numbered place.
    pub(crate) place: Option<String>,
    /// Nothing for what is free.
    pub(crate) price: Option<String>,
}

impl Summary {
    pub(crate) fn of(occasion: Occasion, about: &AboutOrder<'_>, locale: Locale) -> Self {
        let (order, venues) = (about.order, about.venues);
        // A mail with tickets lists what is good for something, one about what was called off that, the others what the order
        // was for.
        let lines: Vec<&Line> = order
            .lines
            .iter()
            .filter(|line| occasion != Occasion::Tickets || line.status == LineStatus::Live)
            .filter(|line| {
                about
                    .called_off
                    .is_none_or(|called_off| called_off.concerns(line))
            })
            .filter(|_| occasion.shows_order())
            .collect();
        let mut dates: Vec<(Uuid, Vec<&Line>)> = Vec::new();
        for line in lines {
            let id = line.occurrence.id;
            match dates.iter_mut().find(|(known, _)| *known == id) {
                Some((_, lines)) => lines.push(line),
                None => dates.push((id, vec![line])),
            }
        }
        let is_told = occasion.has_total() && order.total.amount > 0;
        Self {
            dates: dates
                .iter()
                .map(|(_, lines)| date(venues, lines, locale))
                .collect(),
            total: is_told.then(|| format(order.total, locale)),
        }
    }
}

fn date(venues: &BTreeMap<i16, Venue>, lines: &[&Line], locale: Locale) -> Date {
    let first = lines[0];
    let occurrence = &first.occurrence;
    let when = period(
        occurrence.starts_at,
        occurrence.ends_at,
        &occurrence.time_zone,
        locale,
    );
    let address = venues.get(&first.line).map_or_else(
        || occurrence.city.clone(),
        |venue| format!("{}, {} {}", venue.address, venue.postal_code, venue.city),
    );
    Date {
        when: capitalized(&when),
        venue: occurrence.venue_name.clone(),
        address,
        items: items(lines, locale),
    }
}

fn items(lines: &[&Line], locale: Locale) -> Vec<Item> {
    let mut alike: Vec<(&Line, usize, Money)> = Vec::new();
    for line in lines {
        let known = alike
            .iter_mut()
            .find(|(known, ..)| known.title(locale) == line.title(locale));
        match known {
            Some((_, count, price)) => {
                *count += 1;
                price.amount += line.price.amount;
            }
            None => alike.push((line, 1, line.price)),
        }
    }
    alike
        .into_iter()
        .map(|(line, count, price)| Item {
            count,
            name: line.name(locale),
            place: line.place_label.clone(),
            price: (price.amount != 0).then(|| format(price, locale)),
        })
        .collect()
}
