use guichet_http::StatusCode;

use crate::visitor::{Visitor, with_short_ids};

#[tokio::test]
async fn an_event_is_a_calendar_of_its_dates() {
    let visitor = Visitor::arrive().await;
    let sale = visitor.event("summer", visitor.in_hours(24)).await;
    let second = sale
        .event
        .occurrence(&visitor.client, visitor.in_hours(48))
        .await;
    visitor
        .alter(&format!(
            "update occurrences set status = 'cancelled' where occurrence_id = '{second}';
             update occurrences set calendar_changed_at = '2026-06-01T08:00:00Z'"
        ))
        .await;
    let answer = visitor.get("/events/summer/calendar.ics").await;
    assert_eq!(answer.content_type, "text/calendar; charset=utf-8");
    assert_eq!(answer.cache_control, "public, max-age=300, s-maxage=300");
    insta::assert_snapshot!(with_short_ids(&answer.body.replace("\r\n", "\n")));
    let again = visitor
        .get_again("/events/summer/calendar.ics", &answer.etag)
        .await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
}

#[tokio::test]
async fn an_occurrence_is_a_calendar_of_one_date() {
    let visitor = Visitor::arrive().await;
    let sale = visitor.event("summer", visitor.in_hours(24)).await;
    let second = sale
        .event
        .occurrence(&visitor.client, visitor.in_hours(48))
        .await;
    let answer = visitor
        .get(&format!("/events/summer/occurrences/{second}/calendar.ics"))
        .await;
    assert_eq!(answer.body.matches("BEGIN:VEVENT").count(), 1);
    assert!(
        answer
            .body
            .contains(&format!("UID:{second}@tickets.example.org")),
        "{}",
        answer.body
    );
    assert!(
        answer.body.contains("SUMMARY:Été électrique"),
        "{}",
        answer.body
    );
}

#[tokio::test]
async fn every_change_of_what_is_shown_reaches_a_calendar_that_has_it() {
    let visitor = Visitor::arrive().await;
    visitor.event("summer", visitor.in_hours(24)).await;
    let version = async || {
        let body = visitor.get("/events/summer/calendar.ics").await.body;
        ["SEQUENCE:", "DTSTAMP:", "LAST-MODIFIED:"].map(|name| {
            let line = body.lines().find_map(|line| line.strip_prefix(name));
            let digits = line.expect("there").replace(['T', 'Z'], "");
            digits.parse::<u64>().expect("a number")
        })
    };
    let mut before = version().await;
    for change in [
        "update occurrences set starts_at = starts_at + interval '1 hour'",
        "update occurrences set ends_at = ends_at + interval '1 hour'",
        "update occurrences set status = 'cancelled'",
        "update occurrences set status = 'scheduled'",
        "update events set status = 'cancelled'",
        "update events set status = 'published'",
        "update events set name = '{\"fr\": \"Autre\"}'",
        "update events set summary = '{\"fr\": \"Autre\"}'",
        "update venues set name = 'Ailleurs'",
        "update venues set city = 'Ailleurs'",
        "update venues set latitude = 45",
        "update organizers set name = 'Eux'",
    ] {
        visitor.alter(change).await;
        let after = version().await;
        assert!(
            before
                .iter()
                .zip(&after)
                .all(|(before, after)| before < after),
            "{change}: {before:?} {after:?}"
        );
        before = after;
    }
    visitor
        .alter("update events set hold_seconds = 600; update pools set capacity = 7")
        .await;
    assert_eq!(version().await, before);
}

#[tokio::test]
async fn dates_that_are_called_off_are_taken_out() {
    let visitor = Visitor::arrive().await;
    visitor.event("summer", visitor.in_hours(24)).await;
    let method = async || {
        let body = visitor.get("/events/summer/calendar.ics").await.body;
        body.lines()
            .find_map(|line| line.strip_prefix("METHOD:"))
            .map(str::to_owned)
    };
    assert_eq!(method().await.as_deref(), Some("PUBLISH"));
    visitor
        .alter("update occurrences set status = 'cancelled'")
        .await;
    assert_eq!(method().await.as_deref(), Some("CANCEL"));
    visitor
        .alter("update occurrences set status = 'scheduled'")
        .await;
    assert_eq!(method().await.as_deref(), Some("PUBLISH"));
}

#[tokio::test]
async fn a_calendar_comes_in_the_language_asked_for() {
    let visitor = Visitor::arrive().await;
    let sale = visitor.event("summer", visitor.in_hours(24)).await;
    let answer = visitor.get("/events/summer/calendar.ics?locale=en").await;
    assert!(
        answer.body.contains("SUMMARY:Electric summer"),
        "{}",
        answer.body
    );
    sale.event
        .set(&visitor.client, "name = '{\"fr\": \"Été\"}'")
        .await;
    let answer = visitor.get("/events/summer/calendar.ics?locale=en").await;
    assert!(answer.body.contains("SUMMARY:Été"), "{}", answer.body);
    let wrong = visitor.get("/events/summer/calendar.ics?locale=de").await;
    assert_eq!(
        (
            wrong.status.as_u16(),
            &wrong.json()["errors"][0]["parameter"]
        ),
        (400, &"locale".into())
    );
}
