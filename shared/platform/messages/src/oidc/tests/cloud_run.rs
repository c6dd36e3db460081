//! Cloud Run checks tokens by itself, and hands them on without their signature.

use guichet_http::Method;

use super::*;

fn handed_on(claims: &Value) -> String {
    let header = json!({"alg": "RS256", "kid": "first", "typ": "JWT"});
    format!("{}.SIGNATURE_REMOVED_BY_GOOGLE", unsigned(&header, claims))
}

#[tokio::test]
async fn behind_cloud_run_the_claims_of_a_token_without_its_signature_are_enough() {
    let setting = setting_behind(true, &[&first()]).await;
    setting
        .verify(&handed_on(&claims()))
        .await
        .expect("Cloud Run has checked it");
    assert_eq!(setting.server.asked(), 0, "no key is needed");
    let expired = now().as_second() - 60;
    for (name, value, refusal) in [
        ("iss", json!("https://accounts.example"), TokenError::Issuer),
        ("aud", json!("https://mailer.example"), TokenError::Audience),
        ("email", json!("other@example.org"), TokenError::Email),
        ("email_verified", json!(false), TokenError::EmailNotVerified),
        ("exp", json!(expired), TokenError::Expired),
    ] {
        let token = handed_on(&claims_with(name, value));
        assert_eq!(setting.refusal(&token).await, refusal, "{name}");
    }
}

#[tokio::test]
async fn behind_cloud_run_a_signature_that_is_there_is_checked() {
    let setting = setting_behind(true, &[&first()]).await;
    setting
        .verify(&first().token(&claims()))
        .await
        .expect("a good token");
    let token = handed_on(&claims()).replace("REMOVED", "removed");
    assert_eq!(setting.refusal(&token).await, TokenError::Signature);
}

#[tokio::test]
async fn elsewhere_a_token_without_its_signature_is_refused() {
    let setting = setting(&[&first()]).await;
    assert_eq!(
        setting.refusal(&handed_on(&claims())).await,
        TokenError::Signature
    );
}

#[tokio::test]
async fn a_token_that_cloud_run_did_not_look_at_is_refused() {
    let setting = setting_behind(true, &[&first()]).await;
    let authorization = format!("Bearer {}", handed_on(&claims()));
    let request = |name: &'static str| {
        Request::for_test(Method::POST, "/")
            .header("authorization", &authorization)
            .header(name, "Bearer x.y.SIGNATURE_REMOVED_BY_GOOGLE")
            .build()
    };
    let beside = setting.verifier.verify(&request("x-other")).await;
    beside.expect("another header is no matter");
    let instead = request("x-serverless-authorization");
    let refused = setting
        .verifier
        .verify(&instead)
        .await
        .expect_err("refused");
    assert_eq!(refused.status(), StatusCode::UNAUTHORIZED);
}

#[test]
fn only_a_function_that_is_told_so_trusts_cloud_run() {
    let told = |value: &str| {
        OidcConfig::from_env(&Env::from_pairs([
            ("PUSH_AUDIENCE", "a"),
            ("PUSH_SERVICE_ACCOUNT", "b"),
            ("PUSH_CHECKED_BY_CLOUD_RUN", value),
        ]))
    };
    assert!(!told("").expect("the default").checked_by_cloud_run);
    assert!(!told("false").expect("legal").checked_by_cloud_run);
    assert!(told("true").expect("legal").checked_by_cloud_run);
    told("maybe").expect_err("neither");
}
