//! A rule as an RRULE of RFC 5545: `FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;UNTIL=20270630`.

use std::fmt::{self, Display};
use std::str::FromStr;

use super::{Frequency, Rule, RuleInput, Weekday, WeekdayInput};
use crate::field_error::FieldError;
use crate::local::LocalDate;

/// The text is no RRULE of those that are known here. It says which part, and what is legal.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{part} must be {legal}")]
pub struct InvalidRuleText {
    part: String,
    legal: String,
}

const FREQUENCIES: [(Frequency, &str); 4] = [
    (Frequency::Daily, "DAILY"),
    (Frequency::Weekly, "WEEKLY"),
    (Frequency::Monthly, "MONTHLY"),
    (Frequency::Yearly, "YEARLY"),
];

const WEEKDAYS: [(Weekday, &str); 7] = [
    (Weekday::Monday, "MO"),
    (Weekday::Tuesday, "TU"),
    (Weekday::Wednesday, "WE"),
    (Weekday::Thursday, "TH"),
    (Weekday::Friday, "FR"),
    (Weekday::Saturday, "SA"),
    (Weekday::Sunday, "SU"),
];

fn name_of<T: PartialEq>(table: &[(T, &'static str)], wanted: &T) -> &'static str {
    let found = table.iter().find(|(value, _)| value == wanted);
    found.map_or("", |(_, name)| name)
}

fn named<T: Copy>(table: &[(T, &str)], name: &str) -> Option<T> {
    let found = table.iter().find(|(_, known)| *known == name);
    found.map(|(value, _)| *value)
}

impl Display for Rule {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rule = self.get();
        write!(formatter, "FREQ={}", name_of(&FREQUENCIES, &rule.frequency))?;
        if rule.interval != 1 {
            write!(formatter, ";INTERVAL={}", rule.interval)?;
        }
        write_list(formatter, "BYMONTH", &rule.months)?;
        write_list(formatter, "BYMONTHDAY", &rule.month_days)?;
        let weekdays = rule.weekdays.iter().map(|one| {
            let ordinal = one.ordinal.map(|ordinal| ordinal.to_string());
            ordinal.unwrap_or_default() + name_of(&WEEKDAYS, &one.weekday)
        });
        write_list(formatter, "BYDAY", &weekdays.collect::<Vec<_>>())?;
        if let Some(count) = rule.count {
            write!(formatter, ";COUNT={count}")?;
        }
        if let Some(until) = rule.until {
            write!(formatter, ";UNTIL={}", until.get().strftime("%Y%m%d"))?;
        }
        Ok(())
    }
}

fn write_list(
    formatter: &mut fmt::Formatter<'_>,
    part: &str,
    values: &[impl Display],
) -> fmt::Result {
    for (index, value) in values.iter().enumerate() {
        if index == 0 {
            write!(formatter, ";{part}={value}")?;
        } else {
            write!(formatter, ",{value}")?;
        }
    }
    Ok(())
}

impl FromStr for Rule {
    type Err = InvalidRuleText;

    /// Reads an RRULE without its name, in upper or lower case.
    fn from_str(text: &str) -> Result<Self, InvalidRuleText> {
        let text = text.to_ascii_uppercase();
        let mut seen = Vec::new();
        let mut frequency = None;
        let mut rule = RuleInput {
            frequency: Frequency::Daily,
            interval: 1,
            weekdays: Vec::new(),
            month_days: Vec::new(),
            months: Vec::new(),
            count: None,
            until: None,
        };
        for part in text.split(';') {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            let invalid = |legal: &str| InvalidRuleText {
                part: name.to_owned(),
                legal: legal.to_owned(),
            };
            if seen.contains(&name) {
                return Err(invalid("given once"));
            }
            seen.push(name);
            match name {
                "FREQ" => {
                    let known = named(&FREQUENCIES, value);
                    frequency =
                        Some(known.ok_or_else(|| invalid("DAILY, WEEKLY, MONTHLY or YEARLY"))?);
                }
                "INTERVAL" => rule.interval = number(value).ok_or_else(|| invalid(NUMBER))?,
                "BYMONTH" => rule.months = list(value, number).ok_or_else(|| invalid(NUMBERS))?,
                "BYMONTHDAY" => {
                    rule.month_days = list(value, number).ok_or_else(|| invalid(NUMBERS))?;
                }
                "BYDAY" => {
                    let legal = "weekdays such as MO,-1SU";
                    rule.weekdays = list(value, weekday).ok_or_else(|| invalid(legal))?;
                }
                "COUNT" => rule.count = Some(number(value).ok_or_else(|| invalid(NUMBER))?),
                "UNTIL" => {
                    let legal = "a date such as 20270630, from 2000 to 2999";
                    rule.until = Some(date(value).ok_or_else(|| invalid(legal))?);
                }
                "WKST" if value == "MO" => {}
                "WKST" => return Err(invalid("MO")),
                _ => return Err(invalid("absent")),
            }
        }
        rule.frequency = frequency.ok_or_else(|| InvalidRuleText {
            part: "FREQ".to_owned(),
            legal: "given".to_owned(),
        })?;
        rule.check()
            .map_err(|mut errors| errors.swap_remove(0).into())
    }
}

impl From<FieldError> for InvalidRuleText {
    fn from(error: FieldError) -> Self {
        let part = match error.pointer.split('/').nth(1) {
            Some("interval") => "INTERVAL",
            Some("months") => "BYMONTH",
            Some("month_days") => "BYMONTHDAY",
            Some("weekdays") => "BYDAY",
            Some("until") => "UNTIL",
            _ => "COUNT",
        };
        Self {
            part: part.to_owned(),
            legal: error.legal,
        }
    }
}

const NUMBER: &str = "a whole number";
const NUMBERS: &str = "whole numbers with commas between them";

fn number(text: &str) -> Option<i64> {
    text.parse().ok()
}

fn list<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    text.split(',').map(read).collect()
}

fn weekday(text: &str) -> Option<WeekdayInput> {
    let (ordinal, name) = text.split_at_checked(text.len().checked_sub(2)?)?;
    let ordinal = match ordinal {
        "" => None,
        ordinal => Some(number(ordinal)?),
    };
    let weekday = named(&WEEKDAYS, name)?;
    Some(WeekdayInput { weekday, ordinal })
}

fn date(text: &str) -> Option<LocalDate> {
    let is_date = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    let date: jiff::civil::Date = text.parse().ok().filter(|_| is_date)?;
    date.try_into().ok()
}

#[cfg(test)]
mod tests;
