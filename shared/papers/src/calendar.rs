use guichet_documents::{CalendarEntry, EntryStatus, ics};
use guichet_order::{Line, LineStatus, Locale, OrderSecrets, OrderStatus};
use guichet_queries::queries::papers::FindPrints;
use jiff::Timestamp;
use uuid::Uuid;

use crate::Papers;

impl Papers {
    /// An iCalendar file with an entry for each occurrence the order is for, leading back to the order's page.
    /// Occurrences that the buyer no longer has a line for, or that do not take place, are marked as cancelled.
    pub fn calendar(&self, public_url: &str, secrets: &OrderSecrets, now: Timestamp) -> String {
        let over = matches!(
            self.status(now),
            OrderStatus::Cancelled | OrderStatus::Expired
        );
        let mut occurrences: Vec<Uuid> = Vec::new();
        for line in &self.record.lines {
            if !occurrences.contains(&line.occurrence.id) {
                occurrences.push(line.occurrence.id);
            }
        }
        let entries: Vec<CalendarEntry> = occurrences
            .into_iter()
            .filter_map(|id| self.entry(id, over, public_url, secrets))
            .collect();
        ics(&entries)
    }

    fn entry(
        &self,
        occurrence_id: Uuid,
        over: bool,
        public_url: &str,
        secrets: &OrderSecrets,
    ) -> Option<CalendarEntry> {
        let locale = self.record.locale;
        let lines: Vec<(&Line, &FindPrints)> = self
            .lines()
            .filter(|(line, _)| line.occurrence.id == occurrence_id)
            .collect();
        let (line, print) = lines.first()?;
        let kept: Vec<&Line> = lines
            .iter()
            .map(|(line, _)| *line)
            .filter(|line| line.status == LineStatus::Live)
            .collect();
        let cancelled = over || kept.is_empty() || print.called_off;
        let host = public_url.rsplit("://").next().unwrap_or(public_url);
        let url = format!("{public_url}/orders/{}", secrets.text(self.record.id));
        Some(CalendarEntry {
            // The buyer's own: it stands beside the one that the event's page offers and replaces none.
            uid: format!("{}.{occurrence_id}@{host}", self.record.id),
            sequence: u32::from(cancelled),
            status: if cancelled {
                EntryStatus::Cancelled
            } else {
                EntryStatus::Confirmed
            },
            updated_at: self.record.created_at,
            starts_at: line.occurrence.starts_at,
            ends_at: line.occurrence.ends_at,
            summary: self.record.event.name.pick(locale).to_owned(),
            description: description(&kept, &self.record.reference, &url, locale),
            location: format!(
                "{}, {}, {} {}",
                print.venue_name, print.address, print.postal_code, print.city
            ),
            position: Some((print.latitude, print.longitude)),
            url: Some(url),
        })
    }
}

/// What somebody in the queue looks for; and the link once more, which not every calendar shows by itself.
fn description(lines: &[&Line], reference: &str, url: &str, locale: Locale) -> String {
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
