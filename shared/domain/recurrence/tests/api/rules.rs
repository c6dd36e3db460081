//! Random rules, and the settings with which they are made.

use guichet_recurrence::{
    Frequency, LocalDate, LocalTime, RuleInput, SeriesInput, StartTime, Weekday, WeekdayInput,
};
use jiff::ToSpan as _;
use jiff::civil::{Date, Time, date};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, contextualize_config};

/// So many cases, always the same ones. `PROPTEST_CASES` and `PROPTEST_RNG_SEED` ask for others; a failure prints the shrunk case,
/// and whoever runs it sees it again.
pub(crate) fn config(cases: u32) -> Config {
    contextualize_config(Config {
        cases,
        rng_seed: RngSeed::Fixed(20_270_312),
        failure_persistence: None,
        ..Config::default()
    })
}

/// Within the years in which the other implementation knows the changes of clocks, and over that of the date line in Samoa.
pub(crate) fn first_day() -> impl Strategy<Value = Date> {
    let day = |days: i64| date(2005, 1, 1).saturating_add(days.days());
    (0..7_500_i64).prop_map(day)
}

/// Often one at which some zone changes its clocks.
pub(crate) fn time() -> impl Strategy<Value = Time> {
    prop_oneof![
        Just(Time::constant(2, 30, 0, 0)),
        Just(Time::constant(2, 15, 0, 0)),
        Just(Time::constant(1, 45, 0, 0)),
        Just(Time::constant(3, 30, 0, 0)),
        (0..24_i8, 0..60_i8).prop_map(|(hour, minute)| Time::constant(hour, minute, 0, 0)),
    ]
}

fn frequency() -> impl Strategy<Value = Frequency> {
    prop::sample::select(vec![
        Frequency::Daily,
        Frequency::Weekly,
        Frequency::Monthly,
        Frequency::Yearly,
    ])
}

fn weekday() -> impl Strategy<Value = Weekday> {
    prop::sample::select(vec![
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
        Weekday::Sunday,
    ])
}

fn few<T: std::fmt::Debug + 'static>(
    each: impl Strategy<Value = T> + 'static,
) -> impl Strategy<Value = Vec<T>> {
    prop_oneof![3 => Just(0..1_usize), 2 => Just(1..4_usize)].prop_flat_map({
        let each = each.boxed();
        move |size| prop::collection::vec(each.clone(), size)
    })
}

/// What a rule says of the weekdays: all of them counted within the month, or none.
fn weekdays() -> impl Strategy<Value = Vec<(Weekday, Option<i64>)>> {
    let ordinal = prop_oneof![1..=5_i64, -4..=-1_i64];
    let counted = (weekday(), ordinal.prop_map(Some));
    prop_oneof![few((weekday(), Just(None))), few(counted)]
}

/// Legal rules for a series that begins on this day.
pub(crate) fn rule(first: Date) -> impl Strategy<Value = RuleInput> {
    let day = prop_oneof![1..=31_i64, -31..=-1_i64];
    let interval = prop_oneof![4 => 1..=4_i64, 1 => 5..=60_i64];
    let end = prop_oneof![
        (1..=60_i64).prop_map(|count| (Some(count), None)),
        (0..3_650_i64).prop_map(move |days| (None, Some(first.saturating_add(days.days())))),
    ];
    (
        frequency(),
        interval,
        weekdays(),
        few(day),
        few(1..=12_i64),
        end,
    )
        .prop_map(
            |(frequency, interval, weekdays, month_days, months, (count, until))| {
                let counts = frequency == Frequency::Monthly
                    || frequency == Frequency::Yearly && !months.is_empty();
                let weekday = |(weekday, ordinal): (Weekday, Option<i64>)| WeekdayInput {
                    weekday,
                    ordinal: ordinal.filter(|_| counts),
                };
                RuleInput {
                    frequency,
                    interval,
                    weekdays: weekdays.into_iter().map(weekday).collect(),
                    month_days: if frequency == Frequency::Weekly {
                        Vec::new()
                    } else {
                        month_days
                    },
                    months,
                    count,
                    until: until.map(|until| LocalDate::try_from(until).expect("in this century")),
                }
            },
        )
}

/// A series of one hour at one time of the day.
pub(crate) fn series(first: Date, time: Time, rule: RuleInput) -> SeriesInput {
    SeriesInput {
        starts_on: LocalDate::try_from(first).expect("in this century"),
        times: vec![StartTime {
            time: LocalTime::try_from(time).expect("to the minute"),
            duration_minutes: 60,
        }],
        rule,
        exceptions: Vec::new(),
        additional_dates: Vec::new(),
        ambiguous_times: None,
        decisions: Vec::new(),
    }
}
