use std::time::{Duration, Instant};

use crate::desk::Desk;

/// An event of 200,000 orders, each with a line, a payment, a ticket and what it is found by; one in a thousand has a refund.
const FILL: &str = "
    set session_replication_role = replica;
    create temporary table many as
        select gen_random_uuid() as order_id, n, now() - n * interval '1 second' as at from generate_series(1, 200000) as n;
    insert into orders (order_id, event_id, reference, status, locale, contact_name, contact_email, currency, total, tax_total,
        created_at, expires_at, placed_at, paid_at)
    select order_id, (select event_id from events), upper(substr(md5(n::text), 1, 8)), 'paid', 'fr',
        'Camille ' || substr(md5('a' || n), 1, 6) || ' ' || substr(md5('b' || n), 1, 7), 'c' || n || '@mail.example', 'EUR', 1250, 65, at,
        'infinity', at, at
    from many;
    insert into lines (order_id, position, occurrence_id, rate_id, description, stock, full_price, price, tax, tax_rate_basis_points)
    select order_id, 1, (select occurrence_id from occurrences), (select rate_id from rates),
        '{\"product_name\": {\"fr\": \"Fosse\"}, \"rate_name\": {\"fr\": \"Plein\"}}', '[]', 1250, 1250, 65, 550
    from many;
    insert into payments (payment_id, order_id, provider, status, amount, currency, captured, created_at, expires_at, settled_at)
    select order_id, order_id, 'demo', 'succeeded', 1250, 'EUR', 1250, at, at, at from many;
    insert into tickets (ticket_id, event_id, order_id, position, serial, token, issued_at)
    select order_id, (select event_id from events), order_id, 1, n, 'token', at from many;
    insert into refunds (refund_id, payment_id, order_id, amount, currency, reason, created_at)
    select order_id, order_id, order_id, 1250, 'EUR', 'cancelled_by_organizer', at from many where n % 1000 = 0;
    insert into order_search (order_id, organizer_id, event_id, created_at, search_text)
    select o.order_id, (select organizer_id from events), o.event_id, o.created_at, lower(concat_ws(' ', reference, contact_name, contact_email))
    from orders o;
    set session_replication_role = origin;
    analyze orders, lines, payments, tickets, refunds, order_search, events;";

/// How often each of the large tables was read as a whole, as far as connections have told.
const SCANS: &str = "select coalesce(string_agg(relname || ' ' || seq_scan, ', ' order by relname), '')
    from pg_stat_user_tables where relname in ('orders', 'lines', 'payments', 'tickets', 'refunds', 'order_search')";

#[tokio::test]
async fn no_list_and_no_search_of_200_000_orders_reads_a_large_table_as_a_whole() {
    let desk = Desk::open().await;
    desk.client.batch_execute(FILL).await.expect("filled");
    let name: String = one(&desk, "select 'camille ' || substr(md5('a777'), 1, 6)").await;
    let typo: String = one(
        &desk,
        "select 'camille ' || substr(md5('b4242'), 1, 4) || 'x' || substr(md5('b4242'), 5, 3)",
    )
    .await;
    let event = desk.sale.event.event_id;
    let date = desk.sale.occurrence_id;
    let queries = [
        String::new(),
        "?limit=100".to_owned(),
        format!("?event_id={event}&status=paid"),
        format!("?occurrence_id={date}"),
        "?status=cancelled".to_owned(),
        "?refund_open=true&limit=100".to_owned(),
        "?placed_before=2020-01-01T00:00:00Z".to_owned(),
        format!("?search={}", name.replace(' ', "%20")),
        format!("?search={}", typo.replace(' ', "%20")),
        "?search=c123456@mail".to_owned(),
        "?search=camille".to_owned(),
        "?search=nobody%20of%20them".to_owned(),
        "?search=123456".to_owned(),
    ];
    desk.client
        .batch_execute("select pg_stat_force_next_flush()")
        .await
        .expect("told");
    tokio::time::sleep(Duration::from_secs(2)).await;
    let before: String = one(&desk, SCANS).await;
    for query in &queries {
        let (mut slowest, mut found) = (Duration::ZERO, 0);
        for _ in 0..3 {
            let begun = Instant::now();
            found = desk.list(query).await.len();
            slowest = slowest.max(begun.elapsed());
        }
        println!("{query}: {found} orders, {} ms", slowest.as_millis());
    }
    let order = desk.list("?search=123456").await[0];
    for rest in ["", "/timeline"] {
        assert_eq!(desk.get(&format!("/{order}{rest}")).await.status, 200);
    }
    // A connection tells what it has read once it has been idle for ten seconds.
    tokio::time::sleep(Duration::from_secs(11)).await;
    assert_eq!(one::<String>(&desk, SCANS).await, before);
}

async fn one<T: for<'a> tokio_postgres::types::FromSql<'a>>(desk: &Desk, query: &str) -> T {
    desk.client
        .query_one(query, &[])
        .await
        .expect("a row")
        .get(0)
}
