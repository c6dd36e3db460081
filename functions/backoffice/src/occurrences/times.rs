//! Local times of a date, read in the zone of its venue.

use guichet_http::Problem;
use guichet_recurrence::{
    AmbiguityKind, LONGEST_DURATION_MINUTES, LocalDateTime, PossibleStart, Zone,
};
use jiff::{SignedDuration, Timestamp};
use schemars::JsonSchema;
use serde::Serialize;

use crate::problems::AMBIGUOUS_TIME;
use crate::words::Moment;

/// When doors open, a date starts and ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_field_names, reason = "as the columns are called")]
pub(super) struct Times {
    pub(super) starts_at: Timestamp,
    pub(super) ends_at: Timestamp,
    pub(super) doors_at: Option<Timestamp>,
}

/// The same as somebody typed them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TypedTimes {
    pub(super) starts: TypedTime,
    pub(super) ends: TypedTime,
    pub(super) doors: Option<TypedTime>,
}

/// A time of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TypedTime {
    /// What clocks at the venue are to show.
    Local(LocalDateTime),
    /// A moment that stays, and so is not asked about again.
    Kept(Timestamp),
}

/// A moment that a local time may be.
#[derive(Debug, Serialize, JsonSchema)]
struct PossibleMoment {
    at: Timestamp,
    /// What clocks show then.
    local: LocalDateTime,
    /// How far clocks are ahead of UTC then.
    offset_minutes: i32,
}

impl TypedTimes {
    /// When that is. 422 where a time is skipped or shown twice and nobody said which moment is meant, where the end is not
    /// after the start or more than 31 days later, or where doors open after the start.
    pub(super) fn read(self, zone: &Zone, meant: Option<Moment>) -> Result<Times, Problem> {
        let read = |pointer, typed| read(zone, pointer, typed, meant);
        let starts_at = read("/starts", self.starts)?;
        let ends_at = read("/ends", self.ends)?;
        let doors = self.doors.map(|doors| read("/doors", doors));
        let doors_at = doors.transpose()?;
        let longest = SignedDuration::from_mins(LONGEST_DURATION_MINUTES);
        if ends_at <= starts_at || ends_at.duration_since(starts_at) > longest {
            return Err(Problem::invalid(
                "/ends",
                "after the start, by 31 days at the most",
            ));
        }
        if doors_at.is_some_and(|doors_at| doors_at > starts_at) {
            return Err(Problem::invalid("/doors", "at or before the start"));
        }
        Ok(Times {
            starts_at,
            ends_at,
            doors_at,
        })
    }
}

fn read(
    zone: &Zone,
    pointer: &str,
    typed: TypedTime,
    meant: Option<Moment>,
) -> Result<Timestamp, Problem> {
    match typed {
        TypedTime::Local(local) => read_local(zone, pointer, local, meant),
        TypedTime::Kept(at) => Ok(at),
    }
}

/// The moment at which clocks of the zone show this. 422 where they skip it or show it twice, and nobody said which moment is
/// meant.
pub(crate) fn read_local(
    zone: &Zone,
    pointer: &str,
    local: LocalDateTime,
    meant: Option<Moment>,
) -> Result<Timestamp, Problem> {
    let time = match (zone.read(local), meant) {
        (Ok(at), _) => return Ok(at),
        (Err(time), Some(Moment::Earlier)) => return Ok(time.earlier.starts_at),
        (Err(time), Some(Moment::Later)) => return Ok(time.later.starts_at),
        (Err(time), None) => time,
    };
    let legal = match time.kind {
        AmbiguityKind::Gap => "a time that clocks show; say earlier or later in choice",
        AmbiguityKind::Fold => "a time that clocks show once; say earlier or later in choice",
    };
    let moment = |start: PossibleStart| PossibleMoment {
        at: start.starts_at,
        local: start.local,
        offset_minutes: start.offset_minutes,
    };
    Err(Problem::new(AMBIGUOUS_TIME)
        .field(pointer, legal)
        .with("kind", time.kind)
        .with("earlier", moment(time.earlier))
        .with("later", moment(time.later)))
}
