use guichet_testing::{Behaviour, check_invariants, now, orders};
use jiff::SignedDuration;

use crate::setting::Setting;

#[tokio::test]
async fn what_a_killed_process_enqueued_is_published_within_a_minute() {
    let setting = Setting::new().await;
    let sale = setting.sale().await;
    // Committed, and then nothing: the process was killed before it could publish.
    let (order_id, outbox_id) = orders::paid(&setting.client, &sale, 2, now()).await;
    setting.clock.advance(SignedDuration::from_mins(1));
    let report = setting.sweep().await;
    assert_eq!(
        (&report["published"], &report["complete"]),
        (&1.into(), &true.into())
    );
    let published = setting.pubsub.published();
    assert_eq!(published.len(), 1);
    assert_eq!(
        published[0].topic,
        "projects/guichet-test/topics/order-paid"
    );
    assert_eq!(published[0].outbox_id(), outbox_id);
    assert_eq!(published[0].payload["order_id"], order_id.to_string());
    assert_eq!(setting.count("outbox where published_at is null").await, 0);
    assert_eq!(setting.sweep().await["published"], 0);
    check_invariants(&setting.test).await;
}

#[tokio::test]
async fn what_was_enqueued_just_now_is_left_to_whoever_enqueued_it() {
    let setting = Setting::new().await;
    orders::paid(&setting.client, &setting.sale().await, 2, now()).await;
    setting.clock.advance(SignedDuration::from_secs(5));
    assert_eq!(setting.sweep().await["published"], 0);
}

#[tokio::test]
async fn while_pubsub_is_away_messages_wait() {
    let setting = Setting::new().await;
    orders::paid(&setting.client, &setting.sale().await, 2, now()).await;
    setting.clock.advance(SignedDuration::from_mins(1));
    setting.pubsub.behave(Behaviour::NotFound);
    let report = setting.sweep().await;
    assert_eq!(
        (&report["published"], &report["not_published"]),
        (&0.into(), &1.into())
    );
    setting.pubsub.behave(Behaviour::Accept);
    assert_eq!(setting.sweep().await["published"], 1);
}

#[tokio::test]
async fn many_leftovers_go_out_in_one_sweep() {
    let setting = Setting::new().await;
    let statement = "insert into outbox (outbox_id, topic, payload, created_at)
        select gen_random_uuid(), 'mail-requested', jsonb_build_object('mail_id', gen_random_uuid()),
            timestamptz '2026-06-01 08:00:00Z' from generate_series(1, 450)";
    setting.run(statement).await;
    setting.clock.advance(SignedDuration::from_mins(1));
    assert_eq!(setting.sweep().await["published"], 450);
    assert_eq!(setting.pubsub.published().len(), 450);
}
