use std::sync::Arc;

use guichet_testing::check_invariants;
use jiff::SignedDuration;
use serde_json::json;

use crate::browser::SESSION;
use crate::service::{PASSWORD, Service};

#[tokio::test]
async fn a_sign_in_gives_a_new_id_and_ends_the_former() {
    let service = Arc::new(Service::start().await);
    let account_id = service.account("ada@example.org").await;
    let browser = service.browser();
    let first = browser
        .sign_in("ada@example.org")
        .await
        .has_status(201)
        .json();
    let first_cookie = browser.cookie(SESSION).expect("a session");
    let second = browser
        .sign_in("ada@example.org")
        .await
        .has_status(201)
        .json();
    assert_ne!(first["session"]["id"], second["session"]["id"]);
    assert_ne!(browser.cookie(SESSION), Some(first_cookie.clone()));
    let former = service.browser();
    former.set_cookie(SESSION, &first_cookie);
    former
        .get("/session")
        .await
        .refuses(401, "sign-in-required");
    assert_eq!(service.count("sessions").await, 1);
    assert_eq!(
        service.actions(account_id).await,
        ["session.opened", "session.opened", "session.ended"]
    );
    check_invariants(&service.test).await;
}

#[tokio::test]
async fn a_session_that_somebody_planted_is_not_taken_over() {
    let service = Arc::new(Service::start().await);
    service.account("ada@example.org").await;
    service.account("mallory@example.org").await;
    let mallory = service.browser();
    mallory.sign_in("mallory@example.org").await.has_status(201);
    let planted = mallory.cookie(SESSION).expect("a session");
    let ada = service.browser();
    ada.set_cookie(SESSION, &planted);
    ada.sign_in("ada@example.org").await.has_status(201);
    assert_ne!(ada.cookie(SESSION), Some(planted));
    mallory
        .get("/session")
        .await
        .refuses(401, "sign-in-required");
    check_invariants(&service.test).await;
}

#[tokio::test]
async fn who_cannot_sign_in_is_answered_alike() {
    let service = Arc::new(Service::start().await);
    for email in [
        "ada@example.org",
        "linked@example.org",
        "disabled@example.org",
    ] {
        service.account(email).await;
    }
    service
        .execute(
            "update accounts set password_hash = null where email like 'linked@%'",
            &[],
        )
        .await;
    service
        .execute(
            "update accounts set disabled_at = created_at where email like 'disabled@%'",
            &[],
        )
        .await;
    let mut answers = Vec::new();
    for (email, password) in [
        ("ada@example.org", "correct horse batter"),
        ("nobody@example.org", PASSWORD),
        ("linked@example.org", PASSWORD),
        ("disabled@example.org", PASSWORD),
    ] {
        let answer = service.browser().sign_in_with(email, password).await;
        answer.refuses(403, "sign-in-refused");
        answers.push((answer.body, answer.headers));
    }
    assert!(answers.iter().all(|answer| *answer == answers[0]));
    assert_eq!(service.count("sessions").await, 0);
}

#[tokio::test]
async fn an_address_is_the_same_however_it_is_typed() {
    let service = Arc::new(Service::start().await);
    service.account("Ada+Tickets@xn--mnchen-3ya.example").await;
    for typed in ["ada+tickets@münchen.example", "ADA+TICKETS@MÜNCHEN.EXAMPLE"] {
        service.browser().sign_in(typed).await.has_status(201);
    }
}

#[tokio::test]
async fn a_session_ends_after_seven_idle_days_and_after_thirty_in_all() {
    let service = Arc::new(Service::start().await);
    service.account("ada@example.org").await;
    let browser = service.browser();
    browser.sign_in("ada@example.org").await.has_status(201);
    for _ in 0..4 {
        service
            .clock
            .advance(SignedDuration::from_hours(7 * 24 - 1));
        browser.get("/session").await.has_status(200);
    }
    service
        .clock
        .advance(SignedDuration::from_hours(2 * 24 + 4));
    browser
        .get("/session")
        .await
        .refuses(401, "sign-in-required");
    browser.sign_in("ada@example.org").await.has_status(201);
    service.clock.advance(SignedDuration::from_hours(7 * 24));
    browser
        .get("/session")
        .await
        .refuses(401, "sign-in-required");
}

#[tokio::test]
async fn a_password_of_more_than_1024_bytes_is_not_hashed() {
    let service = Arc::new(Service::start().await);
    for email in ["ada@example.org", "nobody@example.org"] {
        for password in [String::new(), "x".repeat(1025)] {
            let body = json!({"email": email, "password": password});
            service
                .browser()
                .post("/sessions", &body)
                .await
                .names_field("/password");
        }
    }
}
