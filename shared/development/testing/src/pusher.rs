use std::io::{Read as _, Write as _};
use std::net::TcpListener;

use base64::Engine as _;
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD};
use guichet_clock::Clock;
use guichet_http::{Method, Request};
use jiff::Timestamp;
use ring::rand::SystemRandom;
use ring::rsa::PublicKeyComponents;
use ring::signature::{RSA_PKCS1_SHA256, RsaKeyPair};
use serde_json::{Value, json};
use uuid::Uuid;

/// Who signs the tokens of tests.
const ISSUER: &str = "https://issuer.guichet.test";
/// In whose name a worker is called.
const ACCOUNT: &str = "pusher@guichet.test";
/// Whom the tokens are for.
const AUDIENCE: &str = "https://worker.guichet.test";
/// The name of the one key.
const KEY_ID: &str = "test";

/// Calls workers as Pub/Sub and Cloud Scheduler do: the wrapped envelope, and a signed OIDC token whose keys it serves. The worker
/// under test is configured with [`Pusher::environment`] and checks everything as it would Google's.
///
/// The key is in this repository: it signs nothing that anybody but a test believes.
pub struct Pusher {
    key: RsaKeyPair,
    keys_url: String,
    clock: Clock,
}

impl Pusher {
    /// Starts serving the public key. Tokens are issued at the clock's time.
    pub fn start(clock: Clock) -> Self {
        let der = BASE64_STANDARD
            .decode(include_str!("pusher/key.pkcs8.base64").replace('\n', ""))
            .expect("the file is base64");
        let key = RsaKeyPair::from_pkcs8(&der).expect("the file is a key");
        let keys_url = serve(jwks(&key).to_string());
        Self {
            key,
            keys_url,
            clock,
        }
    }

    /// The variables with which a worker believes this pusher.
    pub fn environment(&self) -> [(&'static str, String); 4] {
        [
            ("PUSH_AUDIENCE", AUDIENCE.to_owned()),
            ("PUSH_SERVICE_ACCOUNT", ACCOUNT.to_owned()),
            ("OIDC_ISSUER", ISSUER.to_owned()),
            ("OIDC_KEYS_URL", self.keys_url.clone()),
        ]
    }

    /// A delivery of a message, as Pub/Sub makes it: `POST /` with the envelope and a good token.
    pub fn push(&self, topic: &str, outbox_id: Uuid, payload: &Value) -> Request {
        self.push_envelope(&envelope(topic, outbox_id, payload.to_string().as_bytes()))
    }

    /// A delivery of any envelope, with a good token.
    pub fn push_envelope(&self, envelope: &Value) -> Request {
        let authorization = self.authorization();
        Request::for_test(Method::POST, "/")
            .header("authorization", authorization)
            .json(envelope)
            .build()
    }

    /// A call by the scheduler: `POST /` with nothing but a good token.
    pub fn call(&self) -> Request {
        Request::for_test(Method::POST, "/")
            .header("authorization", self.authorization())
            .build()
    }

    /// The value of a good `authorization` header.
    pub fn authorization(&self) -> String {
        format!("Bearer {}", self.token(self.clock.now()))
    }

    fn token(&self, now: Timestamp) -> String {
        let encode = |part: &Value| BASE64_URL_SAFE_NO_PAD.encode(part.to_string());
        let header = json!({"alg": "RS256", "kid": KEY_ID, "typ": "JWT"});
        let claims = json!({
            "iss": ISSUER, "aud": AUDIENCE, "email": ACCOUNT, "email_verified": true, "sub": ACCOUNT,
            "iat": now.as_second(), "exp": now.as_second() + 3600,
        });
        let signed = format!("{}.{}", encode(&header), encode(&claims));
        let mut signature = vec![0; self.key.public().modulus_len()];
        self.key
            .sign(
                &RSA_PKCS1_SHA256,
                &SystemRandom::new(),
                signed.as_bytes(),
                &mut signature,
            )
            .expect("a buffer of the key's length");
        format!("{signed}.{}", BASE64_URL_SAFE_NO_PAD.encode(signature))
    }
}

/// What Pub/Sub wraps a published message in.
pub fn envelope(topic: &str, outbox_id: Uuid, data: &[u8]) -> Value {
    json!({
        "message": {
            "data": BASE64_STANDARD.encode(data),
            "attributes": {"outbox_id": outbox_id, "type": topic},
            "messageId": "1",
            "publishTime": "2026-06-01T08:00:00Z",
        },
        "subscription": format!("projects/guichet-test/subscriptions/{topic}"),
        "deliveryAttempt": 1,
    })
}

fn jwks(key: &RsaKeyPair) -> Value {
    let public = PublicKeyComponents::<Vec<u8>>::from(key.public());
    json!({"keys": [{
        "kty": "RSA", "alg": "RS256", "use": "sig", "kid": KEY_ID,
        "n": BASE64_URL_SAFE_NO_PAD.encode(public.n), "e": BASE64_URL_SAFE_NO_PAD.encode(public.e),
    }]})
}

/// Answers every connection with the same document, until the process ends. On a thread of its own, so that it does not end with the
/// runtime of the test that started it.
fn serve(document: String) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("http://{}/", listener.local_addr().expect("bound"));
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let _ = stream.read(&mut [0; 4096]);
            let _ = write!(
                stream,
                "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: {}\r\n\r\n{document}",
                document.len()
            );
        }
    });
    url
}
