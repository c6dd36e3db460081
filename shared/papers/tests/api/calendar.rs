use guichet_testing::now;
use icalendar::{Calendar, Component as _, EventLike as _, EventStatus};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::support::{Shop, secrets};

const PUBLIC_URL: &str = "https://billets.example.org";

async fn calendar(shop: &Shop, order_id: Uuid, at: Timestamp) -> Vec<icalendar::Event> {
    let papers = shop.papers(order_id).await;
    let text = papers.calendar(PUBLIC_URL, &secrets(), at);
    let calendar: Calendar = text.parse().expect("a legal calendar");
    calendar.events().cloned().collect()
}

/// Moves line 2 of the order to a date of its own.
async fn two_dates(shop: &Shop, order_id: Uuid) {
    let later = now() + SignedDuration::from_hours(200);
    let occurrence_id = shop.sale.event.occurrence(&shop.client, later).await;
    let statement = "update lines set occurrence_id = $2 where order_id = $1 and position = 2";
    let changed = shop
        .client
        .execute(statement, &[&order_id, &occurrence_id])
        .await;
    assert_eq!(changed.expect("changed"), 1);
}

#[tokio::test]
async fn each_date_is_one_entry_that_leads_back_to_the_order() {
    let shop = Shop::open().await;
    let (order_id, _) = shop.sell(3).await;
    two_dates(&shop, order_id).await;
    let entries = calendar(&shop, order_id, now()).await;
    assert_eq!(entries.len(), 2);
    let first = &entries[0];
    assert_eq!(first.get_summary(), Some("Été électrique"));
    assert_eq!(first.get_status(), Some(EventStatus::Confirmed));
    assert_eq!(
        first.get_location(),
        Some("La Halle, 1 place de la Halle, 69001 Lyon")
    );
    let link = format!("{PUBLIC_URL}/orders/{}", secrets().text(order_id));
    assert_eq!(first.get_url(), Some(link.as_str()));
    assert_eq!(
        first.get_description(),
        Some(format!("2 × Place · Plein tarif\nCommande TESTTEST\n{link}").as_str())
    );
    let uid = format!("{order_id}.{}@billets.example.org", shop.sale.occurrence_id);
    assert_eq!(first.get_uid(), Some(uid.as_str()));
    assert_ne!(entries[1].get_uid(), first.get_uid());
    assert_eq!(first.property_value("DTSTART"), Some("20260608T080000Z"));
}

#[tokio::test]
async fn an_order_in_english_is_told_in_english() {
    let shop = Shop::open().await;
    let (order_id, _) = shop.sell(1).await;
    shop.change(
        "update orders set locale = 'en' where order_id = $1",
        order_id,
    )
    .await;
    let entries = calendar(&shop, order_id, now()).await;
    assert_eq!(entries[0].get_summary(), Some("Electric summer"));
    let description = entries[0].get_description().expect("described");
    assert!(description.starts_with("1 × Ticket · Full price\nOrder TESTTEST\n"));
}

#[tokio::test]
async fn a_date_that_is_off_or_no_longer_the_buyers_is_taken_out_of_the_calendar() {
    let shop = Shop::open().await;
    let called_off = "update occurrences set status = 'cancelled' where occurrence_id in
        (select occurrence_id from lines where order_id = $1 and position = 2)";
    let given_up = "update lines set status = 'cancelled' where order_id = $1 and position = 2";
    for change in [called_off, given_up] {
        let (order_id, _) = shop.sell(2).await;
        two_dates(&shop, order_id).await;
        let before = calendar(&shop, order_id, now()).await;
        shop.change(change, order_id).await;
        let entries = calendar(&shop, order_id, now()).await;
        assert_eq!(entries[0].get_status(), Some(EventStatus::Confirmed));
        assert_eq!(entries[1].get_status(), Some(EventStatus::Cancelled));
        assert_eq!(entries[1].get_uid(), before[1].get_uid());
        assert_eq!(before[1].property_value("SEQUENCE"), Some("0"));
        assert_eq!(entries[1].property_value("SEQUENCE"), Some("1"));
    }
}

#[tokio::test]
async fn nothing_of_an_order_that_is_over_stays_in_the_calendar() {
    let shop = Shop::open().await;
    let (cancelled, _) = shop.sell(1).await;
    let end = "select cancel_order($1, '2026-06-01T08:00:00Z')";
    shop.change(end, cancelled).await;
    let placed = guichet_testing::orders::placed(&shop.client, &shop.sale, 1, now()).await;
    let in_time = calendar(&shop, placed, now()).await;
    assert_eq!(in_time[0].get_status(), Some(EventStatus::Confirmed));
    // Its time is over by the clock, before anything has written so.
    let late = now() + SignedDuration::from_mins(15);
    for order_id in [cancelled, placed] {
        let entries = calendar(&shop, order_id, late).await;
        assert_eq!(entries[0].get_status(), Some(EventStatus::Cancelled));
    }
}
