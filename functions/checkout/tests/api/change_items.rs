use futures::future::join_all;
use serde_json::json;

use crate::shop::{Shop, contact, item, order, seats, secret, show_figures};

#[tokio::test]
async fn the_lines_of_a_held_order_can_be_replaced() {
    let (shop, sale) = Shop::selling(10, 1000).await;
    let held = shop.buy(&order(&sale, 2)).await.json(201);
    shop.fill_in(&secret(&held), &contact()).await.json(200);
    shop.later(300);
    let changed = shop
        .change_items(&secret(&held), &json!({"items": [item(&sale, 5)]}))
        .await
        .json(200);
    for same in [
        "id",
        "secret",
        "reference",
        "expires_at",
        "created_at",
        "status",
    ] {
        assert_eq!(changed[same], held[same], "{same}");
    }
    assert_eq!(changed["contact"]["email"], "zoe@example.org");
    assert_eq!(
        (
            changed["lines"].as_array().map(Vec::len),
            changed["total"]["amount"].as_i64()
        ),
        (Some(5), Some(5000))
    );
    assert_eq!(shop.taken(sale.pool_id).await, 5);
    shop.check().await;
}

#[tokio::test]
async fn what_the_order_has_counts_as_free_for_its_new_lines() {
    let (shop, sale) = Shop::selling(3, 1000).await;
    let held = shop.buy(&order(&sale, 2)).await.json(201);
    shop.change_items(&secret(&held), &json!({"items": [item(&sale, 3)]}))
        .await
        .json(200);
    assert_eq!(shop.taken(sale.pool_id).await, 3);
    shop.check().await;

    let (theatre, play) = Shop::selling(1, 1000).await;
    let places = play.event.places(&theatre.client, play.pool_id, 1, 3).await;
    let held = theatre.buy(&seats(&play, &places[..2])).await.json(201);
    let changed = theatre
        .change_items(
            &secret(&held),
            &json!({"items": seats(&play, &places[1..])["items"]}),
        )
        .await;
    assert_eq!(
        changed.json(200)["lines"][0]["place_id"],
        places[1].to_string()
    );
    theatre.buy(&seats(&play, &places[..1])).await.json(201);
    theatre.check().await;
}

#[tokio::test]
async fn an_order_keeps_what_it_has_when_the_new_items_cannot_be_had() {
    let (shop, sale) = Shop::selling(4, 1000).await;
    show_figures(&shop, &sale).await;
    let held = shop.buy(&order(&sale, 2)).await.json(201);
    shop.buy(&order(&sale, 1)).await.json(201);
    let reply = shop
        .change_items(&secret(&held), &json!({"items": [item(&sale, 4)]}))
        .await;
    let problem = reply.problem(409, "not-available");
    assert_eq!(problem["unavailable"][0]["free"], 3);
    let code = json!({"items": [item(&sale, 1)], "code": "NIX"});
    shop.change_items(&secret(&held), &code)
        .await
        .problem(422, "invalid-code");
    assert_eq!(shop.show(&secret(&held)).await.json(200), held);
    assert_eq!(shop.taken(sale.pool_id).await, 3);
    shop.check().await;
}

#[tokio::test]
async fn a_code_comes_and_goes_with_the_items() {
    let (shop, sale) = Shop::selling(4, 1000).await;
    sale.event
        .code(&shop.client, "ETE", "percentage", Some(1000), Some(2))
        .await;
    let held = shop.buy(&order(&sale, 2)).await.json(201);
    let with = json!({"items": [item(&sale, 2)], "code": "ete"});
    let changed = shop.change_items(&secret(&held), &with).await.json(200);
    assert_eq!(
        (
            changed["code"].as_str(),
            changed["discount_total"]["amount"].as_i64()
        ),
        (Some("ETE"), Some(200))
    );
    shop.check().await;
    let without = shop
        .change_items(&secret(&held), &json!({"items": [item(&sale, 1)]}))
        .await
        .json(200);
    assert_eq!(
        (
            without["code"].as_str(),
            without["discount_total"]["amount"].as_i64()
        ),
        (None, Some(0))
    );
    shop.check().await;
}

#[tokio::test]
async fn a_changed_price_is_charged_for_the_new_lines() {
    let (shop, sale) = Shop::selling(4, 1000).await;
    let held = shop.buy(&order(&sale, 2)).await.json(201);
    shop.execute("update rates set price = 1100").await;
    let changed = shop
        .change_items(&secret(&held), &json!({"items": [item(&sale, 1)]}))
        .await
        .json(200);
    assert_eq!(changed["total"]["amount"], 1100);
    shop.check().await;
}

#[tokio::test]
async fn only_a_held_order_can_be_changed() {
    let (shop, sale) = Shop::selling(10, 1000).await;
    let items = json!({"items": [item(&sale, 1)]});
    shop.change_items("nonsense", &items)
        .await
        .problem(404, "not-found");

    let placed = secret(&shop.buy(&order(&sale, 1)).await.json(201));
    shop.fill_in(&placed, &contact()).await.json(200);
    shop.place(&placed).await.json(200);
    shop.change_items(&placed, &items)
        .await
        .problem(409, "order-already-placed");

    let given_up = secret(&shop.buy(&order(&sale, 1)).await.json(201));
    shop.give_up(&given_up).await;
    shop.change_items(&given_up, &items)
        .await
        .problem(409, "order-cancelled");

    let expired = secret(&shop.buy(&order(&sale, 1)).await.json(201));
    shop.later(900);
    shop.change_items(&expired, &items)
        .await
        .problem(410, "order-expired");
    shop.check().await;
}

#[tokio::test]
async fn changes_of_one_order_at_once_happen_one_after_the_other() {
    let (shop, sale) = Shop::selling(10, 1000).await;
    let held = secret(&shop.buy(&order(&sale, 1)).await.json(201));
    let wishes: Vec<_> = (1..=10)
        .map(|quantity| json!({"items": [item(&sale, quantity)]}))
        .collect();
    let replies = join_all(wishes.iter().map(|wish| shop.change_items(&held, wish))).await;
    // Under load some may be sent away.
    assert!(
        replies
            .iter()
            .all(|reply| [200, 503].contains(&reply.status.as_u16())),
        "{replies:?}"
    );
    assert!(
        replies.iter().any(|reply| reply.status == 200),
        "{replies:?}"
    );
    let lines = shop.show(&held).await.json(200)["lines"]
        .as_array()
        .map_or(0, Vec::len);
    assert_eq!(
        shop.taken(sale.pool_id).await,
        i32::try_from(lines).expect("a few")
    );
    shop.check().await;
}
