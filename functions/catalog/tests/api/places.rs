use guichet_http::StatusCode;
use guichet_testing::offer::Sale;
use guichet_testing::orders;
use jiff::SignedDuration;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::visitor::Visitor;

/// A room with two rows of three downstairs and one of two upstairs; the answer has the places downstairs.
async fn theatre() -> (Visitor, Sale, Vec<Uuid>) {
    let visitor = Visitor::arrive().await;
    let sale = visitor.event("play", visitor.in_hours(24)).await;
    let (client, event) = (&visitor.client, &sale.event);
    let places = event.places(client, sale.pool_id, 2, 3).await;
    let balcony = event.pool(client, Some(sale.occurrence_id), 2).await;
    let upstairs = event.places(client, balcony, 1, 2).await;
    visitor
        .alter(&format!(
            "update places set section = 'Balcon', position = position + 6 where place_id in ('{}', '{}')",
            upstairs[0], upstairs[1]
        ))
        .await;
    (visitor, sale, places)
}

fn path(sale: &Sale) -> String {
    format!("/events/play/occurrences/{}/places", sale.occurrence_id)
}

fn states(places: &Value) -> String {
    let rows = places["rows"].as_array().expect("a list").iter();
    let places = rows.flat_map(|row| row["places"].as_array().expect("a list"));
    places
        .map(|place| if place["state"] == "taken" { 'x' } else { 'o' })
        .collect()
}

#[tokio::test]
async fn places_come_row_by_row_in_the_rooms_order() {
    let (visitor, sale, places) = theatre().await;
    let answer = visitor.json(&path(&sale)).await;
    let rows: Vec<_> = answer["rows"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|row| {
            (
                row["section"].clone(),
                row["row"].clone(),
                row["places"].as_array().map(Vec::len),
            )
        })
        .collect();
    assert_eq!(
        rows,
        [
            (json!("Orchestre"), json!("A"), Some(3)),
            (json!("Orchestre"), json!("B"), Some(3)),
            (json!("Balcon"), json!("A"), Some(2)),
        ]
    );
    assert_eq!(
        answer["rows"][0]["places"][1],
        json!({"id": places[1], "label": "2", "state": "free", "rate_ids": [sale.rate_id]})
    );
    assert_eq!(
        answer["rows"][2]["places"][0]["rate_ids"],
        json!([]),
        "nothing is sold upstairs"
    );
}

#[tokio::test]
async fn a_place_is_taken_as_long_as_somebody_may_have_it() {
    let (visitor, sale, places) = theatre().await;
    let held = orders::held(&visitor.client, &sale, 1, visitor.now()).await;
    let (paid, _) = orders::paid(&visitor.client, &sale, 1, visitor.now()).await;
    visitor
        .alter(&format!(
            "update claims set place_id = '{}' where order_id = '{held}';
             update claims set place_id = '{}' where order_id = '{paid}'",
            places[0], places[4]
        ))
        .await;
    assert_eq!(states(&visitor.json(&path(&sale)).await), "xoooxooo");
    visitor.clock.advance(orders::HOLD);
    assert_eq!(states(&visitor.json(&path(&sale)).await), "ooooxooo");
}

#[tokio::test]
async fn a_room_that_has_not_changed_is_not_sent_again() {
    let (visitor, sale, places) = theatre().await;
    let first = visitor.get(&path(&sale)).await;
    assert_eq!(first.cache_control, "public, max-age=0, s-maxage=1");
    visitor.clock.advance(SignedDuration::from_secs(5));
    assert_eq!(
        visitor.get_again(&path(&sale), &first.etag).await.status,
        StatusCode::NOT_MODIFIED
    );
    let held = orders::held(&visitor.client, &sale, 1, visitor.now()).await;
    visitor
        .alter(&format!(
            "update claims set place_id = '{}' where order_id = '{held}'",
            places[0]
        ))
        .await;
    assert_eq!(
        visitor.get_again(&path(&sale), &first.etag).await.status,
        StatusCode::OK
    );
}

#[tokio::test]
async fn the_rates_of_a_place_come_in_the_organizers_order() {
    let (visitor, sale, _) = theatre().await;
    let student = sale.event.rate(&visitor.client, sale.product_id, 900).await;
    sale.event
        .takes(&visitor.client, student, sale.pool_id, 1)
        .await;
    assert_eq!(
        visitor.json(&path(&sale)).await["rows"][0]["places"][0]["rate_ids"],
        json!([sale.rate_id, student])
    );
    visitor
        .alter(&format!(
            "update rates set position = 0 where rate_id = '{student}'"
        ))
        .await;
    assert_eq!(
        visitor.json(&path(&sale)).await["rows"][0]["places"][0]["rate_ids"],
        json!([student, sale.rate_id])
    );
}
