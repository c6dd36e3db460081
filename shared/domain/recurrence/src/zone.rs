use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::dates::{AmbiguousTime, Reading, read};
use crate::field_error::FieldError;
use crate::local::LocalDateTime;
use crate::time_zone::time_zone;

/// A zone of the IANA database: what clocks show there, and when they show it.
#[derive(Clone, Debug)]
pub struct Zone {
    name: String,
    zone: TimeZone,
}

impl Zone {
    /// The zone of this name. The error is of the field `/time_zone`.
    pub fn get(name: &str) -> Result<Self, FieldError> {
        let zone = time_zone(name)?;
        Ok(Self {
            name: zone.iana_name().unwrap_or(name).to_owned(),
            zone,
        })
    }

    /// As the database writes it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What clocks show at an instant, without its seconds.
    pub fn show(&self, at: Timestamp) -> LocalDateTime {
        LocalDateTime::to_the_minute(self.zone.to_datetime(at))
    }

    /// When clocks show it; the two instants that it may be where they skip it or show it twice.
    pub fn read(&self, local: LocalDateTime) -> Result<Timestamp, AmbiguousTime> {
        match read(&self.zone, local) {
            Reading::Instant(at) => Ok(at),
            Reading::Ambiguous(time) => Err(time),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paris() -> Zone {
        Zone::get("Europe/Paris").expect("a zone")
    }

    fn local(text: &str) -> LocalDateTime {
        text.parse().expect("a local time")
    }

    #[test]
    fn clocks_show_what_was_read_from_them() {
        let at = paris()
            .read(local("2027-07-14T21:00"))
            .expect("one instant");
        assert_eq!(at.to_string(), "2027-07-14T19:00:00Z");
        assert_eq!(paris().show(at), local("2027-07-14T21:00"));
        let midnight = Zone::get("asia/tokyo").expect("a zone");
        assert_eq!(midnight.name(), "Asia/Tokyo");
    }

    #[test]
    fn a_time_that_clocks_skip_or_show_twice_is_two_instants() {
        let skipped = paris().read(local("2027-03-28T02:30")).expect_err("a gap");
        let shown = (skipped.earlier.local, skipped.later.local);
        assert_eq!(
            shown,
            (local("2027-03-28T01:30"), local("2027-03-28T03:30"))
        );
        let twice = paris().read(local("2027-10-31T02:30")).expect_err("a fold");
        let seconds = twice.later.starts_at.as_second() - twice.earlier.starts_at.as_second();
        assert_eq!(seconds, 3600);
    }

    #[test]
    fn a_zone_that_there_is_not_is_named() {
        let error = Zone::get("Europe/Lutetia").expect_err("no zone");
        assert_eq!(error.pointer, "/time_zone");
    }
}
