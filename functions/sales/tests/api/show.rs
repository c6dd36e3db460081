use serde_json::json;

use crate::desk::{Desk, PRICE};

#[tokio::test]
async fn an_order_shows_lines_tickets_payments_and_sums() {
    let desk = Desk::open().await;
    let order_id = desk.sell(2).await;
    let answer = desk.get(&format!("/{order_id}")).await;
    assert_eq!(
        (answer.status, answer.etag.as_deref()),
        (200, Some("\"1\""))
    );
    let order = answer.body;
    assert_eq!(order["status"], "paid");
    assert_eq!(
        order["total"],
        json!({"amount": 2 * PRICE, "currency": "EUR"})
    );
    let line = &order["lines"][1];
    assert_eq!(
        (&line["line"], &line["status"]),
        (&json!(2), &json!("live"))
    );
    assert_eq!(line["price"]["amount"], PRICE);
    // Staff see which ticket it is, not what opens the door.
    assert_eq!(line["ticket"], json!({"serial": 2, "status": "valid"}));
    let payment = &order["payments"][0];
    assert_eq!(
        (
            &payment["provider"],
            &payment["status"],
            &payment["captured"]["amount"]
        ),
        (&json!("demo"), &json!("succeeded"), &json!(2 * PRICE))
    );
    let sums = &order["sums"];
    assert_eq!(sums["captured"]["amount"], 2 * PRICE);
    assert_eq!(sums["kept"]["amount"], 2 * PRICE);
}

#[tokio::test]
async fn an_order_without_anything_optional_is_shown_too() {
    let desk = Desk::open().await;
    let order_id =
        guichet_testing::orders::held(&desk.client, &desk.sale, 1, guichet_testing::now()).await;
    let order = desk.get(&format!("/{order_id}")).await.body;
    assert_eq!(order["status"], "held");
    for absent in ["contact", "placed_at", "paid_at", "cancelled_at", "code"] {
        assert!(order[absent].is_null(), "{absent}");
    }
    assert!(order["lines"][0]["ticket"].is_null());
    assert_eq!(order["payments"], json!([]));
    assert!(order["terms"]["hash"].is_null());
}

#[tokio::test]
async fn money_that_went_back_or_is_to_is_told_apart() {
    let desk = Desk::open().await;
    let order_id = desk.sell(2).await;
    for (amount, status) in [(300_i64, "pending"), (200, "succeeded"), (100, "failed")] {
        desk.execute(
            "insert into refunds (refund_id, payment_id, order_id, amount, currency, status, reason, created_at, settled_at)
            select gen_random_uuid(), payment_id, order_id, $2, 'EUR', $3, 'cancelled_by_organizer', created_at,
                case when $3 <> 'pending' then created_at end
            from payments where order_id = $1",
            &[&order_id, &amount, &status],
        )
        .await;
    }
    let order = desk.get(&format!("/{order_id}")).await.body;
    let sums = &order["sums"];
    assert_eq!(sums["refunded"]["amount"], 200);
    assert_eq!(sums["refund_pending"]["amount"], 300);
    assert_eq!(sums["kept"]["amount"], 2 * PRICE - 500);
    assert_eq!(order["refunds"].as_array().expect("a list").len(), 3);
}

#[tokio::test]
async fn what_is_no_order_is_not_found() {
    let desk = Desk::open().await;
    let nobody = desk.sale.event.event_id;
    assert_eq!(desk.get(&format!("/{nobody}")).await.status, 404);
    assert_eq!(desk.get("/first").await.status, 404);
}
