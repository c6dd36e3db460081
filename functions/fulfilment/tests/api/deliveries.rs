use std::sync::Arc;

use guichet_testing::{check_invariants, now};
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::support::Office;

async fn cancel(office: &Office, order_id: Uuid) {
    let cancelled = office
        .client
        .query_one("select cancel_order($1, $2)", &[&order_id, &now()])
        .await;
    assert_eq!(cancelled.expect("cancelled").get::<_, String>(0), "paid");
    // What the order was paid is given back by whoever cancels.
    let refund =
        "select request_refund(gen_random_uuid(), payment_id, captured, 'cancelled_by_buyer',
        gen_random_uuid(), $2, null) from payments where order_id = $1";
    office
        .client
        .execute(refund, &[&order_id, &now()])
        .await
        .expect("promised");
}

#[tokio::test]
async fn a_message_delivered_twice_acts_once() {
    let office = Office::open().await;
    let (order_id, message) = office.sell(2).await;
    for _ in 0..3 {
        assert_eq!(office.deliver(message, order_id).await, 204);
    }
    assert_eq!(office.serials().await, [1, 2]);
    assert_eq!(office.count("mails").await, 1);
    assert_eq!(office.count("inbox where consumer = 'fulfilment'").await, 1);
    check_invariants(&office.test).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_message_delivered_ten_times_at_once_acts_once() {
    let office = Arc::new(Office::open().await);
    let (order_id, message) = office.sell(2).await;
    let mut deliveries = JoinSet::new();
    for _ in 0..10 {
        let office = office.clone();
        deliveries.spawn(async move { office.deliver_until_taken(message, order_id).await });
    }
    deliveries.join_all().await;
    assert_eq!(office.serials().await, [1, 2]);
    assert_eq!(office.count("mails").await, 1);
    check_invariants(&office.test).await;
}

#[tokio::test]
async fn a_second_message_for_the_same_order_finds_nothing_to_do() {
    let office = Office::open().await;
    let (order_id, message) = office.sell(2).await;
    assert_eq!(office.deliver(message, order_id).await, 204);
    assert_eq!(office.deliver(Uuid::from_u128(5), order_id).await, 204);
    assert_eq!(office.serials().await, [1, 2]);
    assert_eq!(office.count("mails").await, 1);
    assert_eq!(office.count("inbox").await, 2);
    check_invariants(&office.test).await;
}

#[tokio::test]
async fn an_order_cancelled_before_its_message_gets_no_ticket() {
    let office = Office::open().await;
    let (order_id, message) = office.sell(2).await;
    cancel(&office, order_id).await;
    for _ in 0..2 {
        assert_eq!(office.deliver(message, order_id).await, 204);
    }
    assert_eq!(office.count("tickets").await, 0);
    assert_eq!(office.count("mails where kind = 'tickets'").await, 0);
    assert_eq!(office.count("event_serials").await, 0);
    assert_eq!(office.count("dead_messages").await, 0);
    check_invariants(&office.test).await;
}

#[tokio::test]
async fn an_order_cancelled_after_its_message_keeps_no_valid_ticket_and_gets_no_other() {
    let office = Office::open().await;
    let (order_id, message) = office.sell(2).await;
    office.deliver(message, order_id).await;
    cancel(&office, order_id).await;
    assert_eq!(office.deliver(message, order_id).await, 204);
    assert_eq!(office.deliver(Uuid::from_u128(5), order_id).await, 204);
    assert_eq!(office.count("tickets where status = 'revoked'").await, 2);
    assert_eq!(office.count("tickets where status = 'live'").await, 0);
    check_invariants(&office.test).await;
}

#[tokio::test]
async fn a_line_whose_ticket_was_revoked_alone_gets_another() {
    let office = Office::open().await;
    let (order_id, message) = office.sell(2).await;
    office.deliver(message, order_id).await;
    office
        .execute("update tickets set status = 'revoked', revoked_at = issued_at where position = 1")
        .await;
    assert_eq!(office.deliver(Uuid::from_u128(5), order_id).await, 204);
    assert_eq!(office.serials().await, [1, 2, 3]);
    assert_eq!(
        office
            .count("tickets where position = 1 and serial = 3 and status = 'live'")
            .await,
        1
    );
    check_invariants(&office.test).await;
}

/// Revokes one of two tickets and delivers the message that they were issued for once more. Answers how many tickets
/// there are then.
async fn revoke_one_and_deliver_again(office: &Office) -> usize {
    let (order_id, message) = office.sell(2).await;
    assert_eq!(office.deliver(message, order_id).await, 204);
    office
        .execute("update tickets set status = 'revoked', revoked_at = issued_at where position = 1")
        .await;
    assert_eq!(office.deliver(message, order_id).await, 204);
    office.serials().await.len()
}

#[tokio::test]
async fn a_message_that_comes_again_after_a_ticket_was_revoked_issues_no_other() {
    let office = Office::open().await;
    assert_eq!(revoke_one_and_deliver_again(&office).await, 2);
    assert_eq!(office.count("mails").await, 1);
}

/// The same with the guard taken out: whatever is noted in the inbox is noted under another id, so each delivery looks
/// like the first.
#[tokio::test]
async fn without_the_inbox_it_would_issue_another() {
    let office = Office::open().await;
    let forgetful = "create function forget() returns trigger language plpgsql as $$ begin
            delete from inbox where outbox_id = new.outbox_id;
            return new;
        end $$;
        create trigger forget before insert on inbox for each row execute function forget();";
    office.execute(forgetful).await;
    assert_eq!(revoke_one_and_deliver_again(&office).await, 3);
    assert_eq!(office.count("mails").await, 2);
}

#[tokio::test]
async fn messages_may_come_in_any_order() {
    let office = Office::open().await;
    let first = office.sell(1).await;
    let second = office.sell(2).await;
    let cancelled = office.sell(1).await;
    cancel(&office, cancelled.0).await;
    for (order_id, message) in [cancelled, second, first] {
        assert_eq!(office.deliver(message, order_id).await, 204);
    }
    assert_eq!(office.serials().await, [1, 2, 3]);
    assert_eq!(office.payloads(second.0).await[0].serial, 1);
    assert_eq!(office.payloads(first.0).await[0].serial, 3);
    check_invariants(&office.test).await;
}
