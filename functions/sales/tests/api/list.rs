use guichet_testing::offer::Sale;
use guichet_testing::{check_invariants, now, orders};
use jiff::SignedDuration;

use crate::desk::{Desk, PRICE};

#[tokio::test]
async fn the_newest_order_comes_first_and_a_cursor_leads_to_the_others() {
    let desk = Desk::open().await;
    let mut sold = Vec::new();
    for _ in 0..5 {
        sold.insert(0, desk.sell(1).await);
        desk.clock.advance(SignedDuration::from_secs(1));
    }
    let first = desk.get("?limit=2").await;
    assert_eq!(first.ids(), sold[..2]);
    let cursor = first.body["next_cursor"].as_str().expect("more");
    let rest = desk.get(&format!("?limit=4&cursor={cursor}")).await;
    assert_eq!(rest.ids(), sold[2..]);
    assert!(rest.body.get("next_cursor").is_none());
}

#[tokio::test]
async fn a_line_says_who_ordered_what_and_what_went_back() {
    let desk = Desk::open().await;
    let order_id = desk.sell(2).await;
    desk.execute(
        "insert into refunds (refund_id, payment_id, order_id, amount, currency, reason, created_at)
        select gen_random_uuid(), payment_id, order_id, 300, 'EUR', 'cancelled_by_organizer', $2 from payments where order_id = $1",
        &[&order_id, &now()],
    )
    .await;
    let answer = desk.get("").await;
    let line = &answer.body["items"][0];
    assert_eq!(line["status"], "paid");
    assert_eq!(line["contact"]["email"], "ada@example.org");
    assert_eq!(
        (&line["lines"], &line["cancelled_lines"]),
        (&2.into(), &0.into())
    );
    assert_eq!(line["total"]["amount"], 2 * PRICE);
    assert_eq!(line["refunded"]["amount"], 300);
    assert_eq!(line["refund_open"], true);
    assert_eq!(desk.list("?refund_open=true").await, [order_id]);
    check_invariants(&desk.test).await;
}

#[tokio::test]
async fn a_cart_is_listed_only_where_carts_are_asked_for() {
    let desk = Desk::open().await;
    let held = orders::held(&desk.client, &desk.sale, 1, now()).await;
    let placed = orders::placed(&desk.client, &desk.sale, 1, now()).await;
    let paid = desk.sell(1).await;
    let mut all = desk.list("").await;
    all.sort();
    let mut expected = [placed, paid];
    expected.sort();
    assert_eq!(all, expected);
    assert_eq!(desk.list("?status=held").await, [held]);
    assert_eq!(desk.list("?status=placed").await, [placed]);
    assert_eq!(desk.list("?status=paid").await, [paid]);
    // Its time is over, whether anything has written so or not; a cart that was never placed is no order.
    desk.clock.advance(orders::HOLD);
    assert_eq!(desk.list("?status=expired").await, [placed]);
}

#[tokio::test]
async fn orders_are_filtered_by_event_date_product_and_when_they_were_placed() {
    let desk = Desk::open().await;
    let first = desk.sell(1).await;
    desk.clock.advance(SignedDuration::from_hours(1));
    let later = desk.clock.now();
    let second = desk.sell(1).await;
    let (event, date, product) = (
        desk.sale.event.event_id,
        desk.sale.occurrence_id,
        desk.sale.product_id,
    );
    let both = [second, first];
    for query in [
        format!("?event_id={event}"),
        format!("?occurrence_id={date}"),
        format!("?product_id={product}"),
    ] {
        assert_eq!(desk.list(&query).await, both, "{query}");
    }
    for name in ["event_id", "occurrence_id", "product_id"] {
        assert!(desk.list(&format!("?{name}={first}")).await.is_empty());
    }
    assert_eq!(desk.list(&format!("?placed_from={later}")).await, [second]);
    assert_eq!(desk.list(&format!("?placed_before={later}")).await, [first]);
}

#[tokio::test]
async fn nobody_sees_orders_of_another_organizer_or_of_events_that_are_not_theirs() {
    let desk = Desk::open().await;
    let mine = desk.sell(1).await;
    let theirs = Sale::open(&desk.client, now(), 10, PRICE).await;
    let other = desk.sell_of(&theirs, 1).await;
    assert_eq!(desk.list("").await, [mine]);
    assert_eq!(desk.list("?search=lovelace").await, [mine]);
    for rest in ["", "/timeline"] {
        assert_eq!(desk.get(&format!("/{other}{rest}")).await.status, 404);
    }

    let stranger = desk
        .person_of(theirs.event.organizer_id, "owner", None)
        .await;
    for rest in [
        String::new(),
        format!("/{mine}"),
        format!("/{mine}/timeline"),
    ] {
        assert_eq!(desk.get_as(&stranger, &rest).await.status, 404);
    }

    let nothing = desk.person("sales", Some(&[])).await;
    assert!(desk.get_as(&nothing, "").await.ids().is_empty());
    assert!(
        desk.get_as(&nothing, "?search=lovelace")
            .await
            .ids()
            .is_empty()
    );
    for rest in ["", "/timeline"] {
        let answer = desk.get_as(&nothing, &format!("/{mine}{rest}")).await;
        assert_eq!(answer.status, 404);
    }
    let one = desk
        .person("sales", Some(&[desk.sale.event.event_id]))
        .await;
    assert_eq!(desk.get_as(&one, "").await.ids(), [mine]);
    assert_eq!(desk.get_as(&one, &format!("/{mine}")).await.status, 200);
}

#[tokio::test]
async fn the_gate_sees_no_orders_and_an_accountant_does() {
    let desk = Desk::open().await;
    let gate = desk.person("gate", None).await;
    assert_eq!(desk.get_as(&gate, "").await.status, 403);
    for role in ["manager", "sales", "accountant"] {
        let who = desk.person(role, None).await;
        assert_eq!(desk.get_as(&who, "").await.status, 200, "{role}");
    }
}
