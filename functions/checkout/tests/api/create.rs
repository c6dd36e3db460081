use guichet_http::{Method, Request};
use jiff::SignedDuration;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::shop::{Shop, item, order, secret, show_figures};

#[tokio::test]
async fn a_held_order_has_priced_lines_and_an_end() {
    let (shop, sale) = Shop::selling(10, 1250).await;
    let reply = shop.buy(&order(&sale, 2)).await;
    let held = reply.json(201);

    assert_eq!(held["status"], "held");
    assert_eq!(held["total"], json!({"amount": 2500, "currency": "EUR"}));
    assert_eq!(held["tax_total"]["amount"], 130);
    assert_eq!(held["lines"].as_array().map(Vec::len), Some(2));
    assert_eq!(held["lines"][1]["line"], 2);
    assert_eq!(held["lines"][0]["tax"]["amount"], 65);
    assert_eq!(held["lines"][0]["product_name"]["fr"], "Place");
    assert_eq!(held["lines"][0]["occurrence"]["city"], "Lyon");
    let end = shop.now() + SignedDuration::from_mins(15);
    assert_eq!(held["expires_at"], end.to_string());
    let location = reply.header("location").expect("a location");
    assert_eq!(
        location,
        format!("/api/v1/checkout/orders/{}", secret(&held))
    );
    assert_eq!(reply.header("cache-control"), Some("no-store"));
    assert_eq!(shop.taken(sale.pool_id).await, 2);
    shop.check().await;
}

#[tokio::test]
async fn an_order_costs_what_the_buyer_was_shown_or_is_refused() {
    let (shop, sale) = Shop::selling(10, 1250).await;
    let shown = |total: i64| {
        let mut wanted = order(&sale, 2);
        wanted["total"] = json!(total);
        wanted
    };
    let held = shop.buy(&shown(2500)).await.json(201);

    // Whoever has the old price in memory reads the new one before anybody is refused.
    shop.execute("update rates set price = 1300").await;
    let refused = shop.buy(&shown(2500)).await.problem(409, "price-changed");
    assert_eq!(refused["total"], json!({"amount": 2600, "currency": "EUR"}));
    let secret = secret(&held);
    let mut items = json!({"items": [item(&sale, 1)], "total": 1250});
    let refused = shop.change_items(&secret, &items).await;
    let refused = refused.problem(409, "price-changed");
    assert_eq!(refused["total"]["amount"], 1300);
    let kept = shop.show(&secret).await.json(200);
    assert_eq!(
        kept["total"]["amount"], 2500,
        "what was held keeps its price"
    );

    items["total"] = json!(1300);
    let changed = shop.change_items(&secret, &items).await.json(200);
    assert_eq!(changed["total"]["amount"], 1300);
    shop.buy(&shown(2600)).await.json(201);
    shop.check().await;
}

#[tokio::test]
async fn what_was_answered_is_what_is_read_afterwards() {
    let (shop, sale) = Shop::selling(10, 1250).await;
    let event = &sale.event;
    let question = event
        .question(&shop.client, "attendee", "choice", true, Some(&["a", "b"]))
        .await;
    shop.execute(&format!(
        "insert into question_products values ('{question}', '{}')",
        sale.product_id
    ))
    .await;
    event
        .question(&shop.client, "order", "text", false, None)
        .await;
    event
        .set(
            &shop.client,
            "cancellable_until_hours = 24, cancellation_fee_basis_points = 500",
        )
        .await;
    event
        .code(&shop.client, "ETE", "percentage", Some(1500), Some(5))
        .await;
    // A clock with more digits than the database keeps.
    shop.clock.advance(SignedDuration::from_nanos(123_456_789));

    let mut wanted = order(&sale, 2);
    wanted["code"] = "été".into();
    shop.buy(&wanted).await.problem(422, "invalid-code");
    wanted["code"] = "ete".into();
    let reply = shop.buy(&wanted).await;
    let held = reply.json(201);
    assert_eq!(held["code"], "ETE");
    assert_eq!(held["questions"].as_array().map(Vec::len), Some(2));
    let shown = shop.show(&secret(&held)).await;
    assert_eq!(shown.json(200), held);
    shop.check().await;
}

