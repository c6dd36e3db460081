use guichet_testing::{check_invariants, now, orders};
use jiff::SignedDuration;
use serde_json::json;
use uuid::Uuid;

use crate::support::{Office, euros};

const HOUR: SignedDuration = SignedDuration::from_hours(1);
const SECOND: SignedDuration = SignedDuration::from_secs(1);

#[tokio::test]
async fn a_paid_order_ends_and_its_money_goes_back_less_the_fee() {
    let office = Office::open().await;
    let (order_id, _) = office.sell(3).await;
    let answer = office.cancel(order_id, "k1").await;
    assert_eq!(answer.status, 200);
    let order = answer.json();
    assert_eq!(order["status"], "cancelled");
    assert_eq!(order["cancellation"]["allowed"], json!(false));
    assert_eq!(order["refunds"].as_array().map(Vec::len), Some(1));
    assert_eq!(order["refunds"][0]["amount"], euros(3375));
    assert_eq!(order["refunds"][0]["status"], "pending");
    assert_eq!(order["refunds"][0]["reason"], "cancelled_by_buyer");
    for line in order["lines"].as_array().expect("lines") {
        assert_eq!(line["status"], "cancelled");
        assert_eq!(line["ticket"]["status"], "revoked");
    }
    assert_eq!(
        office
            .count("outbox where topic = 'refund-requested'")
            .await,
        1
    );
    assert_eq!(
        office.count("mails where kind = 'order_cancelled'").await,
        1
    );
    check_invariants(&office.test).await;
}

#[tokio::test]
async fn its_places_can_be_bought_at_once() {
    let office = Office::open().await;
    let (order_id, _) = office.sell(30).await;
    let hold = async |quantity| {
        let id = Uuid::from_u128(9);
        orders::hold(&office.client, &office.sale, id, quantity, now()).await
    };
    assert_eq!(hold(1).await, "unavailable");
    office.cancel(order_id, "k1").await;
    assert_eq!(hold(30).await, "held");
    check_invariants(&office.test).await;
}

#[tokio::test]
async fn half_a_cent_of_the_fee_is_rounded_to_the_even_side() {
    let office = Office::open().await;
    for (price, refund) in [(25, 23), (35, 31), (45, 41)] {
        let change = "update rates set price = $2 where rate_id = $1";
        office
            .execute(change, &[&office.sale.rate_id, &i64::from(price)])
            .await;
        let (order_id, _) = office.sell(1).await;
        let order = office.cancel(order_id, "k1").await.json();
        assert_eq!(order["refunds"][0]["amount"], euros(refund));
    }
    check_invariants(&office.test).await;
}

#[tokio::test]
async fn where_the_fee_is_everything_nothing_goes_back() {
    let office = Office::open().await;
    let terms = "cancellation_fee_basis_points = 10000";
    office.sale.event.set(&office.client, terms).await;
    let (order_id, _) = office.sell(1).await;
    let order = office.cancel(order_id, "k1").await.json();
    assert_eq!(
        (&order["status"], &order["refunds"]),
        (&json!("cancelled"), &json!([]))
    );
    assert_eq!(
        office
            .count("outbox where topic = 'refund-requested'")
            .await,
        0
    );
    check_invariants(&office.test).await;
}

#[tokio::test]
async fn the_deadline_is_kept_to_the_second() {
    let office = Office::open().await;
    let (early, _) = office.sell(1).await;
    let (late, _) = office.sell(1).await;
    office.go_to(48 * HOUR + SECOND);
    assert_eq!(office.cancel(early, "k1").await.status, 200);
    office.go_to(48 * HOUR);
    let answer = office.cancel(late, "k1").await;
    answer.refuses(409, "not-cancellable");
    let order = office.get(late, "").await.json();
    assert_eq!(order["status"], "paid");
    assert_eq!(order["lines"][0]["ticket"]["status"], "valid");
    check_invariants(&office.test).await;
}

#[tokio::test]
async fn an_event_that_never_lets_buyers_cancel_does_not() {
    let office = Office::open().await;
    let terms = "cancellable_until_hours = null";
    office.sale.event.set(&office.client, terms).await;
    let (order_id, _) = office.sell(1).await;
    let answer = office.cancel(order_id, "k1").await;
    answer.refuses(409, "not-cancellable");
}

