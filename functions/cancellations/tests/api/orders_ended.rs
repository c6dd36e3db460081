use guichet_testing::{check_invariants, orders};
use jiff::SignedDuration;
use uuid::Uuid;

use crate::office::Office;

#[tokio::test]
async fn paid_orders_end_with_their_tickets_and_their_money_goes_back() {
    let office = Office::open().await;
    let order_id = office.sell(3).await;
    let called_off = office.call_off_date(true).await;
    office.finish(called_off).await;
    assert_eq!(office.status(order_id).await, "cancelled");
    assert_eq!(office.lines(order_id).await, ["cancelled revoked"; 3]);
    assert_eq!(office.refunds(order_id).await, ["date_cancelled 3750"]);
    assert_eq!(office.mails(order_id).await, ["date_cancelled"]);
    assert_eq!(office.taken().await, 0);
    assert_eq!(office.progress(called_off).await, (1, 0, true));
    let mails = "mails where cancellation_id is not null";
    assert_eq!(office.count(mails).await, 1);
    check_invariants(&office.test).await;
}

#[tokio::test]
async fn orders_under_way_end_and_those_who_had_placed_theirs_are_told() {
    let office = Office::open().await;
    let now = office.clock.now();
    let held = orders::held(&office.client, &office.sale, 2, now).await;
    let placed = orders::placed(&office.client, &office.sale, 2, now).await;
    let payment = orders::payment(&office.client, placed, now).await;
    let called_off = office.call_off_date(true).await;
    office.finish(called_off).await;
    assert_eq!(office.status(held).await, "cancelled");
    assert_eq!(office.mails(held).await, [""; 0]);
    assert_eq!(office.status(placed).await, "cancelled");
    assert_eq!(office.mails(placed).await, ["date_cancelled"]);
    assert_eq!(office.refunds(placed).await, [""; 0]);
    assert_eq!(office.taken().await, 0);

    // The transfer was on its way.
    pay(&office.client, payment).await;
    assert_eq!(office.refunds(placed).await, ["late_payment 2500"]);
    check_invariants(&office.test).await;
}

/// The provider says that the money of a payment is there.
pub(crate) async fn pay(client: &tokio_postgres::Client, payment: Uuid) -> String {
    let statement = "select (r).outcome from (
            select receive_payment('demo', payment_id::text, '{}', payment_id, amount, currency,
                array(select gen_random_uuid() from generate_series(1, 5)), created_at, null) as r
            from payments where payment_id = $1
        ) as received";
    let row = client.query_one(statement, &[&payment]).await;
    row.expect("received").get(0)
}

/// Lets the last of three lines be for a date a day later, which has a pool of its own; all three take of a quota too.
async fn sell_for_two_dates(office: &Office) -> Uuid {
    let (client, event) = (&office.client, &office.sale.event);
    let later = office.clock.now() + SignedDuration::from_hours(192);
    let later = event.occurrence(client, later).await;
    let pool = event.pool(client, Some(later), 10).await;
    let quota = event.pool(client, None, 10).await;
    let (order_id, message) = orders::paid(client, &office.sale, 3, office.clock.now()).await;
    let statement = format!(
        "update lines set occurrence_id = '{later}', stock = jsonb_build_array(jsonb_build_object('pool_id', '{pool}', 'units', 1,
            'place_id', null)) where order_id = '{order_id}' and position = 3;
        update lines set stock = stock || jsonb_build_array(jsonb_build_object('pool_id', '{quota}', 'units', 1, 'place_id', null))
            where order_id = '{order_id}';
        delete from claims where order_id = '{order_id}';
        insert into claims (order_id, position, pool_id, units, expires_at)
            values ('{order_id}', 1, '{}', 2, 'infinity'), ('{order_id}', 3, '{pool}', 1, 'infinity'),
                ('{order_id}', 1, '{quota}', 3, 'infinity');
        update pools p set taken = (select coalesce(sum(units), 0) from claims c where c.pool_id = p.pool_id);",
        office.sale.pool_id
    );
    office.run(&statement).await;
    orders::issue_tickets(client, order_id, message, office.clock.now()).await;
    check_invariants(&office.test).await;
    order_id
}

