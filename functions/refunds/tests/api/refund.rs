use guichet_http::{Method, Request, StatusCode};
use guichet_testing::{Behaviour, check_invariants};
use serde_json::json;

use crate::desk::{Reaction, settle};
use crate::setting::{PRICE, Setting};

#[tokio::test]
async fn the_money_is_given_back_and_the_buyer_is_told() {
    let setting = Setting::new().await;
    let owed = setting.owed().await;
    assert_eq!(setting.deliver(owed).await, StatusCode::NO_CONTENT);
    let asked = setting.desk.asked();
    assert_eq!(asked.len(), 1);
    assert_eq!(
        (asked[0].refund_id, asked[0].amount.amount),
        (owed.refund, 3 * PRICE)
    );
    assert!(asked[0].payment_reference.starts_with("demo_"));
    let reference = Some(format!("desk_{}", owed.refund));
    assert_eq!(
        setting.refund(owed).await,
        ("succeeded".to_owned(), reference)
    );
    assert_eq!(setting.given_back(owed).await, [-3 * PRICE]);
    assert_eq!(setting.mails(owed).await, ["refunded"]);
    let published = setting.pubsub.published();
    assert_eq!(published.len(), 1);
    assert_eq!(
        published[0].topic,
        "projects/guichet-test/topics/mail-requested"
    );
    check_invariants(&setting.test).await;
}

#[tokio::test]
async fn a_refund_under_way_waits_for_the_provider_to_tell_its_end() {
    let setting = Setting::new().await;
    let owed = setting.owed().await;
    setting.desk.will(Reaction::Promise);
    assert_eq!(setting.deliver(owed).await, StatusCode::NO_CONTENT);
    let reference = Some(format!("desk_{}", owed.refund));
    assert_eq!(
        setting.refund(owed).await,
        ("pending".to_owned(), reference)
    );
    assert_eq!(setting.count("refunds where accepted_at is null").await, 0);
    assert!(setting.given_back(owed).await.is_empty() && setting.mails(owed).await.is_empty());
    settle(&setting.client, owed.refund).await;
    assert_eq!(setting.given_back(owed).await, [-3 * PRICE]);
    assert_eq!(setting.mails(owed).await, ["refunded"]);
    check_invariants(&setting.test).await;
}

#[tokio::test]
async fn a_refund_of_a_bank_transfer_waits_for_a_person() {
    let setting = Setting::new().await;
    let owed = setting.owed().await;
    setting
        .client
        .execute("update payments set provider = 'offline'", &[])
        .await
        .expect("moved");
    assert_eq!(setting.deliver(owed).await, StatusCode::NO_CONTENT);
    assert_eq!(setting.refund(owed).await, ("pending".to_owned(), None));
    assert_eq!(setting.count("refunds where accepted_at is null").await, 0);
    assert!(setting.desk.asked().is_empty());
}

#[tokio::test]
async fn a_refund_that_the_provider_refuses_is_recorded_as_failed_and_nobody_is_told_it_came() {
    let setting = Setting::new().await;
    let owed = setting.owed().await;
    setting.desk.will(Reaction::Refuse);
    assert_eq!(setting.deliver(owed).await, StatusCode::NO_CONTENT);
    assert_eq!(setting.refund(owed).await.0, "failed");
    assert!(setting.given_back(owed).await.is_empty() && setting.mails(owed).await.is_empty());
    assert_eq!(setting.deliver(owed).await, StatusCode::NO_CONTENT);
    assert_eq!(setting.desk.asked().len(), 1, "no retry can cure it");
    check_invariants(&setting.test).await;
}

#[tokio::test]
async fn a_provider_in_trouble_is_asked_again_when_the_message_comes_again() {
    let setting = Setting::new().await;
    let owed = setting.owed().await;
    setting.desk.will(Reaction::BeAway);
    assert_eq!(setting.deliver(owed).await, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(setting.refund(owed).await.0, "pending");
    let failure = "the payment provider has not done it: closed for lunch";
    assert_eq!(setting.failure(owed).await.as_deref(), Some(failure));
    assert_eq!(setting.count("inbox").await, 0);
    assert_eq!(setting.deliver(owed).await, StatusCode::NO_CONTENT);
    assert_eq!(setting.refund(owed).await.0, "succeeded");
    assert_eq!(setting.failure(owed).await, None);
    check_invariants(&setting.test).await;
}

#[tokio::test]
async fn a_mail_that_cannot_be_published_is_left_to_the_sweeper() {
    let setting = Setting::new().await;
    let owed = setting.owed().await;
    setting.pubsub.behave(Behaviour::Unavailable);
    assert_eq!(setting.deliver(owed).await, StatusCode::NO_CONTENT);
    assert_eq!(setting.refund(owed).await.0, "succeeded");
    assert_eq!(
        setting
            .count("outbox where topic = 'mail-requested' and published_at is null")
            .await,
        1
    );
}

#[tokio::test]
async fn a_stranger_moves_no_money() {
    let setting = Setting::new().await;
    let owed = setting.owed().await;
    let envelope = guichet_testing::envelope(
        "refund-requested",
        owed.message,
        json!({"refund_id": owed.refund}).to_string().as_bytes(),
    );
    let request = Request::for_test(Method::POST, "/").json(&envelope).build();
    assert_eq!(setting.call(request).await, StatusCode::UNAUTHORIZED);
    assert!(setting.desk.asked().is_empty());
    assert_eq!(setting.refund(owed).await.0, "pending");
}
