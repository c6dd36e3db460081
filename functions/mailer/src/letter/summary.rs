use guichet_documents::{capitalized, period};
use guichet_money::format;
use guichet_order::{Line, LineStatus, Locale, Money};
use guichet_order_documents::OrderDocuments;
use uuid::Uuid;

use crate::occasion::Occasion;

/// What the order is for, date by date.
#[derive(Clone, Debug, Default)]
pub(super) struct Summary {
    pub(super) dates: Vec<Date>,
    /// What it costs, where the mail tells that.
    pub(super) total: Option<String>,
}

/// An occurrence, with what the buyer has for it.
#[derive(Clone, Debug)]
pub(super) struct Date {
    pub(super) when: String,
    pub(super) venue: String,
    pub(super) address: String,
    pub(super) items: Vec<Item>,
}

/// Lines of the order that are alike.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) count: usize,
    pub(super) name: String,
    /// The numbered place.
    pub(super) place: Option<String>,
    /// Nothing for what is free.
    pub(super) price: Option<String>,
}

impl Summary {
    pub(super) fn of(occasion: Occasion, documents: &OrderDocuments, locale: Locale) -> Self {
        let order = documents.record();
        // A mail with tickets lists what is good for something, the others what the order was for.
        let lines: Vec<&Line> = order
            .lines
            .iter()
            .filter(|line| occasion != Occasion::Tickets || line.status == LineStatus::Live)
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
                .map(|(_, lines)| date(documents, lines, locale))
                .collect(),
            total: is_told.then(|| format(order.total, locale)),
        }
    }
}

fn date(documents: &OrderDocuments, lines: &[&Line], locale: Locale) -> Date {
    let first = lines[0];
    let occurrence = &first.occurrence;
    let when = period(
        occurrence.starts_at,
        occurrence.ends_at,
        &occurrence.time_zone,
        locale,
    );
    let address = documents.venue(first.line).map_or_else(
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
