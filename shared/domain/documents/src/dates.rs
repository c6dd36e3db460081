use guichet_money::Locale;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, Zoned};

const FRENCH_DAYS: [&str; 7] = [
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
];
const ENGLISH_DAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];
const FRENCH_MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// An evening may end in the night and still be one evening; what is longer is told with both dates.
const LONGEST_EVENING: SignedDuration = SignedDuration::from_hours(18);

/// The day in words, in an IANA time zone: `vendredi 12 mars 2027`, `Friday 12 March 2027`.
///
/// Here and below, a zone that is not known is replaced by UTC: a date in a mail is better told so than
/// not at all. The database refuses such zones.
pub fn date(at: Timestamp, time_zone: &str, locale: Locale) -> String {
    day(&local(at, time_zone), locale)
}

/// The time of day: `20 h 30`, `8:30 pm`. Spaces around numbers of a time are no-break spaces.
pub fn time(at: Timestamp, time_zone: &str, locale: Locale) -> String {
    clock(&local(at, time_zone), locale)
}

/// Day and time: `vendredi 12 mars 2027 à 20 h 30`, `Friday 12 March 2027 at 8:30 pm`.
pub fn date_time(at: Timestamp, time_zone: &str, locale: Locale) -> String {
    moment(&local(at, time_zone), locale)
}

/// From when to when: the day once for an evening, `vendredi 12 mars 2027 de 20 h 30 à 23 h`; both days
/// for what is longer, `du vendredi 12 mars 2027 à 18 h au dimanche 14 mars 2027 à 12 h`.
pub fn period(starts_at: Timestamp, ends_at: Timestamp, time_zone: &str, locale: Locale) -> String {
    let (start, end) = (local(starts_at, time_zone), local(ends_at, time_zone));
    match (locale, is_evening(starts_at, ends_at)) {
        (Locale::Fr, true) => format!(
            "{} de {} à {}",
            day(&start, locale),
            clock(&start, locale),
            clock(&end, locale)
        ),
        (Locale::En, true) => {
            format!(
                "{} from {} to {}",
                day(&start, locale),
                clock(&start, locale),
                clock(&end, locale)
            )
        }
        (Locale::Fr, false) => format!("du {} au {}", moment(&start, locale), moment(&end, locale)),
        (Locale::En, false) => format!(
            "from {} to {}",
            moment(&start, locale),
            moment(&end, locale)
        ),
    }
}

/// Whether to tell the day once.
pub(crate) fn is_evening(starts_at: Timestamp, ends_at: Timestamp) -> bool {
    ends_at.duration_since(starts_at) <= LONGEST_EVENING
}

/// The text with its first letter in upper case, for a date that begins a line.
pub fn capitalized(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(characters).collect()
    })
}

fn local(at: Timestamp, time_zone: &str) -> Zoned {
    at.to_zoned(TimeZone::get(time_zone).unwrap_or(TimeZone::UTC))
}

fn moment(at: &Zoned, locale: Locale) -> String {
    let preposition = match locale {
        Locale::Fr => "à",
        Locale::En => "at",
    };
    format!(
        "{} {preposition}\u{a0}{}",
        day(at, locale),
        clock(at, locale)
    )
}

fn day(at: &Zoned, locale: Locale) -> String {
    let weekday = usize::from(at.weekday().to_monday_zero_offset().cast_unsigned());
    let month = usize::from(at.month().cast_unsigned()) - 1;
    let (number, year) = (at.day(), at.year());
    match locale {
        Locale::Fr => {
            let ordinal = if number == 1 { "er" } else { "" };
            format!(
                "{} {number}{ordinal} {} {year}",
                FRENCH_DAYS[weekday], FRENCH_MONTHS[month]
            )
        }
        Locale::En => format!(
            "{} {number} {} {year}",
            ENGLISH_DAYS[weekday], ENGLISH_MONTHS[month]
        ),
    }
}

