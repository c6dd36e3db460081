//! What an organizer has on, and has had on.

use guichet_http::StatusCode;
use serde_json::Value;

use crate::visitor::{Visitor, slugs};

/// "Friends" with three events to come, two that are over, and one each that nobody is to see; and somebody else with one.
pub(crate) async fn season() -> Visitor {
    let visitor = Visitor::arrive().await;
    for (slug, hours) in [
        ("third", 72),
        ("first", 24),
        ("under-way", -1),
        ("long-ago", -200),
        ("yesterday", -24),
        ("draft", 24),
        ("deleted", 24),
        ("put-away", 24),
        ("put-away-past", -24),
        ("called-off", 24),
        ("dateless", 24),
        ("other", 24),
    ] {
        visitor.event(slug, visitor.in_hours(hours)).await;
    }
    visitor
        .alter(
            "update organizers set slug = 'friends', name = 'Friends'
             where organizer_id = (select organizer_id from events where slug = 'first');
             update organizers set slug = 'strangers'
             where organizer_id = (select organizer_id from events where slug = 'other');
             update events set organizer_id = (select organizer_id from organizers where slug = 'friends') where slug <> 'other';
             update events set status = 'draft' where slug in ('draft', 'deleted');
             update events set deleted_at = created_at where slug = 'deleted';
             update events set archived_at = created_at where slug like 'put-away%';
             update events set status = 'cancelled' where slug = 'called-off';
             update occurrences set status = 'cancelled'
             where event_id = (select event_id from events where slug = 'dateless')",
        )
        .await;
    visitor
}

async fn events(visitor: &Visitor, query: &str) -> Value {
    let path = format!("/organizers/friends/events?{query}");
    visitor.json(&path).await
}

#[tokio::test]
async fn an_organizers_events_are_those_that_the_public_may_see() {
    let visitor = season().await;
    let coming = events(&visitor, "").await;
    assert_eq!(slugs(&coming), ["under-way", "first", "third"]);
    let past = events(&visitor, "period=past").await;
    assert_eq!(slugs(&past), ["yesterday", "long-ago"]);
    let strangers = visitor.json("/organizers/strangers/events").await;
    assert_eq!(slugs(&strangers), ["other"]);
}

#[tokio::test]
async fn what_is_over_is_told_by_its_last_date_and_sells_nothing() {
    let visitor = season().await;
    let event = &events(&visitor, "period=past").await["items"][0];
    assert_eq!(event["next_occurrence"], Value::Null);
    assert_eq!(
        event["last_occurrence"]["starts_at"],
        visitor.in_hours(-24).to_string()
    );
    assert_eq!(event["state"], "ended");
    let event = &events(&visitor, "period=coming").await["items"][1];
    assert_eq!(event["last_occurrence"], Value::Null);
    assert_eq!(event["state"], "on_sale");
}

/// The date that began last need not be the one that ends last.
#[tokio::test]
async fn an_event_of_which_one_date_is_to_come_is_not_over() {
    let visitor = season().await;
    visitor
        .alter(
            "update occurrences set ends_at = starts_at + interval '30 days'
             where event_id = (select event_id from events where slug = 'yesterday')",
        )
        .await;
    assert_eq!(slugs(&events(&visitor, "period=past").await), ["long-ago"]);
    assert_eq!(
        slugs(&events(&visitor, "").await),
        ["yesterday", "under-way", "first", "third"]
    );
}

#[tokio::test]
async fn pages_of_an_organizers_events_together_are_the_list() {
    let visitor = season().await;
    for (period, expected) in [
        ("coming", vec!["under-way", "first", "third"]),
        ("past", vec!["yesterday", "long-ago"]),
    ] {
        let (mut all, mut cursor) = (Vec::new(), String::new());
        loop {
            let query = format!("period={period}&limit=1{cursor}");
            let page = events(&visitor, &query).await;
            all.extend(slugs(&page));
            let Some(next) = page["next_cursor"].as_str() else {
                break;
            };
            cursor = format!("&cursor={next}");
        }
        assert_eq!(all, expected, "{period}");
    }
}

#[tokio::test]
async fn a_cursor_of_the_other_period_and_an_unknown_period_are_refused() {
    let visitor = season().await;
    let page = events(&visitor, "limit=1").await;
    let cursor = page["next_cursor"].as_str().expect("more");
    for (query, parameter) in [
        (format!("period=past&cursor={cursor}"), "cursor"),
        ("period=all".to_owned(), "period"),
    ] {
        let path = format!("/organizers/friends/events?{query}");
        let answer = visitor.get(&path).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{query}");
        assert!(answer.body.contains(parameter), "{}", answer.body);
    }
}

#[tokio::test]
async fn nobody_has_events_under_another_name() {
    let visitor = season().await;
    let answer = visitor.get("/organizers/nobody/events").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}
