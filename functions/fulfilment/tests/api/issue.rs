use guichet_testing::offer::Sale;
use guichet_testing::{check_invariants, now, orders};
use guichet_tickets::TicketTokenError;
use jiff::SignedDuration;

use crate::support::Office;

#[tokio::test]
async fn each_line_gets_a_ticket_that_the_events_key_has_signed() {
    let office = Office::open().await;
    let (order_id, message) = office.sell(3).await;
    assert_eq!(office.deliver(message, order_id).await, 204);
    let payloads = office.payloads(order_id).await;
    assert_eq!(payloads.len(), 3);
    // The sale's date is a week away and takes three hours; a ticket is good for another twelve.
    let valid_until = now() + SignedDuration::from_hours(168 + 3 + 12);
    for (payload, serial) in payloads.iter().zip(1..) {
        assert_eq!(payload.serial, serial);
        assert_eq!(
            (payload.product, payload.rate, payload.occurrence),
            (1, 1, 1)
        );
        assert_eq!(payload.valid_until, Some(valid_until));
        assert_eq!((payload.valid_from, &payload.place), (None, &None));
    }
    check_invariants(&office.test).await;
}

#[tokio::test]
async fn a_ticket_says_which_product_rate_date_and_place_it_is_for() {
    let office = Office::open().await;
    let (client, sale) = (&office.client, &office.sale);
    let event = &sale.event;
    let places = event.places(client, sale.pool_id, 2, 5).await;
    let (order_id, message) = office.sell(2).await;
    orders::seat(client, order_id, &[places[0], places[7]]).await;
    let later = event
        .occurrence(client, now() + SignedDuration::from_hours(200))
        .await;
    let product = event.product(client, 2000).await;
    event.rate(client, product, 900).await;
    let cheaper = event.rate(client, product, 800).await;
    let other =
        "update lines set occurrence_id = $2, rate_id = $3 where order_id = $1 and position = 2";
    let changed = client.execute(other, &[&order_id, &later, &cheaper]).await;
    assert_eq!(changed.expect("changed"), 1);

    assert_eq!(office.deliver(message, order_id).await, 204);
    let payloads = office.payloads(order_id).await;
    let said: Vec<_> = payloads
        .iter()
        .map(|said| {
            (
                said.product,
                said.rate,
                said.occurrence,
                said.place.as_deref(),
            )
        })
        .collect();
    assert_eq!(
        said,
        [
            (1, 1, 1, Some("Orchestre, A 1")),
            (2, 2, 2, Some("Orchestre, B 3"))
        ]
    );
    check_invariants(&office.test).await;
}

#[tokio::test]
async fn a_ticket_of_one_event_is_not_one_of_another() {
    let office = Office::open().await;
    let (order_id, message) = office.sell(1).await;
    assert_eq!(office.deliver(message, order_id).await, 204);
    let other_event = Sale::open(&office.client, now(), 1, 100).await;
    let (order_id, message) = orders::paid(&office.client, &other_event, 1, now()).await;
    assert_eq!(office.deliver(message, order_id).await, 204);
    let token: String = office
        .one("select token from tickets where order_id = $1", order_id)
        .await;
    let verified = guichet_tickets::verify(&token, &office.public_key().await);
    assert_eq!(verified, Err(TicketTokenError::OtherKey));
    assert_eq!(office.count("signing_keys").await, 2);
    check_invariants(&office.test).await;
}

#[tokio::test]
async fn later_orders_are_signed_with_the_key_of_the_first() {
    let office = Office::open().await;
    for quantity in [1, 2] {
        let (order_id, message) = office.sell(quantity).await;
        assert_eq!(office.deliver(message, order_id).await, 204);
        assert_eq!(
            office.payloads(order_id).await.len(),
            usize::try_from(quantity).unwrap()
        );
    }
    assert_eq!(office.count("signing_keys").await, 1);
    let sealed: Vec<u8> = office
        .one(
            "select sealed_private_key from signing_keys where event_id = $1",
            office.sale.event.event_id,
        )
        .await;
    let public = office.public_key().await.to_bytes();
    assert!(!sealed.windows(32).any(|window| window == public));
}

#[tokio::test]
async fn a_key_sealed_under_another_master_key_stops_the_tickets_and_is_not_replaced() {
    let office = Office::open().await;
    let (order_id, message) = office.sell(1).await;
    office.deliver(message, order_id).await;
    let key = office.public_key().await;
    office
        .execute("update signing_keys set sealed_private_key = set_byte(sealed_private_key, 40, 7)")
        .await;
    let (order_id, message) = office.sell(1).await;
    assert_eq!(office.deliver(message, order_id).await, 500);
    assert_eq!(office.public_key().await, key);
    assert_eq!(office.serials().await, [1]);
    check_invariants(&office.test).await;
}

#[tokio::test]
async fn a_free_order_gets_its_tickets_too() {
    let office = Office::open().await;
    office.execute("update rates set price = 0").await;
    let order_id = orders::placed(&office.client, &office.sale, 1, now()).await;
    let settle = "insert into payments (payment_id, order_id, provider, status, amount, currency, created_at, expires_at)
        select gen_random_uuid(), order_id, 'free', 'succeeded', 0, 'EUR', created_at, created_at from orders
        where order_id = $1";
    office
        .client
        .execute(settle, &[&order_id])
        .await
        .expect("inserted");
    let message = uuid::Uuid::from_u128(5);
    let outcome = office
        .client
        .query_one(
            "select settle_order($1, $2, $3, null)",
            &[&order_id, &now(), &message],
        )
        .await;
    assert_eq!(outcome.expect("settled").get::<_, String>(0), "paid");
    assert_eq!(office.deliver(message, order_id).await, 204);
    assert_eq!(office.payloads(order_id).await.len(), 1);
    check_invariants(&office.test).await;
}

#[tokio::test]
async fn an_order_with_tickets_is_found_by_its_buyer() {
    let office = Office::open().await;
    let (order_id, message) = office.sell(1).await;
    assert_eq!(office.deliver(message, order_id).await, 204);
    let found =
        "select order_id from order_search where search_text like '%ada lovelace ada@example.org%'";
    let row = office.client.query_one(found, &[]).await;
    assert_eq!(row.expect("found").get::<_, uuid::Uuid>(0), order_id);
}
