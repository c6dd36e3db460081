use guichet_testing::{check_invariants, now, orders, violations};
use jiff::SignedDuration;
use serde_json::json;
use uuid::Uuid;

use crate::support::{BANK_SECRET, DEMO_SECRET, Office, event, signed, webhook};

#[tokio::test]
async fn a_payment_makes_the_order_paid_and_promises_its_tickets() {
    let office = Office::open().await;
    let order_id = orders::placed(&office.client, &office.sale, 3, now()).await;
    let payment_id = orders::payment(&office.client, order_id, now()).await;
    let (status, received) = office.tell(&office.paid_event(payment_id).await).await;
    assert_eq!((status, &received["outcome"]), (200, &json!("paid")));
    assert_eq!(office.order_status(order_id).await, "paid");
    assert_eq!(office.count("outbox where topic = 'order-paid'").await, 1);
    check_invariants(&office.test).await;
}

#[tokio::test]
async fn an_event_is_acted_on_once() {
    let office = Office::open().await;
    let order_id = orders::placed(&office.client, &office.sale, 1, now()).await;
    let payment_id = orders::payment(&office.client, order_id, now()).await;
    let event = office.paid_event(payment_id).await;
    office.tell(&event).await;
    let (status, received) = office.tell(&event).await;
    assert_eq!((status, &received["outcome"]), (200, &json!("duplicate")));
    let mut other_id = event.clone();
    other_id["id"] = json!("evt_other");
    let (status, received) = office.tell(&other_id).await;
    assert_eq!((status, &received["outcome"]), (200, &json!("repeated")));
    assert_eq!(office.count("ledger_entries").await, 1);
    check_invariants(&office.test).await;
}

#[tokio::test]
async fn a_wrong_or_old_signature_is_refused_and_nothing_is_recorded() {
    let office = Office::open().await;
    let order_id = orders::placed(&office.client, &office.sale, 1, now()).await;
    let payment_id = orders::payment(&office.client, order_id, now()).await;
    let event = office.paid_event(payment_id).await;
    let too_old = now() - SignedDuration::from_secs(301);
    let too_new = now() + SignedDuration::from_secs(301);
    for request in [
        webhook("demo", "another secret", &event, now()),
        webhook("demo", BANK_SECRET, &event, now()),
        webhook("demo", DEMO_SECRET, &event, too_old),
        webhook("demo", DEMO_SECRET, &event, too_new),
        webhook("demo", DEMO_SECRET, &json!({"id": "x"}), now()),
    ] {
        let (status, problem) = office.call(request).await;
        assert_eq!(
            (status, &problem["type"]),
            (400, &json!("/problems/webhook-refused"))
        );
    }
    assert_eq!(office.order_status(order_id).await, "placed");
    assert_eq!(office.count("webhook_events").await, 0);
    let edge = now() - SignedDuration::from_secs(300);
    assert_eq!(
        office
            .call(webhook("demo", DEMO_SECRET, &event, edge))
            .await
            .0,
        200
    );
}

#[tokio::test]
async fn a_provider_that_sends_no_webhooks_here_is_not_found() {
    let office = Office::open().await;
    let event = event("evt_1", "payment.succeeded", Uuid::from_u128(1), 1);
    assert_eq!(
        office
            .call(webhook("nobody", DEMO_SECRET, &event, now()))
            .await
            .0,
        404
    );
    assert_eq!(
        office
            .call(webhook("free", DEMO_SECRET, &event, now()))
            .await
            .0,
        404
    );
    let without_bank = office.without_bank();
    assert_eq!(
        office
            .call_as(
                &without_bank,
                webhook("offline", BANK_SECRET, &event, now())
            )
            .await
            .0,
        404
    );
}

