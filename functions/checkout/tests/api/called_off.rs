//! What the organizer, or the clock, may do between the hold and the order.

use serde_json::Value;

use crate::shop::{Shop, contact, order, secret};

/// What ends the sale of what was held, and the problem that says so.
const ENDS: [(&str, &str); 4] = [
    (
        "update occurrences set status = 'cancelled'",
        "date-cancelled",
    ),
    ("update events set status = 'cancelled'", "date-cancelled"),
    ("update events set status = 'draft'", "event-withdrawn"),
    (
        "update occurrences set starts_at = '2026-06-01T04:00:00Z', ends_at = '2026-06-01T08:00:00Z'",
        "date-over",
    ),
];

async fn filled_in(shop: &Shop, wanted: &Value) -> String {
    let held = secret(&shop.buy(wanted).await.json(201));
    shop.fill_in(&held, &contact()).await.json(200);
    held
}

#[tokio::test]
async fn what_does_not_take_place_is_not_ordered_whatever_it_costs() {
    for (end, problem) in ENDS {
        for price in [0, 1000] {
            let (shop, sale) = Shop::selling(10, price).await;
            let held = filled_in(&shop, &order(&sale, 2)).await;
            shop.execute(end).await;
            shop.place(&held).await.problem(409, problem);
            let shown = shop.show(&held).await.json(200);
            assert_eq!(shown["status"], "held");
            assert_eq!(shown["unsellable"], problem.replace('-', "_"));
            assert_eq!(shown["payment_methods"], serde_json::json!([]));
            assert_eq!(
                (shop.count("payments").await, shop.count("outbox").await),
                (0, 0)
            );
            shop.check().await;
        }
    }
}

/// In its grace it would take its places again.
#[tokio::test]
async fn what_does_not_take_place_is_not_ordered_late_either() {
    let (shop, sale) = Shop::selling(2, 0).await;
    let held = filled_in(&shop, &order(&sale, 2)).await;
    shop.later(900);
    shop.client
        .query("select expire_orders($1, 10)", &[&shop.now()])
        .await
        .expect("swept");
    shop.execute(ENDS[0].0).await;
    shop.place(&held).await.problem(409, "date-cancelled");
    assert_eq!(shop.taken(sale.pool_id).await, 0);
    shop.check().await;
}

#[tokio::test]
async fn what_was_held_keeps_what_it_was_promised_whatever_becomes_of_the_offer() {
    for change in [
        "update rates set price = 9900",
        "update rates set sale_during = '(,2026-01-01T00:00:00Z)'",
        "update rates set needs_code = true",
        "update pools set capacity = taken",
        "delete from rate_pools",
        "update events set maximum_places_per_order = 1",
    ] {
        let (shop, sale) = Shop::selling(10, 1000).await;
        let held = filled_in(&shop, &order(&sale, 2)).await;
        shop.execute(change).await;
        let placed = shop.place(&held).await.json(200);
        assert_eq!(
            (&placed["status"], &placed["total"]["amount"]),
            (&"placed".into(), &2000.into()),
            "{change}"
        );
        shop.check().await;
    }
}

#[tokio::test]
async fn an_order_says_how_it_can_be_paid_in_time() {
    let (shop, sale) = Shop::selling(10, 1000).await;
    let held = shop.buy(&order(&sale, 2)).await.json(201);
    assert_eq!(
        held["payment_methods"],
        serde_json::json!(["demo", "offline"])
    );
    assert_eq!(held["unsellable"], Value::Null);
    shop.execute("update occurrences set starts_at = '2026-06-03T18:00:00Z', ends_at = '2026-06-03T20:00:00Z'").await;
    let shown = shop.show(&secret(&held)).await.json(200);
    assert_eq!(shown["payment_methods"], serde_json::json!(["demo"]));
}
