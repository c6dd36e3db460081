use serde_json::{Value, json};

use super::*;
use crate::series::SeriesInput;

/// 02:30 for two hours.
fn series(starts_on: &str, rule: &str, changes: &Value) -> Series {
    let rule: crate::Rule = rule.parse().expect(rule);
    let mut body = json!({
        "starts_on": starts_on,
        "times": [{"time": "02:30", "duration_minutes": 120}],
        "rule": rule,
    });
    let members = body.as_object_mut().expect("an object");
    members.extend(changes.as_object().expect("an object").clone());
    let input: SeriesInput = serde_json::from_value(body).expect("a series");
    input.check().expect("legal")
}

fn dates(series: &Series, zone: &str) -> Dates {
    series.dates(zone).expect("a zone")
}

fn starts(dates: &Dates) -> Vec<String> {
    let starts = dates.occurrences.iter();
    starts
        .map(|occurrence| occurrence.starts_at.to_string())
        .collect()
}

fn ambiguous(dates: &Dates) -> Value {
    serde_json::to_value(&dates.ambiguous).expect("JSON")
}

const SPRING: (&str, &str) = ("2025-03-29", "FREQ=DAILY;COUNT=3");
const AUTUMN: (&str, &str) = ("2025-10-25", "FREQ=DAILY;COUNT=3");

#[test]
fn a_local_time_stays_when_clocks_change() {
    let evening = json!({"times": [{"time": "20:30", "duration_minutes": 120}]});
    let spring = dates(&series(SPRING.0, SPRING.1, &evening), "Europe/Paris");
    assert_eq!(
        starts(&spring),
        [
            "2025-03-29T19:30:00Z",
            "2025-03-30T18:30:00Z",
            "2025-03-31T18:30:00Z"
        ]
    );
    assert_eq!(spring.ambiguous, []);
    assert_eq!(spring.time_zone, "Europe/Paris");
}

#[test]
fn a_time_that_does_not_exist_is_asked_about_with_both_instants() {
    let spring = dates(&series(SPRING.0, SPRING.1, &json!({})), "Europe/Paris");
    assert_eq!(
        starts(&spring),
        ["2025-03-29T01:30:00Z", "2025-03-31T00:30:00Z"]
    );
    assert_eq!(
        ambiguous(&spring),
        json!([{
            "recurrence_on": "2025-03-30T02:30",
            "kind": "gap",
            "earlier": {"starts_at": "2025-03-30T00:30:00Z", "local": "2025-03-30T01:30", "offset_minutes": 60},
            "later": {"starts_at": "2025-03-30T01:30:00Z", "local": "2025-03-30T03:30", "offset_minutes": 120},
        }])
    );
}

#[test]
fn a_time_that_exists_twice_is_asked_about_with_both_instants() {
    let last_sunday = series(
        "2025-01-01",
        "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;COUNT=1",
        &json!({}),
    );
    let autumn = dates(&last_sunday, "Europe/Paris");
    assert_eq!(autumn.occurrences, []);
    assert_eq!(
        ambiguous(&autumn),
        json!([{
            "recurrence_on": "2025-10-26T02:30",
            "kind": "fold",
            "earlier": {"starts_at": "2025-10-26T00:30:00Z", "local": "2025-10-26T02:30", "offset_minutes": 120},
            "later": {"starts_at": "2025-10-26T01:30:00Z", "local": "2025-10-26T02:30", "offset_minutes": 60},
        }])
    );
}

