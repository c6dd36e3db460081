use guichet_testing::now;
use icalendar::{Calendar, Component as _, EventLike as _, EventStatus};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::support::{Shop, secrets};

const PUBLIC_URL: &str = "https://billets.example.org";

async fn calendar(shop: &Shop, order_id: Uuid, at: Timestamp) -> Vec<icalendar::Event> {
    let documents = shop.documents(order_id).await;
    let text = documents.calendar(PUBLIC_URL, &secrets(), at);
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
    let link = format!(
        "{PUBLIC_URL}/orders/{}",
        secrets().text(guichet_order::OrderLink::first(order_id))
    );
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
        assert!(version(&before[1]) < version(&entries[1]));
    }
}

/// What a calendar compares with the copy it has: the sequence first, then the stamps.
fn version(entry: &icalendar::Event) -> (u32, String, String) {
    let value = |name| entry.property_value(name).expect("there").to_owned();
    let sequence = value("SEQUENCE").parse().expect("a number");
    (sequence, value("DTSTAMP"), value("LAST-MODIFIED"))
}

#[tokio::test]
async fn every_change_of_what_is_shown_reaches_a_calendar_that_has_it() {
    let shop = Shop::open().await;
    let (order_id, _) = shop.sell(2).await;
    let date = "occurrence_id in (select occurrence_id from lines where order_id = $1)";
    let event = "event_id in (select event_id from orders where order_id = $1)";
    let changes = [
        format!("update occurrences set starts_at = starts_at + interval '1 hour' where {date}"),
        format!("update occurrences set ends_at = ends_at + interval '1 hour' where {date}"),
        format!("update occurrences set status = 'cancelled' where {date}"),
        format!("update occurrences set status = 'scheduled' where {date}"),
        format!("update events set status = 'cancelled' where {event}"),
        format!("update events set status = 'published' where {event}"),
        format!("update events set name = '{{\"fr\": \"Autre\"}}' where {event}"),
        "update venues set name = 'Ailleurs' where $1::uuid is not null".to_owned(),
        "update venues set address = '2 rue' where $1::uuid is not null".to_owned(),
        "update organizers set name = 'Eux' where $1::uuid is not null".to_owned(),
        "update lines set status = 'cancelled' where order_id = $1 and position = 1".to_owned(),
        "update orders set locale = 'en' where order_id = $1".to_owned(),
        "select cancel_order($1, '2026-06-01T08:00:00Z')".to_owned(),
    ];
    let mut before = calendar(&shop, order_id, now()).await.remove(0);
    for change in changes {
        shop.change(&change, order_id).await;
        let after = calendar(&shop, order_id, now()).await.remove(0);
        assert_eq!(after.get_uid(), before.get_uid());
        let (old, new) = (version(&before), version(&after));
        assert!(
            old.0 < new.0 && old.1 < new.1 && old.2 < new.2,
            "{change}: {old:?} {new:?}"
        );
        before = after;
    }
}

#[tokio::test]
async fn what_changes_nothing_that_is_shown_changes_no_number() {
    let shop = Shop::open().await;
    let (order_id, _) = shop.sell(2).await;
    let before = calendar(&shop, order_id, now()).await.remove(0);
    for change in [
        "update occurrences set starts_at = starts_at, number = number + 1 where $1::uuid is not null",
        "update events set hold_seconds = 600, name = name where $1::uuid is not null",
        "update lines set attendee_name = 'Ada' where order_id = $1",
        "update orders set contact_name = 'Ada', status = status where order_id = $1",
    ] {
        shop.change(change, order_id).await;
    }
    let after = calendar(&shop, order_id, now()).await.remove(0);
    assert_eq!(version(&after), version(&before));
}

#[tokio::test]
async fn an_order_that_the_clock_ended_and_money_revived_has_a_number_for_each() {
    let shop = Shop::open().await;
    let order_id = guichet_testing::orders::placed(&shop.client, &shop.sale, 1, now()).await;
    let late = now() + SignedDuration::from_mins(15);
    let in_time = calendar(&shop, order_id, now()).await.remove(0);
    let ended = calendar(&shop, order_id, late).await.remove(0);
    shop.change(
        "update orders set status = 'paid', paid_at = placed_at, expires_at = 'infinity' where order_id = $1",
        order_id,
    )
    .await;
    let revived = calendar(&shop, order_id, late).await.remove(0);
    assert_eq!(
        [
            in_time.get_status(),
            ended.get_status(),
            revived.get_status()
        ],
        [
            EventStatus::Confirmed,
            EventStatus::Cancelled,
            EventStatus::Confirmed
        ]
        .map(Some)
    );
    assert!(version(&in_time) < version(&ended) && version(&ended) < version(&revived));
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
