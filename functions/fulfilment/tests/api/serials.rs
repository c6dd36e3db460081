use std::sync::Arc;

use guichet_testing::{check_invariants, violations};
use tokio::task::JoinSet;

use crate::support::Office;

/// Sells 20 orders of one to three tickets and fulfils them at once. Answers how many tickets that should be.
async fn fulfil_20_at_once(office: &Arc<Office>) -> i32 {
    let mut sold = Vec::new();
    let mut tickets = 0;
    for number in 0..20 {
        let quantity = 1 + number % 3;
        tickets += i32::from(quantity);
        sold.push(office.sell(quantity).await);
    }
    let mut deliveries = JoinSet::new();
    for (order_id, message) in sold {
        let office = office.clone();
        deliveries.spawn(async move { office.deliver_until_taken(message, order_id).await });
    }
    deliveries.join_all().await;
    tickets
}

fn without_gaps(count: i32) -> Vec<i32> {
    (1..=count).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn serials_have_no_gaps_when_20_orders_are_fulfilled_at_once() {
    let office = Arc::new(Office::open().await);
    let tickets = fulfil_20_at_once(&office).await;
    assert_eq!(office.serials().await, without_gaps(tickets));
    assert_eq!(office.count("signing_keys").await, 1);
    check_invariants(&office.test).await;
}

/// The same race with the guards taken out: serials are found by looking for the highest, and nothing refuses one that
/// is there already.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn without_the_counters_lock_two_tickets_get_the_same_serial() {
    let office = Arc::new(Office::open().await);
    // The row that the statement inserts is always a new one, so it locks nobody out; its value is what a query for
    // the highest serial gives.
    let unlocked = "alter table event_serials drop constraint event_serials_event_id_fkey;
        alter table tickets drop constraint tickets_event_id_serial_key;
        create function highest_serial() returns trigger language plpgsql as $$ begin
            select coalesce(max(t.serial), 0) + new.last_serial into new.last_serial
            from tickets t where t.event_id = new.event_id;
            new.event_id := gen_random_uuid();
            perform pg_sleep(0.05);
            return new;
        end $$;
        create trigger highest before insert on event_serials for each row execute function highest_serial();";
    office.execute(unlocked).await;
    // A machine that is slow may collect all of them before any is begun: then they go together.
    let mut shows = false;
    let mut tickets = 0;
    for _ in 0..10 {
        tickets += fulfil_20_at_once(&office).await;
        let serials = office.serials().await;
        assert_eq!(serials.len(), without_gaps(tickets).len());
        shows = serials != without_gaps(tickets);
        if shows {
            break;
        }
    }
    assert!(shows, "the race must show without its guard");
    assert!(
        !violations(&office.test).await.is_empty(),
        "the invariants must notice"
    );
}

#[tokio::test]
async fn what_is_rolled_back_leaves_no_gap() {
    let office = Office::open().await;
    let (first, first_message) = office.sell(2).await;
    let (second, second_message) = office.sell(1).await;
    // Fails after the serials are taken, before the commit.
    let obstacle = "alter table mails add constraint obstacle check (false)";
    office.execute(obstacle).await;
    assert_eq!(office.deliver(first_message, first).await, 500);
    assert_eq!(office.count("inbox").await, 0);
    assert_eq!(office.serials().await, without_gaps(0));
    office
        .execute("alter table mails drop constraint obstacle")
        .await;

    assert_eq!(office.deliver(second_message, second).await, 204);
    office.execute(&format!("{obstacle} not valid")).await;
    assert_eq!(office.deliver(first_message, first).await, 500);
    office
        .execute("alter table mails drop constraint obstacle")
        .await;
    assert_eq!(office.deliver(first_message, first).await, 204);
    assert_eq!(office.serials().await, without_gaps(3));
    assert_eq!(office.payloads(second).await[0].serial, 1);
    check_invariants(&office.test).await;
}

/// Each of the first orders finds no key and makes one; whichever is written first is everybody's.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_first_orders_of_an_event_at_once_make_one_key() {
    let office = Arc::new(Office::open().await);
    // All have looked for the key before the first is written.
    let slowly = "create function slowly() returns trigger language plpgsql as $$ begin
            perform pg_sleep(0.2);
            return new;
        end $$;
        create trigger slowly before insert on signing_keys for each row execute function slowly();";
    office.execute(slowly).await;
    let sold = [
        office.sell(1).await,
        office.sell(1).await,
        office.sell(1).await,
    ];
    let mut deliveries = JoinSet::new();
    for (order_id, message) in sold {
        let office = office.clone();
        deliveries.spawn(async move { office.deliver(message, order_id).await });
    }
    assert_eq!(deliveries.join_all().await, [204; 3]);
    assert_eq!(office.count("signing_keys").await, 1);
    for (order_id, _) in sold {
        assert_eq!(office.payloads(order_id).await.len(), 1);
    }
    assert_eq!(office.serials().await, without_gaps(3));
    check_invariants(&office.test).await;
}
