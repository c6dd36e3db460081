use guichet_http::StatusCode;
use guichet_testing::{check_invariants, shows, violations};
use uuid::Uuid;

use crate::desk::{Reaction, settle};
use crate::setting::{Owed, PRICE, Setting};

#[tokio::test]
async fn a_message_that_comes_again_asks_nobody_again() {
    let setting = Setting::new().await;
    for first in [Reaction::Pay, Reaction::Promise] {
        let owed = setting.owed().await;
        let before = setting.desk.asked().len();
        setting.desk.will(first);
        for _ in 0..3 {
            assert_eq!(setting.deliver(owed).await, StatusCode::NO_CONTENT);
        }
        assert_eq!(setting.desk.asked().len(), before + 1);
    }
    check_invariants(&setting.test).await;
}

#[tokio::test]
async fn a_message_that_comes_twenty_times_at_once_gives_back_once() {
    let setting = Setting::new().await;
    let owed = setting.owed().await;
    let deliveries = futures::future::join_all((0..20).map(|_| setting.deliver(owed))).await;
    assert!(
        deliveries.contains(&StatusCode::NO_CONTENT),
        "{deliveries:?}"
    );
    // Those who found no connection or waited too long for the row come again.
    assert_eq!(setting.deliver(owed).await, StatusCode::NO_CONTENT);
    assert!(
        setting
            .desk
            .asked()
            .iter()
            .all(|asked| asked.refund_id == owed.refund)
    );
    assert_eq!(setting.given_back(owed).await, [-3 * PRICE]);
    assert_eq!(setting.mails(owed).await, ["refunded"]);
    check_invariants(&setting.test).await;
}

#[tokio::test]
async fn another_message_for_the_same_refund_gives_back_nothing_more() {
    let setting = Setting::new().await;
    let owed = setting.owed().await;
    assert_eq!(setting.deliver(owed).await, StatusCode::NO_CONTENT);
    let again = Owed {
        message: Uuid::from_u128(7),
        ..owed
    };
    assert_eq!(setting.deliver(again).await, StatusCode::NO_CONTENT);
    assert_eq!(setting.desk.asked().len(), 1);
    assert_eq!(setting.given_back(owed).await, [-3 * PRICE]);
}

/// Ten messages about one refund, all at once: as if the provider's webhook, the worker and a second worker heard of
/// its end in the same moment.
async fn deliver_ten_messages(setting: &Setting) -> Owed {
    let owed = setting.owed().await;
    let message = |number| Owed {
        message: Uuid::from_u128(number),
        ..owed
    };
    let deliveries = (1..=10).map(|number| setting.deliver(message(number)));
    let statuses = futures::future::join_all(deliveries).await;
    assert!(statuses.contains(&StatusCode::NO_CONTENT), "{statuses:?}");
    owed
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn ten_messages_about_one_refund_at_once_are_entered_once() {
    let setting = Setting::new().await;
    let owed = deliver_ten_messages(&setting).await;
    assert_eq!(setting.given_back(owed).await, [-3 * PRICE]);
    assert_eq!(setting.mails(owed).await, ["refunded"]);
    check_invariants(&setting.test).await;
}

/// The same race with the guards taken out: the lock on the refund's row, and the key that allows one entry for each.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn without_the_lock_on_the_refund_it_is_entered_more_than_once() {
    let setting = Setting::new().await;
    let definition = "select pg_get_functiondef('settle_refund'::regproc)";
    let definition = setting.client.query_one(definition, &[]).await;
    let definition: String = definition.expect("the function exists").get(0);
    let mutant = definition.replace("for no key update;", "; perform pg_sleep(0.1);");
    assert_ne!(mutant, definition);
    let no_key = "alter table ledger_entries drop constraint ledger_entries_refund_id_key";
    for statement in [mutant.as_str(), no_key] {
        let done = setting.client.batch_execute(statement).await;
        done.expect("the mutant is legal");
    }
    let enters_twice = async || {
        let owed = deliver_ten_messages(&setting).await;
        setting.given_back(owed).await.len() > 1
    };
    assert!(
        shows(enters_twice).await,
        "the race must show without its guards"
    );
    assert!(
        !violations(&setting.test).await.is_empty(),
        "the invariants must notice"
    );
}

#[tokio::test]
async fn the_providers_word_may_come_before_the_message() {
    let setting = Setting::new().await;
    let owed = setting.owed().await;
    settle(&setting.client, owed.refund).await;
    assert_eq!(setting.deliver(owed).await, StatusCode::NO_CONTENT);
    assert!(setting.desk.asked().is_empty());
    assert_eq!(setting.mails(owed).await, ["refunded"]);
}

#[tokio::test]
async fn the_providers_word_may_come_before_its_answer() {
    let setting = Setting::new().await;
    let owed = setting.owed().await;
    setting
        .desk
        .will(Reaction::PayAndTellFirst(setting.test.client().await));
    assert_eq!(setting.deliver(owed).await, StatusCode::NO_CONTENT);
    assert_eq!(setting.refund(owed).await.0, "succeeded");
    assert_eq!(setting.given_back(owed).await, [-3 * PRICE]);
    assert_eq!(setting.mails(owed).await, ["refunded"]);
    check_invariants(&setting.test).await;
}

#[tokio::test]
async fn money_given_back_and_not_recorded_is_recorded_when_the_message_comes_again() {
    let setting = Setting::new().await;
    let owed = setting.owed().await;
    // Somebody holds the row longer than the worker waits: it has asked, cannot write, and is as good as killed.
    let mut blocker = setting.test.client().await;
    let transaction = blocker.transaction().await.expect("begun");
    let lock = "select from refunds where refund_id = $1 for update";
    transaction
        .execute(lock, &[&owed.refund])
        .await
        .expect("locked");
    assert_eq!(setting.deliver(owed).await, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(setting.desk.asked().len(), 1);
    transaction.rollback().await.expect("released");
    assert_eq!(setting.deliver(owed).await, StatusCode::NO_CONTENT);
    assert!(
        setting
            .desk
            .asked()
            .iter()
            .all(|asked| asked.refund_id == owed.refund)
    );
    assert_eq!(setting.given_back(owed).await, [-3 * PRICE]);
    assert_eq!(setting.mails(owed).await, ["refunded"]);
    check_invariants(&setting.test).await;
}
