use serde_json::{Value, json};

use super::*;

fn input(changes: &Value) -> SeriesInput {
    decode(changes).expect("of the right types")
}

/// A series that is decoded as a request is; else a pointer to what is wrong, and the message of its type.
fn decode(changes: &Value) -> Result<SeriesInput, (String, String)> {
    let mut body = json!({
        "starts_on": "2027-03-05",
        "times": [{"time": "20:30", "duration_minutes": 120}],
        "rule": {"frequency": "weekly", "count": 3},
    });
    let members = body.as_object_mut().expect("an object");
    members.extend(changes.as_object().expect("an object").clone());
    let text = body.to_string();
    let mut deserializer = serde_json::Deserializer::from_str(&text);
    serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let message = error.inner().to_string();
        let message = message.split(" at line ").next().unwrap_or_default();
        (error.path().to_string(), message.to_owned())
    })
}

fn check(changes: &Value) -> Result<Series, Vec<(String, String)>> {
    let pairs =
        |errors: Vec<FieldError>| errors.into_iter().map(|error| (error.pointer, error.legal));
    input(changes)
        .check()
        .map_err(|errors| pairs(errors).collect())
}

fn refused(changes: &Value, pointer: &str, legal: &str) {
    let expected = vec![(pointer.to_owned(), legal.to_owned())];
    assert_eq!(check(changes), Err(expected), "{changes}");
}

fn starts(changes: &Value) -> String {
    let series = check(changes).expect("legal");
    let starts = series.starts().into_iter();
    let texts: Vec<String> = starts
        .map(|start| start.recurrence_on.to_string())
        .collect();
    texts.join(" ")
}

#[test]
fn a_day_has_each_of_its_times_in_order() {
    let times = json!([{"time": "20:30", "duration_minutes": 90}, {"time": "15:00", "duration_minutes": 60}]);
    let series =
        check(&json!({"times": times, "rule": {"frequency": "daily", "count": 2}})).expect("legal");
    let starts: Vec<(String, i64)> = series
        .starts()
        .into_iter()
        .map(|start| (start.recurrence_on.to_string(), start.duration_minutes))
        .collect();
    let expected = [
        ("2027-03-05T15:00", 60),
        ("2027-03-05T20:30", 90),
        ("2027-03-06T15:00", 60),
        ("2027-03-06T20:30", 90),
    ];
    assert_eq!(
        starts,
        expected.map(|(at, minutes)| (at.to_owned(), minutes))
    );
}

#[test]
fn days_are_added_once_and_in_order() {
    assert_eq!(
        starts(&json!({"additional_dates": ["2027-03-26", "2027-03-08", "2027-03-12"]})),
        "2027-03-05T20:30 2027-03-08T20:30 2027-03-12T20:30 2027-03-19T20:30 2027-03-26T20:30"
    );
}

#[test]
fn days_and_single_starts_are_left_out_and_count_all_the_same() {
    let times = json!([{"time": "15:00", "duration_minutes": 60}, {"time": "20:30", "duration_minutes": 60}]);
    assert_eq!(
        starts(
            &json!({"times": times, "exceptions": ["2027-03-19T15:00", "2027-03-05", "2031-01-01"]})
        ),
        "2027-03-12T15:00 2027-03-12T20:30 2027-03-19T20:30"
    );
}

#[test]
fn what_is_added_and_left_out_is_left_out() {
    assert_eq!(
        starts(
            &json!({"additional_dates": ["2027-03-08"], "exceptions": ["2027-03-08", "2027-03-12"]})
        ),
        "2027-03-05T20:30 2027-03-19T20:30"
    );
}

#[test]
fn series_that_say_the_same_are_equal_and_may_be_sent_as_they_are_answered() {
    let early = json!({"time": "15:00", "duration_minutes": 60});
    let late = json!({"time": "20:30", "duration_minutes": 60});
    let decision = |on: &str| json!({"recurrence_on": on, "choice": "later"});
    let (one, two) = (decision("2027-03-28T02:30"), decision("2027-10-31T02:30"));
    let untidy = check(&json!({
        "times": [late, early],
        "exceptions": ["2027-03-19", "2027-03-12T20:30", "2027-03-19T15:00", "2027-03-19"],
        "additional_dates": ["2027-04-02", "2027-03-31", "2027-04-02"],
        "decisions": [two, one],
        "ambiguous_times": "skip",
    }))
    .expect("legal");
    let tidy = json!({
        "starts_on": "2027-03-05",
        "times": [early, late],
        "rule": {"frequency": "weekly", "interval": 1, "weekdays": [], "month_days": [], "months": [], "count": 3},
        "exceptions": ["2027-03-12T20:30", "2027-03-19"],
        "additional_dates": ["2027-03-31", "2027-04-02"],
        "ambiguous_times": "skip",
        "decisions": [one, two],
    });
    assert_eq!(
        serde_json::to_value(&untidy).expect("JSON")["times"],
        tidy["times"]
    );
    let exceptions = serde_json::to_value(&untidy).expect("JSON")["exceptions"].clone();
    assert_eq!(exceptions.as_array().map(Vec::len), Some(2), "{exceptions}");
    assert_eq!(
        check(&serde_json::to_value(&untidy).expect("JSON")),
        check(&tidy)
    );
    assert_eq!(check(&tidy), Ok(untidy));
}

