//! A series: a rule with start times, exceptions and decisions.

use std::collections::BTreeSet;
use std::fmt::{self, Display};
use std::str::FromStr;

use jiff::ToSpan as _;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::field_error::{Checks, FieldError};
use crate::local::{LocalDate, LocalDateTime, LocalTime, NotLocal, deserialize_text};
use crate::rule::{Rule, RuleInput};

/// How many occurrences a series has at most.
pub const MAXIMUM_OCCURRENCES: usize = 1_000;
/// How many years after its first day a series ends at the latest.
pub const MAXIMUM_YEARS: i64 = 10;
/// How often a day something may start.
pub const MAXIMUM_TIMES: usize = 24;
/// 31 days.
pub const LONGEST_DURATION_MINUTES: i64 = 44_640;

/// A local time at which something starts on each day of the series, and how long it lasts.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "RecurrenceStartTime")]
pub struct StartTime {
    /// The local time.
    pub time: LocalTime,
    /// How many minutes pass until the end, whatever clocks do meanwhile: 1 to 44640, which is 31 days.
    #[schemars(range(min = 1, max = 44640))]
    pub duration_minutes: i64,
}

/// What is left out of a series: a day, `2027-05-01`, or one start, `2027-05-01T15:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Exception {
    /// All starts of a day.
    Day(LocalDate),
    /// One start.
    Start(LocalDateTime),
}

/// Which instant a local time is that a zone skips or has twice.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "RecurrenceChoice")]
pub enum Choice {
    /// The earlier of the two that are possible.
    Earlier,
    /// The later.
    Later,
    /// Neither: nothing takes place.
    Skip,
}

/// The choice for one start.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "RecurrenceDecision")]
pub struct Decision {
    /// The start's local time.
    pub recurrence_on: LocalDateTime,
    /// What it is to be.
    pub choice: Choice,
}

/// A series as it is sent, and not checked.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "RecurrenceSeries")]
pub struct SeriesInput {
    /// The day from which on the rule counts. It belongs to the series only if the rule names it.
    pub starts_on: LocalDate,
    /// When something starts on each day: 1 to 24 times.
    #[schemars(length(min = 1, max = 24))]
    pub times: Vec<StartTime>,
    /// Which days. At most 1000 starts may follow from it, all within 10 years.
    pub rule: RuleInput,
    /// What is left out, also of `additional_dates`. What is not part of the series is ignored.
    #[serde(default)]
    #[schemars(length(max = 1000))]
    pub exceptions: Vec<Exception>,
    /// Days that are added, with the same times.
    #[serde(default)]
    #[schemars(length(max = 1000))]
    pub additional_dates: Vec<LocalDate>,
    /// What local times are to be that the zone skips or has twice, where `decisions` does not say otherwise. Without it, they are
    /// asked about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ambiguous_times: Option<Choice>,
    /// The same for single ones. What is not ambiguous is ignored.
    #[serde(default)]
    #[schemars(length(max = 1000))]
    pub decisions: Vec<Decision>,
}

/// A series that was checked, in its normal form: lists are in order and say nothing twice. It has at least one date, and no more
/// than [`MAXIMUM_OCCURRENCES`].
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(transparent)]
pub struct Series(SeriesInput);

/// What starts at a local time, before a zone says when that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LocalStart {
    pub(crate) recurrence_on: LocalDateTime,
    pub(crate) duration_minutes: i64,
}

impl Series {
    /// What it says, in its normal form.
    pub fn get(&self) -> &SeriesInput {
        &self.0
    }

    /// Its rule.
    pub fn rule(&self) -> Rule {
        Rule::assume_checked(self.0.rule.clone())
    }

    /// What is to be done about a start whose local time is ambiguous.
    pub(crate) fn choice(&self, recurrence_on: LocalDateTime) -> Option<Choice> {
        let decided = self
            .0
            .decisions
            .iter()
            .find(|decision| decision.recurrence_on == recurrence_on);
        decided
            .map(|decision| decision.choice)
            .or(self.0.ambiguous_times)
    }

    /// Its starts in the order of their local times.
    pub(crate) fn starts(&self) -> Vec<LocalStart> {
        self.starts_on_days(self.rule_days())
    }

    fn starts_on_days(&self, rule_days: impl IntoIterator<Item = LocalDate>) -> Vec<LocalStart> {
        let mut days: BTreeSet<LocalDate> = rule_days.into_iter().collect();
        days.extend(&self.0.additional_dates);
        let starts = days.into_iter().flat_map(|day| {
            self.0.times.iter().map(move |start| LocalStart {
                recurrence_on: LocalDateTime::new(day, start.time),
                duration_minutes: start.duration_minutes,
            })
        });
        let exceptions: BTreeSet<Exception> = self.0.exceptions.iter().copied().collect();
        let is_left_out = |at: LocalDateTime| {
            exceptions.contains(&Exception::Day(at.date()))
                || exceptions.contains(&Exception::Start(at))
        };
        starts
            .filter(|start| !is_left_out(start.recurrence_on))
            .collect()
    }

    fn rule_days(&self) -> impl Iterator<Item = LocalDate> {
        let last = last_day(self.0.starts_on);
        let days = self.rule().days(self.0.starts_on.get(), last.get());
        days.map_while(|day| day.try_into().ok())
    }

