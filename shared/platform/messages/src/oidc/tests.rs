use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use base64::Engine as _;
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD};
use jiff::Timestamp;
use ring::rand::SystemRandom;
use ring::rsa::PublicKeyComponents;
use ring::signature::{RSA_PKCS1_SHA256, RsaKeyPair};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use super::*;

mod cloud_run;
mod published_keys;
mod tokens;

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
    setting_behind(false, keys).await
}

async fn setting_behind(checked_by_cloud_run: bool, keys: &[&Key]) -> Setting {
    let clock = Clock::fixed(now());
    let server = KeyServer::start(keys).await;
    let config = OidcConfig {
        issuer: GOOGLE_ISSUER.to_owned(),
        audience: AUDIENCE.to_owned(),
        service_account: ACCOUNT.to_owned(),
        keys_url: server.url.clone(),
        checked_by_cloud_run,
    };
    let verifier = OidcVerifier::new(config, HttpClient::new(), clock.clone());
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
