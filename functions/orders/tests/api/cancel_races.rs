use std::sync::Arc;

use guichet_testing::{check_invariants, shows, violations};
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::support::Office;

/// Cancels an order ten times at once, with as many keys or one; answers how often it was said to be done.
async fn cancel_10_times(office: &Arc<Office>, order_id: Uuid, key: fn(usize) -> String) -> usize {
    let mut clicks = JoinSet::new();
    for click in 0..10 {
        let office = office.clone();
        clicks.spawn(async move { office.cancel(order_id, &key(click)).await.status });
    }
    let statuses = clicks.join_all().await;
    statuses.into_iter().filter(|status| *status == 200).count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn ten_cancellations_at_once_with_keys_of_their_own_are_one_refund() {
    let office = Arc::new(Office::open().await);
    let (order_id, _) = office.sell(2).await;
    let done = cancel_10_times(&office, order_id, |click| format!("k{click}")).await;
    assert_eq!(done, 1);
    assert_eq!(office.count("refunds").await, 1);
    assert_eq!(
        office.count("mails where kind = 'order_cancelled'").await,
        1
    );
    check_invariants(&office.test).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_same_cancellation_twice_at_once_is_answered_the_same() {
    let office = Arc::new(Office::open().await);
    for round in 0..10 {
        let (order_id, _) = office.sell(1).await;
        let mut clicks = JoinSet::new();
        for _ in 0..2 {
            let (office, key) = (office.clone(), format!("k{round}"));
            clicks.spawn(async move { office.cancel(order_id, &key).await });
        }
        let answers = clicks.join_all().await;
        assert_eq!(
            (answers[0].status, answers[1].status),
            (200, 200),
            "round {round}"
        );
        assert_eq!(answers[0].body, answers[1].body, "round {round}");
    }
    check_invariants(&office.test).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn ten_cancellations_at_once_with_one_key_are_one_refund() {
    let office = Arc::new(Office::open().await);
    let (order_id, _) = office.sell(2).await;
    assert!(cancel_10_times(&office, order_id, |_| "k".to_owned()).await >= 1);
    assert_eq!(office.count("refunds").await, 1);
    check_invariants(&office.test).await;
}

/// The same race with the guard, `for update`, taken out: `orders` becomes a view of a function, which has no rows to
/// lock, and a version that never changes. It also waits a moment, so that all have looked before the first has written.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn without_the_lock_on_the_order_the_money_goes_back_more_than_once() {
    let office = Arc::new(Office::open().await);
    // Nothing can be sold once the lock is gone.
    let mut sold = Vec::new();
    for _ in 0..5 {
        let (order_id, _) = office.sell(2).await;
        sold.push(order_id);
    }
    let unlocked = "alter table orders rename to order_table;
        create function order_rows() returns setof order_table language sql volatile
            as 'select pg_sleep(0.02); select * from order_table';
        create view orders as select r.*, '1'::xid as xmin from order_rows() r;
        create function change_order() returns trigger language plpgsql as $$ begin
            update order_table set status = new.status, cancelled_at = new.cancelled_at, expires_at = new.expires_at
            where order_id = new.order_id;
            return new;
        end $$;
        create trigger change instead of update on orders for each row execute function change_order();";
    office.client.batch_execute(unlocked).await.expect("legal");
    let gives_back_twice = async || {
        let Some(order_id) = sold.pop() else {
            return false;
        };
        cancel_10_times(&office, order_id, |click| format!("k{click}")).await;
        let refunds = format!("refunds where order_id = '{order_id}'");
        office.count(&refunds).await > 1
    };
    assert!(
        shows(gives_back_twice).await,
        "the race must show without its guard"
    );
    let locked_again = "drop view orders; alter table order_table rename to orders";
    let renamed = office.client.batch_execute(locked_again).await;
    renamed.expect("legal");
    assert!(
        !violations(&office.test).await.is_empty(),
        "the invariants must notice"
    );
}
