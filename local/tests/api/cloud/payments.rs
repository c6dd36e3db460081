//! The demo payment provider.

use http::Method;
use serde_json::{Value, json};

use super::{Cloud, Place};
use crate::support::{Answer, eventually, get, send};

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

/// The provider as the payments function sees it.
struct Provider {
    base: String,
    bearer: String,
}

impl Provider {
    async fn of(cloud: &Cloud) -> Self {
        Self {
            base: cloud.variable("DEMO_PAYMENTS_URL").await,
            bearer: format!("Bearer {}", cloud.variable("DEMO_PAYMENTS_SECRET").await),
        }
    }

    async fn post(&self, path: &str, body: &Value) -> Answer {
        self.post_as(&self.bearer, path, body).await
    }

    async fn post_as(&self, authorization: &str, path: &str, body: &Value) -> Answer {
        let headers = [
            ("authorization", authorization),
            ("content-type", "application/json"),
        ];
        send(
            Method::POST,
            &format!("{}{path}", self.base),
            &headers,
            &body.to_string(),
        )
        .await
    }
}

/// Asks for a payment whose webhooks the payments function answers with this status.
fn payment(cloud: &Cloud, status: u16) -> Value {
    json!({
        "payment_id": "0190a0a0-0000-7000-8000-000000000001",
        "amount": 3750,
        "currency": "EUR",
        "description": "Guichet ABC123",
        "return_url": cloud.url("/orders/secret"),
        "webhook_url": cloud.url(&format!("/api/v1/payments/webhooks/demo/{status}")),
    })
}

fn text(answer: &Answer, field: &str) -> String {
    answer.json()[field].as_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_payment_is_asked_for_once_by_those_who_know_the_secret() {
    let place = Place::new().await;
    let cloud = place.run().await;
    let provider = Provider::of(&cloud).await;
    let asked = payment(&cloud, 204);
    assert_eq!(
        provider
            .post_as("Bearer wrong", "/api/payments", &asked)
            .await
            .status,
        401
    );
    let first = provider.post("/api/payments", &asked).await;
    let again = provider.post("/api/payments", &asked).await;
    assert_eq!((first.status.as_u16(), again.status.as_u16()), (201, 200));
    assert_eq!(first.json(), again.json());
    assert!(text(&first, "redirect_url").starts_with(&cloud.url("/demo-payment/demo_")));

    let refund = json!({
        "refund_id": "0190a0a0-0000-7000-8000-000000000002",
        "reference": text(&first, "reference"),
        "amount": 3750,
        "currency": "EUR",
    });
    let refunded = provider.post("/api/refunds", &refund).await;
    assert_eq!(
        (refunded.status.as_u16(), text(&refunded, "state").as_str()),
        (200, "failed")
    );
    let page = text(&first, "redirect_url");
    assert_eq!(
        send(Method::POST, &page, &[FORM], "choice=pay")
            .await
            .status,
        303
    );
    let refunded = provider.post("/api/refunds", &refund).await;
    assert_eq!(
        (refunded.status.as_u16(), text(&refunded, "state").as_str()),
        (200, "succeeded")
    );
    assert!(cloud.stop().await.success());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_buyer_decides_once_in_their_language_and_is_sent_back() {
    let place = Place::new().await;
    let cloud = place.run().await;
    let asked = payment(&cloud, 204);
    let started = Provider::of(&cloud)
        .await
        .post("/api/payments", &asked)
        .await;
    let url = text(&started, "redirect_url");
    let french = send(
        Method::GET,
        &url,
        &[("accept-language", "fr-FR,fr;q=0.9")],
        "",
    )
    .await
    .text();
    assert!(
        french.contains("lang=\"fr\"") && french.contains("37,50\u{a0}€"),
        "{french}"
    );
    assert!(french.contains("Payer lentement"), "{french}");
    let english = get(&url).await.text();
    assert!(
        english.contains("€37.50") && english.contains("Pay slowly"),
        "{english}"
    );
    assert!(english.contains("Guichet ABC123"), "{english}");

    let foreign = send(
        Method::POST,
        &url,
        &[FORM, ("sec-fetch-site", "cross-site")],
        "choice=pay",
    )
    .await;
    assert_eq!(foreign.status, 403);
    let paid = send(Method::POST, &url, &[FORM], "choice=twice").await;
    assert_eq!(paid.status, 303);
    assert_eq!(paid.header("location"), asked["return_url"]);
    assert_eq!(
        cloud.requests("payments").await,
        2,
        "the webhook was sent twice"
    );
    assert_eq!(
        send(Method::POST, &url, &[FORM], "choice=pay").await.status,
        303
    );
    assert_eq!(
        cloud.requests("payments").await,
        2,
        "a second decision changes nothing"
    );
    assert!(get(&url).await.text().contains("decided already"));
    assert!(cloud.stop().await.success());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_webhook_that_was_planned_is_sent_after_a_restart_and_repeated_until_it_is_taken() {
    let place = Place::new().await;
    let cloud = place.run().await;
    let started = Provider::of(&cloud)
        .await
        .post("/api/payments", &payment(&cloud, 503))
        .await;
    let url = text(&started, "redirect_url");
    let late = send(Method::POST, &url, &[FORM], "choice=late&seconds=2").await;
    assert_eq!(
        (late.status.as_u16(), cloud.requests("payments").await),
        (303, 0)
    );
    assert!(cloud.stop().await.success());

    let again = place.run().await;
    eventually("it was tried twice", async || {
        again.requests("payments").await >= 2
    })
    .await;
    assert_eq!(
        std::fs::read_dir(place.state("webhooks")).unwrap().count(),
        1,
        "it is kept"
    );
    assert!(again.stop().await.success());
}