#[test]
fn a_choice_for_all_decides_each() {
    for ((first, rule), choice, expected) in [
        (
            SPRING,
            "earlier",
            vec![
                "2025-03-29T01:30:00Z",
                "2025-03-30T00:30:00Z",
                "2025-03-31T00:30:00Z",
            ],
        ),
        (
            SPRING,
            "later",
            vec![
                "2025-03-29T01:30:00Z",
                "2025-03-30T01:30:00Z",
                "2025-03-31T00:30:00Z",
            ],
        ),
        (
            SPRING,
            "skip",
            vec!["2025-03-29T01:30:00Z", "2025-03-31T00:30:00Z"],
        ),
        (
            AUTUMN,
            "earlier",
            vec![
                "2025-10-25T00:30:00Z",
                "2025-10-26T00:30:00Z",
                "2025-10-27T01:30:00Z",
            ],
        ),
        (
            AUTUMN,
            "later",
            vec![
                "2025-10-25T00:30:00Z",
                "2025-10-26T01:30:00Z",
                "2025-10-27T01:30:00Z",
            ],
        ),
        (
            AUTUMN,
            "skip",
            vec!["2025-10-25T00:30:00Z", "2025-10-27T01:30:00Z"],
        ),
    ] {
        let decided = dates(
            &series(first, rule, &json!({"ambiguous_times": choice})),
            "Europe/Paris",
        );
        assert_eq!(starts(&decided), expected, "{first} {choice}");
        assert_eq!(decided.ambiguous, []);
    }
}

#[test]
fn a_decision_is_for_one_start_and_goes_before_the_choice_for_all() {
    let decide = |on: &str| json!([{"recurrence_on": on, "choice": "earlier"}]);
    let both_switches = "FREQ=DAILY;INTERVAL=210;COUNT=2";
    let one = json!({"decisions": decide("2025-03-30T02:30")});
    let one = dates(&series("2025-03-30", both_switches, &one), "Europe/Paris");
    assert_eq!(starts(&one), ["2025-03-30T00:30:00Z"]);
    let asked: Vec<String> = one
        .ambiguous
        .iter()
        .map(|time| time.recurrence_on.to_string())
        .collect();
    assert_eq!(asked, ["2025-10-26T02:30"]);
    let both = json!({"decisions": decide("2025-03-30T02:30"), "ambiguous_times": "later"});
    let both = dates(&series("2025-03-30", both_switches, &both), "Europe/Paris");
    assert_eq!(
        starts(&both),
        ["2025-03-30T00:30:00Z", "2025-10-26T01:30:00Z"]
    );
}

#[test]
fn a_decision_about_a_time_that_is_not_ambiguous_changes_nothing() {
    let decision = json!({"decisions": [{"recurrence_on": "2025-03-29T02:30", "choice": "skip"}]});
    let (with, without) = (
        series(SPRING.0, SPRING.1, &decision),
        series(SPRING.0, SPRING.1, &json!({})),
    );
    assert_eq!(
        dates(&with, "Europe/Paris"),
        dates(&without, "Europe/Paris")
    );
}

#[test]
fn an_end_is_so_many_minutes_later_whatever_clocks_do() {
    let evening = json!({"times": [{"time": "23:30", "duration_minutes": 240}]});
    for (night, ends_at) in [
        ("2025-03-29", "2025-03-30T02:30:00Z"),
        ("2025-10-25", "2025-10-26T01:30:00Z"),
    ] {
        let night = dates(
            &series(night, "FREQ=DAILY;COUNT=1", &evening),
            "Europe/Paris",
        );
        assert_eq!(night.occurrences[0].ends_at.to_string(), ends_at);
    }
}

#[test]
fn clocks_may_change_by_half_an_hour() {
    let quarter_past = json!({"times": [{"time": "02:15", "duration_minutes": 60}]});
    let spring = series("2025-10-05", "FREQ=DAILY;COUNT=1", &quarter_past);
    let quarter_to = json!({"times": [{"time": "01:45", "duration_minutes": 60}]});
    let autumn = series("2025-04-06", "FREQ=DAILY;COUNT=1", &quarter_to);
    assert_eq!(
        ambiguous(&dates(&spring, "Australia/Lord_Howe")),
        json!([{
            "recurrence_on": "2025-10-05T02:15",
            "kind": "gap",
            "earlier": {"starts_at": "2025-10-04T15:15:00Z", "local": "2025-10-05T01:45", "offset_minutes": 630},
            "later": {"starts_at": "2025-10-04T15:45:00Z", "local": "2025-10-05T02:45", "offset_minutes": 660},
        }])
    );
    assert_eq!(
        ambiguous(&dates(&autumn, "Australia/Lord_Howe")),
        json!([{
            "recurrence_on": "2025-04-06T01:45",
            "kind": "fold",
            "earlier": {"starts_at": "2025-04-05T14:45:00Z", "local": "2025-04-06T01:45", "offset_minutes": 660},
            "later": {"starts_at": "2025-04-05T15:15:00Z", "local": "2025-04-06T01:45", "offset_minutes": 630},
        }])
    );
}

