use std::sync::Arc;

use guichet_testing::{check_invariants, now, orders, shows, violations};
use tokio::task::JoinSet;

use crate::support::{DEMO_SECRET, Office, webhook};

/// Delivers the same event 20 times at once; answers how often it was said to have paid.
async fn deliver_20_times(office: &Arc<Office>) -> usize {
    let order_id = orders::placed(&office.client, &office.sale, 2, now()).await;
    let payment_id = orders::payment(&office.client, order_id, now()).await;
    let event = office.paid_event(payment_id).await;
    let mut deliveries = JoinSet::new();
    for delivery in 0..20 {
        let app = [&office.app, &office.another][delivery % 2].clone();
        let delivered = webhook("demo", DEMO_SECRET, &event, office.clock.now());
        let office = office.clone();
        deliveries.spawn(async move { office.call_as(&app, delivered).await });
    }
    let answers = deliveries.join_all().await;
    answers
        .iter()
        .filter(|(status, body)| *status == 200 && body["outcome"] == "paid")
        .count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_webhook_delivered_20_times_at_once_pays_once() {
    let office = Arc::new(Office::open().await);
    assert_eq!(deliver_20_times(&office).await, 1);
    assert_eq!(office.count("ledger_entries").await, 1);
    assert_eq!(office.count("outbox where topic = 'order-paid'").await, 1);
    check_invariants(&office.test).await;
}

/// The same race with the guards taken out: the lock on order and payment, and the event's primary key.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn without_its_guards_the_same_webhook_captures_more_than_once() {
    let office = Arc::new(Office::open().await);
    for (function, guards) in [
        (
            "receive_payment",
            &[
                ("for update of o;", ";"),
                ("for no key update;", "; perform pg_sleep(0.05);"),
                ("on conflict (provider, provider_event_id) do nothing", ""),
            ],
        ),
        (
            "receive_payments",
            &[
                ("    for update;", "    ;"),
                // Both instances have looked before one of them has written.
                (
                    "where a.first and",
                    "where a.first and (select pg_sleep(0.3))::text = '' and",
                ),
                ("on conflict (provider, provider_event_id) do nothing", ""),
            ],
        ),
    ] {
        let find = "select pg_get_functiondef($1::text::regproc)";
        let found = office.client.query_one(find, &[&function]).await;
        let mut mutant: String = found.expect("the function exists").get(0);
        for (guard, without) in guards {
            assert_eq!(mutant.matches(guard).count(), 1, "{function}: {guard}");
            mutant = mutant.replace(guard, without);
        }
        let changed = office.client.batch_execute(&mutant).await;
        changed.expect("the mutant is legal");
    }
    office
        .client
        .batch_execute("alter table webhook_events drop constraint webhook_events_pkey")
        .await
        .expect("the guard is gone");
    let captures_twice = async || {
        let before = office.count("ledger_entries").await;
        deliver_20_times(&office).await;
        office.count("ledger_entries").await > before + 1
    };
    assert!(
        shows(captures_twice).await,
        "the race must show without its guards"
    );
    assert!(
        !violations(&office.test).await.is_empty(),
        "the invariants must notice"
    );
}
