use std::sync::Arc;

use guichet_testing::check_invariants;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::browser::Browser;
use crate::service::{Answer, PASSWORD, Service};

/// The secret of RFC 4226 and RFC 6238, and a moment for which their appendices have codes.
const SECRET: &[u8; 20] = b"12345678901234567890";
const MOMENT: i64 = 1_111_111_109;
const CODE: &str = "081804";
/// That of the next step.
const NEXT_CODE: &str = "050471";
/// What a recovery code is of.
const RECOVERY_CODE: &str = "0123-4567-89ab-cdef";

/// Somebody with a telephone and a recovery code, at [`MOMENT`].
async fn account(service: &Arc<Service>) -> Uuid {
    service
        .clock
        .set(Timestamp::from_second(MOMENT).expect("a legal timestamp"));
    let account_id = service.account("ada@example.org").await;
    let sealed = service
        .app
        .totp
        .seal(account_id, SECRET, &service.app.entropy);
    service
        .execute("update accounts set totp_sealed = $1", &[&sealed])
        .await;
    // Ten bytes in base32.
    let hash = "insert into recovery_codes (account_id, code_hash)
        values ($1, sha256('\\x00443214c74254b635cf'::bytea))";
    service.execute(hash, &[&account_id]).await;
    account_id
}

async fn sign_in(browser: &Browser, code: &str) -> Answer {
    let body = json!({"email": "ada@example.org", "password": PASSWORD, "code": code});
    browser.post("/sessions", &body).await
}

#[tokio::test]
async fn a_code_is_asked_for_once_the_password_is_right() {
    let service = Arc::new(Service::start().await);
    account(&service).await;
    let browser = service.browser();
    let asked = browser.sign_in("ada@example.org").await;
    let asked = asked.refuses(403, "second-factor-required");
    assert_eq!(asked["second_factors"], json!(["totp", "recovery_code"]));
    let wrong = json!({"email": "ada@example.org", "password": "wrong password", "code": CODE});
    browser
        .post("/sessions", &wrong)
        .await
        .refuses(403, "sign-in-refused");
    let session = sign_in(&browser, CODE).await.has_status(201).json();
    let expected: Value = json!(["totp", "recovery_code"]);
    assert_eq!(session["account"]["second_factors"], expected);
    assert_eq!(session["account"]["recovery_codes_left"], 1);
    check_invariants(&service.test).await;
}

#[tokio::test]
async fn a_code_is_good_once_and_so_is_each_before_it() {
    let service = Arc::new(Service::start().await);
    account(&service).await;
    let browser = service.browser();
    sign_in(&browser, NEXT_CODE).await.has_status(201);
    for code in [NEXT_CODE, CODE] {
        sign_in(&browser, code).await.refuses(403, "code-refused");
    }
}

#[tokio::test]
async fn a_clock_ninety_seconds_off_is_refused_with_a_hint() {
    let service = Arc::new(Service::start().await);
    account(&service).await;
    for (seconds, status, has_hint) in [
        (90, 403, true),
        (60, 403, true),
        (120, 403, false),
        (30, 201, false),
    ] {
        let moment = Timestamp::from_second(MOMENT + seconds).expect("a legal timestamp");
        service.clock.set(moment);
        let answer = sign_in(&service.browser(), CODE).await.has_status(status);
        let detail = answer.json()["detail"].clone();
        assert_eq!(detail.is_string(), has_hint, "{seconds}: {detail}");
    }
}

#[tokio::test]
async fn a_recovery_code_is_good_once() {
    let service = Arc::new(Service::start().await);
    account(&service).await;
    let browser = service.browser();
    let session = sign_in(&browser, "O1I3-4567 89AB CDEF").await;
    session.refuses(403, "code-refused");
    let session = sign_in(&browser, RECOVERY_CODE)
        .await
        .has_status(201)
        .json();
    assert_eq!(session["account"]["recovery_codes_left"], 0);
    sign_in(&browser, RECOVERY_CODE)
        .await
        .refuses(403, "code-refused");
}

#[tokio::test]
async fn two_hundred_wrong_codes_slow_down_and_end_nobodys_session() {
    let service = Arc::new(Service::start().await);
    let account_id = account(&service).await;
    let owner = service.browser();
    sign_in(&owner, CODE).await.has_status(201);
    let mut tried = 0;
    for number in 0..200 {
        service.clock.advance(SignedDuration::from_secs(1));
        let attacker = service.browser().at(&format!("2001:db8:{number:x}::1"));
        let answer = sign_in(&attacker, "000000").await;
        assert!([403, 429].contains(&answer.status), "{answer:?}");
        tried += i32::from(answer.status == 403);
        owner.get("/session").await.has_status(200);
    }
    assert!(
        tried <= 5,
        "{tried} codes were tried in two hundred seconds"
    );
    // Who has the telephone no more gets in by a recovery code, once the address is free again.
    service.clock.advance(SignedDuration::from_mins(20));
    sign_in(&service.browser(), RECOVERY_CODE)
        .await
        .has_status(201);
    assert_eq!(
        service.actions(account_id).await,
        ["session.opened", "session.opened"]
    );
}

#[tokio::test]
async fn a_link_stays_good_while_its_code_is_wrong() {
    let service = Arc::new(Service::start().await);
    account(&service).await;
    let browser = service.browser();
    browser
        .ask_for_link("ada@example.org", "sign_in")
        .await
        .has_status(202);
    let token = service.mailed_token("ada@example.org").await;
    let by_link = async |body: Value| browser.post("/sessions/by-link", &body).await;
    by_link(json!({"token": token}))
        .await
        .refuses(403, "second-factor-required");
    by_link(json!({"token": token, "code": "000000"}))
        .await
        .refuses(403, "code-refused");
    by_link(json!({"token": token, "code": CODE}))
        .await
        .has_status(201);
    by_link(json!({"token": token, "code": NEXT_CODE}))
        .await
        .refuses(409, "link-not-usable");
}

#[tokio::test]
async fn a_reset_wants_the_code_too() {
    let service = Arc::new(Service::start().await);
    account(&service).await;
    let browser = service.browser();
    browser
        .ask_for_link("ada@example.org", "reset")
        .await
        .has_status(202);
    let token = service.mailed_token("ada@example.org").await;
    let mut body = json!({"token": token, "password": "another horse battery"});
    browser
        .post("/resets", &body)
        .await
        .refuses(403, "second-factor-required");
    browser
        .sign_in("ada@example.org")
        .await
        .refuses(403, "second-factor-required");
    body["code"] = json!(CODE);
    browser.post("/resets", &body).await.has_status(201);
}