    /// What shows only in the days that the rule names.
    fn check_days(&self) -> Option<FieldError> {
        let days: Vec<LocalDate> = self.rule_days().collect();
        let named = days.len();
        let last = self.last_day();
        if named == 0 {
            let legal = format!("a rule that names a day, and until {last} at the latest");
            return Some(FieldError::new("/rule", legal));
        }
        let count = self
            .0
            .rule
            .count
            .and_then(|count| usize::try_from(count).ok());
        if count.is_some_and(|count| named < count) {
            let legal = format!("at most {named}, as the rule names no more days until {last}");
            return Some(FieldError::new("/rule/count", legal));
        }
        match self.starts_on_days(days).len() {
            0 => Some(FieldError::new("/exceptions", "such that a date is left")),
            1..=MAXIMUM_OCCURRENCES => None,
            dates => Some(FieldError::new(
                "/rule",
                format!(
                    "a rule of at most {MAXIMUM_OCCURRENCES} dates, and this one makes {dates}"
                ),
            )),
        }
    }

    fn last_day(&self) -> LocalDate {
        let last = last_day(self.0.starts_on);
        self.0.rule.until.map_or(last, |until| until.min(last))
    }
}

/// The day on which a series ends at the latest.
fn last_day(starts_on: LocalDate) -> LocalDate {
    let last = starts_on.get().saturating_add(MAXIMUM_YEARS.years());
    last.try_into().unwrap_or(LocalDate::MAX)
}

impl SeriesInput {
    /// Checks the series, and brings it to its normal form. The errors name every field that is wrong; how many dates the rule makes
    /// is counted where nothing else is.
    pub fn check(self) -> Result<Series, Vec<FieldError>> {
        let mut checks = Checks::default();
        self.check_times(&mut checks);
        self.check_lists(&mut checks);
        self.check_range(&mut checks);
        checks.part("/rule", self.rule.errors());
        let errors = checks.errors();
        if !errors.is_empty() {
            return Err(errors);
        }
        let series = Series(self.normalized());
        match series.check_days() {
            Some(error) => Err(vec![error]),
            None => Ok(series),
        }
    }

    fn check_times(&self, checks: &mut Checks) {
        checks.that(
            (1..=MAXIMUM_TIMES).contains(&self.times.len()),
            "/times",
            format!("1 to {MAXIMUM_TIMES} times"),
        );
        let mut named = BTreeSet::new();
        for (index, start) in self.times.iter().enumerate() {
            checks.that(
                named.insert(start.time),
                format!("/times/{index}/time"),
                "each time once",
            );
            checks.that(
                (1..=LONGEST_DURATION_MINUTES).contains(&start.duration_minutes),
                format!("/times/{index}/duration_minutes"),
                format!("a whole number from 1 to {LONGEST_DURATION_MINUTES}"),
            );
        }
    }

    fn check_lists(&self, checks: &mut Checks) {
        for (name, length) in [
            ("exceptions", self.exceptions.len()),
            ("additional_dates", self.additional_dates.len()),
            ("decisions", self.decisions.len()),
        ] {
            checks.that(
                length <= MAXIMUM_OCCURRENCES,
                format!("/{name}"),
                format!("a list of at most {MAXIMUM_OCCURRENCES}"),
            );
        }
        let mut decided = BTreeSet::new();
        for (index, decision) in self.decisions.iter().enumerate() {
            checks.that(
                decided.insert(decision.recurrence_on),
                format!("/decisions/{index}/recurrence_on"),
                "each start once",
            );
        }
    }

    /// Whether the days that are named are within the years of a series.
    fn check_range(&self, checks: &mut Checks) {
        let (first, last) = (self.starts_on, last_day(self.starts_on));
        let mut check = |day: &LocalDate, pointer: String| {
            let legal = format!("a date from {first} to {last}");
            checks.that((first..=last).contains(day), pointer, legal);
        };
        for (index, day) in self.additional_dates.iter().enumerate() {
            check(day, format!("/additional_dates/{index}"));
        }
        if let Some(until) = &self.rule.until {
            check(until, "/rule/until".to_owned());
        }
    }

    fn normalized(mut self) -> Self {
        self.rule = self.rule.normalized();
        self.times.sort_unstable();
        let days: BTreeSet<Exception> = self.exceptions.iter().copied().collect();
        self.exceptions.retain(|exception| match exception {
            Exception::Day(_) => true,
            Exception::Start(at) => !days.contains(&Exception::Day(at.date())),
        });
        self.exceptions.sort_unstable();
        self.exceptions.dedup();
        self.additional_dates.sort_unstable();
        self.additional_dates.dedup();
        self.decisions.sort_unstable();
        self
    }
}

impl FromStr for Exception {
    type Err = NotLocal;

    fn from_str(text: &str) -> Result<Self, NotLocal> {
        if text.contains('T') {
            text.parse().map(Self::Start)
        } else {
            text.parse().map(Self::Day)
        }
    }
}

impl Display for Exception {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => day.fmt(formatter),
            Self::Start(start) => start.fmt(formatter),
        }
    }
}

impl Serialize for Exception {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Exception {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize_text(deserializer)
    }
}

impl JsonSchema for Exception {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "RecurrenceException".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": "^2[0-9]{3}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2})?$",
            "examples": ["2027-05-01", "2027-05-01T15:00"],
        })
    }
}

#[cfg(test)]
mod tests;
