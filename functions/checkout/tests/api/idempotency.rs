use futures::future::join_all;
use guichet_http::{Method, Request};
use serde_json::json;

use crate::shop::{Shop, contact, order, seats, secret};

#[tokio::test]
async fn the_same_request_is_answered_the_same_byte_for_byte() {
    let (shop, sale) = Shop::selling(10, 1000).await;
    let first = shop.create("key", &order(&sale, 2)).await;
    first.json(201);
    shop.later(60);
    shop.execute("update rates set price = 1200").await;
    let again = shop.create("key", &order(&sale, 2)).await;
    assert_eq!((again.status, &again.body), (first.status, &first.body));
    assert_eq!(again.header("location"), first.header("location"));
    assert_eq!(again.header("content-type"), first.header("content-type"));
    assert_eq!(shop.taken(sale.pool_id).await, 2);
    shop.check().await;
}

#[tokio::test]
async fn the_first_answer_is_given_again_when_nothing_is_left_or_sold_any_more() {
    let (shop, sale) = Shop::selling(2, 1000).await;
    let first = shop.create("key", &order(&sale, 2)).await;
    assert_eq!(shop.create("key", &order(&sale, 2)).await.body, first.body);
    shop.execute("update rates set sale_during = '(,2000-01-01)'")
        .await;
    shop.later(10);
    assert_eq!(shop.create("key", &order(&sale, 2)).await.body, first.body);
    shop.buy(&order(&sale, 2)).await.problem(409, "sale-closed");
    sale.event.set(&shop.client, "status = 'draft'").await;
    shop.later(60);
    assert_eq!(shop.create("key", &order(&sale, 2)).await.body, first.body);
    shop.check().await;
}

#[tokio::test]
async fn the_same_key_for_something_else_is_refused() {
    let (shop, sale) = Shop::selling(10, 1000).await;
    shop.create("key", &order(&sale, 2)).await.json(201);
    shop.create("key", &order(&sale, 3))
        .await
        .problem(422, "idempotency-key-reused");
    assert_eq!(shop.taken(sale.pool_id).await, 2);
    shop.check().await;
}

#[tokio::test]
async fn whoever_asks_again_is_told_how_the_order_is_by_now() {
    let (shop, sale) = Shop::selling(10, 1000).await;
    let held = shop.create("key", &order(&sale, 2)).await.json(201);
    shop.give_up(&secret(&held)).await;
    let again = shop.create("key", &order(&sale, 2)).await.json(201);
    assert_eq!(
        (&again["id"], again["status"].as_str()),
        (&held["id"], Some("cancelled"))
    );
    assert_eq!(shop.taken(sale.pool_id).await, 0);
    shop.check().await;
}

#[tokio::test]
async fn a_key_that_was_refused_when_nothing_was_left_is_known_when_it_holds_something() {
    let (shop, sale) = Shop::selling(10, 1000).await;
    shop.create("key", &order(&sale, 2)).await.json(201);
    shop.execute("update rates set sale_during = '(,2000-01-01)'")
        .await;
    shop.later(10);
    shop.create("key", &order(&sale, 3))
        .await
        .problem(422, "idempotency-key-reused");
    shop.check().await;
}

#[tokio::test]
async fn a_refusal_leaves_the_key_free() {
    let (shop, sale) = Shop::selling(2, 1000).await;
    let other = shop.buy(&order(&sale, 2)).await.json(201);
    shop.create("key", &order(&sale, 1))
        .await
        .problem(409, "not-available");
    shop.give_up(&secret(&other)).await;
    shop.create("key", &order(&sale, 1)).await.json(201);

    let (theatre, play) = Shop::selling(1, 1000).await;
    let places = play.event.places(&theatre.client, play.pool_id, 1, 2).await;
    theatre.buy(&seats(&play, &places[..1])).await.json(201);
    theatre
        .create("key", &seats(&play, &places))
        .await
        .problem(409, "not-available");
    theatre
        .create("key", &seats(&play, &places[1..]))
        .await
        .json(201);
    theatre.check().await;
}

#[tokio::test]
async fn a_key_is_forgotten_after_a_day() {
    let (shop, sale) = Shop::selling(10, 1000).await;
    let first = shop.create("key", &order(&sale, 1)).await.json(201);
    shop.later(24 * 3600);
    let second = shop.create("key", &order(&sale, 1)).await.json(201);
    assert_ne!(first["id"], second["id"]);
    shop.check().await;
}

#[tokio::test]
async fn fifty_at_once_make_one_order() {
    let (shop, sale) = Shop::selling(100, 1000).await;
    let wanted = order(&sale, 1);
    let replies = join_all((0..50).map(|_| shop.create("key", &wanted))).await;
    let made: Vec<_> = replies.iter().filter(|reply| reply.status == 201).collect();
    assert!(
        made.iter().all(|reply| reply.body == made[0].body),
        "{made:?}"
    );
    assert!(!made.is_empty());
    assert_eq!(
        (shop.count("orders").await, shop.taken(sale.pool_id).await),
        (1, 1)
    );
    shop.check().await;
}

#[tokio::test]
async fn a_key_that_is_shorter_than_twenty_characters_is_refused() {
    let (shop, sale) = Shop::selling(10, 1000).await;
    let request = Request::for_test(Method::POST, "/api/v1/checkout/orders")
        .header("idempotency-key", "order-of-monday-0001")
        .json(&order(&sale, 1));
    shop.answer(request.build()).await.json(201);
    let request = Request::for_test(Method::POST, "/api/v1/checkout/orders")
        .header("idempotency-key", "order-of-monday-001")
        .json(&order(&sale, 1));
    let reply = shop.answer(request.build()).await;
    let problem = reply.problem(400, "invalid-idempotency-key");
    let error = &problem["errors"][0];
    assert_eq!(error["header"], "idempotency-key");
    let detail = error["detail"].as_str().unwrap_or_default();
    assert!(detail.starts_with("must be 20 to 255 visible"), "{detail}");
    assert_eq!(shop.count("orders").await, 1);
}

#[tokio::test]
async fn a_hold_that_is_asked_for_again_tells_nothing_of_who_has_bought() {
    let (shop, sale) = Shop::selling(10, 0).await;
    let how = sale
        .event
        .question(&shop.client, "order", "text", false, None)
        .await;
    let first = shop.create("key", &order(&sale, 2)).await;
    let held = secret(&first.json(201));
    let mut details = contact();
    details["answers"] = json!({how.to_string(): "par une amie"});
    details["attendees"] = json!([{"line": 1, "name": "Ana", "email": "ana@example.org"}]);
    shop.fill_in(&held, &details).await.json(200);
    assert_eq!(shop.create("key", &order(&sale, 2)).await.body, first.body);

    let paid = shop.place(&held).await.json(200);
    let again = shop.create("key", &order(&sale, 2)).await.json(201);
    assert_eq!(
        (&again["id"], again["status"].as_str()),
        (&paid["id"], Some("paid"))
    );
    let text = again.to_string();
    for personal in ["Zo", "zoe@", "Ana", "ana@", "amie"] {
        assert!(!text.contains(personal), "{text}");
    }
    assert_eq!(again["payment"], json!(null));
}
