//! One request for each function, such as may be the first it gets: it needs the database, is answered well, and leaves
//! everything as it was, so that it can be sent any number of times.

use guichet_access::SessionToken;
use guichet_clock::Entropy;
use guichet_config::Env;
use guichet_order::{OrderLink, OrderSecrets};
use guichet_testing::offer::Sale;
use guichet_testing::{envelope, orders};
use jiff::Timestamp;
use serde_json::{Value, json};
use tokio_postgres::Client;
use uuid::Uuid;

use crate::{Base, Result, System};

/// Answers who is signed in.
const SESSION: &str = "/api/v1/accounts/session";

/// A request that a function answers with 2xx, but for `refused`.
#[derive(Debug, Clone)]
pub struct Call {
    /// What it is, in a few words.
    pub name: String,
    /// Which function answers it.
    pub function: &'static str,
    /// As it goes over the wire.
    pub request: Vec<u8>,
}

/// Whoever sends it does not say who they are, and is told so without the database: 401.
pub(crate) fn refused() -> Call {
    Call {
        name: "accounts, refused".to_owned(),
        function: "accounts",
        request: get(SESSION),
    }
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
    let cancellation_id = finished_cancellation(&client, &sale, message, now).await?;
    let organizer_id = sale.event.organizer_id;
    let session = session(&client, organizer_id, now).await?;
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
    let [accounts, backoffice, images] = of_members(organizer_id, &session);
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
        accounts,
        backoffice,
        images,
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
            "cancellations, known message",
            "cancellations",
            push(
                "cancellation-requested",
                message,
                json!({"cancellation_id": cancellation_id}),
            ),
        ),
        call(
            "sweeper, nothing to do",
            "sweeper",
            post(&system.pusher.authorization(), ""),
        ),
    ])
}

fn call(name: &str, function: &'static str, request: Vec<u8>) -> Call {
    Call {
        name: name.to_owned(),
        function,
        request,
    }
}

/// What is asked by somebody who is signed in.
fn of_members(organizer_id: Uuid, session: &SessionToken) -> [Call; 3] {
    let signed_in = format!("cookie: __Host-guichet-session={}\r\n", session.text());
    [
        call(
            "accounts, session",
            "accounts",
            get_with(SESSION, &signed_in),
        ),
        call(
            "backoffice, events",
            "backoffice",
            get_with(
                &format!("/api/v1/backoffice/organizers/{organizer_id}/events"),
                &signed_in,
            ),
        ),
        call(
            "images, pictures",
            "images",
            get_with(
                &format!("/api/v1/images/organizers/{organizer_id}/images"),
                &signed_in,
            ),
        ),
    ]
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

/// Of a date that was called off when it had no orders, and whose message has come before. The other requests know nothing of it:
/// the date stands.
async fn finished_cancellation(
    client: &Client,
    sale: &Sale,
    message: Uuid,
    now: Timestamp,
) -> Result<Uuid> {
    let statement = "insert into cancellations
            (cancellation_id, organizer_id, event_id, occurrence_id, refunds, created_at, continued_at, finished_at)
        values (gen_random_uuid(), $1, $2, $3, true, $4, $4, $4) returning cancellation_id";
    let seen =
        "insert into inbox (consumer, outbox_id, received_at) values ('cancellations', $1, $2)";
    client.execute(seen, &[&message, &now]).await?;
    let event = &sale.event;
    let row = client
        .query_one(
            statement,
            &[
                &event.organizer_id,
                &event.event_id,
                &sale.occurrence_id,
                &now,
            ],
        )
        .await?;
    Ok(row.get(0))
}

/// Of somebody who owns the organizer. Its last use lies an hour ahead: else one request a minute would write that it is used.
async fn session(client: &Client, organizer_id: Uuid, now: Timestamp) -> Result<SessionToken> {
    let token = SessionToken::new(&Entropy::system());
    let statement = "with account as (
            insert into accounts (account_id, email, email_folded, name, locale, created_at)
            values (gen_random_uuid(), 'ada@example.org', 'ada@example.org', 'Ada Lovelace', 'fr', $2)
            returning account_id
        ), membership as (
            insert into memberships (organizer_id, account_id, role, created_at) select $1, account_id, 'owner', $2 from account
        )
        insert into sessions
            (session_id, account_id, token_hash, created_at, last_seen_at, expires_at, stepped_up_at, user_agent, network)
        select gen_random_uuid(), account_id, $3, $2, $2 + interval '1 hour', $2 + interval '30 days', $2, 'bench', '127.0.0.0/24'
        from account";
    let hash = token.hash();
    client
        .execute(statement, &[&organizer_id, &now, &hash.as_slice()])
        .await?;
    Ok(token)
}

fn get(path: &str) -> Vec<u8> {
    get_with(path, "")
}

/// `headers`: lines, each with its end.
fn get_with(path: &str, headers: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nhost: guichet.test\r\n{headers}\r\n").into_bytes()
}

fn post(authorization: &str, body: &str) -> Vec<u8> {
    format!(
        "POST / HTTP/1.1\r\nhost: guichet.test\r\nauthorization: {authorization}\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}
