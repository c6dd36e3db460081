//! What the organizer, or the clock, may do to an order between two steps of its purchase.

use futures::future::join_all;
use guichet_testing::{check_invariants, now, orders};
use jiff::SignedDuration;
use serde_json::json;
use uuid::Uuid;

use crate::support::{BANK_SECRET, Office, webhook};

/// What ends the sale of what was held, with the reason that is told.
const ENDS: [(&str, &str); 4] = [
    (
        "update occurrences set status = 'cancelled'",
        "date_cancelled",
    ),
    ("update events set status = 'cancelled'", "date_cancelled"),
    ("update events set status = 'draft'", "event_withdrawn"),
    (
        "update occurrences set starts_at = '2026-06-01T04:00:00Z', ends_at = '2026-06-01T08:00:00Z'",
        "date_over",
    ),
];

async fn execute(office: &Office, statement: &str) {
    let done = office.client.batch_execute(statement).await;
    done.unwrap_or_else(|error| panic!("{statement}: {error:?}"));
}

/// The reason of each refund of an order, with the amount.
async fn refunds(office: &Office, order_id: Uuid) -> Vec<String> {
    let query = "select coalesce(array_agg(reason || ' ' || amount), '{}') from refunds where order_id = $1";
    office.one(query, order_id).await
}

async fn mails(office: &Office, order_id: Uuid) -> Vec<String> {
    let query = "select coalesce(array_agg(kind), '{}') from mails where order_id = $1";
    office.one(query, order_id).await
}

#[tokio::test]
async fn what_does_not_take_place_is_not_paid_for() {
    for (end, reason) in ENDS {
        let office = Office::open().await;
        let order_id = orders::placed(&office.client, &office.sale, 2, now()).await;
        execute(&office, end).await;
        for provider in ["demo", "offline"] {
            let (status, problem) = office.start(order_id, provider, provider).await;
            let name = format!("/problems/{}", reason.replace('_', "-"));
            assert_eq!((status, &problem["type"]), (409, &json!(name)), "{end}");
        }
        assert_eq!(office.count("payments").await, 0);
        check_invariants(&office.test).await;
    }
}

#[tokio::test]
async fn an_open_attempt_is_not_given_again_for_what_does_not_take_place() {
    let office = Office::open().await;
    execute(&office, "update occurrences set starts_at = starts_at + interval '9 days', ends_at = ends_at + interval '9 days'").await;
    let order_id = orders::placed(&office.client, &office.sale, 2, now()).await;
    assert_eq!(office.start(order_id, "offline", "k1").await.0, 201);
    execute(&office, ENDS[0].0).await;
    let (status, problem) = office.start(order_id, "offline", "k2").await;
    assert_eq!(
        (status, &problem["type"]),
        (409, &json!("/problems/date-cancelled"))
    );
}

#[tokio::test]
async fn money_for_what_does_not_take_place_goes_back_once_and_is_told_once() {
    for (end, reason) in ENDS {
        let office = Office::open().await;
        let order_id = orders::placed(&office.client, &office.sale, 2, now()).await;
        let payment_id = orders::payment(&office.client, order_id, now()).await;
        execute(&office, end).await;
        let event = office.paid_event(payment_id).await;
        let (status, received) = office.tell(&event).await;
        assert_eq!(
            (status, &received["outcome"]),
            (200, &json!("late")),
            "{end}"
        );
        assert_eq!(office.tell(&event).await.1["outcome"], "duplicate");
        assert_eq!(office.payment_status(payment_id).await, "late");
        let ended = if reason == "date_over" {
            "expired"
        } else {
            "cancelled"
        };
        assert_eq!(office.order_status(order_id).await, ended, "{end}");
        assert_eq!(refunds(&office, order_id).await, [format!("{reason} 2500")]);
        assert_eq!(mails(&office, order_id).await, ["late_payment_refunded"]);
        assert_eq!(office.count("outbox where topic = 'order-paid'").await, 0);
        assert_eq!(office.count("claims").await, 0);
        check_invariants(&office.test).await;
    }
}

/// A hold that has ended is taken again for a late payer, but not of a date that was called off.
#[tokio::test]
async fn however_late_the_money_comes_after_the_date_was_called_off_it_goes_back() {
    for (later, swept) in [(1, false), (3_600, false), (3_600, true), (250_560, true)] {
        let office = Office::open().await;
        let order_id = orders::placed(&office.client, &office.sale, 1, now()).await;
        let payment_id = orders::payment(&office.client, order_id, now()).await;
        execute(&office, ENDS[0].0).await;
        office.clock.advance(SignedDuration::from_secs(later));
        if swept {
            let sweep = "select expire_orders($1, 100)";
            let swept = office.client.execute(sweep, &[&office.clock.now()]).await;
            swept.expect("swept");
        }
        let (_, received) = office.tell(&office.paid_event(payment_id).await).await;
        assert_eq!(received["outcome"], "late");
        let ended = if later < 900 { "cancelled" } else { "expired" };
        assert_eq!(office.order_status(order_id).await, ended);
        assert_eq!(refunds(&office, order_id).await, ["date_cancelled 1250"]);
        assert_eq!(mails(&office, order_id).await, ["late_payment_refunded"]);
        check_invariants(&office.test).await;
    }
}

