use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, Mutex};

use base64::Engine as _;
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use ring::hmac;
use ring::rand::SystemRandom;
use ring::rsa::PublicKeyComponents;
use ring::signature::{RSA_PKCS1_SHA256, RsaKeyPair};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use super::*;

const AUDIENCE: &str = "https://fulfilment.example";
const ACCOUNT: &str = "pusher@example.iam.gserviceaccount.com";

fn now() -> Timestamp {
    "2026-11-22T10:00:00Z".parse().expect("a legal timestamp")
}

/// A key that signs, by the name it is published under.
struct Key {
    kid: &'static str,
    pair: RsaKeyPair,
}

fn key(kid: &'static str, text: &str) -> Key {
    let der = BASE64_STANDARD
        .decode(text.replace('\n', ""))
        .expect("base64");
    Key {
        kid,
        pair: RsaKeyPair::from_pkcs8(&der).expect("a key"),
    }
}

fn first() -> Key {
    key("first", include_str!("test_keys/first.pkcs8.base64"))
}

fn second() -> Key {
    key("second", include_str!("test_keys/second.pkcs8.base64"))
}

impl Key {
    fn jwk(&self) -> Value {
        let public = PublicKeyComponents::<Vec<u8>>::from(self.pair.public());
        json!({
            "kty": "RSA", "alg": "RS256", "use": "sig", "kid": self.kid,
            "n": BASE64_URL_SAFE_NO_PAD.encode(public.n), "e": BASE64_URL_SAFE_NO_PAD.encode(public.e),
        })
    }

    fn sign(&self, header: &Value, claims: &Value) -> String {
        let signed = unsigned(header, claims);
        let mut signature = vec![0; self.pair.public().modulus_len()];
        self.pair
            .sign(
                &RSA_PKCS1_SHA256,
                &SystemRandom::new(),
                signed.as_bytes(),
                &mut signature,
            )
            .expect("a buffer of the key's length");
        format!("{signed}.{}", BASE64_URL_SAFE_NO_PAD.encode(signature))
    }

    fn token(&self, claims: &Value) -> String {
        self.sign(
            &json!({"alg": "RS256", "kid": self.kid, "typ": "JWT"}),
            claims,
        )
    }
}

fn unsigned(header: &Value, claims: &Value) -> String {
    let encode = |part: &Value| BASE64_URL_SAFE_NO_PAD.encode(part.to_string());
    format!("{}.{}", encode(header), encode(claims))
}

fn claims() -> Value {
    json!({
        "iss": GOOGLE_ISSUER, "aud": AUDIENCE, "email": ACCOUNT, "email_verified": true, "sub": "1", "azp": "1",
        "iat": now().as_second(), "exp": now().as_second() + 3600,
    })
}

fn claims_with(name: &str, value: Value) -> Value {
    let mut claims = claims();
    claims[name] = value;
    claims
}

/// A server of keys that tells how often it was asked, and whose answer a test can change.
struct KeyServer {
    url: String,
    asked: AtomicUsize,
    answer: Mutex<(u16, &'static str, Value)>,
}

impl KeyServer {
    async fn start(keys: &[&Key]) -> Arc<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let url = format!("http://{}/certs", listener.local_addr().expect("bound"));
        let keys = keys.iter().map(|key| key.jwk()).collect::<Vec<_>>();
        let answer = Mutex::new((200, "public", json!({ "keys": keys })));
        let server = Arc::new(Self {
            url,
            asked: AtomicUsize::new(0),
            answer,
        });
        let serving = server.clone();
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                serving.asked.fetch_add(1, Ordering::SeqCst);
                let (status, cache_control, body) =
                    serving.answer.lock().expect("no panic").clone();
                let body = body.to_string();
                let answer = format!(
                    "HTTP/1.1 {status} .\r\nconnection: close\r\ncache-control: {cache_control}\r\ncontent-length: {}\r\n\r\n{body}",
                    body.len()
                );
                let mut received = [0; 1024];
                let _ = stream.read(&mut received).await;
                let _ = stream.write_all(answer.as_bytes()).await;
            }
        });
        server
    }

    fn answer(&self, status: u16, cache_control: &'static str, body: Value) {
        *self.answer.lock().expect("no panic") = (status, cache_control, body);
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

struct Setting {
    clock: Clock,
    server: Arc<KeyServer>,
    verifier: OidcVerifier,
}

async fn setting(keys: &[&Key]) -> Setting {
    let clock = Clock::fixed(now());
    let server = KeyServer::start(keys).await;
    let config = OidcConfig {
        issuer: GOOGLE_ISSUER.to_owned(),
        audience: AUDIENCE.to_owned(),
        service_account: ACCOUNT.to_owned(),
        keys_url: server.url.clone(),
    };
    let verifier = OidcVerifier::new(config, Fetch::new(), clock.clone());
    Setting {
        clock,
        server,
        verifier,
    }
}

impl Setting {
    async fn verify(&self, token: &str) -> Result<(), OidcError> {
        self.verifier
            .verify_authorization(Some(&format!("Bearer {token}")))
            .await
    }

    async fn refusal(&self, token: &str) -> TokenError {
        match self.verify(token).await {
            Err(OidcError::Token(error)) => error,
            other => panic!("not refused for the token: {other:?}"),
        }
    }
}

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
    };
    let verifier = OidcVerifier::new(config, Fetch::new(), Clock::fixed(now()));
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
