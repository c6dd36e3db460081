use guichet_testing::offer::Sale;
use serde_json::json;
use uuid::Uuid;

use crate::shop::{Shop, order, seats, secret};

/// A theatre of `rows` rows of ten.
async fn theatre(rows: i32) -> (Shop, Sale, Vec<Uuid>) {
    let (shop, sale) = Shop::selling(1, 2000).await;
    let places = sale
        .event
        .places(&shop.client, sale.pool_id, rows, 10)
        .await;
    (shop, sale, places)
}

#[tokio::test]
async fn named_places_are_held_by_name() {
    let (shop, sale, places) = theatre(2).await;
    let held = shop
        .buy(&seats(&sale, &[places[11], places[3]]))
        .await
        .json(201);
    assert_eq!(held["lines"][0]["place_label"], "Orchestre, B 2");
    assert_eq!(held["lines"][1]["place_label"], "Orchestre, A 4");
    assert_eq!(held["lines"][1]["place_id"], places[3].to_string());
    assert_eq!(shop.show(&secret(&held)).await.json(200), held);
    assert_eq!(shop.taken(sale.pool_id).await, 2);
    shop.check().await;
}

#[tokio::test]
async fn places_that_somebody_has_are_named_and_nothing_is_taken() {
    let (shop, sale, places) = theatre(1).await;
    shop.buy(&seats(&sale, &places[..2])).await.json(201);
    let problem = shop
        .buy(&seats(&sale, &places[1..4]))
        .await
        .problem(409, "not-available");
    let unavailable = json!([{
        "occurrence_id": sale.occurrence_id, "rate_id": sale.rate_id, "place_ids": [places[1]], "wanted": 3, "free": 2,
    }]);
    assert_eq!(problem["unavailable"], unavailable);
    assert_eq!(shop.taken(sale.pool_id).await, 2);
    shop.check().await;
}

#[tokio::test]
async fn a_place_whose_hold_is_over_can_be_had() {
    let (shop, sale, places) = theatre(1).await;
    shop.buy(&seats(&sale, &places[..3])).await.json(201);
    shop.later(900);
    shop.buy(&seats(&sale, &places[2..5])).await.json(201);
    shop.check().await;
}

#[tokio::test]
async fn places_are_asked_for_by_name_where_they_are_numbered_and_only_there() {
    let (shop, sale, places) = theatre(1).await;
    assert_eq!(shop.buy(&order(&sale, 1)).await.fields(), ["/items/0"]);
    let other_pool = sale
        .event
        .pool(&shop.client, Some(sale.occurrence_id), 1)
        .await;
    let elsewhere = sale.event.places(&shop.client, other_pool, 1, 1).await;
    let reply = shop
        .buy(&seats(&sale, &[places[0], elsewhere[0], Uuid::nil()]))
        .await;
    assert_eq!(reply.fields(), ["/items/0/places/1", "/items/0/places/2"]);
    let reply = shop.buy(&seats(&sale, &[places[0], places[0]])).await;
    assert_eq!(reply.fields(), ["/items/0/places/1"]);

    let (standing, other) = Shop::selling(10, 1000).await;
    assert_eq!(
        standing.buy(&seats(&other, &places[..1])).await.fields(),
        ["/items/0"]
    );
}

#[tokio::test]
async fn a_rate_is_sold_in_any_of_its_numbered_pools() {
    let (shop, sale, stalls) = theatre(1).await;
    let balcony = sale
        .event
        .pool(&shop.client, Some(sale.occurrence_id), 1)
        .await;
    let boxes = sale.event.places(&shop.client, balcony, 1, 4).await;
    sale.event
        .takes(&shop.client, sale.rate_id, balcony, 1)
        .await;
    shop.buy(&seats(&sale, &[stalls[0], boxes[0]]))
        .await
        .json(201);
    assert_eq!(
        (shop.taken(sale.pool_id).await, shop.taken(balcony).await),
        (1, 1)
    );
    shop.check().await;
}
