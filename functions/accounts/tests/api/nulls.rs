//! Columns that may be null, through every query that reads them.

use std::sync::Arc;

use serde_json::json;

use crate::service::Service;

#[tokio::test]
async fn an_account_without_a_password_or_a_second_factor_has_neither() {
    let service = Arc::new(Service::start().await);
    service.account("ada@example.org").await;
    service
        .execute("update accounts set password_hash = null", &[])
        .await;
    let browser = service.browser();
    browser
        .ask_for_link("ada@example.org", "sign_in")
        .await
        .has_status(202);
    let token = service.mailed_token("ada@example.org").await;
    // With a code, though none is asked for.
    let sent = json!({"token": token, "code": "123456"});
    let session = browser
        .post("/sessions/by-link", &sent)
        .await
        .has_status(201)
        .json();
    assert_eq!(session["account"]["has_password"], false);
    assert_eq!(session["account"]["second_factors"], json!([]));
}

#[tokio::test]
async fn a_code_to_a_link_of_nobody_is_answered_as_the_link_is() {
    let service = Arc::new(Service::start().await);
    let browser = service.browser();
    browser
        .ask_for_link("nobody@example.org", "sign_in")
        .await
        .has_status(202);
    let token = service.mailed_token("nobody@example.org").await;
    for body in [
        json!({"token": token, "code": "123456"}),
        json!({"token": token}),
    ] {
        browser
            .post("/sessions/by-link", &body)
            .await
            .refuses(409, "link-not-usable");
    }
}
