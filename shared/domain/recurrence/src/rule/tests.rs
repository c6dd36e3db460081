use serde_json::{Value, json};

use super::*;
use crate::FieldError;

fn check(rule: &Value) -> Result<Rule, Vec<(String, String)>> {
    let input: RuleInput = serde_json::from_value(rule.clone()).expect("of the right types");
    let pairs =
        |errors: Vec<FieldError>| errors.into_iter().map(|error| (error.pointer, error.legal));
    input.check().map_err(|errors| pairs(errors).collect())
}

fn refused(rule: &Value, pointer: &str, legal: &str) {
    let expected = vec![(pointer.to_owned(), legal.to_owned())];
    assert_eq!(check(rule), Err(expected), "{rule}");
}

fn weekday(name: &str) -> Value {
    json!({"weekday": name})
}

fn nth(ordinal: i64, name: &str) -> Value {
    json!({"weekday": name, "ordinal": ordinal})
}

#[test]
fn a_rule_is_answered_as_it_was_sent_with_what_it_left_out() {
    let sent =
        json!({"frequency": "monthly", "weekdays": [nth(-1, "sunday")], "until": "2027-12-31"});
    let answered = json!({
        "frequency": "monthly", "interval": 1, "weekdays": [nth(-1, "sunday")], "month_days": [], "months": [],
        "until": "2027-12-31",
    });
    let rule = check(&sent).expect("legal");
    assert_eq!(serde_json::to_value(&rule).expect("JSON"), answered);
    assert_eq!(check(&answered), Ok(rule), "what is answered may be sent");
}

#[test]
fn rules_that_say_the_same_are_equal() {
    let week = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ]
    .map(weekday);
    let year: Vec<i64> = (1..=12).collect();
    for (one, other) in [
        (
            json!({"frequency": "weekly", "weekdays": [weekday("friday"), weekday("monday"), weekday("friday")], "count": 3}),
            json!({"frequency": "weekly", "interval": 1, "weekdays": [weekday("monday"), weekday("friday")], "count": 3}),
        ),
        (
            json!({"frequency": "monthly", "month_days": [15, -1, 15, 1], "months": [7, 3, 3], "count": 3}),
            json!({"frequency": "monthly", "month_days": [1, -1, 15], "months": [3, 7], "count": 3}),
        ),
        (
            json!({"frequency": "monthly", "weekdays": [nth(1, "friday"), weekday("friday")], "count": 3}),
            json!({"frequency": "monthly", "weekdays": [weekday("friday")], "count": 3}),
        ),
        (
            json!({"frequency": "daily", "weekdays": week, "months": year, "count": 3}),
            json!({"frequency": "daily", "count": 3}),
        ),
        (
            json!({"frequency": "monthly", "weekdays": week, "month_days": [1], "count": 3}),
            json!({"frequency": "monthly", "month_days": [1], "count": 3}),
        ),
    ] {
        assert_eq!(check(&one), check(&other), "{one}");
    }
}

#[test]
fn what_looks_alike_and_says_something_else_is_kept() {
    let week = Weekday::ALL.map(|weekday| json!({"weekday": weekday}));
    let year: Vec<i64> = (1..=12).collect();
    for (one, other) in [
        (
            json!({"frequency": "weekly", "weekdays": week, "count": 3}),
            json!({"frequency": "weekly", "count": 3}),
        ),
        (
            json!({"frequency": "yearly", "months": year, "count": 3}),
            json!({"frequency": "yearly", "count": 3}),
        ),
        (
            json!({"frequency": "monthly", "weekdays": [nth(1, "friday")], "count": 3}),
            json!({"frequency": "monthly", "weekdays": [weekday("friday")], "count": 3}),
        ),
    ] {
        assert_ne!(check(&one), check(&other), "{one}");
    }
}

#[test]
fn numbers_out_of_range_are_pointed_at() {
    for interval in [0, -1, 1_000, i64::MIN] {
        let rule = json!({"frequency": "daily", "interval": interval, "count": 1});
        refused(&rule, "/interval", "a whole number from 1 to 999");
    }
    for count in [0, -1, 1_001] {
        let rule = json!({"frequency": "daily", "count": count});
        refused(&rule, "/count", "a whole number from 1 to 1000");
    }
    for day in [0, 32, -32, i64::MIN] {
        let rule = json!({"frequency": "monthly", "month_days": [1, day], "count": 1});
        refused(
            &rule,
            "/month_days/1",
            "1 to 31, or -1 to -31 from the month's end",
        );
    }
    for month in [0, 13, -1] {
        let rule = json!({"frequency": "yearly", "months": [1, month], "count": 1});
        refused(&rule, "/months/1", "a whole number from 1 to 12");
    }
    for ordinal in [0, 6, -6, i64::MIN] {
        let rule =
            json!({"frequency": "monthly", "weekdays": [nth(ordinal, "monday")], "count": 1});
        refused(
            &rule,
            "/weekdays/0/ordinal",
            "1 to 5, or -1 to -5 from the month's end",
        );
    }
}

#[test]
fn what_does_not_go_together_is_pointed_at() {
    let legal = "absent, unless the frequency is monthly, or yearly with months";
    for frequency in ["daily", "weekly", "yearly"] {
        let weekdays = [weekday("monday"), nth(1, "friday")];
        let rule = json!({"frequency": frequency, "weekdays": weekdays, "count": 1});
        refused(&rule, "/weekdays/1/ordinal", legal);
    }
    let rule = json!({"frequency": "weekly", "month_days": [1], "count": 1});
    refused(&rule, "/month_days", "absent with the frequency weekly");
}

#[test]
fn a_rule_has_one_end() {
    refused(&json!({"frequency": "daily"}), "/count", "given, or until");
    let rule = json!({"frequency": "daily", "count": 1, "until": "2027-12-31"});
    refused(&rule, "/until", "absent where count is given");
}

#[test]
fn everything_that_is_wrong_is_named_at_once() {
    let rule = json!({"frequency": "weekly", "interval": 0, "month_days": [0], "months": [13]});
    let errors = check(&rule).expect_err("wrong");
    let pointers: Vec<&str> = errors.iter().map(|(pointer, _)| pointer.as_str()).collect();
    assert_eq!(
        pointers,
        [
            "/interval",
            "/month_days",
            "/month_days/0",
            "/months/0",
            "/count"
        ]
    );
}
