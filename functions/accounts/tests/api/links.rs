use std::collections::BTreeMap;
use std::sync::Arc;

use guichet_http::Method;
use jiff::SignedDuration;
use serde_json::json;
use tokio::task::JoinSet;

use crate::browser::Browser;
use crate::service::Service;

/// A link to sign in that a browser has asked for, for an account.
async fn asked(service: &Arc<Service>) -> (Browser, String) {
    service.account("ada@example.org").await;
    let browser = service.browser();
    browser
        .ask_for_link("ada@example.org", "sign_in")
        .await
        .has_status(202);
    let token = service.mailed_token("ada@example.org").await;
    (browser, token)
}

#[tokio::test]
async fn a_mailed_link_signs_in_once() {
    let service = Arc::new(Service::start().await);
    let (browser, token) = asked(&service).await;
    let sent = json!({"token": token});
    let session = browser
        .post("/sessions/by-link", &sent)
        .await
        .has_status(201)
        .json();
    assert_eq!(session["account"]["email"], "ada@example.org");
    browser
        .post("/sessions/by-link", &sent)
        .await
        .refuses(409, "link-not-usable");
    assert_eq!(
        browser.get("/session").await.has_status(200).json(),
        session
    );
}

#[tokio::test]
async fn a_scanner_that_opens_the_address_five_times_spends_nothing() {
    let service = Arc::new(Service::start().await);
    let (browser, token) = asked(&service).await;
    for _ in 0..5 {
        for method in [Method::GET, Method::HEAD] {
            let path = format!("/sessions/by-link?token={token}");
            let answer = browser.send(browser.request(method, &path)).await;
            assert_eq!(answer.status, 405);
        }
    }
    browser
        .post("/sessions/by-link", &json!({"token": token}))
        .await
        .has_status(201);
}

