//! Dates by a rule: every other Friday, the last Sunday of each month, 15:00 and 20:30 from Tuesday to Sunday.
//!
//! A [`SeriesInput`] is what an organizer asks for. Checked, it is a [`Series`]: a recurrence [`Rule`] (a subset of RFC 5545,
//! section 3.3.10), local start times, dates that are left out and dates that are added. [`Series::dates`] makes its occurrences in
//! a time zone. A local time that the zone skips or has twice is never silently moved: it is asked about until a [`Choice`] decides
//! it. [`difference`] says what a changed series adds to the occurrences that exist, and what it takes away.
//!
//! The same series in the same zone has the same occurrences whenever it is asked, and each is known by its local start, its
//! `recurrence_on`. Nothing is read or stored here, and nothing is put into words for people.
//!
//! A rule counts days, as if its DTSTART were a date. Unlike in RFC 5545, the first day belongs to the series only if the rule names
//! it.

mod dates;
mod difference;
mod field_error;
mod local;
mod rule;
mod series;
mod time_zone;
mod zone;

pub use dates::{AmbiguityKind, AmbiguousTime, Dates, Occurrence, PossibleStart};
pub use difference::{Difference, ExistingOccurrence, Undecided, difference};
pub use field_error::FieldError;
pub use local::{LocalDate, LocalDateTime, LocalTime, NotLocal};
pub use rule::{
    Frequency, InvalidRuleText, LONGEST_INTERVAL, Rule, RuleInput, Weekday, WeekdayInput,
};
pub use series::{
    Choice, Decision, Exception, LONGEST_DURATION_MINUTES, MAXIMUM_OCCURRENCES, MAXIMUM_TIMES,
    MAXIMUM_YEARS, Series, SeriesInput, StartTime,
};
pub use zone::Zone;
