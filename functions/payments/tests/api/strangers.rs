//! What one provider says of another's payments and refunds, or of other money than was asked for, counts for nothing.

use guichet_http::Request;
use guichet_testing::{check_invariants, now, orders, violations};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{BANK_SECRET, DEMO_SECRET, Office, event, webhook};

/// An order paid by bank transfer, twice, of which the second payment is owed back.
struct Owed {
    payment_id: Uuid,
    refund_id: Uuid,
}

const PRICE: i64 = 1250;

impl Office {
    async fn owes_a_transfer(&self) -> Owed {
        let order_id = orders::placed(&self.client, &self.sale, 1, now()).await;
        let (_, payment) = self.start(order_id, "offline", "k1").await;
        let payment_id: Uuid = payment["id"].as_str().unwrap().parse().unwrap();
        let other = orders::payment(&self.client, order_id, now()).await;
        self.tell(&self.paid_event(other).await).await;
        let received = self.bank_says(&self.paid_event(payment_id).await).await;
        assert_eq!(received["outcome"], "late");
        let refund_id = "select refund_id from refunds where payment_id = $1";
        Owed {
            payment_id,
            refund_id: self.one(refund_id, payment_id).await,
        }
    }

    async fn bank_says(&self, event: &Value) -> Value {
        self.say(webhook("offline", BANK_SECRET, event, self.clock.now()))
            .await
    }

    async fn demo_says(&self, event: &Value) -> Value {
        self.say(webhook("demo", DEMO_SECRET, event, self.clock.now()))
            .await
    }

    async fn say(&self, request: Request) -> Value {
        let (status, received) = self.call(request).await;
        assert_eq!(status, 200, "recorded, so that it is not sent for ever");
        received
    }

    async fn refund_status(&self, owed: &Owed) -> String {
        self.one(
            "select status from refunds where refund_id = $1",
            owed.refund_id,
        )
        .await
    }
}

impl Owed {
    fn event(&self, id: &str, kind: &str) -> Value {
        let mut event = event(id, kind, self.payment_id, PRICE);
        event["refund_id"] = json!(self.refund_id);
        event
    }
}

#[tokio::test]
async fn a_refund_ends_only_by_the_word_of_its_own_provider_on_its_own_payment_and_money() {
    let office = Office::open().await;
    let owed = office.owes_a_transfer().await;
    let made_up = json!({"payment_id": Uuid::from_u128(7), "amount": 1, "currency": "JPY"});
    for (number, kind, differs, by_bank, expected) in [
        (1, "refund.succeeded", made_up, false, "unknown"),
        (2, "refund.succeeded", json!({}), false, "unknown"),
        (3, "refund.failed", json!({}), false, "unknown"),
        (
            4,
            "refund.succeeded",
            json!({"payment_id": Uuid::from_u128(7)}),
            true,
            "unknown",
        ),
        (
            5,
            "refund.succeeded",
            json!({"refund_id": Uuid::from_u128(7)}),
            true,
            "unknown",
        ),
        (
            6,
            "refund.succeeded",
            json!({"amount": PRICE - 1}),
            true,
            "mismatched",
        ),
        (
            7,
            "refund.succeeded",
            json!({"currency": "JPY"}),
            true,
            "mismatched",
        ),
        (
            8,
            "refund.failed",
            json!({"amount": PRICE + 1}),
            true,
            "mismatched",
        ),
    ] {
        let id = format!("evt_{number}");
        let mut event = owed.event(&id, kind);
        for (field, value) in differs.as_object().unwrap() {
            event[field] = value.clone();
        }
        let received = if by_bank {
            office.bank_says(&event).await
        } else {
            office.demo_says(&event).await
        };
        assert_eq!(received["outcome"], expected, "{event}");
        assert_eq!(office.refund_status(&owed).await, "pending", "{event}");
        let recorded = format!("webhook_events where provider_event_id = '{id}'");
        assert_eq!(office.count(&recorded).await, 1, "{event}");
    }
    assert_eq!(office.count("mails where kind = 'refunded'").await, 0);
    assert_eq!(
        office.count("ledger_entries where kind = 'refund'").await,
        0
    );
    let received = office
        .bank_says(&owed.event("evt_9", "refund.succeeded"))
        .await;
    assert_eq!(received["outcome"], "succeeded");
    check_invariants(&office.test).await;
}