#[tokio::test]
async fn several_rates_and_dates_of_an_event_go_into_one_order() {
    let (shop, sale) = Shop::selling(10, 1250).await;
    let (client, event) = (&shop.client, &sale.event);
    let second_date = event
        .occurrence(client, shop.now() + SignedDuration::from_hours(500))
        .await;
    let second_pool = event.pool(client, Some(second_date), 10).await;
    event.takes(client, sale.rate_id, second_pool, 1).await;
    let table_of_four = event.rate(client, sale.product_id, 4000).await;
    event.takes(client, table_of_four, sale.pool_id, 4).await;

    let items = json!([
        item(&sale, 1),
        {"occurrence_id": second_date, "rate_id": sale.rate_id, "quantity": 2},
        {"occurrence_id": sale.occurrence_id, "rate_id": table_of_four, "quantity": 1},
    ]);
    let held = shop
        .buy(&json!({"event": event.slug, "locale": "en", "items": items}))
        .await
        .json(201);
    assert_eq!(held["total"]["amount"], 3 * 1250 + 4000);
    assert_eq!(
        (
            shop.taken(sale.pool_id).await,
            shop.taken(second_pool).await
        ),
        (5, 2)
    );
    shop.check().await;
}

#[tokio::test]
async fn an_order_that_does_not_fit_takes_nothing_and_says_what_is_left() {
    let (shop, sale) = Shop::selling(3, 1000).await;
    show_figures(&shop, &sale).await;
    let addon = sale.event.rate(&shop.client, sale.product_id, 500).await;
    let addon_pool = sale
        .event
        .pool(&shop.client, Some(sale.occurrence_id), 100)
        .await;
    sale.event.takes(&shop.client, addon, addon_pool, 1).await;
    let items = json!([
        {"occurrence_id": sale.occurrence_id, "rate_id": addon, "quantity": 2},
        item(&sale, 4),
    ]);
    let wanted = json!({"event": sale.event.slug, "locale": "fr", "items": items});
    let problem = shop.buy(&wanted).await.problem(409, "not-available");
    let unavailable = json!([
        {"occurrence_id": sale.occurrence_id, "rate_id": sale.rate_id, "wanted": 4, "free": 3},
    ]);
    assert_eq!(problem["unavailable"], unavailable);
    assert_eq!(
        (shop.taken(addon_pool).await, shop.count("orders").await),
        (0, 0)
    );
    shop.buy(&order(&sale, 3)).await.json(201);
    shop.check().await;
}

#[tokio::test]
async fn places_whose_hold_is_over_are_sold_again_without_anybody_tidying_up() {
    let (shop, sale) = Shop::selling(2, 1000).await;
    let first = shop.buy(&order(&sale, 2)).await.json(201);
    shop.buy(&order(&sale, 1))
        .await
        .problem(409, "not-available");
    shop.later(899);
    shop.buy(&order(&sale, 1))
        .await
        .problem(409, "not-available");
    shop.later(1);
    shop.buy(&order(&sale, 2)).await.json(201);
    assert_eq!(
        shop.show(&secret(&first)).await.json(200)["status"],
        "expired"
    );
    shop.check().await;
}

#[tokio::test]
async fn every_limit_of_an_order_is_told() {
    let (shop, sale) = Shop::selling(200, 1000).await;
    sale.event
        .set(&shop.client, "maximum_places_per_order = 12")
        .await;
    shop.execute("update rates set minimum_per_order = 2, maximum_per_order = 11")
        .await;
    let out = |problem: &Value| {
        (
            problem["minimum"].clone(),
            problem["maximum"].clone(),
            problem["wanted"].clone(),
        )
    };

    let problem = shop
        .buy(&order(&sale, 1))
        .await
        .problem(422, "quantity-out-of-range");
    assert_eq!(out(&problem), (2.into(), 11.into(), 1.into()));
    assert_eq!(problem["rate_id"], sale.rate_id.to_string());
    let problem = shop
        .buy(&order(&sale, 12))
        .await
        .problem(422, "quantity-out-of-range");
    assert_eq!(out(&problem), (2.into(), 11.into(), 12.into()));

    let other = sale.event.rate(&shop.client, sale.product_id, 0).await;
    sale.event.takes(&shop.client, other, sale.pool_id, 1).await;
    // A refusal may be told from a copy of the offer that is almost two seconds old.
    shop.later(2);
    let mut both = order(&sale, 11);
    let more = json!({"occurrence_id": sale.occurrence_id, "rate_id": other, "quantity": 2});
    both["items"].as_array_mut().expect("items").push(more);
    let problem = shop.buy(&both).await.problem(422, "quantity-out-of-range");
    assert_eq!(out(&problem), (1.into(), 12.into(), 13.into()));
    assert_eq!(problem["rate_id"], Value::Null);

    let too_many_items =
        json!({"event": sale.event.slug, "locale": "fr", "items": vec![item(&sale, 1); 51]});
    assert_eq!(shop.buy(&too_many_items).await.fields(), ["/items"]);
    shop.buy(&order(&sale, 101))
        .await
        .problem(422, "invalid-field");
    shop.check().await;
}