#[tokio::test]
async fn a_transfer_that_the_bank_confirms_after_the_date_was_called_off_goes_back() {
    let office = Office::open().await;
    let order_id = orders::placed(&office.client, &office.sale, 2, now()).await;
    let (_, payment) = office.start(order_id, "offline", "k1").await;
    let payment_id: Uuid = payment["id"].as_str().unwrap().parse().unwrap();
    execute(&office, ENDS[0].0).await;
    office.clock.advance(SignedDuration::from_hours(69));
    let event = office.paid_event(payment_id).await;
    let confirmed = webhook("offline", BANK_SECRET, &event, office.clock.now());
    assert_eq!(office.call(confirmed).await.1["outcome"], "late");
    assert_eq!(office.order_status(order_id).await, "cancelled");
    assert_eq!(refunds(&office, order_id).await, ["date_cancelled 2500"]);
    check_invariants(&office.test).await;
}

#[tokio::test]
async fn of_orders_that_are_paid_together_only_those_for_the_date_that_is_off_are_sent_back() {
    let office = Office::open().await;
    execute(&office, "update pools set capacity = 100").await;
    let other = office
        .sale
        .event
        .occurrence(&office.client, now() + SignedDuration::from_hours(192))
        .await;
    let (mut events, mut off) = (Vec::new(), Vec::new());
    for number in 0..20 {
        let order_id = orders::placed(&office.client, &office.sale, 2, now()).await;
        let payment_id = orders::payment(&office.client, order_id, now()).await;
        events.push(office.paid_event(payment_id).await);
        // One of its two dates is enough.
        if number % 4 == 0 {
            let moved = "update lines set occurrence_id = $2 where order_id = $1 and position = 2";
            let moved = office.client.execute(moved, &[&order_id, &other]).await;
            assert_eq!(moved.expect("moved"), 1);
            off.push(order_id);
        }
    }
    let cancel = "update occurrences set status = 'cancelled' where occurrence_id = $1";
    office
        .client
        .execute(cancel, &[&other])
        .await
        .expect("called off");
    let told = join_all(events.iter().map(|event| office.tell(event))).await;
    for (number, (_, received)) in told.iter().enumerate() {
        let expected = if number % 4 == 0 { "late" } else { "paid" };
        assert_eq!(received["outcome"], expected, "{number}");
    }
    for order_id in off {
        assert_eq!(refunds(&office, order_id).await, ["date_cancelled 2500"]);
    }
    check_invariants(&office.test).await;
}

#[tokio::test]
async fn a_second_payment_of_a_paid_order_is_one_too_many_also_when_its_date_is_off() {
    let office = Office::open().await;
    let order_id = orders::placed(&office.client, &office.sale, 1, now()).await;
    let first = orders::payment(&office.client, order_id, now()).await;
    let second = orders::payment(&office.client, order_id, now()).await;
    office.tell(&office.paid_event(first).await).await;
    execute(&office, ENDS[0].0).await;
    office.tell(&office.paid_event(second).await).await;
    assert_eq!(office.order_status(order_id).await, "paid");
    assert_eq!(refunds(&office, order_id).await, ["duplicate_payment 1250"]);
    check_invariants(&office.test).await;
}

#[tokio::test]
async fn what_was_held_keeps_what_it_was_promised_whatever_becomes_of_the_offer() {
    for change in [
        "update rates set price = 9900",
        "update rates set sale_during = '(,2026-01-01T00:00:00Z)'",
        "update rates set needs_code = true",
        "update pools set capacity = taken",
        "delete from rate_pools",
        "update events set maximum_places_per_order = 1, currency = 'CHF'",
    ] {
        let office = Office::open().await;
        let order_id = orders::placed(&office.client, &office.sale, 2, now()).await;
        execute(&office, change).await;
        let (status, payment) = office.start(order_id, "offline", "k1").await;
        assert_eq!(status, 201, "{change}");
        assert_eq!(
            payment["amount"],
            json!({"amount": 2500, "currency": "EUR"})
        );
        let payment_id: Uuid = payment["id"].as_str().unwrap().parse().unwrap();
        let event = office.paid_event(payment_id).await;
        let confirmed = webhook("offline", BANK_SECRET, &event, office.clock.now());
        assert_eq!(
            office.call(confirmed).await.1["outcome"],
            "paid",
            "{change}"
        );
        check_invariants(&office.test).await;
    }
}

/// Its places were free again and were taken from the offer, as the organizer may.
#[tokio::test]
async fn a_late_payer_does_not_get_places_that_the_room_no_longer_has() {
    let office = Office::open().await;
    let order_id = orders::placed(&office.client, &office.sale, 3, now()).await;
    let payment_id = orders::payment(&office.client, order_id, now()).await;
    office.clock.advance(SignedDuration::from_hours(2));
    let sweep = "select expire_orders($1, 100)";
    let swept = office.client.execute(sweep, &[&office.clock.now()]).await;
    swept.expect("swept");
    execute(&office, "update pools set capacity = 2").await;
    let (_, received) = office.tell(&office.paid_event(payment_id).await).await;
    assert_eq!(received["outcome"], "late");
    assert_eq!(refunds(&office, order_id).await, ["late_payment 3750"]);
    check_invariants(&office.test).await;
}
