//! Whatever a price or a rule of sale depends on raises the version of the offer, by which an order that was priced from an older
//! copy is refused.

use guichet_testing::offer::Sale;
use uuid::Uuid;

use crate::office::Office;

async fn version(office: &Office, event_id: Uuid) -> i64 {
    office
        .one(
            "select offer_version from events where event_id = $1",
            &[&event_id],
        )
        .await
}

const DATES: &str = "
    insert into occurrences (occurrence_id, event_id, venue_id, number, starts_at, ends_at)
    select gen_random_uuid(), event_id, $2, 1000 + n, now() + n * interval '1 day', now() + n * interval '1 day' + interval '1 hour'
    from unnest($1::uuid[]) as event_id, generate_series(1, 300) as n";

#[tokio::test]
async fn three_hundred_dates_in_one_statement_raise_it_once_for_each_event() {
    let office = Office::open().await;
    let one = Sale::open(&office.client, office.clock.now(), 10, 1000).await;
    let two = Sale::open(&office.client, office.clock.now(), 10, 1000).await;
    let events = [one.event.event_id, two.event.event_id];
    let before = [
        version(&office, events[0]).await,
        version(&office, events[1]).await,
    ];
    office
        .execute(DATES, &[&events.as_slice(), &one.event.venue_id])
        .await;
    let after = [
        version(&office, events[0]).await,
        version(&office, events[1]).await,
    ];
    assert_eq!(after, before.map(|version| version + 1));
}

#[tokio::test]
async fn each_row_of_an_offer_raises_it_when_it_comes_changes_or_goes() {
    let office = Office::open().await;
    let sale = Sale::open(&office.client, office.clock.now(), 10, 1000).await;
    let event_id = sale.event.event_id;
    let steps = [
        "insert into products (product_id, event_id, number, position, name, tax_rate_basis_points)
            values (gen_random_uuid(), $1, 90, 90, '{\"fr\": \"Parking\"}', 2000)",
        "update products set tax_rate_basis_points = 1000 where event_id = $1 and number = 90",
        "insert into rates (rate_id, product_id, number, position, name, price)
            select gen_random_uuid(), product_id, 90, 90, '{\"fr\": \"Plein\"}', 500 from products where event_id = $1 and number = 90",
        "update rates set price = 600 from products p where p.product_id = rates.product_id and p.event_id = $1 and rates.number = 90",
        "insert into rate_pools (rate_id, pool_id) select rate_id, pool_id from rates r join products p using (product_id)
            join pools l using (event_id) where p.event_id = $1 and r.number = 90",
        "update rate_pools set units = 2 from rates r join products p using (product_id)
            where r.rate_id = rate_pools.rate_id and p.event_id = $1 and r.number = 90",
        "insert into product_requirements (addon_id, product_id) select a.product_id, b.product_id from products a
            join products b using (event_id) where a.event_id = $1 and a.number = 90 and b.number = 1",
        "update product_requirements set maximum = 2 from products p where p.product_id = addon_id and p.event_id = $1",
        "insert into questions (question_id, event_id, position, scope, kind, label)
            values (gen_random_uuid(), $1, 90, 'attendee', 'text', '{\"fr\": \"Menu\"}')",
        "update questions set required = true where event_id = $1 and position = 90",
        "insert into question_products (question_id, product_id) select q.question_id, p.product_id from questions q
            join products p using (event_id) where q.event_id = $1 and p.number = 90",
        "insert into codes (code_id, event_id, code, kind, value) values (gen_random_uuid(), $1, 'NOËL', 'percentage', 1000)",
        "update codes set value = 2000 where event_id = $1",
        "insert into code_rates (code_id, rate_id) select c.code_id, r.rate_id from codes c join products p using (event_id)
            join rates r using (product_id) where c.event_id = $1 and r.number = 90",
        "update occurrences set ends_at = ends_at + interval '1 hour' where event_id = $1",
        "delete from code_rates using codes c where c.code_id = code_rates.code_id and c.event_id = $1",
        "delete from codes where event_id = $1",
        "delete from question_products using questions q where q.question_id = question_products.question_id and q.event_id = $1",
        "delete from questions where event_id = $1",
        "delete from product_requirements using products p where p.product_id = addon_id and p.event_id = $1",
        "delete from rate_pools using rates r join products p using (product_id)
            where r.rate_id = rate_pools.rate_id and p.event_id = $1 and r.number = 90",
        "delete from rates using products p where p.product_id = rates.product_id and p.event_id = $1 and rates.number = 90",
        "delete from products where event_id = $1 and number = 90",
    ];
    for step in steps {
        let before = version(&office, event_id).await;
        office.execute(step, &[&event_id]).await;
        assert_eq!(version(&office, event_id).await, before + 1, "{step}");
    }
}

#[tokio::test]
async fn what_no_price_depends_on_does_not_raise_it() {
    let office = Office::open().await;
    let sale = Sale::open(&office.client, office.clock.now(), 10, 1000).await;
    let event_id = sale.event.event_id;
    let before = version(&office, event_id).await;
    for statement in [
        "update occurrences set calendar_sequence = calendar_sequence + 1, version = version + 1 where event_id = $1",
        "update products set version = version + 1 where event_id = $1",
        "update rates set price = price from products p where p.product_id = rates.product_id and p.event_id = $1",
        "update events set version = version + 1, name = name, description = '{}' where event_id = $1",
    ] {
        office.execute(statement, &[&event_id]).await;
        assert_eq!(version(&office, event_id).await, before, "{statement}");
    }
}