#[test]
fn times_are_one_to_twenty_four_each_once_and_last_from_a_minute_to_a_month() {
    refused(&json!({"times": []}), "/times", "1 to 24 times");
    let minutes: Vec<Value> = (10..35)
        .map(|minute| json!({"time": format!("20:{minute}"), "duration_minutes": 1}))
        .collect();
    refused(&json!({"times": minutes}), "/times", "1 to 24 times");
    let twice = [10, 20].map(|minutes| json!({"time": "20:30", "duration_minutes": minutes}));
    refused(&json!({"times": twice}), "/times/1/time", "each time once");
    for minutes in [0, -1, 44_641, i64::MAX] {
        let times = json!([{"time": "20:30", "duration_minutes": minutes}]);
        refused(
            &json!({"times": times}),
            "/times/0/duration_minutes",
            "a whole number from 1 to 44640",
        );
    }
}

#[test]
fn a_rule_that_names_no_day_is_refused() {
    let legal = "a rule that names a day, and until 2037-03-05 at the latest";
    let february = json!({"frequency": "yearly", "months": [2], "month_days": [30], "count": 1});
    refused(&json!({"rule": february}), "/rule", legal);
    let friday = json!([{"weekday": "friday"}]);
    let too_short = json!({"frequency": "weekly", "weekdays": friday, "until": "2027-03-10"});
    let legal = "a rule that names a day, and until 2027-03-10 at the latest";
    refused(
        &json!({"starts_on": "2027-03-06", "rule": too_short}),
        "/rule",
        legal,
    );
}

#[test]
fn more_than_a_thousand_dates_are_refused_and_counted() {
    let daily = |until: &str| json!({"rule": {"frequency": "daily", "until": until}});
    check(&daily("2029-11-28")).expect("1000 days");
    let legal = "a rule of at most 1000 dates, and this one makes 1001";
    refused(&daily("2029-11-29"), "/rule", legal);
    let times = json!([{"time": "15:00", "duration_minutes": 60}, {"time": "20:30", "duration_minutes": 60}]);
    let legal = "a rule of at most 1000 dates, and this one makes 1002";
    refused(
        &json!({"times": times, "rule": {"frequency": "daily", "count": 501}}),
        "/rule",
        legal,
    );
    check(&json!({"exceptions": ["2027-03-06"], "rule": {"frequency": "daily", "until": "2029-11-29"}}))
        .expect("1000 are left");
}

#[test]
fn a_count_that_is_not_reached_in_ten_years_is_refused() {
    let rule = |count: i64| json!({"rule": {"frequency": "yearly", "count": count}});
    check(&rule(11)).expect("until 2037");
    let legal = "at most 11, as the rule names no more days until 2037-03-05";
    refused(&rule(12), "/rule/count", legal);
}

#[test]
fn a_rule_ends_within_ten_years_and_not_before_it_starts() {
    let rule = |until: &str| json!({"rule": {"frequency": "yearly", "until": until}});
    check(&rule("2027-03-05")).expect("the first day");
    check(&rule("2037-03-05")).expect("the last day");
    for until in ["2027-03-04", "2037-03-06"] {
        refused(
            &rule(until),
            "/rule/until",
            "a date from 2027-03-05 to 2037-03-05",
        );
    }
    for day in ["2027-03-04", "2037-03-06"] {
        let added = json!({"additional_dates": ["2027-04-01", day]});
        refused(
            &added,
            "/additional_dates/1",
            "a date from 2027-03-05 to 2037-03-05",
        );
    }
}

#[test]
fn the_last_years_of_the_calendar_are_the_last() {
    let changes = json!({"starts_on": "2995-01-01", "rule": {"frequency": "yearly", "count": 6}});
    let legal = "at most 5, as the rule names no more days until 2999-12-31";
    refused(&changes, "/rule/count", legal);
}

#[test]
fn a_series_without_a_date_is_refused() {
    let exceptions = json!(["2027-03-05", "2027-03-12T20:30", "2027-03-19"]);
    refused(
        &json!({"exceptions": exceptions}),
        "/exceptions",
        "such that a date is left",
    );
}

