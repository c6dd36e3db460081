use std::sync::LazyLock;

use jiff::SignedDuration;
use proptest::prelude::*;
use ring::hmac;

use super::*;

#[tokio::test]
async fn a_token_that_says_everything_it_must_is_let_in() {
    let setting = setting(&[&first()]).await;
    setting
        .verify(&first().token(&claims()))
        .await
        .expect("a good token");
    let lower = format!("bearer {}", first().token(&claims()));
    setting
        .verifier
        .verify_authorization(Some(&lower))
        .await
        .expect("the scheme's case does not matter");
}

#[tokio::test]
async fn each_claim_that_is_wrong_is_refused_for_that() {
    let setting = setting(&[&first()]).await;
    let seconds = now().as_second();
    for (name, value, expected) in [
        ("iss", json!("https://accounts.example"), TokenError::Issuer),
        (
            "iss",
            json!("https://accounts.google.com/"),
            TokenError::Issuer,
        ),
        ("aud", json!("https://mailer.example"), TokenError::Audience),
        ("aud", json!(format!("{AUDIENCE}/")), TokenError::Audience),
        (
            "email",
            json!("other@example.iam.gserviceaccount.com"),
            TokenError::Email,
        ),
        ("email", json!(null), TokenError::Email),
        ("email_verified", json!(false), TokenError::EmailNotVerified),
        ("email_verified", json!(null), TokenError::EmailNotVerified),
        ("exp", json!(seconds - 60), TokenError::Expired),
        ("exp", json!(i64::MIN), TokenError::Expired),
        ("iat", json!(seconds + 61), TokenError::NotYetValid),
        ("iat", json!(i64::MAX), TokenError::NotYetValid),
        ("nbf", json!(seconds + 61), TokenError::NotYetValid),
    ] {
        let token = first().token(&claims_with(name, value.clone()));
        assert_eq!(setting.refusal(&token).await, expected, "{name}: {value}");
    }
}

#[tokio::test]
async fn each_claim_that_is_missing_or_of_another_type_is_refused() {
    let setting = setting(&[&first()]).await;
    for name in ["iss", "aud", "exp", "iat", "email", "email_verified"] {
        let mut without = claims();
        without.as_object_mut().expect("an object").remove(name);
        setting.refusal(&first().token(&without)).await;
        for value in [
            json!([]),
            json!({}),
            json!([AUDIENCE]),
            json!(1.5),
            json!("true"),
        ] {
            setting
                .refusal(&first().token(&claims_with(name, value)))
                .await;
        }
    }
}

#[tokio::test]
async fn clocks_may_be_a_minute_apart() {
    let setting = setting(&[&first()]).await;
    let seconds = now().as_second();
    setting
        .verify(&first().token(&claims_with("exp", json!(seconds - 59))))
        .await
        .expect("within the leeway");
    setting
        .verify(&first().token(&claims_with("iat", json!(seconds + 60))))
        .await
        .expect("within the leeway");
    setting.clock.advance(SignedDuration::from_secs(3600 + 60));
    assert_eq!(
        setting.refusal(&first().token(&claims())).await,
        TokenError::Expired
    );
}

#[tokio::test]
async fn an_unsigned_token_is_refused() {
    let setting = setting(&[&first()]).await;
    for algorithm in [
        "none", "None", "NONE", "", "rs256", "RS512", "ES256", "PS256",
    ] {
        let header = json!({"alg": algorithm, "kid": "first"});
        let bare = format!("{}.", unsigned(&header, &claims()));
        assert_eq!(setting.refusal(&bare).await, TokenError::Algorithm);
        assert_eq!(
            setting.refusal(&first().sign(&header, &claims())).await,
            TokenError::Algorithm
        );
    }
    assert_eq!(
        setting.server.asked(),
        0,
        "no key is needed to refuse these"
    );
}

#[tokio::test]
async fn a_token_signed_with_the_public_key_as_a_shared_secret_is_refused() {
    let setting = setting(&[&first()]).await;
    let public = first().jwk()["n"].to_string();
    for algorithm in ["HS256", "RS256"] {
        let signed = unsigned(&json!({"alg": algorithm, "kid": "first"}), &claims());
        let mac = hmac::sign(
            &hmac::Key::new(hmac::HMAC_SHA256, public.as_bytes()),
            signed.as_bytes(),
        );
        let token = format!("{signed}.{}", BASE64_URL_SAFE_NO_PAD.encode(mac));
        let expected = if algorithm == "HS256" {
            TokenError::Algorithm
        } else {
            TokenError::Signature
        };
        assert_eq!(setting.refusal(&token).await, expected);
    }
}

