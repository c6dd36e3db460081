//! What a process keeps for a moment, and what it never does.

use std::sync::Arc;
use std::time::Duration;

use guichet_catalog::App;
use guichet_testing::offer::Sale;
use guichet_testing::orders;
use jiff::SignedDuration;

use crate::visitor::Visitor;

/// Each question that is kept, and for how long.
const TTLS: [(&str, SignedDuration); 3] = [
    ("/events", SignedDuration::from_secs(5)),
    ("/events/summer", SignedDuration::from_secs(5)),
    ("/events/summer/availability", SignedDuration::from_secs(1)),
];

async fn selling() -> (Visitor, Sale, Arc<App>) {
    let visitor = Visitor::arrive().await;
    let sale = visitor.event("summer", visitor.in_hours(24)).await;
    let process = visitor.process();
    (visitor, sale, process)
}

/// Sells the last place, which every answer shows.
async fn sell_out(visitor: &Visitor, sale: &Sale) {
    visitor.alter("update pools set capacity = 1").await;
    orders::held(&visitor.client, sale, 1, visitor.now()).await;
}

#[tokio::test]
async fn a_change_shows_when_the_answer_has_lived_its_life_and_not_before() {
    let (visitor, sale, process) = selling().await;
    let mut before = Vec::new();
    for (path, _) in TTLS {
        before.push(visitor.get_from(&process, path).await.body);
    }
    sell_out(&visitor, &sale).await;
    let asked_at = visitor.now();
    for ((path, life), before) in TTLS.iter().zip(&before) {
        let last = *life - SignedDuration::from_millis(1);
        visitor.clock.set(asked_at + last);
        assert_eq!(
            &visitor.get_from(&process, path).await.body,
            before,
            "{path}"
        );
        visitor.clock.set(asked_at + *life);
        assert_ne!(
            &visitor.get_from(&process, path).await.body,
            before,
            "{path}"
        );
    }
}

#[tokio::test]
async fn the_places_of_a_room_are_kept_for_a_second() {
    let (visitor, sale, process) = selling().await;
    let places = sale.event.places(&visitor.client, sale.pool_id, 1, 3).await;
    let path = format!("/events/summer/occurrences/{}/places", sale.occurrence_id);
    let before = visitor.get_from(&process, &path).await.body;
    let held = orders::held(&visitor.client, &sale, 1, visitor.now()).await;
    visitor
        .alter(&format!(
            "update claims set place_id = '{}' where order_id = '{held}'",
            places[0]
        ))
        .await;
    visitor.clock.advance(SignedDuration::from_millis(999));
    assert_eq!(visitor.get_from(&process, &path).await.body, before);
    visitor.clock.advance(SignedDuration::from_millis(1));
    assert_ne!(visitor.get_from(&process, &path).await.body, before);
}

#[tokio::test]
async fn what_a_code_opens_is_shown_to_nobody_else_and_kept_for_nobody() {
    let (visitor, sale, process) = selling().await;
    let press = sale.event.rate(&visitor.client, sale.product_id, 0).await;
    sale.event
        .takes(&visitor.client, press, sale.pool_id, 1)
        .await;
    let code = sale
        .event
        .code(&visitor.client, "PRESS", "unlock", None, None)
        .await;
    sale.event.code_for(&visitor.client, code, press).await;
    visitor
        .alter(&format!(
            "update rates set needs_code = true where rate_id = '{press}'"
        ))
        .await;
    for path in ["/events/summer", "/events/summer/availability"] {
        let with_code = format!("{path}?code=PRESS");
        let shows = async |path: &str| {
            let answer = visitor.get_from(&process, path).await;
            answer.body.contains(&press.to_string())
        };
        for _ in 0..2 {
            assert!(shows(&with_code).await, "{path}");
            assert!(!shows(path).await, "{path}");
        }
        visitor
            .alter("update codes set valid_during = '[2020-01-01, 2020-01-02)'")
            .await;
        assert!(!shows(&with_code).await, "{path}");
        visitor.alter("update codes set valid_during = '(,)'").await;
    }
}

#[tokio::test]
async fn a_list_is_kept_for_those_who_ask_for_the_same_one() {
    let (visitor, _, process) = selling().await;
    let all = visitor.get_from(&process, "/events").await.json();
    assert_eq!(all["items"].as_array().map(Vec::len), Some(1));
    let none = visitor
        .get_from(&process, "/events?category=sport")
        .await
        .json();
    assert_eq!(none["items"].as_array().map(Vec::len), Some(0));
}

#[tokio::test]
async fn a_thousand_polls_at_once_ask_the_database_once() {
    let (visitor, _, process) = selling().await;
    visitor
        .alter("begin; lock table claims in access exclusive mode")
        .await;
    let crowd = visitor.crowd(&process, "/events/summer/availability", 1_000);
    // Within a transaction this view would not change.
    let other = visitor.test.client().await;
    let waiting = "select count(*) from pg_stat_activity
        where datname = current_database() and application_name = 'test' and wait_event_type = 'Lock'";
    let look = async || -> i64 {
        let row = other.query_one(waiting, &[]).await;
        row.expect("the server answers").get(0)
    };
    let begun = async {
        while look().await == 0 {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), begun)
        .await
        .expect("somebody asks");
    // Time enough for any other that would come.
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert_eq!(look().await, 1);
    visitor.alter("commit").await;
    let answers = crowd.join_all().await;
    assert!(answers.iter().all(|status| *status == 200));
    assert_eq!(answers.len(), 1_000);
}

#[tokio::test]
async fn an_event_that_is_published_shows_within_its_time() {
    let (visitor, sale, process) = selling().await;
    sale.event.set(&visitor.client, "status = 'draft'").await;
    let path = "/events/summer";
    assert_eq!(visitor.get_from(&process, path).await.status, 404);
    sale.event
        .set(&visitor.client, "status = 'published'")
        .await;
    assert_eq!(visitor.get_from(&process, path).await.status, 404);
    visitor.clock.advance(SignedDuration::from_secs(5));
    assert_eq!(visitor.get_from(&process, path).await.status, 200);
}
