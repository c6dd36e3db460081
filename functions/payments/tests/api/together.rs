use std::collections::HashSet;

use futures::future::join_all;
use guichet_http::HeaderMap;
use guichet_providers::{
    NewPayment, NewRefund, PaymentProvider, ProviderError, ProviderFuture, Providers, Refunded,
    Started, WebhookError, WebhookEvent,
};
use guichet_testing::{check_invariants, now, orders};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use crate::support::{Office, event};

/// A provider that takes every payment on.
struct Willing;

impl PaymentProvider for Willing {
    fn name(&self) -> &'static str {
        "demo"
    }

    fn start<'a>(&'a self, payment: &'a NewPayment) -> ProviderFuture<'a, Started> {
        Box::pin(async {
            Ok(Started {
                provider_reference: format!("willing_{}", payment.payment_id),
                redirect_url: Some(format!("https://pay.example.org/{}", payment.payment_id)),
                instructions: None,
                expires_at: None,
                settled: false,
            })
        })
    }

    fn read_webhook(
        &self,
        _: &HeaderMap,
        _: &[u8],
        _: Timestamp,
    ) -> Result<WebhookEvent, WebhookError> {
        Err(WebhookError::NotOffered)
    }

    fn refund<'a>(&'a self, _: &'a NewRefund) -> ProviderFuture<'a, Refunded> {
        Box::pin(async { Err(ProviderError("not here".to_owned())) })
    }
}

#[tokio::test]
async fn payments_of_many_orders_are_started_together_and_each_order_gets_its_own() {
    let office = Office::open().await;
    office
        .client
        .batch_execute("update pools set capacity = 100")
        .await
        .expect("there is room");
    let app = office.with(
        office.app.database.clone(),
        Providers::new(vec![Box::new(Willing)]),
    );
    let held = orders::held(&office.client, &office.sale, 1, now()).await;
    let mut requests = vec![office.start_request(held, "demo", "k")];
    let mut placed = Vec::new();
    for _ in 0..40 {
        let order_id = orders::placed(&office.client, &office.sale, 2, now()).await;
        requests.push(office.start_request(order_id, "demo", "k"));
        placed.push(order_id);
    }
    // A second window, and the same request twice.
    requests.push(office.start_request(placed[7], "demo", "another-key"));
    requests.push(office.start_request(placed[8], "demo", "k"));
    // No such provider.
    requests.push(office.start_request(placed[9], "offline", "a-third-key"));

    let started = requests
        .into_iter()
        .map(|request| office.call_as(&app, request));
    let started = join_all(started).await;
    assert_eq!(started[0].0, 409, "{:?}", started[0]);
    assert_eq!(started[43].0, 422, "{:?}", started[43]);
    let ids: HashSet<_> = started[1..=40]
        .iter()
        .map(|(status, payment)| {
            assert_eq!(*status, 201, "{payment}");
            assert_eq!(payment["amount"]["amount"], json!(2500));
            let id = payment["id"].as_str().expect("an id").to_owned();
            assert_eq!(
                payment["redirect_url"],
                format!("https://pay.example.org/{id}")
            );
            id
        })
        .collect();
    assert_eq!(ids.len(), 40);
    assert_eq!(started[41], started[8]);
    assert_eq!(started[42], started[9]);
    assert_eq!(office.count("payments").await, 40);
    for (order_id, (_, payment)) in placed.iter().zip(&started[1..]) {
        let of_order: uuid::Uuid = office
            .one(
                "select payment_id from payments where order_id = $1",
                *order_id,
            )
            .await;
        assert_eq!(payment["id"], of_order.to_string());
    }
    // One at a time they would be forty.
    let transactions =
        "(select distinct created_at, xmin::text from idempotency_keys) as transactions";
    let transactions = office.count(transactions).await;
    assert!(transactions <= 12, "{transactions} transactions");
    check_invariants(&office.test).await;
}

#[tokio::test]
async fn money_for_many_orders_is_received_together_and_each_is_told_what_became_of_its_own() {
    let office = Office::open().await;
    office
        .client
        .batch_execute("update pools set capacity = 100")
        .await
        .expect("there is room");
    let late_order = orders::placed(&office.client, &office.sale, 1, now()).await;
    let late = orders::payment(&office.client, late_order, now()).await;
    office.clock.advance(SignedDuration::from_hours(2));
    let then = office.clock.now();
    let mut events = vec![office.paid_event(late).await];
    for _ in 0..40 {
        let order_id = orders::placed(&office.client, &office.sale, 2, then).await;
        let payment_id = orders::payment(&office.client, order_id, then).await;
        events.push(office.paid_event(payment_id).await);
    }
    let mismatched = orders::placed(&office.client, &office.sale, 2, then).await;
    let mismatched = orders::payment(&office.client, mismatched, then).await;
    events.push(event("evt_less", "payment.succeeded", mismatched, 1));
    // The same event twice at once.
    events.push(events[7].clone());

    let told = join_all(events.iter().map(|event| office.tell(event))).await;
    let count = |outcome: &str| {
        let such = told
            .iter()
            .filter(|(_, received)| received["outcome"] == outcome);
        such.count()
    };
    assert_eq!((count("paid"), count("duplicate")), (41, 1), "{told:?}");
    assert_eq!(told[41].1["outcome"], "mismatched");
    // One at a time they would be forty-one.
    let transactions = "(select distinct xmin::text from ledger_entries) as transactions";
    let transactions = office.count(transactions).await;
    assert!(transactions <= 12, "{transactions} transactions");
    check_invariants(&office.test).await;
}