fn clock(at: &Zoned, locale: Locale) -> String {
    let (hour, minute) = (at.hour(), at.minute());
    match locale {
        Locale::Fr if minute == 0 => format!("{hour}\u{a0}h"),
        Locale::Fr => format!("{hour}\u{a0}h\u{a0}{minute:02}"),
        Locale::En => {
            let half = if hour < 12 { "am" } else { "pm" };
            match ((hour + 11) % 12 + 1, minute) {
                (12, 0) if hour == 0 => "midnight".to_owned(),
                (12, 0) => "noon".to_owned(),
                (hour, 0) => format!("{hour}\u{a0}{half}"),
                (hour, minute) => format!("{hour}:{minute:02}\u{a0}{half}"),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    /// With ordinary spaces, to be readable here.
    fn plain(text: &str) -> String {
        text.replace('\u{a0}', " ")
    }

    #[test]
    fn a_moment_is_told_in_the_zone_of_the_venue() {
        let evening = at("2027-03-12T19:30:00Z");
        let paris = date_time(evening, "Europe/Paris", Locale::Fr);
        assert_eq!(paris, "vendredi 12 mars 2027 à\u{a0}20\u{a0}h\u{a0}30");
        let tokyo = date_time(evening, "Asia/Tokyo", Locale::En);
        assert_eq!(plain(&tokyo), "Saturday 13 March 2027 at 4:30 am");
        let island = date_time(evening, "Pacific/Tahiti", Locale::Fr);
        assert_eq!(plain(&island), "vendredi 12 mars 2027 à 9 h 30");
    }

    #[test]
    fn summer_time_begins_on_its_day() {
        assert_eq!(
            plain(&time(
                at("2027-03-28T00:59:00Z"),
                "Europe/Brussels",
                Locale::Fr
            )),
            "1 h 59"
        );
        assert_eq!(
            plain(&time(
                at("2027-03-28T01:00:00Z"),
                "Europe/Brussels",
                Locale::Fr
            )),
            "3 h"
        );
    }

    #[test]
    fn the_first_of_a_month_is_an_ordinal_in_french() {
        let day = at("2027-08-01T12:00:00Z");
        assert_eq!(
            date(day, "Europe/Paris", Locale::Fr),
            "dimanche 1er août 2027"
        );
        assert_eq!(
            date(day, "Europe/Paris", Locale::En),
            "Sunday 1 August 2027"
        );
    }

    #[test]
    fn hours_read_as_people_say_them() {
        for (utc, french, english) in [
            ("00:00", "0 h", "midnight"),
            ("00:05", "0 h 05", "12:05 am"),
            ("09:00", "9 h", "9 am"),
            ("12:00", "12 h", "noon"),
            ("12:30", "12 h 30", "12:30 pm"),
            ("20:00", "20 h", "8 pm"),
            ("23:59", "23 h 59", "11:59 pm"),
        ] {
            let moment = at(&format!("2027-03-12T{utc}:00Z"));
            assert_eq!(plain(&time(moment, "UTC", Locale::Fr)), french);
            assert_eq!(plain(&time(moment, "UTC", Locale::En)), english);
        }
    }

    #[test]
    fn an_evening_names_its_day_once_and_a_festival_both() {
        let start = at("2027-03-12T19:30:00Z");
        let night = at("2027-03-13T01:00:00Z");
        let sunday = at("2027-03-14T11:00:00Z");
        let tell = |end, locale| plain(&period(start, end, "Europe/Paris", locale));
        assert_eq!(
            tell(night, Locale::Fr),
            "vendredi 12 mars 2027 de 20 h 30 à 2 h"
        );
        assert_eq!(
            tell(night, Locale::En),
            "Friday 12 March 2027 from 8:30 pm to 2 am"
        );
        assert_eq!(
            tell(sunday, Locale::Fr),
            "du vendredi 12 mars 2027 à 20 h 30 au dimanche 14 mars 2027 à 12 h"
        );
        assert_eq!(
            tell(sunday, Locale::En),
            "from Friday 12 March 2027 at 8:30 pm to Sunday 14 March 2027 at noon"
        );
    }

    #[test]
    fn an_unknown_zone_is_told_in_universal_time() {
        assert_eq!(
            plain(&time(at("2027-03-12T19:30:00Z"), "Europe/Lyon", Locale::Fr)),
            "19 h 30"
        );
    }

    #[test]
    fn the_zones_are_compiled_in() {
        assert!(jiff::tz::TimeZone::get("America/Argentina/Buenos_Aires").is_ok());
        assert_eq!(capitalized("été"), "Été");
        assert_eq!(capitalized(""), "");
    }
}
