//! From local times to instants.

use jiff::tz::{AmbiguousOffset, Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};
use schemars::JsonSchema;
use serde::Serialize;

use crate::field_error::FieldError;
use crate::local::LocalDateTime;
use crate::series::{Choice, Decision, LocalStart, Series};
use crate::time_zone::time_zone;

/// A date of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "RecurrenceOccurrence")]
pub struct Occurrence {
    /// Its local start by the rule, which identifies it within its series.
    pub recurrence_on: LocalDateTime,
    /// When it starts.
    pub starts_at: Timestamp,
    /// When it ends: so many minutes later, whatever clocks do meanwhile.
    pub ends_at: Timestamp,
}

/// Why a local time is not one instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "RecurrenceAmbiguity")]
pub enum AmbiguityKind {
    /// Clocks skip it: it does not exist.
    Gap,
    /// Clocks go back over it: it exists twice.
    Fold,
}

/// An instant that an ambiguous local time may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "RecurrencePossibleStart")]
pub struct PossibleStart {
    /// The instant.
    pub starts_at: Timestamp,
    /// What clocks show then. After a gap it is another time than was asked for, and may be another day.
    pub local: LocalDateTime,
    /// How many minutes clocks are ahead of UTC then.
    pub offset_minutes: i32,
}

/// A start whose local time the zone skips or has twice, and about which nothing has been decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "RecurrenceAmbiguousTime")]
pub struct AmbiguousTime {
    /// The local start by the rule.
    pub recurrence_on: LocalDateTime,
    /// Which of both it is.
    pub kind: AmbiguityKind,
    /// The earlier instant: with the offset after a gap, or before clocks went back.
    pub earlier: PossibleStart,
    /// The later instant: with the offset before a gap, or after clocks went back.
    pub later: PossibleStart,
}

/// The dates of a series in a time zone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "RecurrenceDates")]
pub struct Dates {
    /// The zone, by its name in the IANA database.
    pub time_zone: String,
    /// In the order of their starts, no two of which are the same.
    pub occurrences: Vec<Occurrence>,
    /// What has to be decided, in the order of the local times.
    pub ambiguous: Vec<AmbiguousTime>,
}

impl Series {
    /// The dates of the series in a zone of the IANA database.
    ///
    /// Fails where there is no such zone, or where a choice puts a date at the moment at which another one starts.
    pub fn dates(&self, time_zone_name: &str) -> Result<Dates, FieldError> {
        let zone = time_zone(time_zone_name)?;
        let mut occurrences = Vec::new();
        let mut ambiguous = Vec::new();
        for start in self.starts() {
            match read(&zone, start.recurrence_on) {
                Reading::Instant(starts_at) => occurrences.push(Occurrence::new(start, starts_at)),
                Reading::Ambiguous(time) => match self.choice(start.recurrence_on) {
                    None => ambiguous.push(time),
                    Some(Choice::Skip) => {}
                    Some(Choice::Earlier) => {
                        occurrences.push(Occurrence::new(start, time.earlier.starts_at));
                    }
                    Some(Choice::Later) => {
                        occurrences.push(Occurrence::new(start, time.later.starts_at));
                    }
                },
            }
        }
        occurrences.sort_by_key(|occurrence| occurrence.starts_at);
        self.check_distinct(&zone, &occurrences)?;
        Ok(Dates {
            time_zone: zone.iana_name().unwrap_or(time_zone_name).to_owned(),
            occurrences,
            ambiguous,
        })
    }

    /// Two local times that both are one instant are two instants, so that only a choice can make them the same.
    fn check_distinct(
        &self,
        zone: &TimeZone,
        occurrences: &[Occurrence],
    ) -> Result<(), FieldError> {
        let mut pairs = occurrences.windows(2);
        let Some([first, second]) = pairs.find(|pair| pair[0].starts_at == pair[1].starts_at)
        else {
            return Ok(());
        };
        let is_chosen =
            |of: &Occurrence| matches!(read(zone, of.recurrence_on), Reading::Ambiguous(_));
        let (chosen, other) = if is_chosen(first) {
            (first, second)
        } else {
            (second, first)
        };
        let is_single = |decision: &Decision| decision.recurrence_on == chosen.recurrence_on;
        let pointer = if self.get().decisions.iter().any(is_single) {
            "/decisions"
        } else {
            "/ambiguous_times"
        };
        Err(FieldError::new(
            pointer,
            format!(
                "another choice for {}, as {} starts at that moment",
                chosen.recurrence_on, other.recurrence_on
            ),
        ))
    }
}

impl Occurrence {
    fn new(start: LocalStart, starts_at: Timestamp) -> Self {
        Self {
            recurrence_on: start.recurrence_on,
            starts_at,
            ends_at: starts_at + SignedDuration::from_mins(start.duration_minutes),
        }
    }
}

/// What a local time is in a zone.
pub(crate) enum Reading {
    Instant(Timestamp),
    Ambiguous(AmbiguousTime),
}

pub(crate) fn read(zone: &TimeZone, recurrence_on: LocalDateTime) -> Reading {
    let local = recurrence_on.get();
    let instant = |offset: Offset| {
        let instant = offset.to_timestamp(local);
        instant.expect("the years of local dates are within those of instants")
    };
    // The offset that is ahead makes the earlier instant of a local time.
    let (kind, earlier, later) = match zone.to_ambiguous_timestamp(local).offset() {
        AmbiguousOffset::Unambiguous { offset } => return Reading::Instant(instant(offset)),
        AmbiguousOffset::Gap { before, after } => (AmbiguityKind::Gap, after, before),
        AmbiguousOffset::Fold { before, after } => (AmbiguityKind::Fold, before, after),
    };
    Reading::Ambiguous(AmbiguousTime {
        recurrence_on,
        kind,
        earlier: PossibleStart::new(zone, instant(earlier)),
        later: PossibleStart::new(zone, instant(later)),
    })
}

impl PossibleStart {
    fn new(zone: &TimeZone, starts_at: Timestamp) -> Self {
        let offset = zone.to_offset(starts_at);
        Self {
            starts_at,
            local: LocalDateTime::to_the_minute(offset.to_datetime(starts_at)),
            offset_minutes: offset.seconds() / 60,
        }
    }
}

#[cfg(test)]
mod tests;
