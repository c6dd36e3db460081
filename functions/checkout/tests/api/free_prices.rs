//! Prices that buyers choose.

use guichet_testing::offer::Sale;
use serde_json::{Value, json};

use crate::shop::{Shop, contact, secret, with_code};

/// A rate from 5.00 on, at most 50.00 where there is a most.
async fn selling(maximum: Option<i64>) -> (Shop, Sale) {
    let (shop, sale) = Shop::selling(20, 500).await;
    let free = "update rates set price_kind = 'free_choice', suggested_price = 1500, maximum_price = $2 where rate_id = $1";
    let changed = shop.client.execute(free, &[&sale.rate_id, &maximum]).await;
    changed.expect("legal");
    (shop, sale)
}

fn order(sale: &Sale, prices: &[Value]) -> Value {
    let item = |price: &Value| json!({"occurrence_id": sale.occurrence_id, "rate_id": sale.rate_id, "quantity": 2, "price": price});
    let items: Vec<Value> = prices.iter().map(item).collect();
    json!({"event": sale.event.slug, "locale": "fr", "items": items})
}

#[tokio::test]
async fn a_buyer_pays_what_they_chose_whatever_the_rate_becomes() {
    let (shop, sale) = selling(Some(5000)).await;
    let held = shop
        .buy(&order(&sale, &[json!(500), json!(5000)]))
        .await
        .json(201);
    assert_eq!(held["total"]["amount"], 2 * 500 + 2 * 5000);
    assert_eq!(held["lines"][3]["full_price"]["amount"], 5000);
    shop.execute("update rates set price = 1000, suggested_price = 2000, maximum_price = 3000")
        .await;
    let secret = secret(&held);
    shop.fill_in(&secret, &contact()).await.json(200);
    let placed = shop.place(&secret).await.json(200);
    assert_eq!(placed["total"]["amount"], 11_000);
    shop.check().await;
}

#[tokio::test]
async fn a_price_that_may_not_be_chosen_is_named_with_what_is_legal() {
    let (shop, sale) = selling(Some(5000)).await;
    let refused = shop
        .buy(&order(
            &sale,
            &[json!(499), json!(700), Value::Null, json!(5001)],
        ))
        .await;
    let problem = refused.problem(422, "invalid-field");
    assert_eq!(
        refused.fields(),
        ["/items/0/price", "/items/2/price", "/items/3/price"]
    );
    assert_eq!(
        problem["errors"][0]["detail"],
        "must be from 500 to 5000, in minor units"
    );
    let (shop, sale) = selling(None).await;
    let refused = shop.buy(&order(&sale, &[json!(499)])).await;
    let problem = refused.problem(422, "invalid-field");
    assert_eq!(
        problem["errors"][0]["detail"],
        "must be at least 500, in minor units"
    );
    shop.buy(&order(&sale, &[json!(100_000_000)]))
        .await
        .json(201);
    shop.buy(&order(&sale, &[json!(100_000_001)]))
        .await
        .problem(422, "invalid-field");

    let (shop, sale) = Shop::selling(20, 500).await;
    let refused = shop.buy(&order(&sale, &[json!(500)])).await;
    refused.problem(422, "invalid-field");
    assert_eq!(refused.fields(), ["/items/0/price"]);
}

#[tokio::test]
async fn no_code_makes_a_chosen_price_smaller() {
    let (shop, sale) = selling(None).await;
    let half = Some(5000);
    sale.event
        .code(&shop.client, "MOITIE", "percentage", half, None)
        .await;
    let coded = with_code(order(&sale, &[json!(2000)]), "MOITIE");
    let refused = shop.buy(&coded).await.problem(422, "invalid-code");
    assert_eq!(refused["reason"], "applies_to_nothing");
    shop.check().await;
}

#[tokio::test]
async fn a_price_is_chosen_anew_with_other_items() {
    let (shop, sale) = selling(None).await;
    let held = shop.buy(&order(&sale, &[json!(700)])).await.json(201);
    let items = order(&sale, &[json!(900)])["items"].clone();
    let changed = shop
        .change_items(&secret(&held), &json!({"items": items}))
        .await;
    assert_eq!(changed.json(200)["total"]["amount"], 1800);
    let items = order(&sale, &[json!(1)])["items"].clone();
    let refused = shop
        .change_items(&secret(&held), &json!({"items": items}))
        .await;
    refused.problem(422, "invalid-field");
    shop.check().await;
}

#[tokio::test]
async fn who_chooses_nothing_where_that_is_legal_pays_nothing() {
    let (shop, sale) = selling(None).await;
    shop.execute("update rates set price = 0").await;
    let held = shop.buy(&order(&sale, &[json!(0)])).await.json(201);
    shop.fill_in(&secret(&held), &contact()).await.json(200);
    let placed = shop.place(&secret(&held)).await.json(200);
    assert_eq!(placed["status"], "paid");
    shop.check().await;
}
