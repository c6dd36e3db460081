use std::sync::Arc;

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::service::Service;

async fn page(browser: &Browser, query: &str) -> (Vec<Value>, Option<String>) {
    let page = browser.get(&format!("/me/audit{query}")).await;
    let page = page.has_status(200).json();
    let actions = page["items"].as_array().expect("a list").iter();
    let actions = actions.map(|entry| entry["action"].clone()).collect();
    let next = page["next_cursor"].as_str().map(str::to_owned);
    (actions, next)
}

#[tokio::test]
async fn who_is_signed_in_reads_what_happened_to_their_account_alone() {
    let service = Arc::new(Service::start().await);
    let account_id = service.account("ada@example.org").await;
    service.account("zoe@example.org").await;
    let (ada, zoe) = (service.browser(), service.browser());
    ada.sign_in("ada@example.org").await.has_status(201);
    ada.patch("/me", &json!({"locale": "en"}))
        .await
        .has_status(200);
    zoe.sign_in("zoe@example.org").await.has_status(201);
    let (first, next) = page(&ada, "?limit=1").await;
    assert_eq!(first, ["account.changed"]);
    let cursor = next.expect("there is more");
    ada.patch("/me", &json!({"locale": "fr"}))
        .await
        .has_status(200);
    let (second, next) = page(&ada, &format!("?limit=1&cursor={cursor}")).await;
    assert_eq!(second, ["session.opened"]);
    assert_eq!(next, None);
    let entries = ada.get("/me/audit").await.has_status(200).json();
    let entry = &entries["items"][0];
    assert_eq!(
        entry["actor"],
        json!({"kind": "person", "id": account_id, "name": "Ada Lovelace"})
    );
    assert_eq!(entry["difference"], json!({"locale": ["en", "fr"]}));
    let nobody = service.browser().get("/me/audit").await;
    nobody.refuses(401, "sign-in-required");
}