#[tokio::test]
async fn a_payment_fails_only_by_the_word_of_its_own_provider_on_its_own_money() {
    let office = Office::open().await;
    let order_id = orders::placed(&office.client, &office.sale, 1, now()).await;
    let (_, payment) = office.start(order_id, "offline", "k1").await;
    let payment_id: Uuid = payment["id"].as_str().unwrap().parse().unwrap();
    let failed = |id: &str| event(id, "payment.failed", payment_id, PRICE);
    let received = office.demo_says(&failed("evt_1")).await;
    assert_eq!(received["outcome"], "unknown");
    for (id, field, value) in [
        ("evt_2", "amount", json!(1)),
        ("evt_3", "currency", json!("JPY")),
    ] {
        let mut event = failed(id);
        event[field] = value;
        assert_eq!(office.bank_says(&event).await["outcome"], "mismatched");
    }
    let mut event = failed("evt_4");
    event["payment_id"] = json!(Uuid::from_u128(7));
    assert_eq!(office.bank_says(&event).await["outcome"], "unknown");
    assert_eq!(office.payment_status(payment_id).await, "pending");
    assert_eq!(office.count("webhook_events").await, 4);
    for (id, expected) in [("evt_5", "failed"), ("evt_6", "repeated")] {
        assert_eq!(office.bank_says(&failed(id)).await["outcome"], expected);
    }
    assert_eq!(office.payment_status(payment_id).await, "failed");
    check_invariants(&office.test).await;
}

/// The same with the guards taken out of the statements: the invariants notice.
#[tokio::test]
async fn a_strangers_word_that_is_believed_breaks_the_invariants() {
    let office = Office::open().await;
    for (function, guard, without) in [
        (
            "settle_refund",
            "r.payment_id = of_payment",
            "of_payment is not null",
        ),
        (
            "settle_refund",
            "exists (select from payments p where p.payment_id = of_payment and p.provider = by_provider)",
            "by_provider is not null",
        ),
        (
            "settle_refund",
            "(settle_refund.amount, settle_refund.currency)",
            "(refund.amount, refund.currency)",
        ),
        (
            "fail_payment",
            "and p.provider = by_provider",
            "and by_provider is not null",
        ),
        (
            "fail_payment",
            "(fail_payment.amount, fail_payment.currency)",
            "(payment.amount, payment.currency)",
        ),
    ] {
        let definition = format!("select pg_get_functiondef('{function}'::regproc)");
        let definition = office.client.query_one(&definition, &[]).await;
        let definition: String = definition.expect("the function exists").get(0);
        let mutant = definition.replace(guard, without);
        assert_ne!(mutant, definition, "{function}: {guard}");
        office.client.batch_execute(&mutant).await.expect("legal");
    }
    let owed = office.owes_a_transfer().await;
    let mut event = owed.event("evt_1", "refund.succeeded");
    event["payment_id"] = json!(Uuid::from_u128(7));
    event["amount"] = json!(1);
    event["currency"] = json!("JPY");
    assert_eq!(office.demo_says(&event).await["outcome"], "succeeded");
    assert_eq!(violations(&office.test).await.len(), 1);
    let order_id = orders::placed(&office.client, &office.sale, 1, now()).await;
    let (_, payment) = office.start(order_id, "offline", "k2").await;
    let payment_id: Uuid = payment["id"].as_str().unwrap().parse().unwrap();
    let mut event = crate::support::event("evt_2", "payment.failed", payment_id, 1);
    event["currency"] = json!("JPY");
    assert_eq!(office.demo_says(&event).await["outcome"], "failed");
    assert_eq!(violations(&office.test).await.len(), 2);
}
