use guichet_messages::{Publisher, SweepPosition, Swept};
use guichet_testing::Behaviour;
use jiff::SignedDuration;

use crate::setting::Setting;

async fn sweep(setting: &Setting, after: SweepPosition, at_most: usize) -> Swept {
    let before = setting.clock.now() - SignedDuration::from_secs(5);
    setting
        .publisher
        .sweep(&setting.database, before, after, at_most)
        .await
        .expect("swept")
}

#[tokio::test]
async fn what_nobody_published_is_published_once_it_is_five_seconds_old() {
    let setting = Setting::new().await;
    // A process that was killed between commit and publish leaves exactly this.
    let outbox_id = setting.enqueue(7).await;
    setting.clock.advance(SignedDuration::from_secs(5));
    assert_eq!(sweep(&setting, SweepPosition::START, 10).await.published, 0);
    setting.clock.advance(SignedDuration::from_secs(1));
    let swept = sweep(&setting, SweepPosition::START, 10).await;
    assert_eq!((swept.published, swept.failed, swept.next), (1, 0, None));
    assert_eq!(setting.published(), [outbox_id]);
    assert!(setting.left().await.is_empty());
    assert_eq!(sweep(&setting, SweepPosition::START, 10).await.published, 0);
}

#[tokio::test]
async fn batches_follow_each_other_oldest_first() {
    let setting = Setting::new().await;
    let mut enqueued = Vec::new();
    for about in 0..5 {
        enqueued.push(setting.enqueue(about).await);
        setting.clock.advance(SignedDuration::from_secs(1));
    }
    setting.clock.advance(SignedDuration::from_mins(1));
    let first = sweep(&setting, SweepPosition::START, 2).await;
    assert_eq!(first.published, 2);
    let mut published = setting.published();
    published.sort();
    assert_eq!(published, enqueued[..2]);
    let second = sweep(&setting, first.next.expect("more"), 2).await;
    let third = sweep(&setting, second.next.expect("more"), 2).await;
    assert_eq!(
        (second.published, third.published, third.next),
        (2, 1, None)
    );
    assert!(setting.left().await.is_empty());
}

#[tokio::test]
async fn rows_that_fail_do_not_stand_in_the_way_of_others() {
    let setting = Setting::new().await;
    let failing = setting.enqueue(1).await;
    setting.clock.advance(SignedDuration::from_secs(1));
    setting.enqueue(2).await;
    setting.clock.advance(SignedDuration::from_mins(1));
    setting.pubsub.behave(Behaviour::NotFound);
    let first = sweep(&setting, SweepPosition::START, 1).await;
    assert_eq!((first.published, first.failed), (0, 1));
    setting.pubsub.behave(Behaviour::Accept);
    let second = sweep(&setting, first.next.expect("more"), 1).await;
    assert_eq!((second.published, second.failed), (1, 0));
    assert_eq!(setting.left().await, [failing]);
}

#[tokio::test]
async fn two_sweeps_at_once_publish_each_row_once() {
    let setting = Setting::new().await;
    for about in 0..40 {
        setting.enqueue(about).await;
    }
    setting.clock.advance(SignedDuration::from_mins(1));
    let (one, other) = tokio::join!(
        sweep(&setting, SweepPosition::START, 40),
        sweep(&setting, SweepPosition::START, 40)
    );
    assert_eq!(one.published + other.published, 40);
    let mut published = setting.published();
    published.sort();
    published.dedup();
    assert_eq!(published.len(), 40);
    assert!(setting.left().await.is_empty());
}

#[tokio::test]
async fn a_publisher_that_leaves_all_leaves_all() {
    let setting = Setting::new().await;
    let outbox_id = setting.enqueue(1).await;
    let publisher = Publisher::leaving_all(setting.clock.clone());
    publisher.publish(&setting.database, &[outbox_id]).await;
    assert_eq!(setting.left().await, [outbox_id]);
}
