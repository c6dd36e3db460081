use guichet_http::StatusCode;
use guichet_testing::check_invariants;

use crate::setting::{Owed, Setting};

impl Setting {
    async fn run(&self, statement: &str) {
        self.client.batch_execute(statement).await.expect("done");
    }

    /// Delivers the message, which comes to nothing and is not the end.
    async fn waits(&self, owed: Owed) -> String {
        assert_eq!(self.deliver(owed).await, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(self.refund(owed).await.0, "pending");
        assert_eq!(self.count("dead_messages").await, 0);
        assert_eq!(self.count("inbox").await, 0);
        self.failure(owed).await.expect("it is noted why")
    }

    /// Delivers it once more, and the money goes back.
    async fn is_given_back(&self, owed: Owed) {
        assert_eq!(self.deliver(owed).await, StatusCode::NO_CONTENT);
        assert_eq!(self.refund(owed).await.0, "succeeded");
        check_invariants(&self.test).await;
    }
}

#[tokio::test]
async fn a_payment_whose_name_is_not_known_yet_is_refunded_once_the_provider_has_told_it() {
    let setting = Setting::new().await;
    let owed = setting.owed().await;
    setting
        .run("update payments set provider_reference = null")
        .await;
    let failure = setting.waits(owed).await;
    assert_eq!(
        failure,
        "the provider has not told its name for the payment"
    );
    setting
        .run("update payments set provider_reference = 'demo_late'")
        .await;
    setting.is_given_back(owed).await;
}

#[tokio::test]
async fn a_currency_that_is_not_known_waits_for_a_release_that_knows_it() {
    let setting = Setting::new().await;
    let owed = setting.owed().await;
    setting.run("update refunds set currency = 'ZZZ'").await;
    assert!(setting.waits(owed).await.contains("currency"));
    assert!(setting.desk.asked().is_empty());
    setting.run("update refunds set currency = 'EUR'").await;
    setting.is_given_back(owed).await;
}

#[tokio::test]
async fn a_provider_that_is_not_set_up_is_waited_for() {
    let setting = Setting::new().await;
    let owed = setting.owed().await;
    setting.run("update payments set provider = 'free'").await;
    assert_eq!(
        setting.waits(owed).await,
        "the payment provider `free` is not configured"
    );
    setting.run("update payments set provider = 'demo'").await;
    setting.is_given_back(owed).await;
}