#[tokio::test]
async fn an_order_for_other_dates_too_keeps_those() {
    let office = Office::open().await;
    let order_id = sell_for_two_dates(&office).await;
    let called_off = office.call_off_date(true).await;
    office.finish(called_off).await;
    assert_eq!(office.status(order_id).await, "paid");
    assert_eq!(
        office.lines(order_id).await,
        ["cancelled revoked", "cancelled revoked", "live live"]
    );
    assert_eq!(office.refunds(order_id).await, ["date_cancelled 2500"]);
    assert_eq!(office.mails(order_id).await, ["date_cancelled"]);
    assert_eq!(office.taken().await, 0);
    let taken = "pools where taken = 1";
    assert_eq!(office.count(taken).await, 2, "the other date and the quota");
    check_invariants(&office.test).await;

    // The event is called off too: only what is left goes back.
    let event = office.call_off_event().await;
    office.finish(event).await;
    assert_eq!(office.status(order_id).await, "cancelled");
    let refunds = office.refunds(order_id).await;
    assert_eq!(refunds, ["date_cancelled 2500", "date_cancelled 1250"]);
    assert_eq!(office.count("pools where taken > 0").await, 0);
    check_invariants(&office.test).await;
}

#[tokio::test]
async fn without_refunds_everything_ends_and_the_money_stays() {
    let office = Office::open().await;
    let order_id = office.sell(2).await;
    let called_off = office.call_off_date(false).await;
    office.finish(called_off).await;
    assert_eq!(office.status(order_id).await, "cancelled");
    assert_eq!(office.refunds(order_id).await, [""; 0]);
    assert_eq!(office.mails(order_id).await, ["date_cancelled"]);
    check_invariants(&office.test).await;
}

#[tokio::test]
async fn what_was_given_back_before_is_not_given_back_again() {
    let office = Office::open().await;
    let order_id = office.sell(2).await;
    office
        .run(
            "select request_refund(gen_random_uuid(), payment_id, 1000, 'cancelled_by_organizer', gen_random_uuid(), now(), null)
            from payments",
        )
        .await;
    let called_off = office.call_off_event().await;
    office.finish(called_off).await;
    let refunds = office.refunds(order_id).await;
    assert_eq!(
        refunds,
        ["cancelled_by_organizer 1000", "date_cancelled 1500"]
    );
    check_invariants(&office.test).await;
}

#[tokio::test]
async fn what_is_over_already_and_other_events_stay_as_they_are() {
    let office = Office::open().await;
    let order_id = office.sell(1).await;
    let now = office.clock.now();
    let cancel = "select cancel_order($1, $2)";
    let cancelled = office.client.execute(cancel, &[&order_id, &now]).await;
    cancelled.expect("cancelled");
    let other = guichet_testing::offer::Sale::open(&office.client, now, 5, 100).await;
    let (others, message) = orders::paid(&office.client, &other, 1, now).await;
    orders::issue_tickets(&office.client, others, message, now).await;
    office
        .run("update events set status = 'cancelled' where event_id in (select event_id from orders where status = 'cancelled')")
        .await;
    office
        .run(
            "insert into cancellations (cancellation_id, organizer_id, event_id, refunds, created_at, continued_at)
            select '00000000-0000-4000-8000-000000000001', organizer_id, event_id, true, now(), now()
            from events where status = 'cancelled'",
        )
        .await;
    let id = Uuid::from_u128(0x4000_8000_0000_0000_0001);
    assert_eq!(office.deliver(Uuid::from_u128(1), id).await, 204);
    assert_eq!(office.mails(order_id).await, [""; 0]);
    assert_eq!(office.status(others).await, "paid");
    assert_eq!(office.refunds(others).await, [""; 0]);
}

#[tokio::test]
async fn numbered_places_are_free_again() {
    let office = Office::open().await;
    let (client, sale) = (&office.client, &office.sale);
    let places = sale.event.places(client, sale.pool_id, 2, 5).await;
    let (order_id, message) = orders::paid(client, sale, 2, office.clock.now()).await;
    orders::seat(client, order_id, &[places[0], places[1]]).await;
    orders::issue_tickets(client, order_id, message, office.clock.now()).await;
    let called_off = office.call_off_date(true).await;
    office.finish(called_off).await;
    assert_eq!(office.count("claims").await, 0);
    assert_eq!(office.taken().await, 0);
    check_invariants(&office.test).await;
}
