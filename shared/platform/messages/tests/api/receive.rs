use guichet_config::Env;
use guichet_http::{Method, Request, StatusCode};
use guichet_messages::{OidcVerifier, Subscriber};
use guichet_testing::{Pusher, envelope};
use jiff::SignedDuration;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::setting::{OrderPaid, Setting};

struct Worker {
    setting: Setting,
    pusher: Pusher,
    subscriber: Subscriber<OrderPaid>,
}

async fn worker() -> Worker {
    let setting = Setting::new().await;
    let pusher = Pusher::start(setting.clock.clone());
    let verifier = OidcVerifier::from_env(
        &Env::from_pairs(pusher.environment()),
        setting.clock.clone(),
    )
    .expect("a legal environment");
    let subscriber = Subscriber::new(
        "fulfilment",
        verifier,
        setting.database.clone(),
        setting.clock.clone(),
        setting.entropy.clone(),
    );
    Worker {
        setting,
        pusher,
        subscriber,
    }
}

impl Worker {
    async fn dead_letters(&self) -> Vec<(String, Option<Uuid>, String, Value)> {
        let sql =
            "select consumer, outbox_id, reason, body from dead_messages order by received_at";
        let rows = self
            .setting
            .client()
            .await
            .query(sql, &[])
            .await
            .expect("answered");
        rows.iter()
            .map(|row| (row.get(0), row.get(1), row.get(2), row.get(3)))
            .collect()
    }
}

#[tokio::test]
async fn a_message_for_this_worker_is_handed_over() {
    let worker = worker().await;
    let payload = json!({"order_id": Uuid::from_u128(1)});
    let request = worker
        .pusher
        .push("order-paid", Uuid::from_u128(2), &payload);
    let push = worker
        .subscriber
        .receive(&request)
        .await
        .expect("let in")
        .expect("a message");
    assert_eq!(push.outbox_id, Uuid::from_u128(2));
    assert_eq!(worker.dead_letters().await, []);
}

#[tokio::test]
async fn poison_is_recorded_and_to_be_acknowledged() {
    let worker = worker().await;
    let id = Uuid::from_u128(2);
    let garbage = json!("not an envelope");
    let of_another_worker = envelope(
        "mail-requested",
        id,
        br#"{"mail_id":"00000000-0000-0000-0000-000000000001"}"#,
    );
    let without_payload = envelope("order-paid", id, b"");
    for poison in [&garbage, &of_another_worker, &without_payload] {
        let received = worker
            .subscriber
            .receive(&worker.pusher.push_envelope(poison))
            .await;
        assert_eq!(received.expect("let in"), None);
        worker.setting.clock.advance(SignedDuration::from_secs(1));
    }
    let dead = worker.dead_letters().await;
    assert_eq!(dead.len(), 3);
    assert_eq!((&dead[0].1, &dead[0].3), (&None, &garbage));
    assert_eq!((&dead[1].1, &dead[1].3), (&Some(id), &of_another_worker));
    assert!(
        dead[1].2.contains("does not act on `mail-requested`"),
        "{}",
        dead[1].2
    );
    assert!(dead.iter().all(|(consumer, ..)| consumer == "fulfilment"));
}

#[tokio::test]
async fn a_body_that_is_not_even_text_is_recorded() {
    let worker = worker().await;
    let request = Request::for_test(Method::POST, "/")
        .header("authorization", worker.pusher.authorization())
        .body(vec![0, 0xff, b'{'])
        .build();
    assert_eq!(
        worker.subscriber.receive(&request).await.expect("let in"),
        None
    );
    assert_eq!(worker.dead_letters().await.len(), 1);
}

#[tokio::test]
async fn strangers_are_refused_and_leave_no_trace() {
    let worker = worker().await;
    let envelope = envelope("order-paid", Uuid::from_u128(2), b"poison");
    let bare = Request::for_test(Method::POST, "/").json(&envelope).build();
    let forged = Request::for_test(Method::POST, "/")
        .header("authorization", "Bearer e30.e30.e30")
        .json(&envelope)
        .build();
    for request in [bare, forged] {
        let problem = worker
            .subscriber
            .receive(&request)
            .await
            .expect_err("refused");
        assert_eq!(
            (problem.status(), problem.name()),
            (StatusCode::UNAUTHORIZED, "invalid-token")
        );
    }
    assert_eq!(worker.dead_letters().await, []);
}
