use std::sync::Arc;

use guichet_testing::check_invariants;
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::service::{Answer, PASSWORD, Service};
use crate::telephone::Telephone;

const ADA: &str = "ada@example.org";

/// Somebody who is signed in and has no second factor.
async fn ada(service: &Arc<Service>) -> Browser {
    service.account(ADA).await;
    let browser = service.browser();
    browser.sign_in(ADA).await.has_status(201);
    browser
}

/// Sets up codes from a telephone; answers it and the recovery codes.
pub(crate) async fn set_up(service: &Service, browser: &Browser) -> (Telephone, Vec<String>) {
    let telephone = offered(browser).await;
    let code = telephone.code(service.clock.now());
    let answer = confirm(browser, &code).await.has_status(200);
    (telephone, recovery_codes(&answer))
}

async fn offered(browser: &Browser) -> Telephone {
    let offer = browser.post("/me/totp", &Value::Null).await;
    let secret = offer.has_status(201).json()["secret"].clone();
    Telephone::new(secret.as_str().expect("text"))
}

async fn confirm(browser: &Browser, code: &str) -> Answer {
    browser.put("/me/totp", &json!({"code": code})).await
}

async fn sign_in(browser: &Browser, code: &str) -> Answer {
    let body = json!({"email": ADA, "password": PASSWORD, "code": code});
    browser.post("/sessions", &body).await
}

fn recovery_codes(answer: &Answer) -> Vec<String> {
    serde_json::from_value(answer.json()["recovery_codes"].clone()).expect("a list of texts")
}

/// What was last done to an account, but for signing in.
async fn newest_action(service: &Service) -> String {
    let newest = "select action from audit_entries where action like 'account.%' order by sequence desc limit 1";
    service.one(newest, &[]).await
}

#[tokio::test]
async fn a_telephone_is_set_up_and_asked_for_from_then_on() {
    let service = Arc::new(Service::start().await);
    let account_id = service.account(ADA).await;
    let (here, there) = (service.browser(), service.browser());
    for browser in [&here, &there] {
        browser.sign_in(ADA).await.has_status(201);
    }
    let offer = here
        .post("/me/totp", &Value::Null)
        .await
        .has_status(201)
        .json();
    let secret = offer["secret"].as_str().expect("text");
    assert_eq!(secret.len(), 32);
    assert_eq!(
        offer["uri"],
        format!("otpauth://totp/Guichet:ada%40example.org?secret={secret}&issuer=Guichet")
    );
    service.browser().sign_in(ADA).await.has_status(201);
    let telephone = Telephone::new(secret);
    let code = telephone.code(service.clock.now());
    let codes = recovery_codes(&confirm(&here, &code).await.has_status(200));
    assert_eq!(codes.len(), 10);
    there.get("/session").await.refuses(401, "sign-in-required");
    let account = here.get("/session").await.has_status(200).json()["account"].clone();
    assert_eq!(account["second_factors"], json!(["totp", "recovery_code"]));
    assert_eq!(account["recovery_codes_left"], 10);
    there
        .sign_in(ADA)
        .await
        .refuses(403, "second-factor-required");
    sign_in(&there, &code).await.refuses(403, "code-refused");
    sign_in(&there, &codes[9]).await.has_status(201);
    service.clock.advance(SignedDuration::from_secs(30));
    let next = telephone.code(service.clock.now());
    sign_in(&there, &next).await.has_status(201);
    assert_eq!(service.newest_mail(ADA).await.0, "second_factor_added");
    let actions = service.actions(account_id).await;
    assert_eq!(actions[3], "account.second_factor_added");
    check_invariants(&service.test).await;
}

#[tokio::test]
async fn nothing_of_a_secret_or_code_stands_in_the_database() {
    let service = Arc::new(Service::start().await);
    let browser = ada(&service).await;
    let offer = browser
        .post("/me/totp", &Value::Null)
        .await
        .has_status(201)
        .json();
    let telephone = Telephone::new(offer["secret"].as_str().expect("text"));
    let code = telephone.code(service.clock.now());
    let codes = recovery_codes(&confirm(&browser, &code).await.has_status(200));
    let row: String = service.one("select a::text from accounts a", &[]).await;
    assert!(!row.contains(&telephone.hex()), "{row}");
    let hashes: Vec<String> = service
        .one(
            "select array(select code_hash::text from recovery_codes)",
            &[],
        )
        .await;
    assert_eq!(hashes.len(), codes.len());
}

