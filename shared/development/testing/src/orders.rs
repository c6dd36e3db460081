//! Orders for tests that begin where checkout ends.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use tokio_postgres::error::DbError;
use tokio_postgres::{Client, Error};
use uuid::Uuid;

use crate::offer::Sale;

/// How long the orders made here are held, then awaited.
pub const HOLD: SignedDuration = SignedDuration::from_mins(15);

/// The constraints that refuse what somebody has changed since it was looked at: checkout asks again.
const RACES: [&str; 3] = [
    "pools_taken_check",
    "lines_place_id_fkey",
    "claims_place_id_pool_id_fkey",
];

/// An order that holds `quantity` units of the sale for [`HOLD`].
///
/// # Panics
/// When there is no room.
pub async fn held(client: &Client, sale: &Sale, quantity: i16, now: Timestamp) -> Uuid {
    let order_id = id(client).await;
    let outcome = hold(client, sale, order_id, quantity, now).await;
    assert_eq!(outcome, "held", "the sale has room for the order");
    order_id
}

/// An order of `quantity` units, placed by Ada Lovelace, waiting for payment for [`HOLD`].
///
/// # Panics
/// When there is no room.
pub async fn placed(client: &Client, sale: &Sale, quantity: i16, now: Timestamp) -> Uuid {
    let order_id = held(client, sale, quantity, now).await;
    let statement =
        "update orders set status = 'placed', placed_at = $2, contact_name = 'Ada Lovelace',
        contact_email = 'ada@example.org' where order_id = $1";
    client
        .execute(statement, &[&order_id, &now])
        .await
        .expect("the order is placed");
    order_id
}

/// A placed order that the demo provider has been paid for; its tickets are still to be issued by whoever acts on
/// the outbox row that is answered with it.
///
/// # Panics
/// When there is no room.
pub async fn paid(client: &Client, sale: &Sale, quantity: i16, now: Timestamp) -> (Uuid, Uuid) {
    let order_id = placed(client, sale, quantity, now).await;
    let payment_id = payment(client, order_id, now).await;
    let mut ids = Vec::new();
    for _ in 0..5 {
        ids.push(id(client).await);
    }
    let statement = "select r.outcome, r.messages[1]
        from payments p, receive_payment('demo', p.payment_id::text, '{}', p.payment_id, p.amount, p.currency, $2, $3, null) r
        where p.payment_id = $1";
    let row = client
        .query_one(statement, &[&payment_id, &ids, &now])
        .await
        .expect("the payment is received");
    assert_eq!(row.get::<_, String>(0), "paid");
    (order_id, row.get(1))
}

/// Gives the lines of an order a numbered place each, as if they had been asked for by name.
///
/// # Panics
/// When somebody has one of them.
pub async fn seat(client: &Client, order_id: Uuid, places: &[Uuid]) {
    let statement = "with seated as (
            update lines l set place_id = p.place_id, stock = jsonb_set(l.stock, '{0,place_id}', to_jsonb(p.place_id)),
                description = jsonb_set(l.description, '{place_label}',
                    to_jsonb(p.section || ', ' || p.row_label || ' ' || p.label))
            from unnest($2::uuid[]) with ordinality as asked (place_id, position) join places p using (place_id)
            where l.order_id = $1 and l.position = asked.position
            returning l.position, (l.stock -> 0 ->> 'pool_id')::uuid as pool_id, l.place_id
        ), standing as (
            delete from claims where order_id = $1 returning expires_at
        )
        insert into claims (order_id, position, pool_id, units, place_id, expires_at)
        select $1, s.position, s.pool_id, 1, s.place_id, c.expires_at
        from seated s, (select max(expires_at) as expires_at from standing) as c";
    client
        .execute(statement, &[&order_id, &places])
        .await
        .expect("the places are free");
}

