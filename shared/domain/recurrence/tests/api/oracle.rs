//! The same dates as those of the crate `rrule`, which no function links.
//!
//! Where clocks change it is known to be wrong: it moves a local time that does not exist to the later instant, takes the earlier one
//! of a time that exists twice, and drops a day without a midnight, which then does not count. So days are compared in UTC, and in
//! the zone the instants of the days that it has, where ambiguous times are decided as it does. Nor does it have a rule with a
//! weekday and the first of another (it takes both conditions together), or the fifth weekday from the end of the month.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use chrono::{DateTime, Datelike as _, Month, Utc};
use guichet_recurrence::{
    AmbiguityKind, AmbiguousTime, Choice, Decision, FieldError, Frequency, MAXIMUM_OCCURRENCES,
    MAXIMUM_YEARS, RuleInput, SeriesInput, Weekday,
};
use jiff::civil::{Date, DateTime as LocalDateTime, Time, date};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};
use proptest::prelude::*;
use rrule::{NWeekday, RRule, Tz};

use crate::rules::{config, first_day, rule, series, time};

/// Enough to meet each change of clocks; `PROPTEST_CASES=10000` asks for more.
const CASES: u32 = 2_000;

const ZONES: [(&str, Tz); 6] = [
    ("Europe/Paris", Tz::Europe__Paris),
    ("America/New_York", Tz::America__New_York),
    ("Australia/Lord_Howe", Tz::Australia__Lord_Howe),
    ("Pacific/Apia", Tz::Pacific__Apia),
    ("Asia/Kathmandu", Tz::Asia__Kathmandu),
    ("UTC", Tz::UTC),
];

/// An instant of a local time, as `rrule` takes it: the later one in a gap, the earlier one of two.
fn instant(local: LocalDateTime, zone: &str) -> Timestamp {
    let zone = TimeZone::get(zone).expect("a zone");
    zone.to_ambiguous_timestamp(local)
        .compatible()
        .expect("in this century")
}

fn to_chrono(instant: Timestamp) -> DateTime<Utc> {
    DateTime::from_timestamp(instant.as_second(), 0).expect("in this century")
}

fn weekday(weekday: Weekday) -> chrono::Weekday {
    match weekday {
        Weekday::Monday => chrono::Weekday::Mon,
        Weekday::Tuesday => chrono::Weekday::Tue,
        Weekday::Wednesday => chrono::Weekday::Wed,
        Weekday::Thursday => chrono::Weekday::Thu,
        Weekday::Friday => chrono::Weekday::Fri,
        Weekday::Saturday => chrono::Weekday::Sat,
        Weekday::Sunday => chrono::Weekday::Sun,
    }
}

/// What `rrule` makes of a rule until a day, by its day.
fn expected(
    rule: &RuleInput,
    start: LocalDateTime,
    until: Date,
    (name, zone): (&str, Tz),
) -> Vec<(Date, Timestamp)> {
    let frequency = match rule.frequency {
        Frequency::Daily => rrule::Frequency::Daily,
        Frequency::Weekly => rrule::Frequency::Weekly,
        Frequency::Monthly => rrule::Frequency::Monthly,
        Frequency::Yearly => rrule::Frequency::Yearly,
    };
    let small = |numbers: &[i64]| -> Vec<i8> {
        let small = numbers
            .iter()
            .map(|number| i8::try_from(*number).expect("small"));
        small.collect()
    };
    let month =
        |number: &i64| Month::try_from(u8::try_from(*number).expect("small")).expect("a month");
    let weekdays = rule.weekdays.iter().map(|one| {
        let ordinal = one
            .ordinal
            .map(|ordinal| i16::try_from(ordinal).expect("small"));
        NWeekday::new(ordinal, weekday(one.weekday))
    });
    let end = instant(until.at(23, 59, 0, 0), name);
    let made = RRule::new(frequency)
        .interval(u16::try_from(rule.interval).expect("small"))
        .by_weekday(weekdays.collect())
        .by_month_day(small(&rule.month_days))
        .by_month(&rule.months.iter().map(month).collect::<Vec<_>>())
        .until(to_chrono(end).with_timezone(&Tz::UTC));
    let made = match rule.count {
        Some(count) => made.count(u32::try_from(count).expect("small")),
        None => made,
    };
    let start = to_chrono(instant(start, name)).with_timezone(&zone);
    let set = made.build(start).expect("a rule that it knows").limit();
    let day = |at: &DateTime<Tz>| {
        let small = |number: u32| i8::try_from(number).expect("of a date");
        let year = i16::try_from(at.year()).expect("in this century");
        date(year, small(at.month()), small(at.day()))
    };
    set.into_iter()
        .map(|at| {
            (
                day(&at),
                Timestamp::from_second(at.timestamp()).expect("in this century"),
            )
        })
        .collect()
}

