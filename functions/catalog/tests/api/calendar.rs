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
            "update occurrences set status = 'cancelled' where occurrence_id = '{second}'"
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
        (wrong.status.as_u16(), &wrong.json()["errors"][0]["field"]),
        (400, &"locale".into())
    );
}
