use guichet_testing::{check_invariants, envelope};
use serde_json::json;
use uuid::Uuid;

use crate::support::Office;

/// The reason that the one dead message gives, after checking that nothing else has happened.
async fn only_reason(office: &Office) -> String {
    assert_eq!(office.count("tickets").await, 0);
    assert_eq!(office.count("inbox").await, 0);
    let row = office
        .client
        .query_one(
            "select reason, body from dead_messages where consumer = 'fulfilment'",
            &[],
        )
        .await
        .expect("one dead message");
    assert_ne!(
        row.get::<_, serde_json::Value>(1),
        json!(null),
        "the body is kept"
    );
    row.get(0)
}

#[tokio::test]
async fn a_message_about_an_unknown_order_is_set_aside() {
    let office = Office::open().await;
    let unknown = Uuid::from_u128(7);
    assert_eq!(office.deliver(Uuid::from_u128(5), unknown).await, 204);
    let reason = only_reason(&office).await;
    assert_eq!(reason, format!("there is no order {unknown}"));
    assert_eq!(
        office
            .count("dead_messages where outbox_id = '00000000-0000-0000-0000-000000000005'")
            .await,
        1
    );
    check_invariants(&office.test).await;
}

#[tokio::test]
async fn what_is_no_message_is_set_aside() {
    let unreadable = [
        envelope("order-paid", Uuid::from_u128(5), b"{\"order_id\": 7}"),
        envelope("order-paid", Uuid::from_u128(5), b"not JSON"),
        envelope("order-payed", Uuid::from_u128(5), b"{}"),
        json!({"message": {"data": "e30=", "messageId": "1"}}),
        json!([]),
    ];
    for envelope in unreadable {
        let office = Office::open().await;
        let status = office.call(office.pusher.push_envelope(&envelope)).await;
        assert_eq!(status, 204, "{envelope}");
        only_reason(&office).await;
    }
}

#[tokio::test]
async fn a_message_of_another_topic_is_set_aside() {
    let office = Office::open().await;
    let payload = json!({"mail_id": Uuid::from_u128(7)});
    let push = office
        .pusher
        .push("mail-requested", Uuid::from_u128(5), &payload);
    assert_eq!(office.call(push).await, 204);
    let reason = only_reason(&office).await;
    assert_eq!(reason, "`fulfilment` does not act on `mail-requested`");
}