#[tokio::test]
async fn another_amount_or_currency_gives_no_ticket_and_goes_back() {
    let office = Office::open().await;
    for (amount, currency) in [(2499, "EUR"), (2501, "EUR"), (2500, "CHF"), (2500, "EURO")] {
        let order_id = orders::placed(&office.client, &office.sale, 2, now()).await;
        let payment_id = orders::payment(&office.client, order_id, now()).await;
        let mut event = office.paid_event(payment_id).await;
        event["amount"] = json!(amount);
        event["currency"] = json!(currency);
        let (status, received) = office.tell(&event).await;
        assert_eq!((status, &received["outcome"]), (200, &json!("mismatched")));
        assert_eq!(office.order_status(order_id).await, "placed");
        assert_eq!(office.payment_status(payment_id).await, "mismatched");
        let refund: String = office
            .one(
                "select amount || currency from refunds where payment_id = $1",
                payment_id,
            )
            .await;
        assert_eq!(refund, format!("{amount}{currency}"));
        // The buyer still sees what was asked for, and the order can be read whatever came.
        let order = guichet_order::load(&office.client, order_id).await;
        let order = order.expect("readable").expect("there");
        let asked = order.payment.expect("a payment").amount;
        assert_eq!((asked.amount, asked.currency.code()), (2500, "EUR"));
        check_invariants(&office.test).await;
        office
            .client
            .execute("select cancel_order($1, $2)", &[&order_id, &now()])
            .await
            .expect("room again");
    }
    assert_eq!(office.count("outbox where topic = 'order-paid'").await, 0);
    assert_eq!(
        office
            .count("outbox where topic = 'refund-requested'")
            .await,
        4
    );
}

#[tokio::test]
async fn what_a_provider_writes_that_the_database_cannot_hold_as_json_is_kept_as_text() {
    let office = Office::open().await;
    for (number, odd) in [r#""a\u0000b""#, "1e999", r#""\ud800""#].iter().enumerate() {
        let order_id = orders::placed(&office.client, &office.sale, 1, now()).await;
        let payment_id = orders::payment(&office.client, order_id, now()).await;
        let event = office.paid_event(payment_id).await.to_string();
        let event = event.replacen('{', &format!("{{\"odd\":{odd},"), 1);
        let (status, received) = office
            .call(signed("demo", DEMO_SECRET, event, office.clock.now()))
            .await;
        assert_eq!(
            (status, &received["outcome"]),
            (200, &json!("paid")),
            "{odd}"
        );
        let kept = "webhook_events where jsonb_typeof(body) = 'string'";
        assert_eq!(office.count(kept).await, i64::try_from(number).unwrap() + 1);
    }
}

#[tokio::test]
async fn a_field_that_the_database_cannot_hold_is_recorded_and_matches_nothing() {
    let office = Office::open().await;
    let order_id = orders::placed(&office.client, &office.sale, 1, now()).await;
    let payment_id = orders::payment(&office.client, order_id, now()).await;
    for (number, (kind, outcome)) in [
        ("payment.failed", "mismatched"),
        ("refund.succeeded", "unknown"),
        ("refund.failed", "unknown"),
        ("pay\0out", "recorded"),
        ("payment.succeeded", "mismatched"),
    ]
    .into_iter()
    .enumerate()
    {
        let mut event = event(&format!("evt_{number}"), kind, payment_id, 1250);
        event["currency"] = json!("EU\0");
        event["provider_reference"] = json!("demo\0");
        event["refund_id"] = json!(Uuid::from_u128(9));
        let (status, received) = office.tell(&event).await;
        assert_eq!(
            (status, &received["outcome"]),
            (200, &json!(outcome)),
            "{kind}"
        );
        let (status, received) = office.tell(&event).await;
        assert_eq!(
            (status, &received["outcome"]),
            (200, &json!("duplicate")),
            "{kind}"
        );
        let recorded = i64::try_from(number).unwrap() + 1;
        assert_eq!(office.count("webhook_events").await, recorded, "{kind}");
    }
    assert_eq!(office.order_status(order_id).await, "placed");
    check_invariants(&office.test).await;
}

#[tokio::test]
async fn a_payment_of_nothing_is_not_believed() {
    let office = Office::open().await;
    let order_id = orders::placed(&office.client, &office.sale, 1, now()).await;
    let payment_id = orders::payment(&office.client, order_id, now()).await;
    let mut event = office.paid_event(payment_id).await;
    event["amount"] = json!(0);
    let (status, problem) = office.tell(&event).await;
    assert_eq!(
        (status, &problem["type"]),
        (400, &json!("/problems/webhook-refused"))
    );
    assert_eq!(office.payment_status(payment_id).await, "pending");
}

/// As the process left it that died between asking the provider and writing the answer.
async fn unnamed(office: &Office, order_id: Uuid) -> Uuid {
    let payment_id = orders::payment(&office.client, order_id, now()).await;
    let forget = "update payments set provider_reference = null where payment_id = $1";
    let forgotten = office.client.execute(forget, &[&payment_id]).await;
    assert_eq!(forgotten.expect("written"), 1);
    payment_id
}

async fn reference(office: &Office, payment_id: Uuid) -> Option<String> {
    let query = "select provider_reference from payments where payment_id = $1";
    office.one(query, payment_id).await
}

