use crate::rule::Rule;

fn read(text: &str) -> Result<String, String> {
    match text.parse::<Rule>() {
        Ok(rule) => Ok(rule.to_string()),
        Err(error) => Err(error.to_string()),
    }
}

#[test]
fn the_normal_form_of_a_rule_is_written_as_it_is_read() {
    for text in [
        "FREQ=DAILY;COUNT=1",
        "FREQ=DAILY;INTERVAL=999;COUNT=1000",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU,WE,TH,FR,SA,SU;UNTIL=20270630",
        "FREQ=MONTHLY;BYMONTH=1,12;BYMONTHDAY=-31,-1,1,31;COUNT=10",
        "FREQ=MONTHLY;BYDAY=1MO,-1SU;COUNT=10",
        "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=29991231",
    ] {
        assert_eq!(read(text).as_deref(), Ok(text));
    }
}

#[test]
fn other_forms_of_a_rule_are_read() {
    for (text, normal) in [
        (
            "freq=weekly;byday=fr;count=3",
            "FREQ=WEEKLY;BYDAY=FR;COUNT=3",
        ),
        (
            "COUNT=3;WKST=MO;INTERVAL=1;FREQ=DAILY",
            "FREQ=DAILY;COUNT=3",
        ),
        (
            "FREQ=MONTHLY;BYDAY=-1SU,+1FR,+1FR;COUNT=3",
            "FREQ=MONTHLY;BYDAY=1FR,-1SU;COUNT=3",
        ),
    ] {
        assert_eq!(read(text).as_deref(), Ok(normal), "{text}");
    }
}

#[test]
fn a_text_that_is_no_rule_is_refused_by_its_part() {
    for (text, error) in [
        ("", " must be absent"),
        ("RRULE:FREQ=DAILY;COUNT=1", "RRULE:FREQ must be absent"),
        ("COUNT=1", "FREQ must be given"),
        (
            "FREQ=HOURLY;COUNT=1",
            "FREQ must be DAILY, WEEKLY, MONTHLY or YEARLY",
        ),
        ("FREQ=DAILY;COUNT=1;COUNT=2", "COUNT must be given once"),
        ("FREQ=DAILY;COUNT=x", "COUNT must be a whole number"),
        (
            "FREQ=DAILY;COUNT=0",
            "COUNT must be a whole number from 1 to 1000",
        ),
        ("FREQ=DAILY", "COUNT must be given, or until"),
        (
            "FREQ=DAILY;COUNT=1;UNTIL=20270630",
            "UNTIL must be absent where count is given",
        ),
        (
            "FREQ=DAILY;UNTIL=20270630T000000Z",
            "UNTIL must be a date such as 20270630, from 2000 to 2999",
        ),
        (
            "FREQ=DAILY;UNTIL=20270229",
            "UNTIL must be a date such as 20270630, from 2000 to 2999",
        ),
        (
            "FREQ=DAILY;UNTIL=2027-6-3",
            "UNTIL must be a date such as 20270630, from 2000 to 2999",
        ),
        (
            "FREQ=DAILY;INTERVAL=;COUNT=1",
            "INTERVAL must be a whole number",
        ),
        (
            "FREQ=DAILY;INTERVAL=1000;COUNT=1",
            "INTERVAL must be a whole number from 1 to 999",
        ),
        (
            "FREQ=DAILY;BYMONTH=1,;COUNT=1",
            "BYMONTH must be whole numbers with commas between them",
        ),
        (
            "FREQ=DAILY;BYMONTH=13;COUNT=1",
            "BYMONTH must be a whole number from 1 to 12",
        ),
        (
            "FREQ=WEEKLY;BYMONTHDAY=1;COUNT=1",
            "BYMONTHDAY must be absent with the frequency weekly",
        ),
        (
            "FREQ=WEEKLY;BYDAY=XX;COUNT=1",
            "BYDAY must be weekdays such as MO,-1SU",
        ),
        (
            "FREQ=WEEKLY;BYDAY=é;COUNT=1",
            "BYDAY must be weekdays such as MO,-1SU",
        ),
        (
            "FREQ=MONTHLY;BYDAY=6MO;COUNT=1",
            "BYDAY must be 1 to 5, or -1 to -5 from the month's end",
        ),
        ("FREQ=WEEKLY;WKST=SU;COUNT=1", "WKST must be MO"),
        ("FREQ=DAILY;BYSETPOS=1;COUNT=1", "BYSETPOS must be absent"),
    ] {
        assert_eq!(read(text), Err(error.to_owned()), "{text}");
    }
}
