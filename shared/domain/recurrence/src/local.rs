//! Dates and times on the calendar and clock of a venue, in the one form that each has as a text.

use std::borrow::Cow;
use std::fmt::{self, Display};
use std::ops::RangeInclusive;
use std::str::FromStr;

use jiff::civil::{Date, DateTime, Time};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Error, Unexpected};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

const YEARS: RangeInclusive<i16> = 2000..=2999;

/// A day on the calendar: `2027-03-12`, from 2000 to 2999.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalDate(Date);

/// A time of the day, to the minute: `20:30`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalTime(Time);

/// A day and a time of it: `2027-03-12T20:30`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalDateTime {
    date: LocalDate,
    time: LocalTime,
}

/// The text is no date or time in its form, or the value is not one that has a form. It says what is legal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct NotLocal(&'static str);

const LEGAL_DATE: NotLocal = NotLocal("a date such as 2027-03-12, from 2000 to 2999");
const LEGAL_TIME: NotLocal = NotLocal("a time of the day such as 20:30");
const LEGAL_DATE_TIME: NotLocal =
    NotLocal("a local date and time such as 2027-03-12T20:30, from 2000 to 2999");

impl LocalDate {
    pub(crate) const MAX: Self = Self(Date::constant(2999, 12, 31));

    /// The date as jiff has it.
    pub fn get(self) -> Date {
        self.0
    }
}

impl LocalTime {
    /// The time as jiff has it.
    pub fn get(self) -> Time {
        self.0
    }
}

impl LocalDateTime {
    /// A time of a day.
    pub fn new(date: LocalDate, time: LocalTime) -> Self {
        Self { date, time }
    }

    /// What clocks show, without the seconds that no zone's offset has had since 2000.
    pub(crate) fn to_the_minute(shown: DateTime) -> Self {
        Self {
            date: LocalDate(shown.date()),
            time: LocalTime(Time::constant(shown.hour(), shown.minute(), 0, 0)),
        }
    }

    /// The day.
    pub fn date(self) -> LocalDate {
        self.date
    }

    /// The time of the day.
    pub fn time(self) -> LocalTime {
        self.time
    }

    /// The date and time as jiff has them.
    pub fn get(self) -> DateTime {
        self.date.0.to_datetime(self.time.0)
    }
}

impl TryFrom<Date> for LocalDate {
    type Error = NotLocal;

    fn try_from(date: Date) -> Result<Self, NotLocal> {
        if YEARS.contains(&date.year()) {
            Ok(Self(date))
        } else {
            Err(LEGAL_DATE)
        }
    }
}

impl TryFrom<Time> for LocalTime {
    type Error = NotLocal;

    /// Only whole minutes have a form.
    fn try_from(time: Time) -> Result<Self, NotLocal> {
        if time.second() == 0 && time.subsec_nanosecond() == 0 {
            Ok(Self(time))
        } else {
            Err(LEGAL_TIME)
        }
    }
}

impl TryFrom<DateTime> for LocalDateTime {
    type Error = NotLocal;

    fn try_from(date_time: DateTime) -> Result<Self, NotLocal> {
        Ok(Self {
            date: date_time.date().try_into()?,
            time: date_time.time().try_into()?,
        })
    }
}

impl FromStr for LocalDate {
    type Err = NotLocal;

    fn from_str(text: &str) -> Result<Self, NotLocal> {
        let date: Option<Self> = text
            .parse()
            .ok()
            .and_then(|date: Date| date.try_into().ok());
        // jiff reads more forms, also dates with a time that it would drop.
        date.filter(|date| date.to_string() == text)
            .ok_or(LEGAL_DATE)
    }
}

impl FromStr for LocalTime {
    type Err = NotLocal;

    fn from_str(text: &str) -> Result<Self, NotLocal> {
        let time: Option<Self> = text
            .parse()
            .ok()
            .and_then(|time: Time| time.try_into().ok());
        time.filter(|time| time.to_string() == text)
            .ok_or(LEGAL_TIME)
    }
}

