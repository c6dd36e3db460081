//! The issuer's public keys: fetched when first needed, kept for a while, never trusted past that.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use guichet_clock::Clock;
use guichet_http_client::{HttpClient, HttpClientError, HttpResponse};
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use tokio::sync::Mutex;

use super::token::PublicKey;

/// The longest a key is trusted after it was seen: so long a withdrawn key can still be used.
const LONGEST_USE: SignedDuration = SignedDuration::from_hours(1);

/// The shortest: keys are used this long even if the server says `max-age=0`, or each message would fetch them.
const SHORTEST_USE: SignedDuration = SignedDuration::from_mins(1);

/// Tokens naming a key that does not exist cost one look-up in this time, however many come.
const UNKNOWN_KEY_PAUSE: SignedDuration = SignedDuration::from_mins(1);

/// While the server of keys is down, ask it this often and no more.
const FAILURE_PAUSE: SignedDuration = SignedDuration::from_secs(1);

/// Why there is no key to check a token with.
#[derive(Debug, thiserror::Error)]
pub(super) enum KeyError {
    /// The issuer publishes keys, and none of this name.
    #[error("no such key")]
    Unknown,
    /// The keys cannot be had now, so nobody can be let in.
    #[error("the issuer's keys cannot be fetched: {0}")]
    Unavailable(String),
}

/// The keys of one issuer.
pub(super) struct KeySet {
    url: String,
    client: HttpClient,
    clock: Clock,
    cached: RwLock<Cached>,
    /// Held while fetching, so that many messages at once fetch once; tokens of known keys do not wait for it.
    last_attempt: Mutex<Option<Attempt>>,
}

#[derive(Default)]
struct Cached {
    keys: HashMap<String, Arc<PublicKey>>,
    usable_until: Option<Timestamp>,
}

struct Attempt {
    at: Timestamp,
    failure: Option<String>,
}

impl KeySet {
    pub(super) fn new(url: String, client: HttpClient, clock: Clock) -> Self {
        let cached = RwLock::new(Cached::default());
        Self {
            url,
            client,
            clock,
            cached,
            last_attempt: Mutex::new(None),
        }
    }

    /// The key of this name.
    pub(super) async fn key(&self, kid: &str) -> Result<Arc<PublicKey>, KeyError> {
        if let Some(key) = self.cached_key(kid) {
            return Ok(key);
        }
        let mut last_attempt = self.last_attempt.lock().await;
        // Whoever held the lock may have fetched it meanwhile.
        if let Some(key) = self.cached_key(kid) {
            return Ok(key);
        }
        let now = self.clock.now();
        if let Some(attempt) = last_attempt.as_ref() {
            attempt.refuse_another(now, self.usable(now))?;
        }
        let failure = self.refresh(now).await.err();
        *last_attempt = Some(Attempt {
            at: now,
            failure: failure.clone(),
        });
        match failure {
            Some(reason) => Err(KeyError::Unavailable(reason)),
            None => self.cached_key(kid).ok_or(KeyError::Unknown),
        }
    }

    fn cached_key(&self, kid: &str) -> Option<Arc<PublicKey>> {
        let now = self.clock.now();
        let cached = self.cached.read().unwrap_or_else(PoisonError::into_inner);
        cached.usable_until.filter(|until| now < *until)?;
        cached.keys.get(kid).cloned()
    }

    fn usable(&self, now: Timestamp) -> bool {
        let cached = self.cached.read().unwrap_or_else(PoisonError::into_inner);
        cached.usable_until.is_some_and(|until| now < until)
    }

    async fn refresh(&self, now: Timestamp) -> Result<(), String> {
        let response = self
            .client
            .get(&self.url)
            .await
            .map_err(|error: HttpClientError| error.to_string())?;
        if !response.status.is_success() {
            return Err(format!("their server answered {}", response.status));
        }
        let keys = parse(&response.body)?;
        let fresh = Cached {
            keys,
            usable_until: Some(now + lifetime(&response)),
        };
        *self.cached.write().unwrap_or_else(PoisonError::into_inner) = fresh;
        Ok(())
    }
}

impl Attempt {
    /// Answers in place of another fetch when the last one was only just made.
    fn refuse_another(&self, now: Timestamp, usable: bool) -> Result<(), KeyError> {
        let age = now.duration_since(self.at);
        match &self.failure {
            Some(reason) if age < FAILURE_PAUSE => Err(KeyError::Unavailable(reason.clone())),
            None if usable && age < UNKNOWN_KEY_PAUSE => Err(KeyError::Unknown),
            _ => Ok(()),
        }
    }
}

fn lifetime(response: &HttpResponse) -> SignedDuration {
    let max_age = response
        .headers
        .get_all("cache-control")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .find_map(|directive| {
            directive
                .trim()
                .strip_prefix("max-age=")?
                .parse::<u32>()
                .ok()
        });
    match max_age {
        Some(seconds) => SignedDuration::from_secs(seconds.into()).clamp(SHORTEST_USE, LONGEST_USE),
        None => LONGEST_USE,
    }
}

#[derive(Deserialize)]
struct Jwks {
    keys: Vec<Jwk>,
}

#[derive(Deserialize)]
struct Jwk {
    kty: String,
    kid: Option<String>,
    alg: Option<String>,
    #[serde(rename = "use")]
    purpose: Option<String>,
    n: Option<String>,
    e: Option<String>,
}

/// Reads a JWKS document. Keys of other kinds or for other purposes are passed over, not refused: an issuer may publish some.
fn parse(body: &[u8]) -> Result<HashMap<String, Arc<PublicKey>>, String> {
    let jwks: Jwks =
        serde_json::from_slice(body).map_err(|_| "their server answered no JWKS".to_owned())?;
    let keys: HashMap<_, _> = jwks.keys.into_iter().filter_map(Jwk::into_key).collect();
    if keys.is_empty() {
        Err("their server published no RS256 key".to_owned())
    } else {
        Ok(keys)
    }
}

impl Jwk {
    fn into_key(self) -> Option<(String, Arc<PublicKey>)> {
        let signs = self.purpose.is_none_or(|purpose| purpose == "sig");
        let rs256 = self.alg.is_none_or(|algorithm| algorithm == "RS256");
        if self.kty != "RSA" || !signs || !rs256 {
            return None;
        }
        let key = PublicKey {
            n: integer(&self.n?)?,
            e: integer(&self.e?)?,
        };
        Some((self.kid?, Arc::new(key)))
    }
}

/// A big-endian integer; some issuers write leading zeros, which ring refuses.
fn integer(text: &str) -> Option<Vec<u8>> {
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(text).ok()?;
    let first = bytes.iter().position(|byte| *byte != 0)?;
    Some(bytes[first..].to_vec())
}
