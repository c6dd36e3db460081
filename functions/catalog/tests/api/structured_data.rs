use guichet_http::StatusCode;
use serde_json::{Value, json};

use crate::visitor::{Visitor, with_short_ids};

const PATH: &str = "/events/summer/event.jsonld";

#[tokio::test]
async fn a_single_date_is_one_event() {
    let visitor = Visitor::arrive().await;
    let sale = visitor.event("summer", visitor.in_hours(24)).await;
    let early = sale
        .event
        .rate(&visitor.client, sale.product_id, 1550)
        .await;
    sale.event
        .takes(&visitor.client, early, sale.pool_id, 1)
        .await;
    visitor
        .alter(&format!(
            "update rates set sale_during = '[{}, {})' where rate_id = '{early}';
             update events set image_url = 'https://example.org/a.jpg';
             update occurrences set doors_at = starts_at - interval '30 minutes'",
            visitor.in_hours(1),
            visitor.in_hours(12)
        ))
        .await;
    let answer = visitor.get(PATH).await;
    assert_eq!(answer.content_type, "application/ld+json");
    let pretty = serde_json::to_string_pretty(&answer.json()).expect("JSON");
    insta::assert_snapshot!(with_short_ids(&pretty));
    assert_eq!(
        visitor.get_again(PATH, &answer.etag).await.status,
        StatusCode::NOT_MODIFIED
    );
}

#[tokio::test]
async fn several_dates_are_several_events() {
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
    let document = visitor.json(PATH).await;
    let statuses: Vec<_> = document
        .as_array()
        .expect("a list")
        .iter()
        .map(|event| event["eventStatus"].clone())
        .collect();
    assert_eq!(
        statuses,
        [
            json!("https://schema.org/EventScheduled"),
            json!("https://schema.org/EventCancelled")
        ]
    );
    assert_eq!(document[1].get("offers"), None, "nothing is sold of it");
}

/// What Google asks of an event: <https://developers.google.com/search/docs/appearance/structured-data/event>.
#[tokio::test]
async fn search_engines_find_what_they_ask_for() {
    let visitor = Visitor::arrive().await;
    let sale = visitor.event("summer", visitor.in_hours(24)).await;
    visitor.alter("update pools set capacity = 0").await;
    let event = visitor.json(PATH).await;
    for pointer in [
        "/name",
        "/startDate",
        "/location/name",
        "/location/address/addressLocality",
        "/organizer/url",
    ] {
        assert!(
            event.pointer(pointer).is_some_and(Value::is_string),
            "{pointer}"
        );
    }
    assert_eq!(
        event["offers"][0]["availability"],
        "https://schema.org/SoldOut"
    );
    assert_eq!(
        (
            &event["offers"][0]["price"],
            &event["offers"][0]["priceCurrency"]
        ),
        (&json!("20.00"), &json!("EUR"))
    );
    assert_eq!(
        event["offers"][0]["url"],
        "https://tickets.example.org/events/summer"
    );
    sale.event
        .set(&visitor.client, "status = 'cancelled'")
        .await;
    let cancelled = visitor.json(PATH).await;
    assert_eq!(
        (&cancelled["eventStatus"], &cancelled["offers"]),
        (&json!("https://schema.org/EventCancelled"), &Value::Null)
    );
}

#[tokio::test]
async fn what_needs_a_code_is_not_told_to_search_engines() {
    let visitor = Visitor::arrive().await;
    visitor.event("summer", visitor.in_hours(24)).await;
    visitor.alter("update rates set needs_code = true").await;
    assert_eq!(visitor.json(PATH).await.get("offers"), None);
}

#[tokio::test]
async fn they_read_it_in_the_language_asked_for() {
    let visitor = Visitor::arrive().await;
    visitor.event("summer", visitor.in_hours(24)).await;
    assert_eq!(visitor.json(PATH).await["name"], "Été électrique");
    assert_eq!(
        visitor.json("/events/summer/event.jsonld?locale=en").await["name"],
        "Electric summer"
    );
}