#[test]
fn lists_have_a_limit() {
    let dates = vec!["2027-03-08"; 1_001];
    refused(
        &json!({"exceptions": dates}),
        "/exceptions",
        "a list of at most 1000",
    );
    refused(
        &json!({"additional_dates": dates}),
        "/additional_dates",
        "a list of at most 1000",
    );
}

#[test]
fn a_start_is_decided_once() {
    let decision = json!({"recurrence_on": "2027-03-28T02:30", "choice": "later"});
    refused(
        &json!({"decisions": [decision, decision]}),
        "/decisions/1/recurrence_on",
        "each start once",
    );
}

#[test]
fn what_is_wrong_in_the_rule_and_around_it_is_named_at_once() {
    let errors = check(&json!({"times": [], "rule": {"frequency": "daily", "interval": 0}}))
        .expect_err("wrong");
    let pointers: Vec<&str> = errors.iter().map(|(pointer, _)| pointer.as_str()).collect();
    assert_eq!(pointers, ["/times", "/rule/interval", "/rule/count"]);
}

#[test]
fn an_error_can_be_that_of_a_part() {
    let error = FieldError::new("/rule/count", "given").within("/series");
    assert_eq!(error.to_string(), "/series/rule/count must be given");
}

#[test]
fn what_does_not_fit_a_type_is_pointed_at_with_what_is_legal() {
    let date = "invalid value: another text, expected a date such as 2027-03-12, from 2000 to 2999";
    let start = "invalid value: another text, expected a local date and time such as 2027-03-12T20:30, from 2000 to 2999";
    for (changes, path, message) in [
        (json!({"starts_on": "2027-02-29"}), "starts_on", date),
        (
            json!({"rule": {"frequency": "daily", "until": "2027-03-12T20:30"}}),
            "rule.until",
            date,
        ),
        (
            json!({"additional_dates": ["2027-03-12", "soon"]}),
            "additional_dates[1]",
            date,
        ),
        (
            json!({"exceptions": ["2027-03-12", "12 March"]}),
            "exceptions[1]",
            date,
        ),
        (
            json!({"exceptions": ["2027-03-12T8pm"]}),
            "exceptions[0]",
            start,
        ),
        (
            json!({"decisions": [{"recurrence_on": "2027-03-12", "choice": "skip"}]}),
            "decisions[0].recurrence_on",
            start,
        ),
        (
            json!({"times": [{"time": "20h30", "duration_minutes": 60}]}),
            "times[0].time",
            "invalid value: another text, expected a time of the day such as 20:30",
        ),
        (
            json!({"times": [{"time": "20:30", "duration_minutes": "1 h"}]}),
            "times[0].duration_minutes",
            "invalid type: string \"1 h\", expected i64",
        ),
        (
            json!({"times": [{"time": "20:30"}]}),
            "times[0]",
            "missing field `duration_minutes`",
        ),
        (
            json!({"ambiguous_times": "both"}),
            "ambiguous_times",
            "unknown variant `both`, expected one of `earlier`, `later`, `skip`",
        ),
        (
            json!({"rule": {"frequency": "hourly"}}),
            "rule.frequency",
            "unknown variant `hourly`, expected one of `daily`, `weekly`, `monthly`, `yearly`",
        ),
        (
            json!({"rule": {"frequency": "weekly", "weekdays": ["friday"]}}),
            "rule.weekdays[0]",
            "invalid type: string \"friday\", expected struct WeekdayInput",
        ),
    ] {
        assert_eq!(
            decode(&changes),
            Err((path.to_owned(), message.to_owned())),
            "{changes}"
        );
    }
}

#[test]
fn an_unknown_field_is_refused_wherever_it_is() {
    for (changes, path, field) in [
        (json!({"zone": "Europe/Paris"}), "zone", "zone"),
        (
            json!({"rule": {"frequency": "daily", "bysetpos": 1}}),
            "rule.bysetpos",
            "bysetpos",
        ),
        (
            json!({"rule": {"frequency": "daily", "weekdays": [{"weekday": "friday", "nth": 1}]}}),
            "rule.weekdays[0].nth",
            "nth",
        ),
        (
            json!({"times": [{"time": "20:30", "minutes": 1}]}),
            "times[0].minutes",
            "minutes",
        ),
        (
            json!({"decisions": [{"on": "2027-03-28T02:30"}]}),
            "decisions[0].on",
            "on",
        ),
    ] {
        let (at, message) = decode(&changes).expect_err("unknown");
        assert_eq!(at, path);
        assert!(
            message.starts_with(&format!("unknown field `{field}`")),
            "{message}"
        );
    }
}