#[tokio::test]
async fn a_token_signed_with_another_key_under_a_known_name_is_refused() {
    let setting = setting(&[&first()]).await;
    let impostor = Key {
        kid: "first",
        pair: second().pair,
    };
    assert_eq!(
        setting.refusal(&impostor.token(&claims())).await,
        TokenError::Signature
    );
}

#[tokio::test]
async fn extensions_that_must_be_understood_are_refused() {
    let setting = setting(&[&first()]).await;
    let header = json!({"alg": "RS256", "kid": "first", "crit": ["b64"], "b64": false});
    assert_eq!(
        setting.refusal(&first().sign(&header, &claims())).await,
        TokenError::Algorithm
    );
}

#[tokio::test]
async fn a_token_that_names_no_key_is_refused_even_if_there_is_only_one() {
    let setting = setting(&[&first()]).await;
    let refusal = setting
        .refusal(&first().sign(&json!({"alg": "RS256"}), &claims()))
        .await;
    assert!(matches!(refusal, TokenError::Malformed(_)));
}

#[tokio::test]
async fn a_missing_or_strange_authorization_is_refused() {
    let setting = setting(&[&first()]).await;
    for authorization in [
        None,
        Some(""),
        Some("Bearer"),
        Some("Basic YTpi"),
        Some("Bearer\u{a0}x"),
    ] {
        let refused = setting.verifier.verify_authorization(authorization).await;
        assert!(
            matches!(refused, Err(OidcError::Token(TokenError::Missing))),
            "{authorization:?}"
        );
    }
    for token in [
        "",
        ".",
        "..",
        "...",
        "a.b.c",
        "e30.e30.e30",
        "e30.e30.e30.e30",
        &"a".repeat(9000),
    ] {
        assert!(
            matches!(setting.refusal(token).await, TokenError::Malformed(_)),
            "{token:?}"
        );
    }
}

#[test]
fn refusals_say_whether_another_token_or_another_account_is_needed() {
    let status = |error: TokenError| Problem::from(OidcError::Token(error)).status();
    assert_eq!(status(TokenError::Expired), StatusCode::UNAUTHORIZED);
    assert_eq!(status(TokenError::Audience), StatusCode::UNAUTHORIZED);
    assert_eq!(status(TokenError::Email), StatusCode::FORBIDDEN);
}

#[test]
fn the_configuration_names_what_is_missing_and_defaults_to_google() {
    let env =
        |pairs: &[(&str, &str)]| OidcConfig::from_env(&Env::from_pairs(pairs.iter().copied()));
    let error = env(&[("PUSH_AUDIENCE", "a")]).expect_err("no account");
    assert!(
        error.to_string().starts_with("PUSH_SERVICE_ACCOUNT"),
        "{error}"
    );
    let config = env(&[("PUSH_AUDIENCE", "a"), ("PUSH_SERVICE_ACCOUNT", "b")]).expect("enough");
    assert_eq!(
        (config.issuer.as_str(), config.keys_url.as_str()),
        (GOOGLE_ISSUER, GOOGLE_KEYS_URL)
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn no_changed_token_is_let_in(at in any::<prop::sample::Index>(), with in "[A-Za-z0-9_.-]") {
        // Signing each time would take most of the time.
        static GOOD: LazyLock<(String, PublicKeyComponents<Vec<u8>>)> =
            LazyLock::new(|| (first().token(&claims()), PublicKeyComponents::from(first().pair.public())));
        let (token, public) = &*GOOD;
        let at = at.index(token.len());
        let mut changed = token.clone();
        changed.replace_range(at..=at, &with);
        prop_assume!(changed != *token);
        let expected = Expected {
            issuer: GOOGLE_ISSUER.to_owned(),
            audience: AUDIENCE.to_owned(),
            email: ACCOUNT.to_owned(),
        };
        let accepted = Unverified::parse(&changed)
            .and_then(|token| token.verify(public, &expected, now()))
            .is_ok();
        prop_assert!(!accepted, "{changed}");
    }

    #[test]
    fn no_text_makes_it_panic(token in ".{0,80}") {
        prop_assert!(Unverified::parse(&token).is_err());
    }
}
