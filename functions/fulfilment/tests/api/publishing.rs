use guichet_config::Env;
use guichet_messages::{Publisher, SweepPosition};
use guichet_testing::{PubsubServer, check_invariants, clock, now};
use jiff::SignedDuration;
use serde_json::json;
use uuid::Uuid;

use crate::support::Office;

const WAITING: &str = "outbox where topic = 'mail-requested' and published_at is null";

fn publisher(server: &PubsubServer) -> Publisher {
    let env = Env::from_pairs(server.environment());
    Publisher::from_env(&env, clock()).expect("a legal environment")
}

async fn only_mail(office: &Office, order_id: Uuid) -> Uuid {
    let query = "select mail_id from mails where order_id = $1 and kind = 'tickets'";
    office.one(query, order_id).await
}

#[tokio::test]
async fn the_mail_is_asked_for_before_the_message_is_acknowledged() {
    let server = PubsubServer::start().await;
    let office = Office::publishing_with(publisher(&server), clock()).await;
    let (order_id, message) = office.sell(1).await;
    assert_eq!(office.deliver(message, order_id).await, 204);
    let published = server.published();
    assert_eq!(published.len(), 1);
    assert!(published[0].topic.ends_with("/topics/mail-requested"));
    let mail_id = only_mail(&office, order_id).await;
    assert_eq!(published[0].payload, json!({ "mail_id": mail_id }));
    assert_eq!(office.count(WAITING).await, 0);
}

#[tokio::test]
async fn a_worker_killed_between_commit_and_publish_leaves_the_mail_to_the_sweeper() {
    // One that leaves all its messages does what one that is killed at that moment does.
    let office = Office::open().await;
    let (order_id, message) = office.sell(2).await;
    assert_eq!(office.deliver(message, order_id).await, 204);
    assert_eq!(office.count(WAITING).await, 1);

    // It never answered, so the message comes again, and changes nothing.
    assert_eq!(office.deliver(message, order_id).await, 204);
    assert_eq!(office.count(WAITING).await, 1);
    assert_eq!(office.serials().await, [1, 2]);

    let server = PubsubServer::start().await;
    let soon = now() + SignedDuration::from_secs(60);
    let swept = publisher(&server)
        .sweep(&office.test.database(), soon, SweepPosition::START, 10)
        .await
        .expect("swept");
    // The tickets' mail, and the order-paid message, which this test delivered by hand.
    assert_eq!(swept.published, 2);
    let mail_id = only_mail(&office, order_id).await;
    let payloads: Vec<_> = server
        .published()
        .into_iter()
        .map(|sent| sent.payload)
        .collect();
    assert!(payloads.contains(&json!({ "mail_id": mail_id })));
    check_invariants(&office.test).await;
}

#[tokio::test]
async fn the_mail_belongs_to_the_trace_of_the_payment() {
    let office = Office::open().await;
    let (order_id, message) = office.sell(1).await;
    let trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    let payload = json!({ "order_id": order_id }).to_string();
    let mut envelope = guichet_testing::envelope("order-paid", message, payload.as_bytes());
    envelope["message"]["attributes"]["traceparent"] = json!(trace);
    let push = office.pusher.push_envelope(&envelope);
    assert_eq!(office.call(push).await, 204);
    let traced = format!("{WAITING} and trace = '{trace}'");
    assert_eq!(office.count(&traced).await, 1);
}
