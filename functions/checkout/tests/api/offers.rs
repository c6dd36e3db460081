use jiff::SignedDuration;
use serde_json::json;

use crate::shop::{Shop, order, with_code};

#[tokio::test]
async fn a_price_that_has_changed_is_charged_at_once() {
    let (shop, sale) = Shop::selling(10, 1000).await;
    assert_eq!(
        shop.buy(&order(&sale, 1)).await.json(201)["total"]["amount"],
        1000
    );
    shop.execute("update rates set price = 1200").await;
    assert_eq!(
        shop.buy(&order(&sale, 1)).await.json(201)["total"]["amount"],
        1200
    );
    shop.check().await;
}

#[tokio::test]
async fn a_code_that_was_made_a_moment_ago_works() {
    let (shop, sale) = Shop::selling(10, 1000).await;
    shop.buy(&with_code(order(&sale, 1), "NEUF"))
        .await
        .problem(422, "invalid-code");
    sale.event
        .code(&shop.client, "NEUF", "percentage", Some(1000), None)
        .await;
    shop.later(2);
    shop.buy(&with_code(order(&sale, 1), "NEUF"))
        .await
        .json(201);
    // A copy without a code in it is refused by the database as soon as one was made.
    sale.event
        .code(&shop.client, "PLUSNEUF", "percentage", Some(1000), None)
        .await;
    shop.buy(&order(&sale, 1)).await.json(201);
    shop.buy(&with_code(order(&sale, 1), "PLUSNEUF"))
        .await
        .json(201);
    shop.check().await;
}

#[tokio::test]
async fn what_has_no_version_is_read_again_within_a_minute() {
    let (shop, sale) = Shop::selling(10, 1000).await;
    shop.buy(&order(&sale, 1)).await.json(201);
    shop.execute("update venues set name = 'Le Grand Théâtre'")
        .await;
    let venue = |held: serde_json::Value| held["lines"][0]["occurrence"]["venue_name"].clone();
    shop.later(59);
    assert_eq!(
        venue(shop.buy(&order(&sale, 1)).await.json(201)),
        "La Halle"
    );
    shop.later(1);
    assert_eq!(
        venue(shop.buy(&order(&sale, 1)).await.json(201)),
        "Le Grand Théâtre"
    );
}

#[tokio::test]
async fn a_rate_is_sold_in_its_time_only() {
    let (shop, sale) = Shop::selling(10, 1000).await;
    let (start, end) = (
        shop.now() + SignedDuration::from_hours(1),
        shop.now() + SignedDuration::from_hours(2),
    );
    shop.execute(&format!("update rates set sale_during = '[{start},{end})'"))
        .await;
    let problem = shop.buy(&order(&sale, 1)).await.problem(409, "sale-closed");
    let closed = json!([{
        "occurrence_id": sale.occurrence_id, "rate_id": sale.rate_id, "state": "upcoming", "sale_starts_at": start,
    }]);
    assert_eq!(problem["closed"], closed);
    shop.clock.set(start);
    shop.buy(&order(&sale, 1)).await.json(201);
    shop.clock.set(end);
    let problem = shop.buy(&order(&sale, 1)).await.problem(409, "sale-closed");
    assert_eq!(problem["closed"][0]["state"], "ended");
    shop.check().await;
}

#[tokio::test]
async fn what_was_called_off_is_not_sold_though_it_was_a_moment_ago() {
    let (shop, sale) = Shop::selling(10, 1000).await;
    shop.buy(&order(&sale, 1)).await.json(201);
    shop.execute("update occurrences set status = 'cancelled'")
        .await;
    let problem = shop.buy(&order(&sale, 1)).await.problem(409, "sale-closed");
    assert_eq!(problem["closed"][0]["state"], "cancelled");
    shop.execute("update occurrences set status = 'scheduled'")
        .await;
    shop.later(2);
    shop.buy(&order(&sale, 1)).await.json(201);
    sale.event.set(&shop.client, "status = 'cancelled'").await;
    shop.buy(&order(&sale, 1)).await.problem(409, "sale-closed");
    assert_eq!(shop.taken(sale.pool_id).await, 2);
}

#[tokio::test]
async fn an_offer_that_changes_all_the_time_is_given_up_on() {
    let (shop, sale) = Shop::selling(10, 1000).await;
    // Each look at the offer finds another version than the statement that takes the places.
    shop.execute(
        "alter function hold_orders rename to patient_hold_orders;
         create function hold_orders(requests jsonb, at timestamptz, replaced uuid)
         returns table (request integer, outcome hold_outcome, shortage jsonb, held uuid)
         language sql as $$ select 1, 'stale'::hold_outcome, null::jsonb, null::uuid $$",
    )
    .await;
    let reply = shop.buy(&order(&sale, 1)).await;
    reply.problem(503, "overloaded");
    assert_eq!(reply.header("retry-after"), Some("1"));
}
