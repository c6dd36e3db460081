use std::sync::Arc;

use guichet_testing::check_invariants;
use jiff::SignedDuration;
use serde_json::json;

use crate::service::Service;

#[tokio::test]
async fn sessions_are_listed_with_where_they_are_from() {
    let service = Arc::new(Service::start().await);
    service.account("ada@example.org").await;
    service.account("zoe@example.org").await;
    let (here, there, other) = (
        service.browser(),
        service.browser().at("2001:db8:1:2::3"),
        service.browser(),
    );
    other.sign_in("zoe@example.org").await.has_status(201);
    here.sign_in("ada@example.org").await.has_status(201);
    service.clock.advance(SignedDuration::from_hours(1));
    there.sign_in("ada@example.org").await.has_status(201);
    let listed = here.get("/sessions").await.has_status(200).json();
    let told: Vec<_> = listed
        .as_array()
        .expect("a list")
        .iter()
        .map(|session| {
            (
                session["network"].clone(),
                session["is_this"].clone(),
                session["user_agent"].clone(),
            )
        })
        .collect();
    let expected =
        |network: &str, is_this: bool| (json!(network), json!(is_this), json!("Browser of a test"));
    assert_eq!(
        told,
        [
            expected("203.0.113.0/24", true),
            expected("2001:db8:1::/48", false)
        ]
    );
}

#[tokio::test]
async fn a_session_is_ended_elsewhere() {
    let service = Arc::new(Service::start().await);
    let account_id = service.account("ada@example.org").await;
    let (here, there) = (service.browser(), service.browser());
    here.sign_in("ada@example.org").await.has_status(201);
    let session = there
        .sign_in("ada@example.org")
        .await
        .has_status(201)
        .json();
    let path = format!(
        "/sessions/{}",
        session["session"]["id"].as_str().expect("an id")
    );
    here.delete(&path).await.has_status(204);
    there.get("/session").await.refuses(401, "sign-in-required");
    here.delete(&path).await.refuses(404, "not-found");
    assert_eq!(
        service.actions(account_id).await,
        ["session.opened", "session.opened", "session.ended"]
    );
    check_invariants(&service.test).await;
}

#[tokio::test]
async fn a_session_of_somebody_else_is_not_there() {
    let service = Arc::new(Service::start().await);
    service.account("ada@example.org").await;
    service.account("zoe@example.org").await;
    let (ada, zoe) = (service.browser(), service.browser());
    ada.sign_in("ada@example.org").await.has_status(201);
    let session = zoe.sign_in("zoe@example.org").await.has_status(201).json();
    let path = format!(
        "/sessions/{}",
        session["session"]["id"].as_str().expect("an id")
    );
    let of_another = ada.delete(&path).await;
    of_another.refuses(404, "not-found");
    let random = ada
        .delete("/sessions/01932c5e-0000-7000-8000-000000000000")
        .await;
    assert_eq!(of_another, random);
    zoe.get("/session").await.has_status(200);
}

#[tokio::test]
async fn every_other_session_is_ended_at_once() {
    let service = Arc::new(Service::start().await);
    let account_id = service.account("ada@example.org").await;
    let browsers = [service.browser(), service.browser(), service.browser()];
    for browser in &browsers {
        browser.sign_in("ada@example.org").await.has_status(201);
    }
    browsers[0].delete("/sessions").await.has_status(204);
    browsers[0].get("/session").await.has_status(200);
    for browser in &browsers[1..] {
        browser
            .get("/session")
            .await
            .refuses(401, "sign-in-required");
    }
    let count: i64 = service
        .one(
            "select (difference ->> 'count')::bigint from audit_entries where chain_id = $1 and action = 'session.others_ended'",
            &[&account_id],
        )
        .await;
    assert_eq!(count, 2);
    check_invariants(&service.test).await;
}

#[tokio::test]
async fn a_second_tab_that_signs_out_is_told_to_sign_in() {
    let service = Arc::new(Service::start().await);
    service.account("ada@example.org").await;
    let (first, second) = (service.browser(), service.browser());
    first.sign_in("ada@example.org").await.has_status(201);
    second.set_cookie(
        "__Host-guichet-session",
        &first.cookie("__Host-guichet-session").expect("a session"),
    );
    first.delete("/session").await.has_status(204);
    second
        .delete("/session")
        .await
        .refuses(401, "sign-in-required");
}
