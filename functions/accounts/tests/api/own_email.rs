use std::sync::Arc;

use guichet_testing::check_invariants;
use jiff::SignedDuration;
use serde_json::json;

use crate::browser::Browser;
use crate::service::{Answer, Service};

const ADA: &str = "ada@example.org";
const NEW: &str = "Ada.Lovelace@example.org";

/// Somebody who is signed in.
async fn ada(service: &Arc<Service>) -> Browser {
    service.account(ADA).await;
    let browser = service.browser();
    browser.sign_in(ADA).await.has_status(201);
    browser
}

async fn ask(browser: &Browser, email: &str) -> Answer {
    browser.post("/me/email", &json!({"email": email})).await
}

async fn confirm(browser: &Browser, token: &str) -> Answer {
    browser
        .post("/me/email/confirm", &json!({"token": token}))
        .await
}

#[tokio::test]
async fn another_address_is_confirmed_and_the_old_one_is_told() {
    let service = Arc::new(Service::start().await);
    let account_id = service.account(ADA).await;
    let browser = service.browser();
    browser.sign_in(ADA).await.has_status(201);
    ask(&browser, NEW).await.has_status(202);
    let account = browser.get("/session").await.json()["account"].clone();
    assert_eq!(account["email"], ADA, "before it is confirmed");
    assert_eq!(service.newest_mail(NEW).await.0, "change_email");
    let token = service.mailed_token(NEW).await;
    let account = confirm(&browser, &token).await.has_status(200).json();
    assert_eq!(account["email"], NEW);
    assert_eq!(account["id"], json!(account_id));
    let (kind, link) = service.newest_mail(ADA).await;
    assert_eq!((kind.as_str(), link), ("email_changed", None));
    let elsewhere = service.browser();
    elsewhere.sign_in(ADA).await.refuses(403, "sign-in-refused");
    elsewhere.sign_in(NEW).await.has_status(201);
    confirm(&browser, &token)
        .await
        .refuses(409, "link-not-usable");
    assert_eq!(
        service.actions(account_id).await,
        ["session.opened", "account.email_changed", "session.opened"]
    );
    check_invariants(&service.test).await;
}

#[tokio::test]
async fn an_address_that_has_an_account_is_told_by_mail_only() {
    let service = Arc::new(Service::start().await);
    let browser = ada(&service).await;
    service.account("zoe@example.org").await;
    let unknown = ask(&browser, "nobody@example.org").await.has_status(202);
    let known = ask(&browser, "zoe@example.org").await;
    assert_eq!(known, unknown);
    let (kind, link) = service.newest_mail("zoe@example.org").await;
    assert_eq!((kind.as_str(), link), ("already_registered", None));
}

#[tokio::test]
async fn an_address_that_somebody_took_meanwhile_stays_theirs() {
    let service = Arc::new(Service::start().await);
    let browser = ada(&service).await;
    ask(&browser, NEW).await.has_status(202);
    let token = service.mailed_token(NEW).await;
    service.account(NEW).await;
    confirm(&browser, &token)
        .await
        .refuses(409, "link-not-usable");
    let account = browser.get("/session").await.json()["account"].clone();
    assert_eq!(account["email"], ADA);
}

#[tokio::test]
async fn a_link_is_good_for_who_asked_where_they_asked() {
    let service = Arc::new(Service::start().await);
    let browser = ada(&service).await;
    ask(&browser, NEW).await.has_status(202);
    let token = service.mailed_token(NEW).await;
    let elsewhere = service.browser();
    elsewhere.sign_in(ADA).await.has_status(201);
    confirm(&elsewhere, &token)
        .await
        .refuses(409, "link-not-usable");
    service.account("zoe@example.org").await;
    browser.sign_in("zoe@example.org").await.has_status(201);
    confirm(&browser, &token)
        .await
        .refuses(409, "link-not-usable");
    browser.sign_in(ADA).await.has_status(201);
    confirm(&browser, "garbage")
        .await
        .refuses(409, "link-not-usable");
    confirm(&browser, &token).await.has_status(200);
}

#[tokio::test]
async fn a_link_is_over_after_ten_minutes() {
    let service = Arc::new(Service::start().await);
    let browser = ada(&service).await;
    ask(&browser, NEW).await.has_status(202);
    let token = service.mailed_token(NEW).await;
    service.clock.advance(SignedDuration::from_mins(10));
    confirm(&browser, &token)
        .await
        .refuses(409, "link-not-usable");
}

#[tokio::test]
async fn ones_own_address_may_be_written_another_way() {
    let service = Arc::new(Service::start().await);
    let browser = ada(&service).await;
    ask(&browser, "Ada@Example.org").await.has_status(202);
    let token = service.mailed_token("Ada@Example.org").await;
    let account = confirm(&browser, &token).await.has_status(200).json();
    assert_eq!(account["email"], "Ada@Example.org");
}

#[tokio::test]
async fn one_account_does_not_mail_the_whole_world() {
    let service = Arc::new(Service::start().await);
    let browser = ada(&service).await;
    for number in 0..5 {
        let email = format!("stranger{number}@example.org");
        ask(&browser, &email).await.has_status(202);
    }
    ask(&browser, "stranger5@example.org")
        .await
        .refuses(429, "too-many-attempts");
    ask(&browser, "no address").await.names_field("/email");
}