/// What the fulfilment function would do about a paid order's message, for tests that begin after it: a ticket for
/// each line, and the message noted as acted on. Answers the tokens, which are of the right length and signed by
/// nobody.
///
/// # Panics
/// When the tickets are issued already.
pub async fn issue_tickets(
    client: &Client,
    order_id: Uuid,
    message: Uuid,
    now: Timestamp,
) -> Vec<String> {
    let statement = "with ordered as (
            select o.event_id, count(*)::integer as count
            from lines l join orders o using (order_id) where l.order_id = $1 group by o.event_id
        ), counted as (
            insert into event_serials as s (event_id, last_serial) select event_id, count from ordered
            on conflict (event_id) do update set last_serial = s.last_serial + excluded.last_serial
            returning event_id, last_serial
        ), noted as (
            insert into inbox (consumer, outbox_id, received_at) values ('fulfilment', $2, $3)
        )
        insert into tickets (ticket_id, event_id, order_id, position, serial, token, issued_at)
        select gen_random_uuid(), c.event_id, l.order_id, l.position, c.last_serial - o.count + l.position,
            rpad(l.position || '/' || l.order_id || '+', 180, md5(l.order_id::text || l.position)), $3
        from counted c join ordered o using (event_id), lines l
        where l.order_id = $1
        returning position, token";
    let mut rows = client
        .query(statement, &[&order_id, &message, &now])
        .await
        .expect("the tickets are issued");
    rows.sort_by_key(|row| row.get::<_, i16>(0));
    rows.iter().map(|row| row.get(1)).collect()
}

/// A pending payment of all that an order costs, by the demo provider.
pub async fn payment(client: &Client, order_id: Uuid, now: Timestamp) -> Uuid {
    let statement = "insert into payments
            (payment_id, order_id, provider, provider_reference, status, amount, currency, created_at, expires_at)
        select id, o.order_id, 'demo', 'demo_' || id, 'pending', o.total, o.currency, $2, o.expires_at
        from orders o, gen_random_uuid() as id where o.order_id = $1 returning payment_id";
    client
        .query_one(statement, &[&order_id, &now])
        .await
        .expect("the payment is asked for")
        .get(0)
}

/// The outcome of asking for `quantity` units: `held`, `unavailable` … and `contended` also where a constraint refuses
/// them, upon which checkout asks again.
pub async fn hold(
    client: &Client,
    sale: &Sale,
    order_id: Uuid,
    quantity: i16,
    now: Timestamp,
) -> String {
    let lines: Vec<_> = (1..=quantity).map(|_| None).collect();
    hold_lines(client, sale, order_id, &lines, now).await
}

/// The same for numbered places.
pub async fn hold_places(
    client: &Client,
    sale: &Sale,
    order_id: Uuid,
    places: &[Uuid],
    now: Timestamp,
) -> String {
    let lines: Vec<_> = places.iter().copied().map(Some).collect();
    hold_lines(client, sale, order_id, &lines, now).await
}

async fn hold_lines(
    client: &Client,
    sale: &Sale,
    order_id: Uuid,
    places: &[Option<Uuid>],
    now: Timestamp,
) -> String {
    let price: i64 = client
        .query_one(
            "select price from rates where rate_id = $1",
            &[&sale.rate_id],
        )
        .await
        .expect("the sale has a rate")
        .get(0);
    let offer_version: i64 = client
        .query_one(
            "select offer_version from events where event_id = $1",
            &[&sale.event.event_id],
        )
        .await
        .expect("the sale has an event")
        .get(0);
    let line = |(position, place_id): (i16, &Option<Uuid>)| {
        json!({
            "position": position, "occurrence_id": sale.occurrence_id, "rate_id": sale.rate_id, "place_id": place_id,
            "description": {
                "product_name": {"fr": "Place", "en": "Ticket"}, "rate_name": {"fr": "Plein tarif", "en": "Full price"},
                "place_label": null,
            },
            "stock": [{"pool_id": sale.pool_id, "units": 1, "place_id": place_id}],
            "full_price": price, "price": price, "tax": 0, "tax_rate_basis_points": 0,
        })
    };
    let lines: Vec<Value> = (1..).zip(places).map(line).collect();
    let quantity = i64::try_from(lines.len()).expect("an order is short");
    let request = json!([{
        "order_id": order_id, "event_id": sale.event.event_id, "offer_version": offer_version,
        "reference": "TESTTEST", "locale": "fr", "currency": "EUR", "total": price * quantity,
        "tax_total": 0, "discount_total": 0, "expires_at": now + HOLD, "lines": lines,
    }]);
    let statement = "select outcome from hold_orders($1, $2)";
    let answer = client.query_one(statement, &[&request, &now]).await;
    let is_race = |error: &Error| {
        let constraint = error.as_db_error().and_then(DbError::constraint);
        constraint.is_some_and(|name| RACES.contains(&name))
    };
    match answer {
        Err(error) if is_race(&error) => "contended".to_owned(),
        answer => answer.expect("the stock answers").get(0),
    }
}

async fn id(client: &Client) -> Uuid {
    client
        .query_one("select gen_random_uuid()", &[])
        .await
        .expect("an id")
        .get(0)
}
