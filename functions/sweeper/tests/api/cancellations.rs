use jiff::SignedDuration;

use crate::setting::Setting;

/// A cancellation that has lost its message after some of its orders.
async fn standing(setting: &Setting) {
    setting.sale().await;
    setting
        .run(
            "insert into cancellations (cancellation_id, organizer_id, event_id, refunds, after_order_id, done, failed, created_at,
                continued_at)
            select gen_random_uuid(), organizer_id, event_id, true, gen_random_uuid(), 50, 1, created_at, created_at from events",
        )
        .await;
}

#[tokio::test]
async fn a_cancellation_that_no_message_goes_on_with_is_sent_one() {
    let setting = Setting::new().await;
    standing(&setting).await;
    setting.clock.advance(SignedDuration::from_mins(9));
    assert_eq!(setting.sweep().await["continued_cancellations"], 0);
    setting.clock.advance(SignedDuration::from_mins(1));
    let (one, other) = tokio::join!(setting.sweep(), setting.sweep());
    let count = |report: &serde_json::Value| report["continued_cancellations"].as_u64();
    assert_eq!(count(&one).max(count(&other)), Some(1));
    assert_eq!(count(&one).min(count(&other)), Some(0));
    let published = setting.pubsub.published();
    assert_eq!(published.len(), 1);
    assert!(published[0].topic.ends_with("/cancellation-requested"));
    let anew = "cancellations where after_order_id is null and failed = 0 and done = 50";
    assert_eq!(setting.count(anew).await, 1);
    assert_eq!(setting.sweep().await["continued_cancellations"], 0);
}

#[tokio::test]
async fn one_that_has_finished_is_left_alone() {
    let setting = Setting::new().await;
    standing(&setting).await;
    setting
        .run("update cancellations set failed = 0, finished_at = created_at")
        .await;
    setting.clock.advance(SignedDuration::from_hours(48));
    assert_eq!(setting.sweep().await["continued_cancellations"], 0);
}
