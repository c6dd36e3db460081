//! `/demo-bank`.

use guichet_testing::now;
use guichet_testing::offer::Event;
use http::Method;
use jiff::SignedDuration;
use uuid::Uuid;

use super::Place;
use crate::support::{get, send};

/// An order that is to be paid by bank transfer.
async fn order_with_transfer(place: &Place) -> Uuid {
    let client = place.database.as_ref().unwrap().client().await;
    let event = Event::published(&client, now()).await;
    let (order_id, payment_id) = (Uuid::from_u128(1), Uuid::from_u128(2));
    let until = now() + SignedDuration::from_hours(168);
    client
        .execute(
            "insert into orders (order_id, event_id, reference, status, locale, contact_name, contact_email,
                currency, total, tax_total, created_at, expires_at, placed_at)
             values ($1, $2, 'ABC123', 'placed', 'fr', 'Zoé <Lefèvre>', 'zoe@example.org', 'EUR', 3750, 0, $3, $4, $3)",
            &[&order_id, &event.event_id, &now(), &until],
        )
        .await
        .unwrap();
    client
        .execute(
            "insert into payments (payment_id, order_id, provider, provider_reference, status, amount, currency,
                created_at, expires_at)
             values ($1, $2, 'offline', 'RF18ABC', 'pending', 3750, 'EUR', $3, $4)",
            &[&payment_id, &order_id, &now(), &until],
        )
        .await
        .unwrap();
    payment_id
}

#[tokio::test(flavor = "multi_thread")]
async fn money_that_has_arrived_is_announced_as_a_bank_does_it() {
    let place = Place::new().await;
    let payment_id = order_with_transfer(&place).await;
    let cloud = place.run().await;
    let page = get(&cloud.url("/demo-bank")).await.text();
    assert!(
        page.contains("RF18ABC") && page.contains("€37.50") && page.contains("ABC123"),
        "{page}"
    );
    assert!(page.contains("Zoé &#60;Lefèvre&#62;"), "{page}");

    let form = format!("payment_id={payment_id}&event=payment.succeeded");
    let headers = [("content-type", "application/x-www-form-urlencoded")];
    let foreign = [headers[0], ("sec-fetch-site", "cross-site")];
    assert_eq!(
        send(Method::POST, &cloud.url("/demo-bank"), &foreign, &form)
            .await
            .status,
        403
    );
    let done = send(Method::POST, &cloud.url("/demo-bank"), &headers, &form).await;
    assert_eq!(
        (done.status.as_u16(), done.header("location")),
        (303, "/demo-bank?done")
    );
    let line = place.logged("payments", "RF18ABC").await;
    let (body, signature) = (
        line["message"].as_str().unwrap(),
        line["signature"].as_str().unwrap(),
    );
    let secret = cloud.variable("OFFLINE_PAYMENTS_SECRET").await;
    let time = signature
        .trim_start_matches("t=")
        .split(',')
        .next()
        .unwrap()
        .parse()
        .unwrap();
    let time = jiff::Timestamp::from_second(time).unwrap();
    guichet_providers::signature::verify(secret.as_bytes(), signature, body.as_bytes(), time)
        .unwrap();
    let event: serde_json::Value = serde_json::from_str(body).unwrap();
    assert_eq!(event["type"], "payment.succeeded");
    assert_eq!(event["payment_id"], payment_id.to_string());
    assert_eq!(
        (event["amount"].as_i64(), event["currency"].as_str()),
        (Some(3750), Some("EUR"))
    );
    assert!(event["id"].as_str().unwrap().starts_with("bank_"));
    assert!(cloud.stop().await.success());
}
