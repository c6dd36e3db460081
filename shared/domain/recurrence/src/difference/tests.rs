use serde_json::json;

use super::*;
use crate::series::SeriesInput;

/// Fridays from 2027-03-05 at 20:30.
fn fridays(count: i64, duration_minutes: i64) -> Dates {
    let input: SeriesInput = serde_json::from_value(json!({
        "starts_on": "2027-03-05",
        "times": [{"time": "20:30", "duration_minutes": duration_minutes}],
        "rule": {"frequency": "weekly", "count": count},
    }))
    .expect("a series");
    input
        .check()
        .expect("legal")
        .dates("Europe/Paris")
        .expect("a zone")
}

fn existing(recurrence_on: &str) -> ExistingOccurrence {
    ExistingOccurrence {
        recurrence_on: recurrence_on.parse().expect("a local time"),
        detached: false,
        sold: false,
    }
}

fn on(occurrences: &[Occurrence]) -> Vec<String> {
    let names = occurrences
        .iter()
        .map(|occurrence| occurrence.recurrence_on.to_string());
    names.collect()
}

fn texts(starts: &[LocalDateTime]) -> Vec<String> {
    starts.iter().map(ToString::to_string).collect()
}

#[test]
fn dates_of_a_longer_series_are_added_and_the_others_kept() {
    let all = [existing("2027-03-12T20:30"), existing("2027-03-05T20:30")];
    let difference = difference(&all, &fridays(3, 120)).expect("decided");
    assert_eq!(on(&difference.add), ["2027-03-19T20:30"]);
    assert_eq!(
        on(&difference.keep),
        ["2027-03-05T20:30", "2027-03-12T20:30"]
    );
    assert_eq!(
        (difference.remove, difference.sold, difference.detached),
        (vec![], vec![], vec![])
    );
}

#[test]
fn what_is_kept_has_the_end_that_the_series_has_now() {
    let difference =
        difference(&[existing("2027-03-05T20:30")], &fridays(1, 150)).expect("decided");
    assert_eq!(
        difference.keep[0].ends_at.to_string(),
        "2027-03-05T22:00:00Z"
    );
}

#[test]
fn dates_that_the_series_has_no_more_are_removed_unless_something_was_sold() {
    let sold = ExistingOccurrence {
        sold: true,
        ..existing("2027-03-13T20:30")
    };
    let all = [
        existing("2027-03-05T20:30"),
        existing("2027-03-12T20:30"),
        sold,
    ];
    let difference = difference(&all, &fridays(1, 120)).expect("decided");
    assert_eq!(texts(&difference.remove), ["2027-03-12T20:30"]);
    assert_eq!(texts(&difference.sold), ["2027-03-13T20:30"]);
    assert_eq!(on(&difference.keep), ["2027-03-05T20:30"]);
}

#[test]
fn what_was_sold_and_is_still_a_date_is_kept() {
    let sold = ExistingOccurrence {
        sold: true,
        ..existing("2027-03-05T20:30")
    };
    let difference = difference(&[sold], &fridays(1, 120)).expect("decided");
    assert_eq!(
        (on(&difference.keep), difference.sold),
        (vec!["2027-03-05T20:30".to_owned()], vec![])
    );
}

#[test]
fn what_was_detached_stays_as_it_is_whatever_the_series_says() {
    let detached = |on, sold| ExistingOccurrence {
        detached: true,
        sold,
        ..existing(on)
    };
    let all = [
        detached("2027-03-20T20:30", true),
        detached("2027-03-06T20:30", false),
        detached("2027-03-05T20:30", false),
    ];
    let difference = difference(&all, &fridays(2, 120)).expect("decided");
    let stays = ["2027-03-05T20:30", "2027-03-06T20:30", "2027-03-20T20:30"];
    assert_eq!(texts(&difference.detached), stays);
    assert_eq!(
        on(&difference.add),
        ["2027-03-12T20:30"],
        "and is not made anew"
    );
    assert_eq!((difference.remove, difference.sold), (vec![], vec![]));
}

#[test]
fn dates_that_are_not_decided_have_no_difference() {
    let input: SeriesInput = serde_json::from_value(json!({
        "starts_on": "2025-03-30",
        "times": [{"time": "02:30", "duration_minutes": 60}],
        "rule": {"frequency": "daily", "count": 2},
    }))
    .expect("a series");
    let dates = input
        .check()
        .expect("legal")
        .dates("Europe/Paris")
        .expect("a zone");
    assert_eq!(
        difference(&[existing("2025-03-30T02:30")], &dates),
        Err(Undecided(1))
    );
}