#[tokio::test]
async fn a_quantity_out_of_range_is_told_the_range_that_is_meant() {
    let (shop, sale) = Shop::selling(10, 1000).await;
    for quantity in [json!(-1), json!(0), json!(101), json!(1.5), json!("two")] {
        let mut wanted = order(&sale, 1);
        wanted["items"][0]["quantity"] = quantity.clone();
        let refused = shop.buy(&wanted).await.problem(422, "invalid-field");
        let expected = json!([{"pointer": "#/items/0/quantity", "detail": "must be a whole number from 1 to 100"}]);
        assert_eq!(refused["errors"], expected, "{quantity}");
    }
}

#[tokio::test]
async fn every_field_that_is_wrong_is_named_at_once() {
    let (shop, sale) = Shop::selling(10, 1000).await;
    let mut wanted = order(&sale, 1);
    wanted["items"][0]["places"] = json!([]);
    wanted["items"].as_array_mut().expect("items").push(json!({
        "occurrence_id": sale.occurrence_id, "rate_id": sale.rate_id
    }));
    wanted["code"] = "x".repeat(65).into();
    assert_eq!(
        shop.buy(&wanted).await.fields(),
        ["/items/0", "/items/1", "/code"]
    );

    let nowhere = json!({"occurrence_id": Uuid::nil(), "rate_id": Uuid::nil(), "quantity": 1});
    let wanted = json!({"event": sale.event.slug, "locale": "fr", "items": [nowhere]});
    assert_eq!(
        shop.buy(&wanted).await.fields(),
        ["/items/0/occurrence_id", "/items/0/rate_id"]
    );
    assert_eq!(
        shop.buy(&json!({"event": sale.event.slug, "locale": "de", "items": []}))
            .await
            .fields(),
        ["/locale"]
    );
}

#[tokio::test]
async fn an_event_that_is_not_there_or_not_public_is_not_found() {
    let (shop, sale) = Shop::selling(10, 1000).await;
    let mut wanted = order(&sale, 1);
    wanted["event"] = "another".into();
    shop.buy(&wanted).await.problem(404, "not-found");
    sale.event.set(&shop.client, "status = 'draft'").await;
    shop.buy(&order(&sale, 1)).await.problem(404, "not-found");
}

#[tokio::test]
async fn an_order_for_what_costs_nothing_is_held_like_any_other() {
    let (shop, sale) = Shop::selling(10, 0).await;
    let held = shop.buy(&order(&sale, 2)).await.json(201);
    assert_eq!(
        (held["status"].clone(), held["total"]["amount"].clone()),
        ("held".into(), 0.into())
    );
    shop.check().await;
}

#[tokio::test]
async fn a_request_without_a_key_is_refused() {
    let (shop, sale) = Shop::selling(10, 1000).await;
    let request =
        guichet_http::Request::for_test(guichet_http::Method::POST, "/api/v1/checkout/orders");
    let reply = shop.answer(request.json(&order(&sale, 1)).build()).await;
    reply.problem(400, "invalid-idempotency-key");
    assert_eq!(shop.count("orders").await, 0);
}

#[tokio::test]
async fn somebody_who_is_signed_in_buys_from_our_own_page_alone() {
    let (shop, sale) = Shop::selling(10, 1250).await;
    let order = order(&sale, 1);
    let ask = async |site: &str| {
        let request = Request::for_test(Method::POST, "/api/v1/checkout/orders");
        let request = request
            .keyed(site)
            .header("cookie", "__Host-guichet-session=abc")
            .header("sec-fetch-site", site);
        shop.answer(request.json(&order).build()).await
    };
    ask("same-origin").await.json(201);
    let refused = ask("cross-site").await.json(403);
    assert_eq!(refused["type"], "/problems/cross-site");
    assert_eq!(shop.taken(sale.pool_id).await, 1);
}
