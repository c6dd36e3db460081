use guichet_queries::queries::sweeper as queries;
use guichet_testing::{check_invariants, orders};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::setting::Setting;

impl Setting {
    /// A payment that came twice, of which the second is owed back, and the message that said so has been published.
    async fn owes(&self) -> Uuid {
        let sale = self.sale().await;
        let (order_id, _) = orders::paid(&self.client, &sale, 1, self.clock.now()).await;
        let payment_id = orders::payment(&self.client, order_id, self.clock.now()).await;
        let statement =
            "select (receive_payment('demo', payment_id::text, '{}', payment_id, amount, currency,
                array(select gen_random_uuid() from generate_series(1, 5)), $2, null)).outcome
            from payments where payment_id = $1";
        self.client
            .query_one(statement, &[&payment_id, &self.clock.now()])
            .await
            .expect("received");
        self.run("update outbox set published_at = created_at")
            .await;
        let statement = "select refund_id from refunds where payment_id = $1";
        self.client
            .query_one(statement, &[&payment_id])
            .await
            .expect("owed")
            .get(0)
    }

    /// The refunds asked for by messages that were published so far.
    fn requested(&self) -> Vec<String> {
        self.pubsub
            .published()
            .iter()
            .filter(|message| message.topic.ends_with("/refund-requested"))
            .map(|message| message.payload["refund_id"].as_str().unwrap().to_owned())
            .collect()
    }
}

#[tokio::test]
async fn a_refund_that_used_up_its_deliveries_is_asked_for_again_each_day() {
    let setting = Setting::new().await;
    let refund_id = setting.owes().await.to_string();
    setting.clock.advance(SignedDuration::from_hours(23));
    assert_eq!(setting.sweep().await["requested_refunds"], 0);
    for day in 1..=3 {
        setting.clock.advance(SignedDuration::from_hours(1));
        assert_eq!(setting.sweep().await["requested_refunds"], 1);
        assert_eq!(setting.requested(), vec![refund_id.clone(); day]);
        assert_eq!(setting.sweep().await["requested_refunds"], 0);
        setting.clock.advance(SignedDuration::from_hours(23));
        assert_eq!(setting.sweep().await["requested_refunds"], 0);
    }
    check_invariants(&setting.test).await;
}

#[tokio::test]
async fn a_refund_that_was_taken_on_or_has_ended_is_not_asked_for_again() {
    for done in [
        "accepted_at = created_at",
        "status = 'failed', settled_at = created_at",
    ] {
        let setting = Setting::new().await;
        setting.owes().await;
        setting.run(&format!("update refunds set {done}")).await;
        setting.clock.advance(SignedDuration::from_hours(48));
        assert_eq!(setting.sweep().await["requested_refunds"], 0);
        assert!(setting.requested().is_empty());
    }
}

#[tokio::test]
async fn more_refunds_than_a_batch_are_asked_for_in_one_sweep_each_once() {
    let setting = Setting::new().await;
    setting.owes().await;
    setting
        .run(
            "insert into refunds (refund_id, payment_id, order_id, amount, currency, reason, created_at)
            select gen_random_uuid(), payment_id, order_id, 1, currency, reason, created_at
            from refunds, generate_series(1, 249)",
        )
        .await;
    setting.clock.advance(SignedDuration::from_hours(24));
    let (one, other) = tokio::join!(setting.sweep(), setting.sweep());
    let count = |report: &serde_json::Value| report["requested_refunds"].as_u64().unwrap();
    assert_eq!(count(&one) + count(&other), 250);
    let mut requested = setting.requested();
    requested.sort();
    requested.dedup();
    assert_eq!(requested.len(), 250);
}

#[tokio::test]
async fn how_long_a_refund_has_not_been_taken_on_is_told_apart_from_those_under_way() {
    let setting = Setting::new().await;
    setting.owes().await;
    setting
        .run("update refunds set accepted_at = created_at")
        .await;
    setting.clock.advance(SignedDuration::from_hours(2));
    setting.owes().await;
    setting.clock.advance(SignedDuration::from_hours(1));
    let backlog = queries::backlog().bind(&setting.client).one().await;
    let backlog = backlog.expect("measured");
    let since = [backlog.oldest_refund, backlog.oldest_refund_not_accepted];
    let hours =
        |since: Option<Timestamp>| (setting.clock.now() - since.expect("one")).get_seconds() / 3600;
    assert_eq!(since.map(hours), [3, 1]);
}

/// As docs/runbook.md has it done.
#[tokio::test]
async fn a_refund_that_an_operator_sends_on_its_way_again_is_asked_for_in_the_next_sweep() {
    let setting = Setting::new().await;
    setting.owes().await;
    setting
        .run(
            "update refunds set requested_again_at = '-infinity' where status = 'pending' and accepted_at is null",
        )
        .await;
    assert_eq!(setting.sweep().await["requested_refunds"], 1);
    setting
        .run("update refunds set status = 'failed', settled_at = created_at, accepted_at = created_at")
        .await;
    setting
        .run(
            "update refunds set status = 'pending', settled_at = null, accepted_at = null, requested_again_at = '-infinity'
            where status = 'failed'",
        )
        .await;
    assert_eq!(setting.sweep().await["requested_refunds"], 1);
    assert_eq!(setting.sweep().await["requested_refunds"], 0);
}
