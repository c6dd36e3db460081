use std::sync::Arc;

use guichet_testing::check_invariants;
use serde_json::json;

use crate::service::{PASSWORD, Service};

const NEW: &str = "another horse battery";

#[tokio::test]
async fn a_reset_sets_the_password_and_ends_every_session() {
    let service = Arc::new(Service::start().await);
    let account_id = service.account("ada@example.org").await;
    let elsewhere = service.browser();
    elsewhere.sign_in("ada@example.org").await.has_status(201);
    let browser = service.browser();
    browser
        .ask_for_link("ada@example.org", "reset")
        .await
        .has_status(202);
    let token = service.mailed_token("ada@example.org").await;
    let sent = json!({"token": token, "password": NEW});
    browser.post("/resets", &sent).await.has_status(201);
    browser.get("/session").await.has_status(200);
    elsewhere
        .get("/session")
        .await
        .refuses(401, "sign-in-required");
    elsewhere
        .sign_in_with("ada@example.org", PASSWORD)
        .await
        .refuses(403, "sign-in-refused");
    elsewhere
        .sign_in_with("ada@example.org", NEW)
        .await
        .has_status(201);
    browser
        .post("/resets", &sent)
        .await
        .refuses(409, "link-not-usable");
    assert_eq!(
        service.newest_mail("ada@example.org").await.0,
        "password_changed"
    );
    assert_eq!(
        service.actions(account_id).await,
        ["session.opened", "account.password_reset", "session.opened"]
    );
    check_invariants(&service.test).await;
}

#[tokio::test]
async fn a_password_that_may_not_be_chosen_does_not_spend_the_link() {
    let service = Arc::new(Service::start().await);
    service.account("ada@example.org").await;
    let browser = service.browser();
    browser
        .ask_for_link("ada@example.org", "reset")
        .await
        .has_status(202);
    let token = service.mailed_token("ada@example.org").await;
    for password in ["short", "password1"] {
        let sent = json!({"token": token, "password": password});
        browser
            .post("/resets", &sent)
            .await
            .names_field("/password");
    }
    browser
        .post("/resets", &json!({"token": token, "password": NEW}))
        .await
        .has_status(201);
}

#[tokio::test]
async fn who_signs_in_by_links_alone_gets_a_password_by_one() {
    let service = Arc::new(Service::start().await);
    service.account("ada@example.org").await;
    service
        .execute("update accounts set password_hash = null", &[])
        .await;
    let browser = service.browser();
    browser
        .ask_for_link("ada@example.org", "reset")
        .await
        .has_status(202);
    let token = service.mailed_token("ada@example.org").await;
    let session = browser
        .post("/resets", &json!({"token": token, "password": NEW}))
        .await;
    assert_eq!(
        session.has_status(201).json()["account"]["has_password"],
        true
    );
    browser
        .sign_in_with("ada@example.org", NEW)
        .await
        .has_status(201);
}
