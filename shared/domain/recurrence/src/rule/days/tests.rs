use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::rule::Rule;

fn days(first: &str, rule: &str) -> String {
    let first: Date = first.parse().expect("a date");
    let rule: Rule = rule.parse().expect(rule);
    let last = first.saturating_add(10.years());
    let days: Vec<String> = rule.days(first, last).map(|day| day.to_string()).collect();
    days.join(" ")
}

#[test]
fn the_first_day_counts_only_if_the_rule_names_it() {
    let friday = "2027-03-05";
    assert_eq!(
        days(friday, "FREQ=WEEKLY;BYDAY=FR;COUNT=2"),
        "2027-03-05 2027-03-12"
    );
    assert_eq!(
        days("2027-03-03", "FREQ=WEEKLY;BYDAY=FR;COUNT=2"),
        "2027-03-05 2027-03-12"
    );
}

#[test]
fn what_a_rule_does_not_say_is_as_on_the_first_day() {
    let friday = "2027-03-05";
    assert_eq!(days(friday, "FREQ=WEEKLY;COUNT=2"), "2027-03-05 2027-03-12");
    assert_eq!(
        days(friday, "FREQ=MONTHLY;COUNT=2"),
        "2027-03-05 2027-04-05"
    );
    assert_eq!(days(friday, "FREQ=YEARLY;COUNT=2"), "2027-03-05 2028-03-05");
    assert_eq!(
        days(friday, "FREQ=YEARLY;BYMONTH=4,7;COUNT=3"),
        "2027-04-05 2027-07-05 2028-04-05"
    );
}

#[test]
fn until_is_the_last_day_that_may_be_named() {
    assert_eq!(
        days("2027-03-05", "FREQ=DAILY;UNTIL=20270307"),
        "2027-03-05 2027-03-06 2027-03-07"
    );
    assert_eq!(
        days("2027-03-05", "FREQ=DAILY;INTERVAL=2;UNTIL=20270308"),
        "2027-03-05 2027-03-07"
    );
}

#[test]
fn a_leap_day_comes_in_leap_years() {
    assert_eq!(
        days("2028-02-29", "FREQ=YEARLY;COUNT=3"),
        "2028-02-29 2032-02-29 2036-02-29"
    );
    assert_eq!(
        days("2027-02-01", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;COUNT=2"),
        "2028-02-29 2032-02-29"
    );
    let across_a_century = "FREQ=YEARLY;COUNT=2";
    assert_eq!(
        days("2096-02-29", across_a_century),
        "2096-02-29 2104-02-29"
    );
}

#[test]
fn months_without_the_day_are_left_out() {
    assert_eq!(
        days("2027-01-31", "FREQ=MONTHLY;COUNT=4"),
        "2027-01-31 2027-03-31 2027-05-31 2027-07-31"
    );
    assert_eq!(
        days("2027-01-30", "FREQ=MONTHLY;COUNT=3"),
        "2027-01-30 2027-03-30 2027-04-30"
    );
}

#[test]
fn days_are_counted_from_the_end_of_the_month() {
    assert_eq!(
        days("2027-11-15", "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=5"),
        "2027-11-30 2027-12-31 2028-01-31 2028-02-29 2028-03-31"
    );
    assert_eq!(
        days("2027-01-15", "FREQ=MONTHLY;BYMONTHDAY=-31;COUNT=2"),
        "2027-03-01 2027-05-01"
    );
    assert_eq!(
        days("2027-02-01", "FREQ=MONTHLY;BYMONTHDAY=28,-1;COUNT=3"),
        "2027-02-28 2027-03-28 2027-03-31"
    );
}

#[test]
fn weekdays_are_counted_within_the_month_from_both_ends() {
    assert_eq!(
        days("2027-01-01", "FREQ=MONTHLY;BYDAY=1FR,-1SU;COUNT=4"),
        "2027-01-01 2027-01-31 2027-02-05 2027-02-28"
    );
    assert_eq!(
        days("2027-01-01", "FREQ=MONTHLY;BYDAY=5MO;COUNT=3"),
        "2027-03-29 2027-05-31 2027-08-30"
    );
    assert_eq!(
        days("2025-01-01", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;COUNT=3"),
        "2025-10-26 2026-10-25 2027-10-31"
    );
}

#[test]
fn a_weekday_and_the_first_of_another_are_both_named() {
    assert_eq!(
        days("2027-03-01", "FREQ=MONTHLY;BYDAY=MO,1FR;COUNT=6"),
        "2027-03-01 2027-03-05 2027-03-08 2027-03-15 2027-03-22 2027-03-29"
    );
}

#[test]
fn a_day_has_to_fit_all_that_a_rule_says() {
    assert_eq!(
        days("2026-01-01", "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=3"),
        "2026-02-13 2026-03-13 2026-11-13"
    );
    assert_eq!(
        days("2027-06-28", "FREQ=DAILY;BYMONTH=7;BYDAY=TU,TH;COUNT=3"),
        "2027-07-01 2027-07-06 2027-07-08"
    );
    assert_eq!(
        days("2027-06-28", "FREQ=WEEKLY;BYMONTH=7;BYDAY=MO,TH;COUNT=2"),
        "2027-07-01 2027-07-05"
    );
}

#[test]
fn intervals_go_on_over_the_end_of_the_year() {
    assert_eq!(
        days("2027-12-28", "FREQ=DAILY;INTERVAL=3;COUNT=3"),
        "2027-12-28 2027-12-31 2028-01-03"
    );
    assert_eq!(
        days("2027-12-29", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;COUNT=3"),
        "2028-01-02 2028-01-10 2028-01-16"
    );
    assert_eq!(
        days("2027-11-10", "FREQ=MONTHLY;INTERVAL=5;COUNT=3"),
        "2027-11-10 2028-04-10 2028-09-10"
    );
    assert_eq!(
        days("2027-12-20", "FREQ=YEARLY;INTERVAL=2;BYDAY=MO;COUNT=3"),
        "2027-12-20 2027-12-27 2029-01-01"
    );
}

#[test]
fn weeks_begin_on_monday() {
    // An example of RFC 5545, whose other answer is that of weeks that begin on Sunday.
    assert_eq!(
        days(
            "1997-08-05",
            "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO"
        ),
        "1997-08-05 1997-08-10 1997-08-19 1997-08-24"
    );
}

#[test]
fn a_rule_that_never_names_a_day_ends() {
    assert_eq!(
        days("2027-01-01", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=1"),
        ""
    );
    assert_eq!(
        days("2027-01-01", "FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=8;COUNT=1"),
        ""
    );
}