#[tokio::test]
async fn a_payments_name_that_was_never_written_is_learned_from_its_webhook() {
    let office = Office::open().await;
    for (kind, amount, outcome) in [
        ("payment.succeeded", 1250, "paid"),
        ("payment.succeeded", 1249, "mismatched"),
        ("payment.failed", 1250, "failed"),
    ] {
        let order_id = orders::placed(&office.client, &office.sale, 1, now()).await;
        let payment_id = unnamed(&office, order_id).await;
        let event = event(&format!("evt_{outcome}"), kind, payment_id, amount);
        assert_eq!(office.tell(&event).await.1["outcome"], outcome);
        let name = format!("demo_{payment_id}");
        assert_eq!(
            reference(&office, payment_id).await,
            Some(name),
            "{outcome}"
        );
        check_invariants(&office.test).await;
    }
}

#[tokio::test]
async fn a_late_payments_name_is_learned_too() {
    let office = Office::open().await;
    let order_id = orders::placed(&office.client, &office.sale, 1, now()).await;
    let payment_id = unnamed(&office, order_id).await;
    let cancel = "select cancel_order($1, $2)";
    office
        .client
        .execute(cancel, &[&order_id, &now()])
        .await
        .expect("cancelled");
    assert_eq!(
        office.tell(&office.paid_event(payment_id).await).await.1["outcome"],
        "late"
    );
    assert!(reference(&office, payment_id).await.is_some());
    check_invariants(&office.test).await;
}

#[tokio::test]
async fn a_name_that_is_anothers_or_cannot_be_kept_loses_no_money() {
    let office = Office::open().await;
    let other = orders::placed(&office.client, &office.sale, 1, now()).await;
    let other = orders::payment(&office.client, other, now()).await;
    let long = "x".repeat(10_000);
    let names = [format!("demo_{other}"), long, String::new()];
    for (number, name) in (0_usize..).zip(names) {
        let order_id = orders::placed(&office.client, &office.sale, 1, now()).await;
        let payment_id = unnamed(&office, order_id).await;
        let mut event = office.paid_event(payment_id).await;
        event["provider_reference"] = json!(name);
        let (status, received) = office.tell(&event).await;
        assert_eq!(
            (status, &received["outcome"]),
            (200, &json!("paid")),
            "{number}"
        );
        assert_eq!(reference(&office, payment_id).await, None);
        let violations = violations(&office.test).await;
        assert_eq!(violations.len(), 1, "{violations:?}");
        assert_eq!(violations[0].rows.len(), number + 1);
    }
}

#[tokio::test]
async fn a_name_that_was_written_stays() {
    let office = Office::open().await;
    let order_id = orders::placed(&office.client, &office.sale, 1, now()).await;
    let payment_id = orders::payment(&office.client, order_id, now()).await;
    let mut event = office.paid_event(payment_id).await;
    event["provider_reference"] = json!("another");
    office.tell(&event).await;
    assert_eq!(
        reference(&office, payment_id).await,
        Some(format!("demo_{payment_id}"))
    );
}

#[tokio::test]
async fn a_late_payment_gets_the_places_if_nobody_needed_them() {
    let office = Office::open().await;
    let order_id = orders::placed(&office.client, &office.sale, 5, now()).await;
    let payment_id = orders::payment(&office.client, order_id, now()).await;
    office.clock.advance(SignedDuration::from_hours(2));
    office
        .client
        .execute("select expire_orders($1, 100)", &[&office.clock.now()])
        .await
        .expect("it expires");
    assert_eq!(office.order_status(order_id).await, "expired");
    let (_, received) = office.tell(&office.paid_event(payment_id).await).await;
    assert_eq!(received["outcome"], "paid");
    check_invariants(&office.test).await;
}

#[tokio::test]
async fn a_late_payment_for_places_that_are_gone_is_sent_back_and_the_buyer_told() {
    let office = Office::open().await;
    let order_id = orders::placed(&office.client, &office.sale, 3, now()).await;
    let payment_id = orders::payment(&office.client, order_id, now()).await;
    office.clock.advance(SignedDuration::from_hours(2));
    orders::paid(&office.client, &office.sale, 4, office.clock.now()).await;
    let (status, received) = office.tell(&office.paid_event(payment_id).await).await;
    assert_eq!((status, &received["outcome"]), (200, &json!("late")));
    assert_eq!(office.order_status(order_id).await, "expired");
    assert_eq!(office.payment_status(payment_id).await, "late");
    let reason: String = office
        .one(
            "select reason from refunds where payment_id = $1",
            payment_id,
        )
        .await;
    assert_eq!(reason, "late_payment");
    assert_eq!(
        office
            .count("mails where kind = 'late_payment_refunded'")
            .await,
        1
    );
    check_invariants(&office.test).await;
}

