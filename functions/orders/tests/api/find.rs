use guichet_testing::{now, orders};
use jiff::SignedDuration;
use serde_json::json;

use crate::support::{Office, euros};

#[tokio::test]
async fn a_paid_order_is_shown_with_its_tickets_and_its_terms() {
    let office = Office::open().await;
    let (order_id, tokens) = office.sell(2).await;
    let answer = office.get(order_id, "").await;
    assert_eq!(answer.status, 200);
    let order = answer.json();
    assert_eq!(order["status"], "paid");
    assert_eq!(
        order["secret"],
        office
            .app
            .secrets
            .text(guichet_order::OrderLink::first(order_id))
    );
    assert_eq!(order["contact"]["email"], "ada@example.org");
    assert_eq!(
        order["lines"][1]["ticket"],
        json!({"serial": 2, "status": "valid", "token": tokens[1]})
    );
    assert_eq!(
        order["cancellation"],
        json!({
            "allowed": true, "until": "2026-06-06T08:00:00Z", "fee": euros(250), "refund": euros(2250),
        })
    );
}

#[tokio::test]
async fn a_paid_order_is_shown_while_its_tickets_are_still_to_come() {
    let office = Office::open().await;
    let (order_id, _) = orders::paid(&office.client, &office.sale, 1, now()).await;
    let order = office.get(order_id, "").await.json();
    assert_eq!(
        (&order["status"], &order["lines"][0]["ticket"]),
        (&json!("paid"), &json!(null))
    );
}

#[tokio::test]
async fn an_order_whose_time_is_over_shows_expired() {
    let office = Office::open().await;
    let order_id = orders::placed(&office.client, &office.sale, 1, now()).await;
    office
        .clock
        .advance(orders::HOLD - SignedDuration::from_secs(1));
    let order = office.get(order_id, "").await.json();
    assert_eq!(
        (&order["status"], &order["cancellation"]["allowed"]),
        (&json!("placed"), &json!(true))
    );
    office.clock.advance(SignedDuration::from_secs(1));
    let order = office.get(order_id, "").await.json();
    assert_eq!(
        (&order["status"], &order["cancellation"]["allowed"]),
        (&json!("expired"), &json!(false))
    );
}
