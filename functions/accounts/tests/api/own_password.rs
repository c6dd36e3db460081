use std::sync::Arc;

use guichet_testing::check_invariants;
use serde_json::json;

use crate::browser::SESSION;
use crate::service::{PASSWORD, Service};

const ADA: &str = "ada@example.org";
const OTHER: &str = "another horse battery";

#[tokio::test]
async fn a_new_password_ends_every_other_session() {
    let service = Arc::new(Service::start().await);
    let account_id = service.account(ADA).await;
    let (here, there) = (service.browser(), service.browser());
    for browser in [&here, &there] {
        browser.sign_in(ADA).await.has_status(201);
        browser.get("/session").await.has_status(200);
    }
    let former = here.cookie(SESSION).expect("a session");
    here.put("/me/password", &json!({"password": OTHER}))
        .await
        .has_status(204);
    there.get("/session").await.refuses(401, "sign-in-required");
    here.get("/session").await.has_status(200);
    let stolen = service.browser();
    stolen.set_cookie(SESSION, &former);
    stolen
        .get("/session")
        .await
        .refuses(401, "sign-in-required");
    there.sign_in(ADA).await.refuses(403, "sign-in-refused");
    there.sign_in_with(ADA, OTHER).await.has_status(201);
    let (kind, link) = service.newest_mail(ADA).await;
    assert_eq!((kind.as_str(), link), ("password_changed", None));
    let actions = service.actions(account_id).await;
    assert_eq!(actions[2..], ["account.password_changed", "session.opened"]);
    check_invariants(&service.test).await;
}

#[tokio::test]
async fn a_password_that_is_short_or_common_changes_nothing() {
    let service = Arc::new(Service::start().await);
    service.account(ADA).await;
    let browser = service.browser();
    browser.sign_in(ADA).await.has_status(201);
    for password in ["seven77", "PassWord1", &"x".repeat(1025)] {
        let change = json!({"password": password});
        browser
            .put("/me/password", &change)
            .await
            .names_field("/password");
    }
    service.browser().sign_in(ADA).await.has_status(201);
}

#[tokio::test]
async fn an_account_without_a_password_may_choose_one() {
    let service = Arc::new(Service::start().await);
    service.account(ADA).await;
    let browser = service.browser();
    browser.sign_in(ADA).await.has_status(201);
    service
        .execute("update accounts set password_hash = null", &[])
        .await;
    browser
        .put("/me/password", &json!({"password": PASSWORD}))
        .await
        .has_status(204);
    service.browser().sign_in(ADA).await.has_status(201);
}
