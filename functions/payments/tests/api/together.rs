use futures::future::join_all;
use guichet_testing::{check_invariants, now, orders};
use jiff::SignedDuration;

use crate::support::{Office, event};

#[tokio::test]
async fn money_for_many_orders_is_received_together_and_each_is_told_what_became_of_its_own() {
    let office = Office::open().await;
    office
        .client
        .batch_execute("update pools set capacity = 100")
        .await
        .expect("there is room");
    let late_order = orders::placed(&office.client, &office.sale, 1, now()).await;
    let late = orders::payment(&office.client, late_order, now()).await;
    office.clock.advance(SignedDuration::from_hours(2));
    let then = office.clock.now();
    let mut events = vec![office.paid_event(late).await];
    for _ in 0..40 {
        let order_id = orders::placed(&office.client, &office.sale, 2, then).await;
        let payment_id = orders::payment(&office.client, order_id, then).await;
        events.push(office.paid_event(payment_id).await);
    }
    let mismatched = orders::placed(&office.client, &office.sale, 2, then).await;
    let mismatched = orders::payment(&office.client, mismatched, then).await;
    events.push(event("evt_less", "payment.succeeded", mismatched, 1));
    // The same event twice at once.
    events.push(events[7].clone());

    let told = join_all(events.iter().map(|event| office.tell(event))).await;
    let count = |outcome: &str| {
        let such = told
            .iter()
            .filter(|(_, received)| received["outcome"] == outcome);
        such.count()
    };
    assert_eq!((count("paid"), count("duplicate")), (41, 1), "{told:?}");
    assert_eq!(told[41].1["outcome"], "mismatched");
    // One at a time they would be forty-one.
    let transactions = "(select distinct xmin::text from ledger_entries) as transactions";
    let transactions = office.count(transactions).await;
    assert!(transactions <= 12, "{transactions} transactions");
    check_invariants(&office.test).await;
}
