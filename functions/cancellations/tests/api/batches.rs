use std::sync::Arc;

use guichet_testing::check_invariants;
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::office::Office;

const MESSAGES: &str = "outbox where topic = 'cancellation-requested'";

async fn sell(office: &Office, orders: usize) {
    for _ in 0..orders {
        office.sell(1).await;
    }
}

async fn all_ended_once(office: &Office, orders: i64) {
    for (what, times) in [
        ("orders where status = 'cancelled'", orders),
        ("refunds", orders),
        ("mails where kind = 'date_cancelled'", orders),
        ("claims", 0),
    ] {
        assert_eq!(office.count(what).await, times, "{what}");
    }
    assert_eq!(office.taken().await, 0);
    check_invariants(&office.test).await;
}

#[tokio::test]
async fn a_message_ends_fifty_orders_and_enqueues_the_next() {
    let office = Office::open().await;
    sell(&office, 120).await;
    let called_off = office.call_off_date(true).await;
    for done in [50, 100] {
        let next = "select outbox_id from outbox b where topic = 'cancellation-requested'
            and payload ->> 'cancellation_id' = $1::uuid::text
            and not exists (select from inbox i where i.consumer = 'cancellations' and i.outbox_id = b.outbox_id)";
        let message: Uuid = office.one(next, called_off.id).await;
        assert_eq!(office.deliver(message, called_off.id).await, 204);
        assert_eq!(office.progress(called_off).await, (done, 0, false));
    }
    assert_eq!(office.finish(called_off).await, 1);
    assert_eq!(office.progress(called_off).await, (120, 0, true));
    all_ended_once(&office, 120).await;
}

#[tokio::test]
async fn messages_that_come_again_end_nothing_again() {
    let office = Office::open().await;
    sell(&office, 60).await;
    let called_off = office.call_off_date(true).await;
    for _ in 0..3 {
        assert_eq!(office.deliver(called_off.message, called_off.id).await, 204);
    }
    assert_eq!(office.progress(called_off).await, (50, 0, false));
    assert_eq!(office.count(MESSAGES).await, 2);
    // Another one, as the sweeper sends, also after all is done.
    for message in [7, 8, 9] {
        let message = Uuid::from_u128(message);
        assert_eq!(office.deliver(message, called_off.id).await, 204);
    }
    office.finish(called_off).await;
    assert_eq!(office.progress(called_off).await, (60, 0, true));
    all_ended_once(&office, 60).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn ten_messages_at_once_end_each_order_once() {
    let office = Arc::new(Office::open().await);
    sell(&office, 60).await;
    let called_off = office.call_off_date(true).await;
    let mut deliveries = JoinSet::new();
    for message in 1..=10 {
        let office = office.clone();
        let message = Uuid::from_u128(message);
        deliveries.spawn(async move { office.deliver(message, called_off.id).await });
    }
    deliveries.join_all().await;
    office.finish(called_off).await;
    assert_eq!(office.progress(called_off).await, (60, 0, true));
    all_ended_once(&office, 60).await;
}

/// A process that dies takes its transaction with it: neither orders nor the note of the message are there.
#[tokio::test]
async fn where_a_process_dies_the_next_delivery_goes_on() {
    let office = Office::open().await;
    sell(&office, 60).await;
    let called_off = office.call_off_date(true).await;
    assert_eq!(office.deliver(called_off.message, called_off.id).await, 204);
    {
        let dying = office.test.client().await;
        dying.batch_execute("begin").await.expect("begun");
        let statement = "select continue_cancellation($1, 50, array(select gen_random_uuid() from generate_series(1, 250)),
            now(), null)";
        let ended = dying.execute(statement, &[&called_off.id]).await;
        ended.expect("ended");
    }
    office.finish(called_off).await;
    assert_eq!(office.progress(called_off).await, (60, 0, true));
    all_ended_once(&office, 60).await;
}
