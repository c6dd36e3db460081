use jiff::SignedDuration;
use serde_json::json;

use crate::shop::{Shop, order, secret, show_figures, with_code};

#[tokio::test]
async fn a_percentage_is_taken_off_each_ticket_and_its_tax() {
    let (shop, sale) = Shop::selling(10, 1250).await;
    sale.event
        .code(&shop.client, "ETE", "percentage", Some(1500), None)
        .await;
    let held = shop
        .buy(&with_code(order(&sale, 2), " ete "))
        .await
        .json(201);
    // 15 % of 12.50 is 1.875: half-even to 1.88.
    assert_eq!(held["lines"][0]["price"]["amount"], 1062);
    assert_eq!(held["lines"][0]["full_price"]["amount"], 1250);
    assert_eq!(held["lines"][0]["tax"]["amount"], 55);
    assert_eq!(
        (
            held["total"]["amount"].as_i64(),
            held["discount_total"]["amount"].as_i64()
        ),
        (Some(2124), Some(376))
    );
    shop.check().await;
}

#[tokio::test]
async fn a_code_is_redeemed_however_it_is_written_and_typed() {
    let (shop, sale) = Shop::selling(20, 1250).await;
    let codes = [
        ("Été26", "e\u{301}te\u{301}26"),
        ("E\u{301}TE\u{301}27", "été27"),
        ("Straße", "straße"),
        ("GROẞ", "gross"),
        ("OPENAIR", "\u{200b}Open\u{ad}Air\u{feff}\n"),
        ("ΟΔΟΣ", "οδος"),
        ("東京2026", "東京２０２６"),
    ];
    for (written, _) in codes {
        sale.event
            .code(&shop.client, written, "percentage", Some(1500), None)
            .await;
    }
    for (written, typed) in codes {
        let held = shop.buy(&with_code(order(&sale, 1), typed)).await.json(201);
        assert_eq!(held["lines"][0]["price"]["amount"], 1062, "{typed:?}");
        assert_eq!(held["code"], written);
    }
}

#[tokio::test]
async fn two_codes_that_buyers_could_not_tell_apart_are_refused() {
    let (shop, sale) = Shop::selling(10, 1250).await;
    sale.event
        .code(&shop.client, "STRASSE", "percentage", Some(1500), None)
        .await;
    let statement = "insert into codes (code_id, event_id, code, kind) values (gen_random_uuid(), $1, $2, 'unlock')";
    for (code, constraint) in [
        ("straße", "codes_event_id_folded_key"),
        ("\u{200b} ", "codes_folded_check"),
    ] {
        let refused = shop
            .client
            .execute(statement, &[&sale.event.event_id, &code])
            .await
            .expect_err(code);
        let refused = refused.as_db_error().expect("the database says so");
        assert_eq!(refused.constraint(), Some(constraint));
    }
}

#[tokio::test]
async fn a_fixed_amount_never_makes_a_ticket_cheaper_than_free() {
    let (shop, sale) = Shop::selling(10, 1000).await;
    sale.event
        .code(&shop.client, "CADEAU", "fixed", Some(1500), None)
        .await;
    let held = shop
        .buy(&with_code(order(&sale, 2), "CADEAU"))
        .await
        .json(201);
    assert_eq!(
        (
            held["total"]["amount"].as_i64(),
            held["discount_total"]["amount"].as_i64()
        ),
        (Some(0), Some(2000))
    );
    shop.check().await;
}

#[tokio::test]
async fn a_code_for_one_rate_leaves_the_others_alone() {
    let (shop, sale) = Shop::selling(10, 1000).await;
    let other = sale.event.rate(&shop.client, sale.product_id, 800).await;
    sale.event.takes(&shop.client, other, sale.pool_id, 1).await;
    let code = sale
        .event
        .code(&shop.client, "MOITIE", "percentage", Some(5000), Some(1))
        .await;
    sale.event.code_for(&shop.client, code, other).await;

    shop.buy(&with_code(order(&sale, 1), "MOITIE"))
        .await
        .problem(422, "invalid-code");
    let mut both = with_code(order(&sale, 2), "MOITIE");
    let more = json!({"occurrence_id": sale.occurrence_id, "rate_id": other, "quantity": 1});
    both["items"].as_array_mut().expect("items").push(more);
    let held = shop.buy(&both).await.json(201);
    assert_eq!(held["total"]["amount"], 2 * 1000 + 400);
    shop.check().await;
}

#[tokio::test]
async fn each_ticket_uses_a_code_once_and_a_used_up_code_is_told() {
    let (shop, sale) = Shop::selling(10, 1000).await;
    show_figures(&shop, &sale).await;
    sale.event
        .code(&shop.client, "TROIS", "percentage", Some(1000), Some(3))
        .await;
    let first = shop
        .buy(&with_code(order(&sale, 2), "TROIS"))
        .await
        .json(201);
    let problem = shop
        .buy(&with_code(order(&sale, 2), "TROIS"))
        .await
        .problem(409, "code-used-up");
    assert_eq!(problem["free"], 1);
    shop.buy(&with_code(order(&sale, 1), "TROIS"))
        .await
        .json(201);
    shop.check().await;

    // What is given up can be used again.
    assert_eq!(shop.give_up(&secret(&first)).await.status, 204);
    shop.buy(&with_code(order(&sale, 2), "TROIS"))
        .await
        .json(201);
    shop.check().await;
}