#[test]
fn a_day_that_a_zone_left_out_is_asked_about() {
    let evening = json!({"times": [{"time": "20:00", "duration_minutes": 60}]});
    let week = series("2011-12-29", "FREQ=DAILY;COUNT=3", &evening);
    let apia = dates(&week, "Pacific/Apia");
    assert_eq!(
        starts(&apia),
        ["2011-12-30T06:00:00Z", "2011-12-31T06:00:00Z"]
    );
    assert_eq!(
        ambiguous(&apia),
        json!([{
            "recurrence_on": "2011-12-30T20:00",
            "kind": "gap",
            "earlier": {"starts_at": "2011-12-30T06:00:00Z", "local": "2011-12-29T20:00", "offset_minutes": -600},
            "later": {"starts_at": "2011-12-31T06:00:00Z", "local": "2011-12-31T20:00", "offset_minutes": 840},
        }])
    );
}

#[test]
fn a_choice_that_puts_two_dates_at_one_moment_is_refused() {
    let evening = json!([{"time": "20:00", "duration_minutes": 60}]);
    let for_all = json!({"times": evening, "ambiguous_times": "later"});
    let error = series("2011-12-29", "FREQ=DAILY;COUNT=3", &for_all).dates("Pacific/Apia");
    let legal = "another choice for 2011-12-30T20:00, as 2011-12-31T20:00 starts at that moment";
    assert_eq!(error, Err(FieldError::new("/ambiguous_times", legal)));

    let decisions = json!([{"recurrence_on": "2011-12-30T20:00", "choice": "earlier"}]);
    let single = json!({"times": evening, "decisions": decisions});
    let error = series("2011-12-29", "FREQ=DAILY;COUNT=3", &single).dates("Pacific/Apia");
    let legal = "another choice for 2011-12-30T20:00, as 2011-12-29T20:00 starts at that moment";
    assert_eq!(error, Err(FieldError::new("/decisions", legal)));

    let skip = json!({"times": evening, "ambiguous_times": "skip"});
    let skipped = dates(
        &series("2011-12-29", "FREQ=DAILY;COUNT=3", &skip),
        "Pacific/Apia",
    );
    assert_eq!(skipped.occurrences.len(), 2);
}

#[test]
fn dates_are_in_the_order_of_their_starts_also_where_clocks_go_back() {
    let times = json!([{"time": "02:30", "duration_minutes": 60}, {"time": "02:45", "duration_minutes": 60}]);
    let decisions = json!([{"recurrence_on": "2025-10-26T02:30", "choice": "later"}]);
    let changes = json!({"times": times, "decisions": decisions, "ambiguous_times": "earlier"});
    let autumn = dates(
        &series("2025-10-26", "FREQ=DAILY;COUNT=1", &changes),
        "Europe/Paris",
    );
    assert_eq!(
        starts(&autumn),
        ["2025-10-26T00:45:00Z", "2025-10-26T01:30:00Z"]
    );
}

#[test]
fn a_zone_has_to_be_one_of_the_database() {
    let spring = series(SPRING.0, SPRING.1, &json!({}));
    let legal = "a time zone of the IANA database, such as Europe/Paris";
    for zone in [
        "",
        "Paris",
        "Europe/Paris2",
        "+01:00",
        "CET-1CEST",
        "Etc/Unknown",
    ] {
        assert_eq!(
            spring.dates(zone),
            Err(FieldError::new("/time_zone", legal)),
            "{zone}"
        );
    }
    for zone in ["UTC", "Asia/Kathmandu", "America/Argentina/Buenos_Aires"] {
        assert_eq!(dates(&spring, zone).time_zone, zone);
    }
}
