//! Times of a schedule as Cloud Scheduler takes them: minute, hour, day of month, month, day of week; in UTC.

use std::fmt;
use std::str::FromStr;

use croner::parser::{CronParser, Seconds, Year};
use jiff::tz::TimeZone;
use jiff::{RoundMode, Timestamp, TimestampRound, Unit};

const LEGAL: &str = "legal are five fields, minute hour day month weekday, each of them *, a number, a-b, */step, a-b/step, or a list \
    of these; months and weekdays may also be JAN to DEC and SUN to SAT";

/// The minutes at which something is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cron {
    text: String,
    /// In a box, as it is much larger than what it says.
    times: Box<croner::Cron>,
}

impl Cron {
    /// Whether the minute that the moment lies in is due.
    pub fn is_due(&self, moment: Timestamp) -> bool {
        let minute = TimestampRound::new()
            .smallest(Unit::Minute)
            .mode(RoundMode::Floor);
        moment.round(minute).is_ok_and(|minute| {
            let time = TimeZone::UTC.to_datetime(minute);
            self.times.is_time_matching(&time).unwrap_or_default()
        })
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
        let parser = CronParser::builder()
            .seconds(Seconds::Disallowed)
            .year(Year::Disallowed)
            .build();
        let illegal = |reason: &str| format!("{text:?}: {reason}; {LEGAL}");
        // Signs and letters by which croner knows more than Cloud Scheduler.
        if text.contains(['@', '?', '+', '#']) {
            return Err(illegal("@, ?, + and # mean nothing here"));
        }
        let times = parser
            .parse(text)
            .map_err(|error| illegal(&error.to_string()))?;
        if times.pattern.days.has_modifiers() || times.pattern.days_of_week.has_modifiers() {
            return Err(illegal("L and W mean nothing here"));
        }
        Ok(Self {
            text: text.to_owned(),
            times: Box::new(times),
        })
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
        assert!(due("10-59/20 * * * *", "2026-11-22T11:50:00Z"));
    }

    #[test]
    fn months_and_weekdays_have_names() {
        assert!(due("0 0 * NOV SUN", "2026-11-22T00:00:00Z"));
        assert!(due("0 9 * * mon-fri", "2026-11-23T09:00:00Z"));
        assert!(!due("0 9 * * mon-fri", "2026-11-22T09:00:00Z"));
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
            // What others know beyond Cloud Scheduler.
            "0 * * * * *",
            "@hourly",
            "0 0 L * *",
            "0 0 15W * *",
            "0 0 * * 5#2",
            "0 0 * * FRIL",
            "0 0 1 * +0",
            "0 0 ? * 1",
            "10/20 * * * *",
        ] {
            assert!(text.parse::<Cron>().is_err(), "{text:?} was accepted");
        }
    }
}
