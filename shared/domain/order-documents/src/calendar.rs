use guichet_documents::{CalendarEntry, CalendarMethod, CalendarOrganizer, EntryStatus, ics};
use guichet_order::{Line, LineStatus, Locale, OrderSecrets, OrderStatus};
use guichet_queries::queries::order_documents::FindLineDetails;
use jiff::Timestamp;
use uuid::Uuid;

use crate::OrderDocuments;

impl OrderDocuments {
    /// An iCalendar file with an entry for each occurrence the order is for, leading back to the order's page.
    /// Occurrences that the buyer no longer has a line for, or that do not take place, are marked as cancelled.
    pub fn calendar(&self, public_url: &str, secrets: &OrderSecrets, now: Timestamp) -> String {
        let entries: Vec<CalendarEntry> = self
            .occurrences()
            .into_iter()
            .map(|occurrence| self.entry(&occurrence, public_url, secrets, now))
            .collect();
        ics(&entries)
    }

    /// The method of that file.
    pub fn calendar_method(&self, now: Timestamp) -> CalendarMethod {
        let occurrences = self.occurrences();
        CalendarMethod::of(occurrences.iter().map(|one| self.entry_status(one, now)))
    }

    /// The lines of each occurrence.
    fn occurrences(&self) -> Vec<Occurrence<'_>> {
        let mut occurrences: Vec<Occurrence<'_>> = Vec::new();
        for (line, details) in self.lines() {
            let known = occurrences
                .iter_mut()
                .find(|one| one.id == line.occurrence.id);
            match known {
                Some(known) => known.lines.push(line),
                None => occurrences.push(Occurrence {
                    id: line.occurrence.id,
                    details,
                    lines: vec![line],
                }),
            }
        }
        occurrences
    }

    fn entry_status(&self, occurrence: &Occurrence<'_>, now: Timestamp) -> EntryStatus {
        let is_over = is_over(self.status(now));
        if is_over || occurrence.details.called_off || occurrence.kept().next().is_none() {
            EntryStatus::Cancelled
        } else {
            EntryStatus::Confirmed
        }
    }

    fn entry(
        &self,
        occurrence: &Occurrence<'_>,
        public_url: &str,
        secrets: &OrderSecrets,
        now: Timestamp,
    ) -> CalendarEntry {
        let locale = self.record.locale;
        let details = occurrence.details;
        let date = &occurrence.lines[0].occurrence;
        // Nothing has been written yet of what the clock alone has ended; its number lies between those that are.
        let ended_by_the_clock = self
            .record
            .expires_at
            .filter(|_| is_over(self.status(now)) && !is_over(self.record.status));
        let sequence = details.calendar_sequence + i32::from(ended_by_the_clock.is_some());
        let host = public_url.rsplit("://").next().unwrap_or(public_url);
        let url = format!("{public_url}/orders/{}", secrets.text(self.record.link()));
        CalendarEntry {
            // The buyer's own: it stands beside the one that the event's page offers and replaces none.
            uid: format!("{}.{}@{host}", self.record.id, occurrence.id),
            sequence: sequence.cast_unsigned(),
            status: self.entry_status(occurrence, now),
            changed_at: details
                .calendar_changed_at
                .max(ended_by_the_clock.unwrap_or(Timestamp::MIN)),
            organizer: CalendarOrganizer {
                name: self.organizer.name.clone(),
                email: self.organizer.email.clone(),
            },
            starts_at: date.starts_at,
            ends_at: date.ends_at,
            summary: self.record.event.name.pick(locale).to_owned(),
            description: description(occurrence.kept(), &self.record.reference, &url, locale),
            location: format!(
                "{}, {}, {} {}",
                details.venue_name, details.address, details.postal_code, details.city
            ),
            position: Some((details.latitude, details.longitude)),
            url: Some(url),
        }
    }
}

/// The lines of an order for one occurrence, at least one.
struct Occurrence<'documents> {
    id: Uuid,
    details: &'documents FindLineDetails,
    lines: Vec<&'documents Line>,
}

impl<'documents> Occurrence<'documents> {
    /// Those that are still the buyer's.
    fn kept(&self) -> impl Iterator<Item = &'documents Line> {
        let lines = self.lines.iter().copied();
        lines.filter(|line| line.status == LineStatus::Live)
    }
}

fn is_over(status: OrderStatus) -> bool {
    matches!(status, OrderStatus::Cancelled | OrderStatus::Expired)
}

/// What somebody in the queue looks for; and the link once more, which not every calendar shows by itself.
fn description<'documents>(
    lines: impl Iterator<Item = &'documents Line>,
    reference: &str,
    url: &str,
    locale: Locale,
) -> String {
    let mut titles: Vec<(String, usize)> = Vec::new();
    for line in lines {
        let title = line.title(locale);
        match titles.iter_mut().find(|(known, _)| *known == title) {
            Some((_, count)) => *count += 1,
            None => titles.push((title, 1)),
        }
    }
    let order = match locale {
        Locale::Fr => "Commande",
        Locale::En => "Order",
    };
    let mut rows: Vec<String> = titles
        .into_iter()
        .map(|(title, count)| format!("{count} × {title}"))
        .collect();
    rows.push(format!("{order} {reference}"));
    rows.push(url.to_owned());
    rows.join("\n")
}
