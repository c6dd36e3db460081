//! One request for each function, such as may be the first it gets: it needs the database, is answered well, and leaves
//! everything as it was, so that it can be sent any number of times.

use guichet_config::Env;
use guichet_order::{OrderLink, OrderSecrets};
use guichet_testing::offer::Sale;
use guichet_testing::{envelope, orders};
use jiff::Timestamp;
use serde_json::{Value, json};
use tokio_postgres::Client;
use uuid::Uuid;

use crate::{Base, Result, System};

/// A request that a function answers with 2xx.
#[derive(Debug, Clone)]
pub struct Call {
    /// What it is, in a few words.
    pub name: String,
    /// Which function answers it.
    pub function: &'static str,
    /// As it goes over the wire.
    pub request: Vec<u8>,
}

/// One for each function that answers requests, two for the catalogue. Puts what they ask for into the database.
pub async fn all(system: &System, base: &Base) -> Result<Vec<Call>> {
    let client = base.client().await?;
    let now = system.clock.now();
    let sale = Sale::open(&client, now, 10_000, 2_500).await;
    let order_id = orders::placed(&client, &sale, 2, now).await;
    let payment_id = orders::payment(&client, order_id, now).await;
    let (paid, message) = orders::paid(&client, &sale, 2, now).await;
    orders::issue_tickets(&client, paid, message, now).await;
    let mail_id = sent_mail(&client, paid, now).await?;
    let refund_id = refund(&client, paid, now).await?;
    // As it would be after a night, when it was looked after.
    client.batch_execute("vacuum analyze").await?;

    let key = Env::from_pairs([("GUICHET_KEY", crate::system::GUICHET_KEY)]).master_key()?;
    let secrets = OrderSecrets::new(&key);
    let (placed, paid) = (
        secrets.text(OrderLink::first(order_id)),
        secrets.text(OrderLink::first(paid)),
    );
    let event = format!("/api/v1/catalog/events/{}", sale.event.slug);
    let push = |topic: &str, outbox_id: Uuid, payload: Value| {
        let body = envelope(topic, outbox_id, payload.to_string().as_bytes());
        post(&system.pusher.authorization(), &body.to_string())
    };
    let call = |name: &str, function, request| Call {
        name: name.to_owned(),
        function,
        request,
    };
    Ok(vec![
        call(
            "catalog, availability",
            "catalog",
            get(&format!("{event}/availability")),
        ),
        call("catalog, event page", "catalog", get(&event)),
        call(
            "checkout, order",
            "checkout",
            get(&format!("/api/v1/checkout/orders/{placed}")),
        ),
        call(
            "payments, payment",
            "payments",
            get(&format!(
                "/api/v1/payments/orders/{placed}/payments/{payment_id}"
            )),
        ),
        call(
            "orders, order",
            "orders",
            get(&format!("/api/v1/orders/{paid}")),
        ),
        call(
            "fulfilment, known message",
            "fulfilment",
            push("order-paid", message, json!({"order_id": order_id})),
        ),
        call(
            "mailer, sent mail",
            "mailer",
            push("mail-requested", message, json!({"mail_id": mail_id})),
        ),
        call(
            "refunds, settled refund",
            "refunds",
            push("refund-requested", message, json!({"refund_id": refund_id})),
        ),
        call(
            "sweeper, nothing to do",
            "sweeper",
            post(&system.pusher.authorization(), ""),
        ),
    ])
}

async fn sent_mail(client: &Client, order_id: Uuid, now: Timestamp) -> Result<Uuid> {
    let statement = "insert into mails (mail_id, order_id, kind, locale, recipient, status, attempts, created_at, sent_at)
        values (gen_random_uuid(), $1, 'tickets', 'fr', 'ada@example.org', 'sent', 1, $2, $2) returning mail_id";
    Ok(client
        .query_one(statement, &[&order_id, &now])
        .await?
        .get(0))
}

async fn refund(client: &Client, order_id: Uuid, now: Timestamp) -> Result<Uuid> {
    let statement = "insert into refunds
            (refund_id, payment_id, order_id, amount, currency, status, reason, created_at, settled_at)
        select gen_random_uuid(), payment_id, order_id, amount, currency, 'succeeded', 'cancelled_by_buyer', $2, $2
        from payments where order_id = $1 returning refund_id";
    Ok(client
        .query_one(statement, &[&order_id, &now])
        .await?
        .get(0))
}

fn get(path: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nhost: guichet.test\r\n\r\n").into_bytes()
}

fn post(authorization: &str, body: &str) -> Vec<u8> {
    format!(
        "POST / HTTP/1.1\r\nhost: guichet.test\r\nauthorization: {authorization}\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}
