use std::sync::Arc;

use guichet_testing::{now, orders};
use jiff::SignedDuration;
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::support::Office;

/// An order whose tickets were mailed when they were issued.
async fn mailed(office: &Office) -> Uuid {
    let (order_id, _) = office.sell(1).await;
    let mail = "select queue_mail(gen_random_uuid(), $1, 'tickets', gen_random_uuid(), $2, null)";
    office
        .execute(mail, &[&order_id, &office.clock.now()])
        .await;
    order_id
}

#[tokio::test]
async fn the_mail_goes_to_the_orders_own_address_once_more() {
    let office = Office::open().await;
    let order_id = mailed(&office).await;
    office.clock.advance(SignedDuration::from_secs(60));
    let answer = office.send_again(order_id).await;
    assert_eq!((answer.status, answer.body.len()), (202, 0));
    let promised = "mails m join outbox b on b.payload ->> 'mail_id' = m.mail_id::text
        where m.kind = 'tickets' and m.recipient = 'ada@example.org' and b.topic = 'mail-requested'";
    assert_eq!(office.count(promised).await, 2);
    let traced: Option<String> = office
        .client
        .query_one(
            "select trace from outbox order by created_at desc limit 1",
            &[],
        )
        .await
        .expect("a promise")
        .get(0);
    assert!(traced.is_some(), "the promise carries the request's trace");
}

#[tokio::test]
async fn it_is_sent_again_at_most_once_a_minute() {
    let office = Office::open().await;
    let order_id = mailed(&office).await;
    office.clock.advance(SignedDuration::from_millis(29_500));
    let answer = office.send_again(order_id).await;
    answer.refuses(429, "mail-limit");
    // Half a second more than 30: who comes back after 31 is not sent away again.
    assert_eq!(answer.header("retry-after"), Some("31"));
    office.clock.advance(SignedDuration::from_secs(31));
    assert_eq!(office.send_again(order_id).await.status, 202);
    office.send_again(order_id).await.refuses(429, "mail-limit");
    assert_eq!(office.count("mails").await, 2);
}

#[tokio::test]
async fn it_is_sent_at_most_twenty_times_in_all() {
    let office = Office::open().await;
    let order_id = mailed(&office).await;
    for _ in 2..=20 {
        office.clock.advance(SignedDuration::from_hours(1));
        assert_eq!(office.send_again(order_id).await.status, 202);
    }
    office.clock.advance(SignedDuration::from_hours(1));
    let answer = office.send_again(order_id).await;
    answer.refuses(429, "mail-limit");
    assert_eq!(answer.header("retry-after"), None, "no use in coming back");
    assert_eq!(office.count("mails").await, 20);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn ten_clicks_at_once_are_one_mail() {
    let office = Arc::new(Office::open().await);
    let (order_id, _) = office.sell(1).await;
    let mut clicks = JoinSet::new();
    for _ in 0..10 {
        let office = office.clone();
        clicks.spawn(async move { office.send_again(order_id).await.status });
    }
    let statuses = clicks.join_all().await;
    let accepted = statuses.iter().filter(|status| **status == 202).count();
    assert_eq!(accepted, 1, "{statuses:?}");
    assert_eq!(office.count("mails").await, 1);
}

#[tokio::test]
async fn without_valid_tickets_there_is_nothing_to_send() {
    let office = Office::open().await;
    let placed = orders::placed(&office.client, &office.sale, 1, now()).await;
    let (paid, _) = orders::paid(&office.client, &office.sale, 1, now()).await;
    let (cancelled, _) = office.sell(1).await;
    office.cancel(cancelled, "k1").await;
    for order_id in [placed, paid, cancelled] {
        office.send_again(order_id).await.refuses(409, "no-tickets");
    }
    assert_eq!(office.count("mails where kind = 'tickets'").await, 0);
}