impl FromStr for LocalDateTime {
    type Err = NotLocal;

    fn from_str(text: &str) -> Result<Self, NotLocal> {
        let (date, time) = text.split_once('T').ok_or(LEGAL_DATE_TIME)?;
        match (date.parse(), time.parse()) {
            (Ok(date), Ok(time)) => Ok(Self { date, time }),
            _ => Err(LEGAL_DATE_TIME),
        }
    }
}

impl Display for LocalDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl Display for LocalTime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:02}:{:02}", self.0.hour(), self.0.minute())
    }
}

impl Display for LocalDateTime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}T{}", self.date, self.time)
    }
}

/// Reads a value from its text. The error has the form of serde's own, so that what is legal ends the sentence "must be …".
pub(crate) fn deserialize_text<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: FromStr<Err = NotLocal>,
    D: Deserializer<'de>,
{
    let text = Cow::<str>::deserialize(deserializer)?;
    text.parse().map_err(|NotLocal(legal)| {
        D::Error::invalid_value(Unexpected::Other("another text"), &legal)
    })
}

/// Their texts are what they are in JSON.
macro_rules! as_texts {
    ($($type:ident: $schema:tt;)*) => {$(
        impl fmt::Debug for $type {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                Display::fmt(self, formatter)
            }
        }

        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserialize_text(deserializer)
            }
        }

        impl JsonSchema for $type {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        }
    )*};
}

as_texts! {
    LocalDate: {"type": "string", "format": "date", "examples": ["2027-03-12"]};
    LocalTime: {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$", "examples": ["20:30"]};
    LocalDateTime: {
        "type": "string",
        "pattern": "^2[0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$",
        "examples": ["2027-03-12T20:30"],
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_has_one_form_and_is_written_as_it_is_read() {
        for text in ["2027-03-12", "2000-01-01", "2999-12-31", "2028-02-29"] {
            assert_eq!(
                text.parse().map(|date: LocalDate| date.to_string()),
                Ok(text.to_owned())
            );
        }
        for text in ["00:00", "09:05", "23:59"] {
            assert_eq!(
                text.parse().map(|time: LocalTime| time.to_string()),
                Ok(text.to_owned())
            );
        }
        let text = "2027-03-12T09:05";
        assert_eq!(
            text.parse().map(|at: LocalDateTime| at.to_string()),
            Ok(text.to_owned())
        );
    }

    #[test]
    fn any_other_form_is_refused() {
        for text in [
            "",
            "tomorrow",
            "2027-3-12",
            "20270312",
            "2027-03-12T20:30",
            "2027-03-12 ",
            "2027-02-29",
            "1999-12-31",
            "3000-01-01",
            "+002027-03-12",
            "2027-03-12[Europe/Paris]",
        ] {
            assert_eq!(text.parse::<LocalDate>(), Err(LEGAL_DATE), "{text}");
        }
        for text in [
            "", "20h30", "20:30:00", "2030", "9:05", "24:00", "20:60", "20:30Z", "T20:30",
        ] {
            assert_eq!(text.parse::<LocalTime>(), Err(LEGAL_TIME), "{text}");
        }
        for text in [
            "",
            "2027-03-12",
            "2027-03-12 20:30",
            "2027-03-12T20:30Z",
            "2027-03-12T20:30:00",
            "20:30",
        ] {
            assert_eq!(
                text.parse::<LocalDateTime>(),
                Err(LEGAL_DATE_TIME),
                "{text}"
            );
        }
    }

    #[test]
    fn a_time_with_seconds_has_no_form() {
        assert_eq!(
            LocalTime::try_from(Time::constant(20, 30, 1, 0)),
            Err(LEGAL_TIME)
        );
        assert_eq!(
            LocalTime::try_from(Time::constant(20, 30, 0, 1)),
            Err(LEGAL_TIME)
        );
    }
}
