use guichet_http::{Method, Request};
use guichet_testing::{check_invariants, now, orders};
use jiff::SignedDuration;
use serde_json::json;
use uuid::Uuid;

use crate::support::Office;

#[tokio::test]
async fn a_transfer_is_explained_and_its_places_kept_for_a_week() {
    let office = Office::open().await;
    let order_id = orders::placed(&office.client, &office.sale, 2, now()).await;
    let (status, payment) = office.start(order_id, "offline", "k1").await;
    assert_eq!(status, 201, "{payment}");
    assert_eq!(payment["status"], "pending");
    assert_eq!(
        payment["amount"],
        json!({"amount": 2500, "currency": "EUR"})
    );
    assert!(
        payment["instructions"]["fr"]
            .as_str()
            .unwrap()
            .contains("FR76 3000 6000 0112 3456 7890 189")
    );
    assert_eq!(payment["redirect_url"], json!(null));

    office.clock.advance(SignedDuration::from_hours(6 * 24));
    assert_eq!(
        orders::hold(
            &office.client,
            &office.sale,
            Uuid::from_u128(1),
            4,
            office.clock.now()
        )
        .await,
        "unavailable"
    );
    assert_eq!(
        office
            .count("mails where kind = 'payment_instructions'")
            .await,
        1
    );
    assert_eq!(
        office.count("outbox where topic = 'mail-requested'").await,
        1
    );
    check_invariants(&office.test).await;
}

#[tokio::test]
async fn asking_again_gives_the_payment_that_is_open() {
    let office = Office::open().await;
    let order_id = orders::placed(&office.client, &office.sale, 1, now()).await;
    let (_, first) = office.start(order_id, "offline", "k1").await;
    let (status, again) = office.start(order_id, "offline", "k2").await;
    assert_eq!((status, &again["id"]), (201, &first["id"]));
    assert_eq!(office.count("payments").await, 1);
}

#[tokio::test]
async fn a_payment_can_be_read_by_its_order_only() {
    let office = Office::open().await;
    let order_id = orders::placed(&office.client, &office.sale, 1, now()).await;
    let other = orders::placed(&office.client, &office.sale, 1, now()).await;
    let (_, payment) = office.start(order_id, "offline", "k1").await;
    let path = |order_id| {
        let secret = office.app.secrets.text(order_id);
        format!(
            "/api/v1/payments/orders/{secret}/payments/{}",
            payment["id"].as_str().unwrap()
        )
    };
    let (status, read) = office
        .call(Request::for_test(Method::GET, &path(order_id)).build())
        .await;
    assert_eq!((status, &read), (200, &payment));
    let (status, _) = office
        .call(Request::for_test(Method::GET, &path(other)).build())
        .await;
    assert_eq!(status, 404);
}

#[tokio::test]
async fn only_a_placed_order_can_be_paid() {
    let office = Office::open().await;
    let held = orders::held(&office.client, &office.sale, 1, now()).await;
    let (status, problem) = office.start(held, "offline", "k1").await;
    assert_eq!(
        (status, &problem["type"]),
        (409, &json!("/problems/order-not-payable"))
    );
    assert_eq!(problem["order_status"], "held");

    let placed = orders::placed(&office.client, &office.sale, 1, now()).await;
    office.clock.advance(orders::HOLD);
    let (status, problem) = office.start(placed, "offline", "k2").await;
    assert_eq!(
        (status, &problem["type"]),
        (410, &json!("/problems/order-expired"))
    );
    assert_eq!(office.count("payments").await, 0);
}

#[tokio::test]
async fn a_provider_that_is_not_offered_is_refused_by_naming_those_that_are() {
    let office = Office::open().await;
    let order_id = orders::placed(&office.client, &office.sale, 1, now()).await;
    for provider in ["free", "stripe", ""] {
        let (status, problem) = office
            .start(order_id, provider, &format!("key{provider}"))
            .await;
        assert_eq!(status, 422);
        assert_eq!(
            problem["errors"][0],
            json!({"field": "/provider", "legal": "one of: demo, offline"})
        );
    }
}

#[tokio::test]
async fn a_provider_that_does_not_answer_charges_nothing_and_can_be_asked_again() {
    let office = Office::open().await;
    let order_id = orders::placed(&office.client, &office.sale, 1, now()).await;
    let (status, problem) = office.start(order_id, "demo", "k1").await;
    assert_eq!(
        (status, &problem["type"]),
        (502, &json!("/problems/payment-provider-unavailable"))
    );
    assert_eq!(office.count("payments where status = 'failed'").await, 1);
    let (status, _) = office.start(order_id, "offline", "k2").await;
    assert_eq!(status, 201);
}

#[tokio::test]
async fn a_link_that_was_never_given_out_leads_nowhere() {
    let office = Office::open().await;
    let request = Request::for_test(Method::POST, "/api/v1/payments/orders/AAAA/payments")
        .header("idempotency-key", "k");
    let (status, _) = office
        .call(request.json(&json!({"provider": "offline"})).build())
        .await;
    assert_eq!(status, 404);
}
