use jiff::SignedDuration;

use crate::visitor::{Visitor, slugs};

/// 23 events, many of them at the same time and place, so that only the last part of the key tells them apart.
async fn crowd() -> Visitor {
    let visitor = Visitor::arrive().await;
    for number in 0..23 {
        let sale = visitor
            .event(
                &format!("event-{number}"),
                visitor.in_hours(24 + number / 5),
            )
            .await;
        sale.event
            .occurrence(&visitor.client, visitor.in_hours(72 + number))
            .await;
        visitor
            .alter(&format!(
                "update venues set latitude = 45.7 + {} where venue_id = '{}'",
                f64::from(u8::try_from(number / 7).expect("small")) / 10.0,
                sale.event.venue_id
            ))
            .await;
    }
    visitor
}

/// Reads page after page, doing something between them; answers the slugs of all.
async fn read_all(visitor: &Visitor, query: &str, between: impl AsyncFn(&Visitor)) -> Vec<String> {
    let mut all = Vec::new();
    let mut cursor = String::new();
    loop {
        let page = visitor
            .json(&format!("/events?limit=4&{query}{cursor}"))
            .await;
        all.extend(slugs(&page));
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return all,
        }
        between(visitor).await;
    }
}

const ORDERS: [&str; 4] = [
    "",
    "lat=45.7&lon=4.8&radius_km=100",
    "q=electrique",
    "q=electrique&lat=45.7&lon=4.8&radius_km=100",
];

#[tokio::test]
async fn pages_together_are_the_list() {
    let visitor = crowd().await;
    for query in ORDERS {
        let whole = visitor.slugs(&format!("limit=100&{query}")).await;
        assert_eq!(whole.len(), 23, "{query}");
        assert_eq!(
            read_all(&visitor, query, async |_| {}).await,
            whole,
            "{query}"
        );
    }
}

#[tokio::test]
async fn a_page_that_ends_the_list_leads_nowhere() {
    let visitor = crowd().await;
    let page = visitor.json("/events?limit=23").await;
    assert_eq!(page["items"].as_array().map(Vec::len), Some(23));
    assert!(page.get("next_cursor").is_none());
}

#[tokio::test]
async fn events_that_appear_or_end_meanwhile_repeat_and_hide_nothing() {
    for query in ORDERS {
        let visitor = crowd().await;
        let whole = visitor.slugs(&format!("limit=100&{query}")).await;
        // The first occurrences end one after the other while the visitor reads: were the list made anew for each
        // page, their events would come again with their second date.
        visitor
            .clock
            .set(visitor.in_hours(27) - SignedDuration::from_mins(10));
        let whole_later = visitor.slugs(&format!("limit=100&{query}")).await;
        assert_eq!(whole_later.len(), whole.len());
        let read = read_all(&visitor, query, async |visitor| {
            visitor.clock.advance(SignedDuration::from_mins(9));
            let new = visitor
                .event(
                    &format!("new-{}", visitor.now().as_second()),
                    visitor.in_hours(-2),
                )
                .await;
            visitor
                .alter(&format!(
                    "update venues set latitude = 46.9 where venue_id = '{}'",
                    new.event.venue_id
                ))
                .await;
        })
        .await;
        let mut old: Vec<_> = read
            .iter()
            .filter(|slug| slug.starts_with("event-"))
            .cloned()
            .collect();
        assert_eq!(old, whole_later, "{query}");
        old.dedup();
        assert_eq!(old.len(), 23, "{query}");
    }
}

#[tokio::test]
async fn a_cursor_is_for_the_order_it_came_from() {
    let visitor = crowd().await;
    let page = visitor.json("/events?limit=4").await;
    let cursor = page["next_cursor"].as_str().expect("there is more");
    for query in ["q=electrique", "lat=45.7&lon=4.8"] {
        let (field, _) = visitor.refusal(&format!("{query}&cursor={cursor}")).await;
        assert_eq!(field, "cursor");
    }
    visitor.clock.advance(SignedDuration::from_hours(2));
    assert_eq!(
        visitor.refusal(&format!("cursor={cursor}")).await.0,
        "cursor"
    );
}
