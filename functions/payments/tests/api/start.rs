use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use guichet_database::Database;
use guichet_http::{HeaderMap, Method, Request};
use guichet_providers::{
    NewPayment, NewRefund, Offline, PaymentProvider, ProviderError, ProviderFuture, Providers,
    Refunded, Started, WebhookError, WebhookEvent,
};
use guichet_testing::{check_invariants, now, orders};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use tokio::sync::Notify;
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::support::Office;

#[tokio::test]
async fn a_transfer_is_explained_and_its_places_kept_for_a_week() {
    let office = Office::open().await;
    starting_in(&office, 400).await;
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

/// Moves the sale's date.
async fn starting_in(office: &Office, hours: i64) {
    let starts_at = now() + SignedDuration::from_hours(hours);
    let moved =
        "update occurrences set starts_at = $1, ends_at = $1::timestamptz + interval '3 hours'";
    let moved = office.client.execute(moved, &[&starts_at]).await;
    assert_eq!(moved.expect("moved"), 1);
}

#[tokio::test]
async fn places_wait_for_a_transfer_until_the_day_before_the_event() {
    let office = Office::open().await;
    starting_in(&office, 100).await;
    let order_id = orders::placed(&office.client, &office.sale, 2, now()).await;
    let (status, payment) = office.start(order_id, "offline", "k1").await;
    assert_eq!(status, 201, "{payment}");
    let deadline = now() + SignedDuration::from_hours(76);
    assert_eq!(payment["expires_at"], deadline.to_string());
    let told = payment["instructions"]["en"].as_str().unwrap();
    assert!(told.contains("within 3 days."), "{told}");
    let claimed = "claims where expires_at = '2026-06-04T12:00:00Z'";
    assert_eq!(
        (deadline.to_string().as_str(), office.count(claimed).await),
        ("2026-06-04T12:00:00Z", 1)
    );
    check_invariants(&office.test).await;
}

#[tokio::test]
async fn a_transfer_that_could_not_arrive_in_time_is_not_offered() {
    let office = Office::open().await;
    starting_in(&office, 34).await;
    let order_id = orders::placed(&office.client, &office.sale, 2, now()).await;
    let (status, problem) = office.start(order_id, "offline", "k1").await;
    assert_eq!(status, 422, "{problem}");
    assert_eq!(
        problem["errors"][0],
        json!({"pointer": "#/provider", "detail": "must be one of: demo"})
    );
    assert_eq!(
        office
            .count("claims where expires_at > '2026-06-02T00:00:00Z'")
            .await,
        0
    );
}

#[tokio::test]
async fn an_attempt_whose_time_is_over_is_not_given_again_though_its_order_has_more() {
    let office = Office::open().await;
    let app = office.with(
        office.app.database.clone(),
        Providers::new(vec![
            Box::new(Crowded(office.test.database())),
            Box::new(Offline::new(None)),
        ]),
    );
    let order_id = orders::placed(&office.client, &office.sale, 2, now()).await;
    let start = async |provider, key| {
        let request = office.start_request(order_id, provider, key);
        let (status, payment) = office.call_as(&app, request).await;
        assert_eq!(status, 201, "{payment}");
        payment
    };
    let first = start("demo", "k1").await;
    let transfer = start("offline", "k2").await;
    assert_eq!(
        start("demo", "k3").await["id"],
        first["id"],
        "it is open still"
    );
    office.clock.advance(orders::HOLD);
    let again = start("demo", "k4").await;
    assert_ne!(again["id"], first["id"]);
    assert_eq!(again["expires_at"], transfer["expires_at"]);
    assert_eq!(start("offline", "k5").await["id"], transfer["id"]);
    // Nor is one that no process has written the end of.
    let forget =
        "update payments set provider_reference = null, expires_at = $1 where provider = 'demo'";
    let forgotten = office.client.execute(forget, &[&office.clock.now()]).await;
    assert_eq!(forgotten.expect("written"), 2);
    let third = start("demo", "k6").await;
    assert!(third["id"] != again["id"] && third["id"] != first["id"]);
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

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn asking_ten_times_at_once_is_asking_once() {
    let office = Arc::new(Office::open().await);
    let order_id = orders::placed(&office.client, &office.sale, 1, now()).await;
    let mut windows = JoinSet::new();
    for window in 0..10 {
        let office = office.clone();
        windows.spawn(async move {
            loop {
                let key = format!("k{window}");
                match office.start(order_id, "offline", &key).await {
                    (503, _) => {}
                    (status, payment) => return (status, payment["id"].clone()),
                }
            }
        });
    }
    let answers = windows.join_all().await;
    assert!(
        answers
            .iter()
            .all(|answer| *answer == (201, answers[0].1.clone())),
        "{answers:?}"
    );
    assert_eq!(office.count("payments").await, 1);
    assert_eq!(office.count("mails").await, 1);
    check_invariants(&office.test).await;
}

#[tokio::test]
async fn an_attempt_whose_process_died_before_it_could_write_is_gone_on_with() {
    let office = Office::open().await;
    let order_id = orders::placed(&office.client, &office.sale, 1, now()).await;
    let left = "insert into payments (payment_id, order_id, provider, status, amount, currency, created_at, expires_at)
        select $2, order_id, 'offline', 'pending', total, currency, created_at, expires_at
        from orders where order_id = $1";
    let payment_id = Uuid::from_u128(3);
    let done = office.client.execute(left, &[&order_id, &payment_id]).await;
    assert_eq!(done.expect("written"), 1);
    let (status, payment) = office.start(order_id, "offline", "k1").await;
    assert_eq!((status, &payment["id"]), (201, &json!(payment_id)));
    assert_eq!(office.count("payments").await, 1);
}

/// A provider that answers the first who asks at once, and the second when it is told to.
#[derive(Default)]
struct Slow {
    asked: AtomicU32,
    answer: Arc<Notify>,
}

impl PaymentProvider for Slow {
    fn name(&self) -> &'static str {
        "demo"
    }

    fn start<'a>(&'a self, payment: &'a NewPayment) -> ProviderFuture<'a, Started> {
        Box::pin(async {
            if self.asked.fetch_add(1, Ordering::Relaxed) > 0 {
                self.answer.notified().await;
            }
            Ok(Started {
                provider_reference: format!("demo_{}", payment.payment_id),
                redirect_url: Some("https://pay.example.org/1".to_owned()),
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
async fn the_same_request_twice_at_once_is_answered_the_same_though_it_is_paid_in_between() {
    let office = Office::open().await;
    let order_id = orders::placed(&office.client, &office.sale, 1, now()).await;
    let provider = Slow::default();
    let answer = Arc::clone(&provider.answer);
    // As if in two processes: neither waits for what the other has asked the provider.
    let app = office.with(
        office.app.database.clone(),
        Providers::new(vec![Box::new(provider)]),
    );
    let start = || office.call_as(&app, office.start_request(order_id, "demo", "k1"));
    let first = async {
        let first = start().await;
        let id = first.1["id"].as_str().and_then(|id| id.parse().ok());
        let paid = office.paid_event(id.expect("an id")).await;
        assert_eq!(office.tell(&paid).await.1["outcome"], "paid");
        answer.notify_one();
        first
    };
    let (first, again) = tokio::join!(first, start());
    assert_eq!(first.0, 201, "{first:?}");
    assert_eq!(again, first);
    assert_eq!(start().await, first);
    check_invariants(&office.test).await;
}

/// A provider that, while it is asked, does what other requests do meanwhile.
struct Crowded(Database);

impl PaymentProvider for Crowded {
    fn name(&self) -> &'static str {
        "demo"
    }

    fn start<'a>(&'a self, payment: &'a NewPayment) -> ProviderFuture<'a, Started> {
        Box::pin(async {
            let connection = self.0.get().await;
            connection.map_err(|error| ProviderError(error.to_string()))?;
            Ok(Started {
                provider_reference: format!("crowded_{}", payment.payment_id),
                redirect_url: Some("https://pay.example.org/1".to_owned()),
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
async fn while_the_provider_is_asked_others_have_the_connection() {
    let office = Office::open().await;
    let order_id = orders::placed(&office.client, &office.sale, 1, now()).await;
    let database = Database::new(&office.test.config().pool_size(1));
    let app = office.with(
        database.clone(),
        Providers::new(vec![Box::new(Crowded(database))]),
    );
    let request = office.start_request(order_id, "demo", "k1");
    let (status, payment) = office.call_as(&app, request).await;
    assert_eq!(status, 201, "{payment}");
    assert_eq!(payment["redirect_url"], "https://pay.example.org/1");
}

#[tokio::test]
async fn a_payment_can_be_read_by_its_order_only() {
    let office = Office::open().await;
    let order_id = orders::placed(&office.client, &office.sale, 1, now()).await;
    let other = orders::placed(&office.client, &office.sale, 1, now()).await;
    let (_, payment) = office.start(order_id, "offline", "k1").await;
    let path = |order_id| {
        let secret = office
            .app
            .secrets
            .text(guichet_order::OrderLink::first(order_id));
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

    let (paid, _) = orders::paid(&office.client, &office.sale, 1, now()).await;
    let (status, problem) = office.start(paid, "offline", "k1").await;
    assert_eq!((status, &problem["order_status"]), (409, &json!("paid")));

    let placed = orders::placed(&office.client, &office.sale, 1, now()).await;
    office.clock.advance(orders::HOLD);
    let (status, problem) = office.start(placed, "offline", "k2").await;
    assert_eq!(
        (status, &problem["type"]),
        (410, &json!("/problems/order-expired"))
    );
    assert_eq!(office.count("payments where status = 'pending'").await, 0);
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
            json!({"pointer": "#/provider", "detail": "must be one of: demo, offline"})
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
    let request =
        Request::for_test(Method::POST, "/api/v1/payments/orders/AAAA/payments").keyed("k");
    let (status, _) = office
        .call(request.json(&json!({"provider": "offline"})).build())
        .await;
    assert_eq!(status, 404);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_same_request_twice_at_once_is_answered_the_same() {
    let office = Arc::new(Office::open().await);
    let many = "update pools set capacity = 1000";
    office
        .client
        .batch_execute(many)
        .await
        .expect("there is room");
    for round in 0..30 {
        let order_id = orders::placed(&office.client, &office.sale, 1, now()).await;
        let mut windows = JoinSet::new();
        for app in [office.app.clone(), office.another.clone()] {
            let (office, key) = (office.clone(), format!("k{round}"));
            windows.spawn(async move {
                let request = office.start_request(order_id, "offline", &key);
                office.call_as(&app, request).await
            });
        }
        let answers = windows.join_all().await;
        assert_eq!(answers[0].0, 201, "{answers:?}");
        assert_eq!(answers[0], answers[1], "round {round}");
    }
    check_invariants(&office.test).await;
}
