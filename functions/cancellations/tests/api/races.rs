use std::sync::Arc;
use std::time::Duration;

use guichet_testing::{check_invariants, orders};
use jiff::Timestamp;
use serde_json::json;
use tokio_postgres::Client;
use uuid::Uuid;

use crate::office::Office;
use crate::orders_ended::pay;

const WHILE: Duration = Duration::from_millis(300);

async fn begin(office: &Office) -> Client {
    let client = office.test.client().await;
    client.batch_execute("begin").await.expect("begun");
    client
}

/// A buyer's money comes in a transaction that ends while the order is ended. Answers the order.
async fn pay_meanwhile(office: &Arc<Office>) -> Uuid {
    let now = office.clock.now();
    let order_id = orders::placed(&office.client, &office.sale, 2, now).await;
    let payment = orders::payment(&office.client, order_id, now).await;
    let provider = begin(office).await;
    assert_eq!(pay(&provider, payment).await, "paid");
    let called_off = office.call_off_date(true).await;
    let ended = tokio::spawn({
        let office = office.clone();
        async move { office.deliver(called_off.message, called_off.id).await }
    });
    tokio::time::sleep(WHILE).await;
    provider.batch_execute("commit").await.expect("committed");
    assert_eq!(ended.await.expect("no panic"), 204);
    order_id
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_order_that_is_paid_while_it_is_ended_has_its_money_back() {
    let office = Arc::new(Office::open().await);
    let order_id = pay_meanwhile(&office).await;
    assert_eq!(office.status(order_id).await, "cancelled");
    assert_eq!(office.refunds(order_id).await, ["date_cancelled 2500"]);
    check_invariants(&office.test).await;
}

/// The same race with its guards taken out: the locks on the orders and on what they claim.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn without_the_locks_it_is_ended_as_unpaid_and_the_money_stays() {
    let office = Arc::new(Office::open().await);
    let find = "select pg_get_functiondef('continue_cancellation'::regproc)";
    let found = office.client.query_one(find, &[]).await;
    let mut function: String = found.expect("the function exists").get(0);
    for guard in ["o.order_id for update;", "c.pool_id for update;"] {
        assert_eq!(function.matches(guard).count(), 1, "{guard}");
        function = function.replace(guard, &guard.replace(" for update", ""));
    }
    office.run(&function).await;
    let order_id = pay_meanwhile(&office).await;
    assert_eq!(office.status(order_id).await, "cancelled");
    assert_eq!(office.refunds(order_id).await, [""; 0]);
}

/// Fulfilment has begun before the date is called off, and commits its tickets after.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn tickets_that_are_issued_meanwhile_are_revoked_and_refunded() {
    let office = Arc::new(Office::open().await);
    let now = office.clock.now();
    let (order_id, message) = orders::paid(&office.client, &office.sale, 2, now).await;
    let fulfilment = begin(&office).await;
    let request = json!([{"order_id": order_id, "ids": ids(), "trace": null}]);
    let locked = fulfilment
        .query_one(
            "select status from lock_to_issue($1, $2)",
            &[&request, &now],
        )
        .await;
    assert_eq!(locked.expect("locked").get::<_, String>(0), "paid");
    let ended = tokio::spawn({
        let office = office.clone();
        async move {
            let called_off = office.call_off_date(true).await;
            office.finish(called_off).await
        }
    });
    tokio::time::sleep(WHILE).await;
    orders::issue_tickets(&fulfilment, order_id, message, now).await;
    fulfilment.batch_execute("commit").await.expect("committed");
    assert_eq!(ended.await.expect("no panic"), 1);
    assert_eq!(office.lines(order_id).await, ["cancelled revoked"; 2]);
    assert_eq!(office.refunds(order_id).await, ["date_cancelled 2500"]);
    check_invariants(&office.test).await;
}

fn ids() -> Vec<Uuid> {
    (1..=4).map(Uuid::from_u128).collect()
}

/// It ends by its time, and meanwhile can neither be placed nor paid.
#[tokio::test]
async fn what_is_held_in_the_moment_of_calling_off_cannot_be_sold() {
    let office = Office::open().await;
    let now = office.clock.now();
    let buyer = begin(&office).await;
    let order_id = orders::held(&buyer, &office.sale, 2, now).await;
    let called_off = office.call_off_date(true).await;
    office.finish(called_off).await;
    buyer.batch_execute("commit").await.expect("committed");
    assert_eq!(office.status(order_id).await, "held");
    assert_eq!(settle(&office, order_id, now).await, "date_cancelled");
    check_invariants(&office.test).await;
}

async fn settle(office: &Office, order_id: Uuid, now: Timestamp) -> String {
    let statement = "select settle_order($1, $2, gen_random_uuid(), null)";
    let settled = office.client.query_one(statement, &[&order_id, &now]).await;
    settled.expect("answered").get(0)
}

/// A buyer who ends an order themselves, at the same time: it is ended once.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_order_that_its_buyer_cancels_meanwhile_is_refunded_once() {
    let office = Arc::new(Office::open().await);
    let order_id = office.sell(2).await;
    let buyer = begin(&office).await;
    let cancel = "with cancelled as (select cancel_order($1, $2)) select request_refund(gen_random_uuid(), payment_id, captured,
        'cancelled_by_buyer', gen_random_uuid(), $2, null) from payments, cancelled";
    let now = office.clock.now();
    let cancelled = buyer.execute(cancel, &[&order_id, &now]).await;
    cancelled.expect("cancelled");
    let called_off = office.call_off_date(true).await;
    let ended = tokio::spawn({
        let office = office.clone();
        async move { office.finish(called_off).await }
    });
    tokio::time::sleep(WHILE).await;
    buyer.batch_execute("commit").await.expect("committed");
    ended.await.expect("no panic");
    assert_eq!(office.refunds(order_id).await, ["cancelled_by_buyer 2500"]);
    check_invariants(&office.test).await;
}
