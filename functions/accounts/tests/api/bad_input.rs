use std::sync::Arc;

use guichet_http::Method;
use serde_json::{Value, json};

use crate::browser::SESSION;
use crate::service::Service;

fn sign_up(field: &str, value: impl Into<Value>) -> Value {
    let mut body = json!({
        "email": "ada@example.org", "name": "Ada", "password": "correct horse battery", "locale": "fr",
    });
    body[field] = value.into();
    body
}

#[tokio::test]
async fn addresses_with_plus_capitals_other_scripts_and_254_characters_are_taken() {
    let service = Arc::new(Service::start().await);
    let longest = format!(
        "{}@{}.{}.{}.example",
        "a".repeat(64),
        "b".repeat(63),
        "c".repeat(63),
        "d".repeat(53)
    );
    assert_eq!(longest.len(), 254);
    for (number, email) in [
        "Zoe+tickets@Example.org",
        "zoe@théâtre.example",
        "zoe@例え.テスト",
        &longest,
    ]
    .into_iter()
    .enumerate()
    {
        let browser = service.browser().at(&format!("203.0.113.{number}"));
        browser
            .post("/sign-ups", &sign_up("email", email))
            .await
            .has_status(202);
        let token = service.mailed_token(email).await;
        let session = browser
            .post("/sign-ups/confirm", &json!({"token": token}))
            .await;
        let session = session.has_status(201).json();
        assert_eq!(session["account"]["email"], email, "kept as it was typed");
        browser.sign_in(email).await.has_status(201);
    }
}

#[tokio::test]
async fn what_is_not_legal_is_refused_by_pointer() {
    let service = Arc::new(Service::start().await);
    let too_long = format!("{}@{}.example", "a".repeat(64), "b.".repeat(92));
    for (field, value) in [
        ("email", json!("")),
        ("email", json!("ada@example.org\nBcc: eve@example.org")),
        ("email", json!("\"ada\"@example.org")),
        ("email", json!("ada'; drop table accounts; --")),
        ("email", json!(too_long)),
        ("email", json!(7)),
        ("name", json!("")),
        ("name", json!("visit https://example.org now")),
        ("name", json!("\u{200b}")),
        ("password", json!("1234567")),
        ("password", json!("password")),
        ("password", json!("x".repeat(1025))),
        ("locale", json!("de")),
        ("is_owner", json!(true)),
    ] {
        let answer = service
            .browser()
            .post("/sign-ups", &sign_up(field, value))
            .await;
        answer.names_field(&format!("/{field}"));
    }
    assert_eq!(service.count("account_links").await, 0);
    assert_eq!(service.count("attempts").await, 0, "a slip is no attempt");
}

#[tokio::test]
async fn names_with_emoji_and_right_to_left_text_are_taken() {
    let service = Arc::new(Service::start().await);
    for (number, name) in ["Zoé 🎭", "زوي", "O’Brien-Łukasz"].into_iter().enumerate() {
        let browser = service.browser().at(&format!("203.0.113.{number}"));
        let email = format!("zoe{number}@example.org");
        let mut body = sign_up("name", name);
        body["email"] = json!(email);
        browser.post("/sign-ups", &body).await.has_status(202);
        let token = service.mailed_token(&email).await;
        let session = browser
            .post("/sign-ups/confirm", &json!({"token": token}))
            .await;
        assert_eq!(session.has_status(201).json()["account"]["name"], name);
    }
}

#[tokio::test]
async fn unknown_fields_are_named() {
    let service = Arc::new(Service::start().await);
    service.account("ada@example.org").await;
    let signed_in = service.browser();
    signed_in.sign_in("ada@example.org").await.has_status(201);
    for (path, mut body) in [
        (
            "/links",
            json!({"email": "ada@example.org", "kind": "reset", "locale": "fr"}),
        ),
        (
            "/sessions",
            json!({"email": "ada@example.org", "password": "correct horse battery"}),
        ),
        ("/sessions/by-link", json!({"token": "x"})),
        ("/sign-ups/confirm", json!({"token": "x"})),
        (
            "/resets",
            json!({"token": "x", "password": "correct horse battery"}),
        ),
        (
            "/organizers",
            json!({"name": "Zaho", "email": "zaho@example.org", "locale": "fr"}),
        ),
    ] {
        body["matrix"] = json!(true);
        let request = signed_in.request(Method::POST, path).json(&body).keyed("k");
        signed_in.send(request).await.names_field("/matrix");
    }
}

#[tokio::test]
async fn doubled_and_garbage_cookies_are_as_if_there_were_none() {
    let service = Arc::new(Service::start().await);
    service.account("ada@example.org").await;
    let browser = service.browser();
    browser.sign_in("ada@example.org").await.has_status(201);
    let good = browser.cookie(SESSION).expect("a session");
    for cookies in [
        format!("{SESSION}={good}; {SESSION}={}", good.to_lowercase()),
        format!("{SESSION}={good}x"),
        format!("{SESSION}={}", &good[1..]),
        format!("{SESSION}=garbage"),
        format!("{SESSION}="),
        format!("session={good}"),
    ] {
        let request = browser
            .request(Method::GET, "/session")
            .header("cookie", &cookies);
        service.call(request).await.refuses(401, "sign-in-required");
    }
    browser.get("/session").await.has_status(200);
}

#[tokio::test]
async fn a_garbage_cookie_of_the_browser_is_replaced() {
    let service = Arc::new(Service::start().await);
    let browser = service.browser();
    browser.set_cookie("__Host-guichet-browser", "garbage");
    browser
        .ask_for_link("nobody@example.org", "sign_in")
        .await
        .has_status(202);
    let given = browser.cookie("__Host-guichet-browser").expect("a cookie");
    assert_eq!(given.len(), 22);
    browser
        .ask_for_link("nobody@example.org", "sign_in")
        .await
        .has_status(202);
    assert_eq!(
        browser.cookie("__Host-guichet-browser"),
        Some(given),
        "and kept"
    );
}

#[tokio::test]
async fn another_site_cannot_sign_anybody_out() {
    let service = Arc::new(Service::start().await);
    service.account("ada@example.org").await;
    let browser = service.browser();
    browser.sign_in("ada@example.org").await.has_status(201);
    let request = browser
        .request(Method::DELETE, "/session")
        .header("sec-fetch-site", "cross-site");
    service.call(request).await.refuses(403, "cross-site");
    browser.get("/session").await.has_status(200);
}
