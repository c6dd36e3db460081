use std::sync::Arc;
use std::time::Instant;

use guichet_http::{Method, Request};
use guichet_messages::INLINE_LIMIT;
use guichet_testing::{Behaviour, PubsubServer};
use jiff::SignedDuration;
use serde_json::json;
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::support::{Answer, Office};

async fn ask(office: &Office, email: &str) -> Answer {
    let request = Request::for_test(Method::POST, "/api/v1/orders/links");
    office.call(request.json(&json!({"email": email}))).await
}

/// An order whose tickets were mailed to this address, as it is typed.
async fn sold_to(office: &Office, email: &str) -> Uuid {
    let (order_id, _) = office.sell(1).await;
    let set = "update orders set contact_email = $2 where order_id = $1";
    office.execute(set, &[&order_id, &email]).await;
    let mail = "select queue_mail(gen_random_uuid(), $1, 'tickets', gen_random_uuid(), $2, null)";
    office
        .execute(mail, &[&order_id, &office.clock.now()])
        .await;
    order_id
}

/// Which orders' links were mailed, and where to.
async fn links(office: &Office) -> Vec<(Uuid, String)> {
    let links = "select order_id, recipient from mails where kind = 'order_link' order by order_id";
    let rows = office.client.query(links, &[]).await.expect("mails");
    rows.iter().map(|row| (row.get(0), row.get(1))).collect()
}

#[tokio::test]
async fn the_links_of_orders_are_mailed_to_their_address_and_to_nobody_else() {
    let office = Office::open().await;
    let mut wanted = vec![
        (
            sold_to(&office, "Ada@Example.org").await,
            "Ada@Example.org".to_owned(),
        ),
        (
            sold_to(&office, "ada@example.org").await,
            "ada@example.org".to_owned(),
        ),
    ];
    wanted.sort();
    sold_to(&office, "grace@example.org").await;
    let answer = ask(&office, "ADA@example.org ").await;
    assert_eq!((answer.status, answer.body.len()), (202, 0));
    assert_eq!(links(&office).await, wanted);
}

#[tokio::test]
async fn an_address_is_found_however_its_domain_was_typed() {
    let office = Office::open().await;
    sold_to(&office, "ada@xn--mnchen-3ya.example").await;
    assert_eq!(ask(&office, "ada@münchen.example").await.status, 202);
    assert_eq!(links(&office).await.len(), 1);
}

#[tokio::test]
async fn nothing_tells_whether_there_are_orders() {
    let office = Office::open().await;
    sold_to(&office, "ada@example.org").await;
    let known = ask(&office, "ada@example.org").await;
    let unknown = ask(&office, "nobody@example.org").await;
    assert_eq!(known, unknown);
}

#[tokio::test]
async fn a_slow_pubsub_does_not_tell_whether_there_are_orders() {
    let pubsub = PubsubServer::start().await;
    pubsub.behave(Behaviour::Silent);
    let office = Office::publishing_to(&pubsub).await;
    sold_to(&office, "ada@example.org").await;
    // Nothing is published for who is unknown.
    for (email, published) in [("nobody@example.org", 0), ("ada@example.org", 1)] {
        let began = Instant::now();
        assert_eq!(ask(&office, email).await.status, 202);
        assert!(began.elapsed() > INLINE_LIMIT, "{email}");
        assert_eq!(pubsub.published().len(), published, "{email}");
    }
}

#[tokio::test]
async fn orders_that_are_over_are_not_mailed() {
    let office = Office::open().await;
    let cancelled = sold_to(&office, "ada@example.org").await;
    assert_eq!(office.cancel(cancelled, "k").await.status, 200);
    let kept = sold_to(&office, "ada@example.org").await;
    office.go_to(SignedDuration::from_hours(-24 * 29));
    ask(&office, "ada@example.org").await;
    assert_eq!(links(&office).await, [(kept, "ada@example.org".to_owned())]);
    office.clock.advance(SignedDuration::from_hours(48));
    ask(&office, "ada@example.org").await;
    assert_eq!(links(&office).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn ten_questions_at_once_are_one_mail_and_one_more_after_ten_minutes() {
    let office = Arc::new(Office::open().await);
    sold_to(&office, "ada@example.org").await;
    let mut clicks = JoinSet::new();
    for _ in 0..10 {
        let office = office.clone();
        clicks.spawn(async move { ask(&office, "ada@example.org").await.status });
    }
    // Who has to wait for too long behind the others is told so.
    let statuses = clicks.join_all().await;
    assert!(statuses.contains(&202), "{statuses:?}");
    assert_eq!(links(&office).await.len(), 1);
    office.clock.advance(SignedDuration::from_mins(9));
    ask(&office, "ada@example.org").await;
    assert_eq!(links(&office).await.len(), 1);
    office.clock.advance(SignedDuration::from_mins(2));
    ask(&office, "ada@example.org").await;
    assert_eq!(links(&office).await.len(), 2);
}

#[tokio::test]
async fn an_address_that_was_corrected_finds_nothing_any_more() {
    let office = Office::open().await;
    let order_id = sold_to(&office, "typo@example.org").await;
    let correct =
        "update orders set contact_email = 'ada@example.org', link_number = 1 where order_id = $1";
    office.execute(correct, &[&order_id]).await;
    ask(&office, "typo@example.org").await;
    assert_eq!(links(&office).await, []);
}

#[tokio::test]
async fn what_is_no_address_is_refused_by_name() {
    let office = Office::open().await;
    let answer = ask(&office, "ada").await;
    assert_eq!(
        answer.refuses(422, "invalid-field")["errors"][0]["pointer"],
        "#/email"
    );
}