/// How many sessions twenty uses of one link at once open.
async fn sessions_of_twenty_uses(service: &Arc<Service>) -> i64 {
    let (browser, token) = asked(service).await;
    let browser = Arc::new(browser);
    let mut uses = JoinSet::new();
    for number in 0..20 {
        let (service, browser, token) = (service.clone(), browser.clone(), token.clone());
        uses.spawn(async move {
            // From networks of their own: a limit counts them else.
            let request = browser
                .request(Method::POST, "/sessions/by-link")
                .header("x-forwarded-for", format!("203.0.113.{number}"));
            service
                .call(request.json(&json!({"token": token})))
                .await
                .status
        });
    }
    let mut statuses = BTreeMap::new();
    for status in uses.join_all().await {
        *statuses.entry(status).or_insert(0) += 1;
    }
    assert!(
        statuses
            .keys()
            .all(|status| [201, 409, 503].contains(status)),
        "{statuses:?}"
    );
    service.count("sessions").await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn twenty_uses_at_once_make_one_session() {
    let service = Arc::new(Service::start().await);
    assert_eq!(sessions_of_twenty_uses(&service).await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn without_the_lock_on_a_link_twenty_uses_make_more() {
    let shown = guichet_testing::shows(async || {
        let service = Arc::new(Service::start().await);
        let mut body: String = service
            .one(
                "select pg_get_functiondef('use_account_link'::regproc)",
                &[],
            )
            .await;
        // Time passes between the look and the use.
        for (guard, without) in [
            ("    for update;", "    ;\n    perform pg_sleep(0.05);"),
            ("for no key update;", ";"),
        ] {
            assert!(body.contains(guard), "{guard}");
            body = body.replacen(guard, without, 1);
        }
        service
            .client
            .batch_execute(&body)
            .await
            .expect("a legal function");
        sessions_of_twenty_uses(&service).await > 1
    });
    assert!(
        shown.await,
        "the test of twenty uses would not notice a lost lock"
    );
}

#[tokio::test]
async fn a_link_is_good_in_the_browser_that_asked_alone() {
    let service = Arc::new(Service::start().await);
    let (browser, token) = asked(&service).await;
    let sent = json!({"token": token});
    let other = service.browser();
    other
        .post("/sessions/by-link", &sent)
        .await
        .refuses(409, "link-not-usable");
    // One that is somebody's, too.
    other
        .ask_for_link("ada@example.org", "sign_in")
        .await
        .has_status(202);
    other
        .post("/sessions/by-link", &sent)
        .await
        .refuses(409, "link-not-usable");
    browser
        .post("/sessions/by-link", &sent)
        .await
        .has_status(201);
}

#[tokio::test]
async fn a_link_is_over_after_ten_minutes() {
    let service = Arc::new(Service::start().await);
    let (browser, token) = asked(&service).await;
    let sent = json!({"token": token});
    service.clock.advance(SignedDuration::from_mins(10));
    browser
        .post("/sessions/by-link", &sent)
        .await
        .refuses(409, "link-not-usable");
    service.clock.advance(SignedDuration::from_secs(-1));
    browser
        .post("/sessions/by-link", &sent)
        .await
        .has_status(201);
}

#[tokio::test]
async fn a_link_is_good_for_what_it_was_asked_for_alone() {
    let service = Arc::new(Service::start().await);
    let (browser, token) = asked(&service).await;
    let sent = json!({"token": token});
    browser
        .post("/sign-ups/confirm", &sent)
        .await
        .refuses(409, "link-not-usable");
    let reset = json!({"token": token, "password": "another horse battery"});
    browser
        .post("/resets", &reset)
        .await
        .refuses(409, "link-not-usable");
    browser
        .post("/sessions/by-link", &sent)
        .await
        .has_status(201);
}

#[tokio::test]
async fn a_token_with_any_one_character_changed_is_refused() {
    let service = Arc::new(Service::start().await);
    let (browser, token) = asked(&service).await;
    for at in 0..token.len() {
        let mut forged = token.clone().into_bytes();
        forged[at] = if forged[at] == b'A' { b'B' } else { b'A' };
        let forged = String::from_utf8(forged).expect("ASCII");
        let answer = browser
            .post("/sessions/by-link", &json!({"token": forged}))
            .await;
        answer.refuses(409, "link-not-usable");
    }
    browser
        .post("/sessions/by-link", &json!({"token": token}))
        .await
        .has_status(201);
}

#[tokio::test]
async fn a_link_to_a_disabled_account_opens_nothing() {
    let service = Arc::new(Service::start().await);
    let (browser, token) = asked(&service).await;
    service
        .execute("update accounts set disabled_at = created_at", &[])
        .await;
    let sent = json!({"token": token});
    browser
        .post("/sessions/by-link", &sent)
        .await
        .refuses(409, "link-not-usable");
}

#[tokio::test]
async fn a_password_that_was_set_by_somebody_elses_sign_up_is_good_for_nothing() {
    let service = Arc::new(Service::start().await);
    let stranger = service.browser();
    stranger.sign_up("ada@example.org").await.has_status(202);
    let token = service.mailed_token("ada@example.org").await;
    // The owner of the mailbox opens the link, in another browser.
    let owner = service.browser();
    let sent = json!({"token": token});
    owner
        .post("/sign-ups/confirm", &sent)
        .await
        .refuses(409, "link-not-usable");
    stranger
        .sign_in("ada@example.org")
        .await
        .refuses(403, "sign-in-refused");
    assert_eq!(service.count("accounts").await, 0);
}

#[tokio::test]
async fn two_sign_ups_of_one_address_make_one_account() {
    let service = Arc::new(Service::start().await);
    let (first, second) = (service.browser(), service.browser());
    first.sign_up("ada@example.org").await.has_status(202);
    let first_token = service.mailed_token("ada@example.org").await;
    second.sign_up("ADA@example.org").await.has_status(202);
    let second_token = service.mailed_token("ADA@example.org").await;
    second
        .post("/sign-ups/confirm", &json!({"token": second_token}))
        .await
        .has_status(201);
    let late = first
        .post("/sign-ups/confirm", &json!({"token": first_token}))
        .await;
    late.refuses(409, "link-not-usable");
    assert_eq!(service.count("accounts").await, 1);
}
