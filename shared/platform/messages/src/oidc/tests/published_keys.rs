use jiff::SignedDuration;

use super::*;

#[tokio::test]
async fn keys_are_fetched_once_and_used_for_an_hour() {
    let setting = setting(&[&first()]).await;
    let fresh = || {
        let seconds = setting.clock.now().as_second();
        let mut claims = claims_with("iat", json!(seconds));
        claims["exp"] = json!(seconds + 3600);
        first().token(&claims)
    };
    let token = first().token(&claims());
    let both = tokio::join!(setting.verify(&token), setting.verify(&token));
    both.0.and(both.1).expect("good tokens");
    setting.clock.advance(SignedDuration::from_mins(59));
    setting.verify(&fresh()).await.expect("a good token");
    assert_eq!(setting.server.asked(), 1);
    setting.clock.advance(SignedDuration::from_mins(1));
    setting.verify(&fresh()).await.expect("a good token");
    assert_eq!(setting.server.asked(), 2);
}

#[tokio::test]
async fn keys_are_used_for_as_long_as_their_server_says_but_at_least_a_minute_and_at_most_an_hour()
{
    for (cache_control, usable_for) in [
        ("public, max-age=600, no-transform", 600),
        ("max-age=0", 60),
        ("max-age=90000", 3600),
        ("max-age=x", 3600),
    ] {
        let setting = setting(&[&first()]).await;
        setting
            .server
            .answer(200, cache_control, json!({"keys": [first().jwk()]}));
        setting
            .verify(&first().token(&claims()))
            .await
            .expect("a good token");
        setting
            .clock
            .advance(SignedDuration::from_secs(usable_for - 1));
        setting
            .verify(&first().token(&claims()))
            .await
            .expect("a good token");
        assert_eq!(setting.server.asked(), 1, "{cache_control}");
        setting.clock.advance(SignedDuration::from_secs(1));
        setting
            .verify(&first().token(&claims()))
            .await
            .expect("a good token, within the leeway");
        assert_eq!(setting.server.asked(), 2, "{cache_control}");
    }
}

#[tokio::test]
async fn a_new_key_is_fetched_when_it_is_first_named() {
    let setting = setting(&[&first()]).await;
    setting
        .verify(&first().token(&claims()))
        .await
        .expect("a good token");
    setting.server.answer(
        200,
        "public",
        json!({"keys": [first().jwk(), second().jwk()]}),
    );
    setting.clock.advance(SignedDuration::from_mins(1));
    setting
        .verify(&second().token(&claims()))
        .await
        .expect("a good token");
    assert_eq!(setting.server.asked(), 2);
}

#[tokio::test]
async fn names_of_keys_that_do_not_exist_cost_one_fetch_a_minute() {
    let setting = setting(&[&first()]).await;
    for _ in 0..20 {
        assert_eq!(
            setting.refusal(&second().token(&claims())).await,
            TokenError::UnknownKey
        );
    }
    assert_eq!(setting.server.asked(), 1);
    setting.clock.advance(SignedDuration::from_mins(1));
    assert_eq!(
        setting.refusal(&second().token(&claims())).await,
        TokenError::UnknownKey
    );
    assert_eq!(setting.server.asked(), 2);
    setting
        .verify(&first().token(&claims()))
        .await
        .expect("known keys are not troubled");
}

#[tokio::test]
async fn nobody_is_let_in_while_there_are_no_keys() {
    let setting = setting(&[&first()]).await;
    for (status, body) in [
        (500, json!({"keys": [first().jwk()]})),
        (200, json!("keys")),
        (200, json!({"keys": []})),
        (
            200,
            json!({"keys": [{"kty": "EC", "kid": "first", "alg": "ES256", "use": "sig"}]}),
        ),
    ] {
        setting.server.answer(status, "public", body);
        setting.clock.advance(SignedDuration::from_secs(1));
        let refused = setting.verify(&first().token(&claims())).await;
        assert!(
            matches!(refused, Err(OidcError::KeysUnavailable(_))),
            "{refused:?}"
        );
    }
    let asked = setting.server.asked();
    setting
        .verify(&first().token(&claims()))
        .await
        .expect_err("not asked again so soon");
    assert_eq!(setting.server.asked(), asked);
    setting
        .server
        .answer(200, "public", json!({"keys": [first().jwk()]}));
    setting.clock.advance(SignedDuration::from_secs(1));
    setting
        .verify(&first().token(&claims()))
        .await
        .expect("the keys are back");
}

#[tokio::test]
async fn keys_that_cannot_be_fetched_again_are_not_used_past_their_hour() {
    let setting = setting(&[&first()]).await;
    setting
        .verify(&first().token(&claims()))
        .await
        .expect("a good token");
    setting.server.answer(503, "public", json!({}));
    setting.clock.advance(SignedDuration::from_hours(1));
    let refused = setting.verify(&first().token(&claims())).await;
    assert!(
        matches!(refused, Err(OidcError::KeysUnavailable(_))),
        "{refused:?}"
    );
}

#[tokio::test]
async fn a_key_server_that_is_down_lets_nobody_in() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let keys_url = format!("http://{}", listener.local_addr().expect("bound"));
    drop(listener);
    let config = OidcConfig {
        issuer: GOOGLE_ISSUER.to_owned(),
        audience: AUDIENCE.to_owned(),
        service_account: ACCOUNT.to_owned(),
        keys_url,
        checked_by_cloud_run: false,
    };
    let verifier = OidcVerifier::new(config, HttpClient::new(), Clock::fixed(now()));
    let authorization = format!("Bearer {}", first().token(&claims()));
    let refused = verifier
        .verify_authorization(Some(&authorization))
        .await
        .expect_err("no keys");
    assert!(matches!(refused, OidcError::KeysUnavailable(_)));
    assert_eq!(
        Problem::from(refused).status(),
        StatusCode::SERVICE_UNAVAILABLE
    );
}
