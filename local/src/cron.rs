//! Times of a schedule, written as cron does: minute, hour, day of month, month, day of week; in UTC.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// The minutes at which something is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cron {
    text: String,
    minutes: Field,
    hours: Field,
    days: Field,
    months: Field,
    weekdays: Field,
}

/// Legal values as bits, and whether the text was `*`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Field {
    bits: u64,
    any: bool,
}

impl Field {
    fn contains(self, value: i8) -> bool {
        u32::try_from(value).is_ok_and(|value| self.bits >> value & 1 == 1)
    }
}

impl Cron {
    /// Whether the minute that the moment lies in is due.
    pub fn is_due(&self, moment: Timestamp) -> bool {
        let time: DateTime = TimeZone::UTC.to_datetime(moment);
        let day = self.days.contains(time.day());
        let weekday = self
            .weekdays
            .contains(time.weekday().to_sunday_zero_offset());
        // Cron's own rule: where both days are restricted, either of them is enough.
        let date = if self.days.any || self.weekdays.any {
            day && weekday
        } else {
            day || weekday
        };
        date && self.months.contains(time.month())
            && self.hours.contains(time.hour())
            && self.minutes.contains(time.minute())
    }
}

impl fmt::Display for Cron {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

impl FromStr for Cron {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let fields: Vec<&str> = text.split_whitespace().collect();
        let [minutes, hours, days, months, weekdays] = fields[..] else {
            return Err("a schedule has five fields: minute hour day month weekday".to_owned());
        };
        Ok(Self {
            text: fields.join(" "),
            minutes: field("minute", minutes, 0, 59)?,
            hours: field("hour", hours, 0, 23)?,
            days: field("day", days, 1, 31)?,
            months: field("month", months, 1, 12)?,
            weekdays: sunday_is_also_seven(field("weekday", weekdays, 0, 7)?),
        })
    }
}

fn field(name: &str, text: &str, least: u32, most: u32) -> Result<Field, String> {
    let illegal = || {
        format!(
            "{name} {text:?}: legal is *, a number, a-b, either with /step, or a list of them, within {least} to {most}"
        )
    };
    let mut bits = 0;
    for part in text.split(',') {
        let (range, step) = match part.split_once('/') {
            Some((range, step)) => (range, step.parse::<u32>().map_err(|_| illegal())?),
            None => (part, 1),
        };
        let (from, to) = match range.split_once('-') {
            _ if range == "*" => (least, most),
            Some((from, to)) => (
                from.parse().map_err(|_| illegal())?,
                to.parse().map_err(|_| illegal())?,
            ),
            None => {
                let from = range.parse().map_err(|_| illegal())?;
                (from, if part.contains('/') { most } else { from })
            }
        };
        if step == 0 || from < least || to > most || from > to {
            return Err(illegal());
        }
        bits |= (from..=to)
            .step_by(step as usize)
            .fold(0, |bits, value| bits | 1 << value);
    }
    Ok(Field {
        bits,
        any: text == "*",
    })
}

fn sunday_is_also_seven(field: Field) -> Field {
    Field {
        bits: field.bits | field.bits >> 7 & 1,
        ..field
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn due(schedule: &str, moment: &str) -> bool {
        schedule
            .parse::<Cron>()
            .expect("legal")
            .is_due(moment.parse().expect("a time"))
    }

    #[test]
    fn every_minute_is_due_at_any_time() {
        assert!(due("* * * * *", "2026-11-22T10:01:59Z"));
    }

    #[test]
    fn steps_lists_and_ranges_are_understood() {
        assert!(due("*/15 8-10 * * *", "2026-11-22T10:45:00Z"));
        assert!(!due("*/15 8-10 * * *", "2026-11-22T10:46:00Z"));
        assert!(!due("*/15 8-10 * * *", "2026-11-22T11:45:00Z"));
        assert!(due("5,35 * * * *", "2026-11-22T11:35:00Z"));
        assert!(due("10/20 * * * *", "2026-11-22T11:50:00Z"));
    }

    #[test]
    fn sunday_is_zero_and_seven() {
        assert!(due("0 0 * * 0", "2026-11-22T00:00:00Z"));
        assert!(due("0 0 * * 7", "2026-11-22T00:00:00Z"));
        assert!(!due("0 0 * * 1", "2026-11-22T00:00:00Z"));
    }

    #[test]
    fn either_day_is_enough_where_both_are_restricted() {
        assert!(due("0 0 1 * 0", "2026-11-22T00:00:00Z"));
        assert!(due("0 0 1 * 0", "2026-12-01T00:00:00Z"));
        assert!(!due("0 0 1 * 0", "2026-12-02T00:00:00Z"));
        assert!(!due("0 0 1 * *", "2026-11-22T00:00:00Z"));
    }

    #[test]
    fn what_is_not_a_schedule_is_refused() {
        for text in [
            "",
            "* * * *",
            "60 * * * *",
            "* 24 * * *",
            "* * 0 * *",
            "*/0 * * * *",
            "5-1 * * * *",
            "x * * * *",
            "-1 * * * *",
        ] {
            assert!(text.parse::<Cron>().is_err(), "{text:?} was accepted");
        }
    }
}
