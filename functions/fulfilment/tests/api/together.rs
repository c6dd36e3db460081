use futures::future::join_all;
use guichet_testing::offer::Sale;
use guichet_testing::{check_invariants, now, orders};

use crate::support::Office;

#[tokio::test]
async fn what_is_paid_at_the_same_time_is_issued_together() {
    let office = Office::open().await;
    let mut sold = Vec::new();
    for _ in 0..40 {
        sold.push(office.sell(2).await);
    }
    let delivered = sold
        .iter()
        .map(|(order_id, message)| office.deliver(*message, *order_id));
    assert_eq!(join_all(delivered).await, [204; 40]);
    assert_eq!(office.serials().await, (1..=80).collect::<Vec<_>>());
    // One at a time they would be forty.
    let transactions = "(select distinct xmin::text from tickets) as transactions";
    let transactions = office.count(transactions).await;
    assert!(transactions <= 10, "{transactions} transactions");
    check_invariants(&office.test).await;
}

#[tokio::test]
async fn an_event_whose_key_cannot_be_opened_does_not_stop_the_others() {
    let office = Office::open().await;
    let (order_id, message) = office.sell(1).await;
    office.deliver(message, order_id).await;
    office
        .execute("update signing_keys set sealed_private_key = set_byte(sealed_private_key, 40, 7)")
        .await;
    let other = Sale::open(&office.client, now(), 100, 1250).await;
    let mut sold = vec![office.sell(1).await];
    for _ in 0..9 {
        sold.push(orders::paid(&office.client, &other, 1, now()).await);
    }
    let delivered = sold
        .iter()
        .map(|(order_id, message)| office.deliver(*message, *order_id));
    let mut expected = [204; 10];
    expected[0] = 500;
    assert_eq!(join_all(delivered).await, expected);
    assert_eq!(office.count("tickets").await, 10);
    check_invariants(&office.test).await;
}

#[tokio::test]
async fn two_messages_about_one_order_at_once_issue_its_tickets_once() {
    let office = Office::open().await;
    let (order_id, message) = office.sell(3).await;
    let again = uuid::Uuid::from_u128(5);
    let delivered = [message, message, again].map(|message| office.deliver(message, order_id));
    assert_eq!(join_all(delivered).await, [204; 3]);
    assert_eq!(office.serials().await, [1, 2, 3]);
    assert_eq!(office.count("mails").await, 1);
    check_invariants(&office.test).await;
}
