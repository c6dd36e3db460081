use std::time::{Duration, Instant};

use guichet_clock::Clock;
use guichet_config::Env;
use guichet_messages::{INLINE_LIMIT, Publisher, outbox};
use guichet_testing::Behaviour;
use serde_json::json;
use uuid::Uuid;

use crate::setting::{OrderPaid, Setting, TRACE};

#[tokio::test]
async fn a_message_is_published_with_its_id_kind_and_trace_and_noted() {
    let setting = Setting::new().await;
    let outbox_id = setting.enqueue(7).await;
    setting
        .publisher
        .publish(&setting.database, &[outbox_id])
        .await;
    let published = setting.pubsub.published();
    assert_eq!(published.len(), 1);
    assert_eq!(
        published[0].topic,
        "projects/guichet-test/topics/order-paid"
    );
    assert_eq!(
        published[0].payload,
        json!({"order_id": Uuid::from_u128(7)})
    );
    let attributes = &published[0].attributes;
    assert_eq!(attributes["outbox_id"], outbox_id.to_string());
    assert_eq!(attributes["type"], "order-paid");
    assert_eq!(attributes["traceparent"], TRACE);
    assert_eq!(attributes.len(), 3);
    assert!(setting.left().await.is_empty());
}

#[tokio::test]
async fn a_message_that_is_rolled_back_was_never_enqueued() {
    let setting = Setting::new().await;
    let message = OrderPaid {
        order_id: Uuid::from_u128(7),
    };
    let mut client = setting.database.get().await.expect("a connection");
    let transaction = client.transaction().await.expect("begun");
    let outbox_id = outbox::enqueue(
        &transaction,
        &message,
        None,
        &setting.entropy,
        setting.clock.now(),
    )
    .await
    .expect("enqueued");
    transaction.rollback().await.expect("rolled back");
    drop(client);
    setting
        .publisher
        .publish(&setting.database, &[outbox_id])
        .await;
    assert!(setting.published().is_empty());
}

#[tokio::test]
async fn what_was_published_is_not_published_again() {
    let setting = Setting::new().await;
    let outbox_id = setting.enqueue(7).await;
    setting
        .publisher
        .publish(&setting.database, &[outbox_id])
        .await;
    setting
        .publisher
        .publish(&setting.database, &[outbox_id])
        .await;
    assert_eq!(setting.published(), [outbox_id]);
}

#[tokio::test]
async fn several_messages_go_out_together() {
    let setting = Setting::new().await;
    let mut enqueued = Vec::new();
    for about in 0..20 {
        enqueued.push(setting.enqueue(about).await);
    }
    setting
        .publisher
        .publish(&setting.database, &enqueued)
        .await;
    let mut published = setting.published();
    published.sort();
    enqueued.sort();
    assert_eq!(published, enqueued);
    assert!(setting.left().await.is_empty());
}

#[tokio::test]
async fn a_pubsub_in_trouble_costs_the_buyer_half_a_second_and_leaves_the_row() {
    for behaviour in [
        Behaviour::Unavailable,
        Behaviour::NotFound,
        Behaviour::Silent,
    ] {
        let setting = Setting::new().await;
        let outbox_id = setting.enqueue(7).await;
        setting.pubsub.behave(behaviour);
        let before = Instant::now();
        setting
            .publisher
            .publish(&setting.database, &[outbox_id])
            .await;
        assert!(
            before.elapsed() < INLINE_LIMIT + Duration::from_millis(250),
            "{behaviour:?}: {:?}",
            before.elapsed()
        );
        assert_eq!(setting.left().await, [outbox_id], "{behaviour:?}");
    }
}

#[tokio::test]
async fn a_pubsub_that_recovers_is_used_again() {
    let setting = Setting::new().await;
    let (first, second) = (setting.enqueue(1).await, setting.enqueue(2).await);
    setting.pubsub.behave(Behaviour::NotFound);
    setting.publisher.publish(&setting.database, &[first]).await;
    setting.pubsub.behave(Behaviour::Accept);
    setting
        .publisher
        .publish(&setting.database, &[second])
        .await;
    assert_eq!(setting.published(), [second]);
    assert_eq!(setting.left().await, [first]);
}

#[tokio::test]
async fn a_pubsub_that_is_not_there_leaves_the_row() {
    let setting = Setting::new().await;
    let outbox_id = setting.enqueue(7).await;
    let env = Env::from_pairs([
        ("GOOGLE_CLOUD_PROJECT", "p"),
        ("PUBSUB_ENDPOINT", "http://127.0.0.1:9"),
    ]);
    let publisher = Publisher::from_env(&env, setting.clock.clone()).expect("a legal environment");
    publisher.publish(&setting.database, &[outbox_id]).await;
    assert_eq!(setting.left().await, [outbox_id]);
}

#[test]
fn an_endpoint_that_is_no_url_is_refused_by_name() {
    for endpoint in ["localhost:8085", "ftp://localhost"] {
        let env = Env::from_pairs([("GOOGLE_CLOUD_PROJECT", "p"), ("PUBSUB_ENDPOINT", endpoint)]);
        let error = Publisher::from_env(&env, Clock::system())
            .err()
            .expect("refused")
            .to_string();
        assert!(error.starts_with("PUBSUB_ENDPOINT"), "{error}");
    }
}