#[tokio::test]
async fn an_order_that_awaits_payment_ends_for_nothing_whatever_the_event_says() {
    let office = Office::open().await;
    let terms = "cancellable_until_hours = null";
    office.sale.event.set(&office.client, terms).await;
    let order_id = orders::placed(&office.client, &office.sale, 30, now()).await;
    orders::payment(&office.client, order_id, now()).await;
    let answer = office.cancel(order_id, "k1").await;
    assert_eq!(answer.status, 200);
    let order = answer.json();
    assert_eq!(
        (&order["status"], &order["refunds"]),
        (&json!("cancelled"), &json!([]))
    );
    assert_eq!(
        office
            .count("outbox where topic = 'refund-requested'")
            .await,
        0
    );
    assert_eq!(
        office.count("mails where kind = 'order_cancelled'").await,
        1
    );
    let again = orders::hold(&office.client, &office.sale, Uuid::from_u128(9), 30, now()).await;
    assert_eq!(again, "held");
    check_invariants(&office.test).await;
}

#[tokio::test]
async fn money_that_comes_for_a_cancelled_order_goes_back() {
    let office = Office::open().await;
    let order_id = orders::placed(&office.client, &office.sale, 1, now()).await;
    let payment_id = orders::payment(&office.client, order_id, now()).await;
    office.cancel(order_id, "k1").await;
    let ids: Vec<Uuid> = (1..=5).map(Uuid::from_u128).collect();
    let received =
        "select outcome from receive_payment('demo', 'evt_1', '{}', $1, 1250, 'EUR', $2, $3, null)";
    let row = office
        .client
        .query_one(received, &[&payment_id, &ids, &now()])
        .await;
    assert_eq!(row.expect("received").get::<_, String>(0), "late");
    let order = office.get(order_id, "").await.json();
    assert_eq!(order["status"], "cancelled");
    assert_eq!(order["refunds"][0]["amount"], euros(1250));
    check_invariants(&office.test).await;
}

#[tokio::test]
async fn an_order_that_is_not_placed_or_is_over_is_refused() {
    let office = Office::open().await;
    let held = orders::held(&office.client, &office.sale, 1, now()).await;
    let expired = orders::placed(&office.client, &office.sale, 1, now()).await;
    let (cancelled, _) = office.sell(1).await;
    office
        .cancel(held, "k1")
        .await
        .refuses(409, "not-cancellable");
    office.cancel(cancelled, "k1").await;
    let answer = office.cancel(cancelled, "k2").await;
    answer.refuses(409, "not-cancellable");
    office.clock.advance(orders::HOLD);
    let answer = office.cancel(expired, "k1").await;
    answer.refuses(409, "not-cancellable");
    check_invariants(&office.test).await;
}

#[tokio::test]
async fn the_same_key_gives_the_same_bytes() {
    let office = Office::open().await;
    let (order_id, _) = office.sell(2).await;
    let first = office.cancel(order_id, "k1").await;
    assert_eq!(first.status, 200);
    // Whatever has happened since.
    office
        .execute(
            "update refunds set status = 'failed' where order_id = $1",
            &[&order_id],
        )
        .await;
    office.clock.advance(HOUR);
    let again = office.cancel(order_id, "k1").await;
    assert_eq!((again.status, &again.body), (200, &first.body));
    assert_eq!(again.header("content-type"), first.header("content-type"));
    assert_eq!(office.count("refunds").await, 1);
}

#[tokio::test]
async fn a_refusal_frees_its_key() {
    let office = Office::open().await;
    let (order_id, _) = office.sell(1).await;
    office.go_to(HOUR);
    office
        .cancel(order_id, "k1")
        .await
        .refuses(409, "not-cancellable");
    let terms = "cancellable_until_hours = 0";
    office.sale.event.set(&office.client, terms).await;
    assert_eq!(office.cancel(order_id, "k1").await.status, 200);
}

#[tokio::test]
async fn a_key_is_needed() {
    let office = Office::open().await;
    let (order_id, _) = office.sell(1).await;
    let path = office.path(order_id, "/cancel");
    let request = guichet_http::Request::for_test(guichet_http::Method::POST, &path);
    let answer = office.call(request).await;
    answer.refuses(400, "invalid-idempotency-key");
}
