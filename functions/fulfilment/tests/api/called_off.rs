use std::sync::Arc;
use std::time::Duration;

use guichet_testing::{check_invariants, now, orders, violations};
use uuid::Uuid;

use crate::support::Office;

const CALL_OFF: &str = "update occurrences set status = 'cancelled'";

async fn kinds_of_mails(office: &Office, order_id: Uuid) -> Vec<String> {
    let query = "select coalesce(array_agg(kind), '{}') from mails where order_id = $1";
    office.one(query, order_id).await
}

async fn refunds(office: &Office, order_id: Uuid) -> Vec<String> {
    let query = "select coalesce(array_agg(reason || ' ' || amount), '{}') from refunds where order_id = $1";
    office.one(query, order_id).await
}

async fn order_status(office: &Office, order_id: Uuid) -> String {
    office
        .one("select status from orders where order_id = $1", order_id)
        .await
}

#[tokio::test]
async fn a_date_that_was_called_off_before_there_were_tickets_is_refunded_and_told_once() {
    for call_off in [CALL_OFF, "update events set status = 'cancelled'"] {
        let office = Office::open().await;
        let (order_id, message) = office.sell(3).await;
        office.execute(call_off).await;
        for message in [message, message, Uuid::from_u128(5)] {
            assert_eq!(office.deliver(message, order_id).await, 204);
            assert_eq!(office.count("tickets").await, 0);
            assert_eq!(order_status(&office, order_id).await, "cancelled");
            assert_eq!(refunds(&office, order_id).await, ["date_cancelled 3750"]);
            assert_eq!(kinds_of_mails(&office, order_id).await, ["date_cancelled"]);
            assert_eq!(office.count("outbox where topic <> 'order-paid'").await, 2);
        }
        check_invariants(&office.test).await;
    }
}

#[tokio::test]
async fn a_free_order_for_a_date_that_was_called_off_is_told_so_and_nothing_goes_back() {
    let office = Office::open().await;
    office.execute("update rates set price = 0").await;
    let order_id = orders::placed(&office.client, &office.sale, 1, now()).await;
    let settle = "insert into payments (payment_id, order_id, provider, status, amount, currency, created_at, expires_at)
        select gen_random_uuid(), order_id, 'free', 'succeeded', 0, 'EUR', created_at, created_at from orders
        where order_id = $1";
    office
        .client
        .execute(settle, &[&order_id])
        .await
        .expect("inserted");
    let message = Uuid::from_u128(5);
    let settle = "select settle_order($1, $2, $3, null)";
    office
        .client
        .execute(settle, &[&order_id, &now(), &message])
        .await
        .expect("settled");
    office.execute(CALL_OFF).await;
    assert_eq!(office.deliver(message, order_id).await, 204);
    assert_eq!(office.count("tickets").await, 0);
    assert_eq!(order_status(&office, order_id).await, "cancelled");
    assert!(refunds(&office, order_id).await.is_empty());
    assert_eq!(kinds_of_mails(&office, order_id).await, ["date_cancelled"]);
    check_invariants(&office.test).await;
}

/// It is sold, like those that have their tickets already.
#[tokio::test]
async fn a_paid_order_gets_its_tickets_though_the_event_is_a_draft_again_or_over() {
    let office = Office::open().await;
    for change in [
        "update events set status = 'draft'",
        "update occurrences set ends_at = starts_at + interval '1 second'",
    ] {
        let (order_id, message) = office.sell(2).await;
        office.clock.advance(jiff::SignedDuration::from_hours(100));
        office.execute(change).await;
        assert_eq!(office.deliver(message, order_id).await, 204);
        assert_eq!(office.payloads(order_id).await.len(), 2);
        office
            .execute("update events set status = 'published'")
            .await;
    }
    check_invariants(&office.test).await;
}

/// Whoever calls a date off refunds what has tickets; until it is under way, the invariants say so.
#[tokio::test]
async fn tickets_that_are_there_when_the_date_is_called_off_wait_for_their_refund() {
    let office = Office::open().await;
    let (order_id, message) = office.sell(2).await;
    assert_eq!(office.deliver(message, order_id).await, 204);
    office.execute(CALL_OFF).await;
    assert_eq!(office.deliver(Uuid::from_u128(5), order_id).await, 204);
    assert_eq!(order_status(&office, order_id).await, "paid");
    let found = violations(&office.test).await;
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(
        found[0].rule,
        "A live ticket of a date that was called off has its price on its way back."
    );

    let refund =
        "select request_refund(gen_random_uuid(), payment_id, captured, 'cancelled_by_organizer',
        gen_random_uuid(), now(), null) from payments";
    office.client.query(refund, &[]).await.expect("promised");
    check_invariants(&office.test).await;
}

/// Calls the date off, and looks for tickets to refund, in a transaction that ends while tickets are being issued. Answers
/// how many tickets there are then.
async fn call_off_meanwhile(office: &Arc<Office>) -> i64 {
    let (order_id, message) = office.sell(2).await;
    let organizer = office.test.client().await;
    organizer.batch_execute("begin").await.expect("begun");
    organizer.batch_execute(CALL_OFF).await.expect("called off");
    let with_tickets = organizer
        .query_one("select count(*) from tickets", &[])
        .await;
    assert_eq!(with_tickets.expect("counted").get::<_, i64>(0), 0);
    let issued = tokio::spawn({
        let office = office.clone();
        async move { office.deliver(message, order_id).await }
    });
    tokio::time::sleep(Duration::from_millis(300)).await;
    organizer.batch_execute("commit").await.expect("committed");
    assert_eq!(issued.await.expect("no panic"), 204);
    office.count("tickets").await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_date_that_is_called_off_while_tickets_are_issued_has_none_or_their_refund() {
    let office = Arc::new(Office::open().await);
    assert_eq!(call_off_meanwhile(&office).await, 0);
    assert_eq!(office.count("refunds").await, 1);
    check_invariants(&office.test).await;
}

/// The same race with the guard taken out: the lock on the event.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn without_the_lock_on_the_event_tickets_are_issued_that_nobody_refunds() {
    let office = Arc::new(Office::open().await);
    let find = "select pg_get_functiondef('lock_to_issue'::regproc)";
    let found = office.client.query_one(find, &[]).await;
    let function: String = found.expect("the function exists").get(0);
    assert_eq!(function.matches("    for share;").count(), 1);
    office
        .execute(&function.replace("    for share;", "    ;"))
        .await;
    assert_eq!(call_off_meanwhile(&office).await, 2);
    assert!(
        !violations(&office.test).await.is_empty(),
        "the invariants must notice"
    );
}
