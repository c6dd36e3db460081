use jiff::Timestamp;

/// In bytes, without the line break (RFC 5545, 3.1).
const LINE_LENGTH: usize = 75;

/// An occurrence as a calendar shows it.
#[derive(Clone, Debug)]
pub struct CalendarEntry {
    /// Unique in the world and always the same for the same occurrence, so that a calendar replaces
    /// what it has instead of adding a second entry: `<occurrence id>@<host>`.
    pub uid: String,
    /// Raised whenever date, place or status change.
    pub sequence: u32,
    /// Whether it takes place.
    pub status: EntryStatus,
    /// When any of it last changed.
    pub updated_at: Timestamp,
    /// When it starts.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// The title.
    pub summary: String,
    /// Plain text; may have several lines; empty for none.
    pub description: String,
    /// Venue and address on one line; empty for none.
    pub location: String,
    /// Latitude and longitude.
    pub position: Option<(f64, f64)>,
    /// Where to read more.
    pub url: Option<String>,
}

/// Whether an occurrence takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryStatus {
    /// It does.
    Confirmed,
    /// It was cancelled.
    Cancelled,
}

/// An iCalendar file (RFC 5545, type `text/calendar; charset=utf-8`) of these entries.
///
/// Times are in UTC: a calendar shows them in its owner's zone, and no time zone rules need to be sent
/// along that may be out of date when the day comes.
pub fn ics(entries: &[CalendarEntry]) -> String {
    let mut file = File {
        text: String::with_capacity(512 * (entries.len() + 1)),
    };
    file.line("BEGIN", "VCALENDAR");
    file.line("VERSION", "2.0");
    file.line("PRODID", "-//Guichet//Tickets//EN");
    file.line("CALSCALE", "GREGORIAN");
    file.line("METHOD", "PUBLISH");
    for entry in entries {
        file.entry(entry);
    }
    file.line("END", "VCALENDAR");
    file.text
}

struct File {
    text: String,
}

impl File {
    fn entry(&mut self, entry: &CalendarEntry) {
        let status = match entry.status {
            EntryStatus::Confirmed => "CONFIRMED",
            EntryStatus::Cancelled => "CANCELLED",
        };
        self.line("BEGIN", "VEVENT");
        self.line("UID", &escaped(&entry.uid));
        self.line("DTSTAMP", &utc(entry.updated_at));
        self.line("LAST-MODIFIED", &utc(entry.updated_at));
        self.line("SEQUENCE", &entry.sequence.to_string());
        self.line("STATUS", status);
        self.line("DTSTART", &utc(entry.starts_at));
        self.line("DTEND", &utc(entry.ends_at));
        self.line("SUMMARY", &escaped(&entry.summary));
        if !entry.description.is_empty() {
            self.line("DESCRIPTION", &escaped(&entry.description));
        }
        if !entry.location.is_empty() {
            self.line("LOCATION", &escaped(&entry.location));
        }
        if let Some((latitude, longitude)) = entry.position {
            self.line("GEO", &format!("{latitude:.6};{longitude:.6}"));
        }
        if let Some(url) = &entry.url {
            let url: String = url
                .chars()
                .filter(|character| !character.is_control())
                .collect();
            self.line("URL", &url);
        }
        self.line("TRANSP", "OPAQUE");
        self.line("END", "VEVENT");
    }

    /// One content line, folded between characters.
    fn line(&mut self, name: &str, value: &str) {
        let mut length = 0;
        for character in name.chars().chain([':']).chain(value.chars()) {
            if length + character.len_utf8() > LINE_LENGTH {
                self.text.push_str("\r\n ");
                length = 1;
            }
            self.text.push(character);
            length += character.len_utf8();
        }
        self.text.push_str("\r\n");
    }
}

fn utc(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// A value of type TEXT (RFC 5545, 3.3.11). Control characters other than line breaks have no place in it.
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len() + 8);
    for character in text.replace("\r\n", "\n").chars() {
        match character {
            '\\' | ';' | ',' => value.extend(['\\', character]),
            '\n' | '\r' => value.push_str("\\n"),
            '\t' => value.push(' '),
            other if other.is_control() => {}
            other => value.push(other),
        }
    }
    value
}