#[tokio::test]
async fn a_secret_that_is_shown_again_replaces_the_first() {
    let service = Arc::new(Service::start().await);
    let browser = ada(&service).await;
    let first = offered(&browser).await;
    let second = offered(&browser).await;
    let now = service.clock.now();
    confirm(&browser, &first.code(now))
        .await
        .refuses(403, "code-refused");
    confirm(&browser, &second.code(now)).await.has_status(200);
}

#[tokio::test]
async fn a_secret_can_be_confirmed_for_ten_minutes() {
    let service = Arc::new(Service::start().await);
    let browser = ada(&service).await;
    confirm(&browser, "123456")
        .await
        .refuses(409, "no-second-factor-pending");
    let telephone = offered(&browser).await;
    service.clock.advance(SignedDuration::from_mins(10));
    browser
        .post("/session/step-up", &json!({"password": PASSWORD}))
        .await
        .has_status(200);
    let code = telephone.code(service.clock.now());
    confirm(&browser, &code)
        .await
        .refuses(409, "no-second-factor-pending");
}

#[tokio::test]
async fn a_first_code_is_six_digits_and_right() {
    let service = Arc::new(Service::start().await);
    let browser = ada(&service).await;
    offered(&browser).await;
    for code in ["", "12345", "0123-4567-89ab-cdef"] {
        confirm(&browser, code).await.names_field("/code");
    }
    for _ in 0..5 {
        confirm(&browser, "000000")
            .await
            .refuses(403, "code-refused");
    }
    confirm(&browser, "000000")
        .await
        .refuses(429, "too-many-attempts");
}

#[tokio::test]
async fn who_has_a_telephone_is_offered_no_other() {
    let service = Arc::new(Service::start().await);
    let browser = ada(&service).await;
    set_up(&service, &browser).await;
    browser
        .post("/me/totp", &Value::Null)
        .await
        .refuses(409, "second-factor-set");
}

#[tokio::test]
async fn a_second_factor_is_removed_and_the_person_told() {
    let service = Arc::new(Service::start().await);
    let browser = ada(&service).await;
    let (_, codes) = set_up(&service, &browser).await;
    let there = service.browser();
    sign_in(&there, &codes[0]).await.has_status(201);
    browser.delete("/me/totp").await.has_status(204);
    there.get("/session").await.refuses(401, "sign-in-required");
    there.sign_in(ADA).await.has_status(201);
    assert_eq!(service.newest_mail(ADA).await.0, "second_factor_removed");
    assert_eq!(service.count("recovery_codes").await, 0);
    assert_eq!(
        newest_action(&service).await,
        "account.second_factor_removed"
    );
    browser
        .delete("/me/totp")
        .await
        .refuses(409, "no-second-factor");
    check_invariants(&service.test).await;
}

#[tokio::test]
async fn other_recovery_codes_end_those_before() {
    let service = Arc::new(Service::start().await);
    let browser = ada(&service).await;
    let make = async || browser.post("/me/recovery-codes", &Value::Null).await;
    make().await.refuses(409, "no-second-factor");
    let (_, former) = set_up(&service, &browser).await;
    let others = recovery_codes(&make().await.has_status(200));
    assert_eq!(newest_action(&service).await, "account.recovery_codes_made");
    let there = service.browser();
    sign_in(&there, &former[0])
        .await
        .refuses(403, "code-refused");
    sign_in(&there, &others[0]).await.has_status(201);
    check_invariants(&service.test).await;
}

#[tokio::test]
async fn all_of_it_asks_for_the_password_again() {
    let service = Arc::new(Service::start().await);
    let browser = ada(&service).await;
    service.clock.advance(SignedDuration::from_mins(10));
    for answer in [
        browser.post("/me/totp", &Value::Null).await,
        confirm(&browser, "123456").await,
        browser.delete("/me/totp").await,
        browser.post("/me/recovery-codes", &Value::Null).await,
        browser
            .put("/me/password", &json!({"password": PASSWORD}))
            .await,
        browser
            .post("/me/email", &json!({"email": "x@example.org"}))
            .await,
    ] {
        answer.refuses(403, "step-up-required");
    }
}