#[tokio::test]
async fn a_used_up_code_is_not_blamed_where_the_places_are_gone_too() {
    let (shop, sale) = Shop::selling(1, 1000).await;
    sale.event
        .code(&shop.client, "UN", "percentage", Some(1000), Some(1))
        .await;
    shop.buy(&with_code(order(&sale, 1), "UN")).await.json(201);
    let problem = shop
        .buy(&with_code(order(&sale, 1), "UN"))
        .await
        .problem(409, "not-available");
    assert_eq!(problem["unavailable"][0]["free"], 0);
}

#[tokio::test]
async fn a_hidden_rate_is_only_had_with_its_code() {
    let (shop, sale) = Shop::selling(10, 1000).await;
    shop.execute("update rates set needs_code = true").await;
    let code = sale
        .event
        .code(&shop.client, "PRESSE", "unlock", None, Some(2))
        .await;
    sale.event.code_for(&shop.client, code, sale.rate_id).await;
    sale.event
        .code(&shop.client, "AUTRE", "percentage", Some(1000), None)
        .await;

    shop.buy(&order(&sale, 1))
        .await
        .problem(422, "code-required");
    shop.buy(&with_code(order(&sale, 1), "AUTRE"))
        .await
        .problem(422, "code-required");
    let held = shop
        .buy(&with_code(order(&sale, 1), "presse"))
        .await
        .json(201);
    assert_eq!(
        (held["total"]["amount"].as_i64(), held["code"].as_str()),
        (Some(1000), Some("PRESSE"))
    );
    shop.check().await;
}

#[tokio::test]
async fn a_code_is_valid_in_its_time_only() {
    let (shop, sale) = Shop::selling(10, 1000).await;
    sale.event
        .code(&shop.client, "DEMAIN", "percentage", Some(1000), None)
        .await;
    let (start, end) = (
        shop.now() + SignedDuration::from_hours(24),
        shop.now() + SignedDuration::from_hours(48),
    );
    shop.execute(&format!(
        "update codes set valid_during = '[{start},{end})'"
    ))
    .await;
    let wanted = with_code(order(&sale, 1), "DEMAIN");
    let reason = |problem: serde_json::Value| problem["reason"].as_str().map(str::to_owned);

    let problem = shop.buy(&wanted).await.problem(422, "invalid-code");
    assert_eq!(reason(problem).as_deref(), Some("not_yet_valid"));
    shop.clock.set(start);
    shop.buy(&wanted).await.json(201);
    shop.clock.set(end);
    let problem = shop.buy(&wanted).await.problem(422, "invalid-code");
    assert_eq!(reason(problem).as_deref(), Some("ended"));
    let problem = shop
        .buy(&with_code(order(&sale, 1), "NIX"))
        .await
        .problem(422, "invalid-code");
    assert_eq!(reason(problem).as_deref(), Some("unknown"));
}

#[tokio::test]
async fn the_discounts_of_a_code_take_of_its_budget_and_what_is_left_is_told() {
    let (shop, sale) = Shop::selling(20, 1000).await;
    let quarter = sale
        .event
        .code(&shop.client, "QUART", "percentage", Some(2500), None)
        .await;
    let budget = sale.event.budget(&shop.client, quarter, 1100).await;
    let two = shop
        .buy(&with_code(order(&sale, 2), "QUART"))
        .await
        .json(201);
    assert_eq!(
        (
            two["discount_total"]["amount"].clone(),
            shop.taken(budget).await
        ),
        (json!(500), 500)
    );
    let refused = shop.buy(&with_code(order(&sale, 3), "QUART")).await;
    let problem = refused.problem(409, "code-budget-used-up");
    assert_eq!(problem["left"], json!({"amount": 600, "currency": "EUR"}));
    assert_eq!(
        (shop.taken(budget).await, shop.taken(sale.pool_id).await),
        (500, 2)
    );

    // What an order has counts for its own change, and comes back when it is given up.
    let four = json!({"items": order(&sale, 4)["items"], "code": "QUART"});
    shop.change_items(&secret(&two), &four).await.json(200);
    let five = json!({"items": order(&sale, 5)["items"], "code": "QUART"});
    let refused = shop.change_items(&secret(&two), &five).await;
    let problem = refused.problem(409, "code-budget-used-up");
    assert_eq!(problem["left"]["amount"], 1100);
    shop.check().await;
    assert_eq!(shop.give_up(&secret(&two)).await.status.as_u16(), 204);
    assert_eq!(shop.taken(budget).await, 0);
    shop.check().await;
}

#[tokio::test]
async fn a_sum_beyond_all_budgets_is_refused_like_one_beyond_this() {
    let (shop, sale) = Shop::selling(200, 100_000_000).await;
    sale.event
        .set(&shop.client, "maximum_places_per_order = 100")
        .await;
    shop.execute("update rates set maximum_per_order = 100")
        .await;
    let free = sale
        .event
        .code(&shop.client, "TOUT", "percentage", Some(10_000), None)
        .await;
    sale.event.budget(&shop.client, free, 1_000_000_000).await;
    let refused = shop.buy(&with_code(order(&sale, 100), "TOUT")).await;
    refused.problem(409, "code-budget-used-up");
    shop.buy(&with_code(order(&sale, 10), "TOUT"))
        .await
        .json(201);
    shop.check().await;
}
