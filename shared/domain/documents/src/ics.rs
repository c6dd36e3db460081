use jiff::{SignedDuration, Timestamp};

/// In bytes, without the line break (RFC 5545, 3.1).
const LINE_LENGTH: usize = 75;

/// An occurrence as a calendar shows it.
#[derive(Clone, Debug)]
pub struct CalendarEntry {
    /// Unique in the world and always the same for the same occurrence, so that a calendar replaces
    /// what it has instead of adding a second entry: `<occurrence id>@<host>`.
    pub uid: String,
    /// Raised whenever any of it changes.
    pub sequence: u32,
    /// Whether it takes place.
    pub status: EntryStatus,
    /// When any of it last changed.
    pub changed_at: Timestamp,
    /// Who sends it, without whom no calendar takes it out again (RFC 5546, 3.2.5).
    pub organizer: CalendarOrganizer,
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

/// Whose entry it is.
#[derive(Clone, Debug)]
pub struct CalendarOrganizer {
    /// As buyers know it.
    pub name: String,
    /// Where it can be written to.
    pub email: String,
}

/// Whether an occurrence takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryStatus {
    /// It does.
    Confirmed,
    /// It was cancelled.
    Cancelled,
}

/// What a calendar is to do with a file (RFC 5546, 1.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CalendarMethod {
    /// Show what it says.
    Publish,
    /// Take out what it names.
    Cancel,
}

impl CalendarMethod {
    /// A file has one method for all its entries: it cancels when none of them takes place.
    pub fn of(statuses: impl IntoIterator<Item = EntryStatus>) -> Self {
        let mut statuses = statuses.into_iter().peekable();
        let is_empty = statuses.peek().is_none();
        if !is_empty && statuses.all(|status| status == EntryStatus::Cancelled) {
            Self::Cancel
        } else {
            Self::Publish
        }
    }

    /// As files and `Content-Type` say it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Publish => "PUBLISH",
            Self::Cancel => "CANCEL",
        }
    }
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
    let method = CalendarMethod::of(entries.iter().map(|entry| entry.status));
    file.line("METHOD", method.as_str());
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
        // Stamps have whole seconds: a change within the second of the one before moves them on nevertheless.
        let stamp = entry
            .changed_at
            .saturating_add(SignedDuration::from_secs(entry.sequence.into()))
            .unwrap_or(Timestamp::MAX);
        self.line("UID", &escaped(&entry.uid));
        self.line("DTSTAMP", &utc(stamp));
        self.line("LAST-MODIFIED", &utc(stamp));
        self.line("SEQUENCE", &entry.sequence.to_string());
        self.line("STATUS", status);
        self.line("DTSTART", &utc(entry.starts_at));
        self.line("DTEND", &utc(entry.ends_at));
        self.line(
            &format!("ORGANIZER;CN=\"{}\"", quoted(&entry.organizer.name)),
            &format!("mailto:{}", printable(&entry.organizer.email)),
        );
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
            self.line("URL", &printable(url));
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

/// A value that has no way to write control characters.
fn printable(text: &str) -> String {
    text.chars()
        .filter(|character| !character.is_control())
        .collect()
}

/// What stands between the quotation marks of a parameter (RFC 5545, 3.2).
fn quoted(text: &str) -> String {
    printable(text).replace('"', "'")
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
