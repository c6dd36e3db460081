use std::sync::Arc;

use guichet_testing::check_invariants;
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::own_second_factor::set_up;
use crate::service::{Answer, PASSWORD, Service};

const ADA: &str = "ada@example.org";

/// Somebody who signed in ten minutes ago.
async fn signed_in_a_while_ago(service: &Arc<Service>) -> Browser {
    let browser = service.browser();
    browser.sign_in(ADA).await.has_status(201);
    service.clock.advance(SignedDuration::from_mins(10));
    browser
}

async fn step_up(browser: &Browser, given: Value) -> Answer {
    browser.post("/session/step-up", &given).await
}

#[tokio::test]
async fn what_asks_for_the_password_once_more_takes_it() {
    let service = Arc::new(Service::start().await);
    let account_id = service.account(ADA).await;
    let browser = signed_in_a_while_ago(&service).await;
    let change = json!({"password": "another horse battery"});
    let asked = browser.put("/me/password", &change).await;
    asked.refuses(403, "step-up-required");
    let wrong = step_up(&browser, json!({"password": "wrong password"})).await;
    wrong.refuses(403, "sign-in-refused");
    browser
        .put("/me/password", &change)
        .await
        .refuses(403, "step-up-required");
    let given = step_up(&browser, json!({"password": PASSWORD})).await;
    let until = service.clock.now() + SignedDuration::from_mins(10);
    assert_eq!(
        given.has_status(200).json(),
        json!({"stepped_up_until": until})
    );
    let session = browser.get("/session").await.has_status(200).json();
    assert_eq!(session["session"]["stepped_up_until"], json!(until));
    browser.put("/me/password", &change).await.has_status(204);
    assert_eq!(
        service.actions(account_id).await,
        [
            "session.opened",
            "session.stepped_up",
            "account.password_changed"
        ]
    );
    check_invariants(&service.test).await;
}

#[tokio::test]
async fn either_password_or_code_is_given() {
    let service = Arc::new(Service::start().await);
    service.account(ADA).await;
    let browser = signed_in_a_while_ago(&service).await;
    for (given, pointer) in [
        (json!({}), "/password"),
        (json!({"password": PASSWORD, "code": "123456"}), "/code"),
        (json!({"password": ""}), "/password"),
        (json!({"password": "x".repeat(1025)}), "/password"),
        (json!({"code": "12345"}), "/code"),
        (json!({"password": PASSWORD, "email": ADA}), "/email"),
    ] {
        step_up(&browser, given).await.names_field(pointer);
    }
    let nobody = step_up(&service.browser(), json!({"password": PASSWORD})).await;
    nobody.refuses(401, "sign-in-required");
}

#[tokio::test]
async fn a_code_is_taken_once() {
    let service = Arc::new(Service::start().await);
    service.account(ADA).await;
    let browser = service.browser();
    browser.sign_in(ADA).await.has_status(201);
    let (telephone, recovery_codes) = set_up(&service, &browser).await;
    service.clock.advance(SignedDuration::from_mins(10));
    for code in [&telephone.code(service.clock.now()), &recovery_codes[0]] {
        step_up(&browser, json!({"code": code}))
            .await
            .has_status(200);
        step_up(&browser, json!({"code": code}))
            .await
            .refuses(403, "code-refused");
    }
    check_invariants(&service.test).await;
}

#[tokio::test]
async fn without_password_or_telephone_neither_is_right() {
    let service = Arc::new(Service::start().await);
    service.account(ADA).await;
    let browser = signed_in_a_while_ago(&service).await;
    service
        .execute("update accounts set password_hash = null", &[])
        .await;
    step_up(&browser, json!({"password": PASSWORD}))
        .await
        .refuses(403, "sign-in-refused");
    for code in ["123456", "0123-4567-89ab-cdef"] {
        step_up(&browser, json!({"code": code}))
            .await
            .refuses(403, "code-refused");
    }
}

#[tokio::test]
async fn many_wrong_passwords_slow_down_one_session_and_end_none() {
    let service = Arc::new(Service::start().await);
    service.account(ADA).await;
    let (thief, owner) = (service.browser(), service.browser());
    thief.sign_in(ADA).await.has_status(201);
    owner.sign_in(ADA).await.has_status(201);
    for _ in 0..5 {
        step_up(&thief, json!({"password": "wrong password"}))
            .await
            .refuses(403, "sign-in-refused");
    }
    let limited = step_up(&thief, json!({"password": PASSWORD})).await;
    limited.refuses(429, "too-many-attempts");
    assert_eq!(limited.header("retry-after"), Some("60"));
    step_up(&owner, json!({"password": PASSWORD}))
        .await
        .has_status(200);
    thief.get("/session").await.has_status(200);
    service.clock.advance(SignedDuration::from_mins(1));
    step_up(&thief, json!({"password": PASSWORD}))
        .await
        .has_status(200);
}