/// What a series with these days is refused for, at one time a day.
fn expected_error(rule: &RuleInput, days: usize, last: Date) -> Option<FieldError> {
    let error = |pointer: &str, legal: String| {
        let pointer = pointer.to_owned();
        Some(FieldError { pointer, legal })
    };
    let wanted = rule
        .count
        .map_or(days, |count| usize::try_from(count).expect("small"));
    if days == 0 {
        error(
            "/rule",
            format!("a rule that names a day, and until {last} at the latest"),
        )
    } else if days < wanted {
        error(
            "/rule/count",
            format!("at most {days}, as the rule names no more days until {last}"),
        )
    } else if days > MAXIMUM_OCCURRENCES {
        error(
            "/rule",
            format!("a rule of at most 1000 dates, and this one makes {days}"),
        )
    } else {
        None
    }
}

/// The dates of a series once each ambiguous time is decided as `rrule` does, and what was ambiguous.
fn decided(series: SeriesInput, zone: &str) -> (Vec<(Date, Timestamp)>, Vec<AmbiguousTime>) {
    let asked = series
        .clone()
        .check()
        .expect("legal")
        .dates(zone)
        .expect("a zone");
    let decide = |time: &AmbiguousTime| Decision {
        recurrence_on: time.recurrence_on,
        choice: match time.kind {
            // Where the whole day is missing, it would be at the moment of the next day's.
            AmbiguityKind::Gap if time.later.local.date() != time.recurrence_on.date() => {
                Choice::Skip
            }
            AmbiguityKind::Gap => Choice::Later,
            AmbiguityKind::Fold => Choice::Earlier,
        },
    };
    let series = SeriesInput {
        decisions: asked.ambiguous.iter().map(decide).collect(),
        ..series
    };
    let dates = series.check().expect("legal").dates(zone).expect("decided");
    assert_eq!(dates.ambiguous, []);
    let pairs = dates.occurrences.iter();
    let pairs =
        pairs.map(|occurrence| (occurrence.recurrence_on.date().get(), occurrence.starts_at));
    (pairs.collect(), asked.ambiguous)
}

fn case() -> impl Strategy<Value = (Date, Time, RuleInput, (&'static str, Tz))> {
    let zone = prop::sample::select(ZONES.to_vec());
    (first_day(), time(), zone)
        .prop_flat_map(|(first, time, zone)| (Just(first), Just(time), rule(first), Just(zone)))
}

static INSTANTS: AtomicUsize = AtomicUsize::new(0);
static AMBIGUOUS: AtomicUsize = AtomicUsize::new(0);

fn compare(
    first: Date,
    time: Time,
    rule: RuleInput,
    zone: (&str, Tz),
) -> Result<(), TestCaseError> {
    let start = first.to_datetime(time);
    let last = first.saturating_add(MAXIMUM_YEARS.years());
    let last = rule.until.map_or(last, |until| until.get().min(last));
    let series = series(first, time, rule.clone());
    let days = expected(&rule, start, last, ("UTC", Tz::UTC));
    if let Some(error) = expected_error(&rule, days.len(), last) {
        prop_assert_eq!(series.check().err(), Some(vec![error]));
        return Ok(());
    }
    let (dates, _) = decided(series.clone(), "UTC");
    prop_assert_eq!(&dates, &days);

    let (dates, ambiguous) = decided(series, zone.0);
    // It cannot begin at a time that does not exist.
    if ambiguous
        .iter()
        .any(|time| time.recurrence_on.get() == start && time.kind == AmbiguityKind::Gap)
    {
        return Ok(());
    }
    let last = days.last().map_or(last, |(day, _)| *day);
    let in_zone = expected(
        &RuleInput {
            count: None,
            ..rule
        },
        start,
        last,
        zone,
    );
    let in_zone: BTreeMap<Date, Timestamp> = in_zone.into_iter().collect();
    prop_assert_eq!(&dates.iter().copied().collect::<BTreeMap<_, _>>(), &in_zone);
    INSTANTS.fetch_add(dates.len(), Ordering::Relaxed);
    AMBIGUOUS.fetch_add(ambiguous.len(), Ordering::Relaxed);
    Ok(())
}

#[test]
fn random_rules_make_the_dates_that_rrule_makes() {
    let config = config(CASES);
    let (cases, seed) = (config.cases, config.rng_seed);
    let outcome = proptest::test_runner::TestRunner::new(config)
        .run(&case(), |(first, time, rule, zone)| {
            compare(first, time, rule, zone)
        });
    let (instants, ambiguous) = (
        INSTANTS.load(Ordering::Relaxed),
        AMBIGUOUS.load(Ordering::Relaxed),
    );
    println!("{cases} rules ({seed:?}): {instants} instants, {ambiguous} ambiguous times");
    if let Err(error) = outcome {
        panic!("{seed:?}: {error}");
    }
    assert!(
        ambiguous > 50,
        "clocks change in few of the cases: {ambiguous}"
    );
}
