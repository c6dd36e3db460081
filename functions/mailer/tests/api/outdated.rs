//! Mails that were promised and are no longer true when they are to be sent.

use guichet_testing::{now, orders};
use uuid::Uuid;

use crate::support::Office;

async fn is_given_up(office: &Office, mail_id: Uuid) {
    assert_eq!(office.deliver(mail_id).await, 204);
    let row = office.row(mail_id).await;
    assert_eq!(row.status, "failed");
    assert_eq!(
        row.failure.as_deref(),
        Some("what it was to say was no longer so")
    );
    assert_eq!(office.server.received().len(), 0);
}

#[tokio::test]
async fn tickets_of_an_order_that_was_cancelled_meanwhile_are_not_sent() {
    let office = Office::open().await;
    let order_id = office.sell(1).await;
    let mail_id = office.promise(order_id, "tickets").await;
    let end = "select cancel_order($1, $2)";
    office.execute(end, &[&order_id, &now()]).await;
    is_given_up(&office, mail_id).await;
}

#[tokio::test]
async fn nobody_is_asked_to_pay_for_an_order_that_is_paid_or_over() {
    let office = Office::open().await;
    let paid = office.sell(1).await;
    let expired = orders::placed(&office.client, &office.sale, 1, now()).await;
    office.clock.advance(orders::HOLD);
    for order_id in [paid, expired] {
        let mail_id = office.promise(order_id, "payment_instructions").await;
        is_given_up(&office, mail_id).await;
    }
}

#[tokio::test]
async fn nobody_is_told_that_an_order_has_expired_that_was_paid_after_all() {
    let office = Office::open().await;
    let order_id = office.sell(1).await;
    let mail_id = office.promise(order_id, "order_expired").await;
    is_given_up(&office, mail_id).await;
}
