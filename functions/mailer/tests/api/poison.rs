use guichet_http::{Method, Request};
use guichet_testing::envelope;
use serde_json::json;
use uuid::Uuid;

use crate::support::Office;

/// The reason that the one dead message gives.
async fn only_reason(office: &Office) -> String {
    let query = "select reason from dead_messages where consumer = 'mailer'";
    let row = office.client.query_one(query, &[]).await;
    row.expect("one dead message").get(0)
}

async fn call(office: &Office, request: Request) -> u16 {
    let response = office.routes.call(office.app.clone(), request).await;
    response.status().as_u16()
}

#[tokio::test]
async fn a_message_about_an_unknown_mail_is_set_aside() {
    let office = Office::open().await;
    let unknown = Uuid::from_u128(7);
    assert_eq!(office.deliver(unknown).await, 204);
    assert_eq!(
        only_reason(&office).await,
        format!("there is no mail {unknown}")
    );
}

#[tokio::test]
async fn what_is_no_message_is_set_aside() {
    for data in [&b"{\"mail_id\": 7}"[..], b"not JSON"] {
        let office = Office::open().await;
        let envelope = envelope("mail-requested", Uuid::from_u128(5), data);
        let push = office.pusher.push_envelope(&envelope);
        assert_eq!(call(&office, push).await, 204);
        assert!(only_reason(&office).await.contains("mail-requested"));
    }
}

#[tokio::test]
async fn a_message_of_another_topic_is_set_aside() {
    let office = Office::open().await;
    let payload = json!({"order_id": Uuid::from_u128(7)});
    let push = office
        .pusher
        .push("order-paid", Uuid::from_u128(5), &payload);
    assert_eq!(call(&office, push).await, 204);
    assert_eq!(
        only_reason(&office).await,
        "`mailer` does not act on `order-paid`"
    );
}

#[tokio::test]
async fn who_does_not_prove_who_they_are_is_not_heard() {
    let office = Office::open().await;
    let mail_id = office.promise_tickets(1).await;
    let payload = json!({ "mail_id": mail_id }).to_string();
    let envelope = envelope("mail-requested", Uuid::from_u128(5), payload.as_bytes());
    let request = Request::for_test(Method::POST, "/").json(&envelope);
    assert_eq!(call(&office, request.build()).await, 401);
    assert_eq!(office.server.received().len(), 0);
    assert_eq!(office.row(mail_id).await.attempts, 0);
}
