//! What a rule may say, and the one form in which it is kept.

mod check;
mod days;
mod text;

use jiff::civil;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use self::text::InvalidRuleText;
use crate::local::LocalDate;

/// The most that `interval` may be.
pub const LONGEST_INTERVAL: i64 = 999;

/// What a rule counts in (FREQ of RFC 5545).
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "RecurrenceFrequency")]
pub enum Frequency {
    /// Days.
    Daily,
    /// Weeks, from Monday to Sunday.
    Weekly,
    /// Months.
    Monthly,
    /// Years.
    Yearly,
}

/// A day of the week.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is its name")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    pub(crate) const ALL: [Self; 7] = [
        Self::Monday,
        Self::Tuesday,
        Self::Wednesday,
        Self::Thursday,
        Self::Friday,
        Self::Saturday,
        Self::Sunday,
    ];

    fn of(date: civil::Date) -> Self {
        let index = date.weekday().to_monday_zero_offset();
        Self::ALL[usize::from(index.cast_unsigned())]
    }
}

/// A weekday, or the first, second or last of a month (BYDAY of RFC 5545).
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "RecurrenceWeekday")]
pub struct WeekdayInput {
    /// The day of the week.
    pub weekday: Weekday,
    /// Which of the month: 1 is the first, -1 the last, at most 5. Without it, each. Only with the frequency `monthly`, or `yearly`
    /// with `months`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = -5, max = 5))]
    pub ordinal: Option<i64>,
}

/// A recurrence rule as it is sent, and not checked: a subset of RFC 5545, section 3.3.10. It has either `count` or `until`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "RecurrenceRule")]
pub struct RuleInput {
    /// What it counts in.
    pub frequency: Frequency,
    /// Every so many days, weeks, months or years, beginning with that of the first day: 1 to 999.
    #[serde(default = "every")]
    #[schemars(range(min = 1, max = 999))]
    pub interval: i64,
    /// On these weekdays. Weekly, and none given: on that of the first day.
    #[serde(default)]
    pub weekdays: Vec<WeekdayInput>,
    /// On these days of the month: 1 to 31, or -1 to -31 from its end, where -1 is the last. Monthly or yearly, and neither these nor
    /// weekdays given: on that of the first day, in those months that have it. Not with the frequency `weekly`.
    #[serde(default)]
    #[schemars(inner(range(min = -31, max = 31)))]
    pub month_days: Vec<i64>,
    /// In these months, 1 to 12. Yearly, and neither these nor days given: in that of the first day.
    #[serde(default)]
    #[schemars(inner(range(min = 1, max = 12)))]
    pub months: Vec<i64>,
    /// How many days it names, 1 to 1000, before any is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 1000))]
    pub count: Option<i64>,
    /// The last day that it may name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<LocalDate>,
}

fn every() -> i64 {
    1
}

/// A recurrence rule that was checked, in its normal form: lists are in order, say nothing twice, and are empty where they would
/// name everything. As a text ([`Display`](std::fmt::Display), [`FromStr`](std::str::FromStr)) it is an RRULE, whose UNTIL is a
/// local date.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(transparent)]
pub struct Rule(RuleInput);

impl Rule {
    /// What it says, in its normal form.
    pub fn get(&self) -> &RuleInput {
        &self.0
    }

    /// A part of something that was checked as a whole.
    pub(crate) fn assume_checked(rule: RuleInput) -> Self {
        Self(rule)
    }
}

#[cfg(test)]
mod tests;