#[tokio::test]
async fn a_second_payment_of_the_same_order_is_sent_back() {
    let office = Office::open().await;
    let order_id = orders::placed(&office.client, &office.sale, 1, now()).await;
    let first = orders::payment(&office.client, order_id, now()).await;
    let second = orders::payment(&office.client, order_id, now()).await;
    office.tell(&office.paid_event(first).await).await;
    let (_, received) = office.tell(&office.paid_event(second).await).await;
    assert_eq!(received["outcome"], "late");
    let reason: String = office
        .one("select reason from refunds where payment_id = $1", second)
        .await;
    assert_eq!(reason, "duplicate_payment");
    assert_eq!(office.order_status(order_id).await, "paid");
    check_invariants(&office.test).await;
}

#[tokio::test]
async fn events_may_come_in_any_order() {
    let office = Office::open().await;
    let order_id = orders::placed(&office.client, &office.sale, 1, now()).await;
    let payment_id = orders::payment(&office.client, order_id, now()).await;
    let failed = |id: &str| event(id, "payment.failed", payment_id, 1250);
    assert_eq!(office.tell(&failed("evt_1")).await.1["outcome"], "failed");
    assert_eq!(office.payment_status(payment_id).await, "failed");
    assert_eq!(
        office.tell(&office.paid_event(payment_id).await).await.1["outcome"],
        "paid"
    );
    office.tell(&failed("evt_2")).await;
    assert_eq!(office.payment_status(payment_id).await, "succeeded");
    check_invariants(&office.test).await;
}

#[tokio::test]
async fn a_refund_that_ends_is_entered_once_and_the_buyer_told() {
    let office = Office::open().await;
    let order_id = orders::placed(&office.client, &office.sale, 1, now()).await;
    let first = orders::payment(&office.client, order_id, now()).await;
    let second = orders::payment(&office.client, order_id, now()).await;
    office.tell(&office.paid_event(first).await).await;
    office.tell(&office.paid_event(second).await).await;
    let refund_id: Uuid = office
        .one(
            "select refund_id from refunds where payment_id = $1",
            second,
        )
        .await;
    let refund = |id: &str, kind: &str| {
        let mut event = event(id, kind, second, 1250);
        event["refund_id"] = json!(refund_id);
        event
    };
    assert_eq!(
        office.tell(&refund("evt_r1", "refund.failed")).await.1["outcome"],
        "failed"
    );
    assert_eq!(
        office.tell(&refund("evt_r2", "refund.succeeded")).await.1["outcome"],
        "succeeded"
    );
    assert_eq!(
        office.tell(&refund("evt_r3", "refund.succeeded")).await.1["outcome"],
        "repeated"
    );
    assert_eq!(
        office.tell(&refund("evt_r4", "refund.failed")).await.1["outcome"],
        "repeated"
    );
    assert_eq!(
        office.count("ledger_entries where kind = 'refund'").await,
        1
    );
    assert_eq!(office.count("mails where kind = 'refunded'").await, 1);
    check_invariants(&office.test).await;
}

#[tokio::test]
async fn a_payment_nobody_asked_for_is_recorded_and_changes_nothing() {
    let office = Office::open().await;
    let event = event("evt_1", "payment.succeeded", Uuid::from_u128(7), 1250);
    let (status, received) = office.tell(&event).await;
    assert_eq!((status, &received["outcome"]), (200, &json!("unknown")));
    assert_eq!(
        office
            .count("webhook_events where payment_id is null")
            .await,
        1
    );
    assert_eq!(office.count("ledger_entries").await, 0);
}

#[tokio::test]
async fn the_bank_confirms_a_transfer() {
    let office = Office::open().await;
    let order_id = orders::placed(&office.client, &office.sale, 2, now()).await;
    let (_, payment) = office.start(order_id, "offline", "k1").await;
    let payment_id: Uuid = payment["id"].as_str().unwrap().parse().unwrap();
    office.clock.advance(SignedDuration::from_hours(3 * 24));
    let event = office.paid_event(payment_id).await;
    let (_, received) = office
        .call(webhook("offline", BANK_SECRET, &event, office.clock.now()))
        .await;
    assert_eq!(received["outcome"], "paid");
    check_invariants(&office.test).await;
}
