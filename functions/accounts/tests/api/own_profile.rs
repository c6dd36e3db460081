use std::sync::Arc;

use guichet_testing::check_invariants;
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::service::Service;

/// Somebody who is signed in, called Ada Lovelace, who reads French.
async fn ada(service: &Arc<Service>) -> Browser {
    service.account("ada@example.org").await;
    let browser = service.browser();
    browser.sign_in("ada@example.org").await.has_status(201);
    browser
}

async fn differences(service: &Service) -> Vec<Value> {
    let differences = "select array(select difference from audit_entries where action = 'account.changed' order by sequence)";
    service.one(differences, &[]).await
}

#[tokio::test]
async fn name_and_language_change_and_the_log_does_not_have_the_name() {
    let service = Arc::new(Service::start().await);
    let browser = ada(&service).await;
    let account = browser.patch("/me", &json!({"name": " Ada  King "})).await;
    assert_eq!(account.has_status(200).json()["name"], "Ada King");
    let account = browser.patch("/me", &json!({"locale": "en"})).await;
    let account = account.has_status(200).json();
    assert_eq!(account["locale"], "en");
    assert_eq!(account["name"], "Ada King");
    assert_eq!(
        differences(&service).await,
        [json!({"name": "changed"}), json!({"locale": ["fr", "en"]})]
    );
    check_invariants(&service.test).await;
}

#[tokio::test]
async fn what_stays_is_not_written_down() {
    let service = Arc::new(Service::start().await);
    let browser = ada(&service).await;
    for same in [
        json!({}),
        json!({"name": null, "locale": null}),
        json!({"name": "Ada Lovelace", "locale": "fr"}),
    ] {
        let account = browser.patch("/me", &same).await.has_status(200).json();
        assert_eq!(account["name"], "Ada Lovelace");
    }
    assert_eq!(differences(&service).await, Vec::<Value>::new());
}

#[tokio::test]
async fn what_is_no_name_or_language_is_refused_by_pointer() {
    let service = Arc::new(Service::start().await);
    let browser = ada(&service).await;
    for (change, pointer) in [
        (json!({"name": ""}), "/name"),
        (json!({"name": "Ada\nBcc: x@example.org"}), "/name"),
        (json!({"locale": "tlh"}), "/locale"),
        (json!({"email": "x@example.org"}), "/email"),
    ] {
        browser.patch("/me", &change).await.names_field(pointer);
    }
}
