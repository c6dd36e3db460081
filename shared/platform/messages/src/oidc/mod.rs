//! Who calls a worker: the OIDC token that Pub/Sub and Cloud Scheduler put into the `authorization` header.
//!
//! A function checks everything by itself, because it also runs where nothing stands before it. On Cloud Run IAM does, and takes the
//! signature off the token that it has checked: there, and only if the function is told so, the rest of the token is enough. When
//! anything is in doubt the answer is no.

mod keys;
mod token;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use guichet_clock::Clock;
use guichet_config::{ConfigError, Env};
use guichet_http::{Problem, ProblemType, Request, StatusCode, header};
use guichet_http_client::HttpClient;

use keys::{KeyError, KeySet};
pub use token::TokenError;
use token::{Expected, Unverified};

/// Where Google publishes the keys it signs OIDC tokens with.
pub const GOOGLE_KEYS_URL: &str = "https://www.googleapis.com/oauth2/v3/certs";

/// Google's name as issuer.
pub const GOOGLE_ISSUER: &str = "https://accounts.google.com";

/// Where Cloud Run looks first. It would not have looked at `authorization` then.
const CLOUD_RUN_AUTHORIZATION: &str = "x-serverless-authorization";

/// Why a caller is not let in.
#[derive(Debug, thiserror::Error)]
pub enum OidcError {
    /// The token is not what it must be: another one would be let in.
    #[error(transparent)]
    Token(#[from] TokenError),
    /// The token could not be checked, because the issuer's keys cannot be had.
    #[error("the token cannot be checked: {0}")]
    KeysUnavailable(String),
}

/// What a token must say.
#[derive(Clone, Debug)]
pub struct OidcConfig {
    /// `iss`, exactly.
    pub issuer: String,
    /// `aud`, exactly: what the push subscription or scheduler job was given.
    pub audience: String,
    /// `email`, exactly: the service account in whose name Pub/Sub and the scheduler call.
    pub service_account: String,
    /// Where the issuer publishes its keys, as a JWKS document.
    pub keys_url: String,
    /// Whether Cloud Run lets nobody through whose token it has not checked, and takes the signature off.
    pub checked_by_cloud_run: bool,
}

impl OidcConfig {
    /// Reads `PUSH_AUDIENCE`, `PUSH_SERVICE_ACCOUNT`, `OIDC_ISSUER` and `OIDC_KEYS_URL`; the last two are Google's by default. And
    /// `PUSH_CHECKED_BY_CLOUD_RUN`, which is true for services that IAM guards.
    pub fn from_env(env: &Env) -> Result<Self, ConfigError> {
        Ok(Self {
            issuer: env
                .optional("OIDC_ISSUER")
                .unwrap_or_else(|| GOOGLE_ISSUER.to_owned()),
            audience: env.required("PUSH_AUDIENCE")?,
            service_account: env.required("PUSH_SERVICE_ACCOUNT")?,
            keys_url: env
                .optional("OIDC_KEYS_URL")
                .unwrap_or_else(|| GOOGLE_KEYS_URL.to_owned()),
            checked_by_cloud_run: env.parse_or(
                "PUSH_CHECKED_BY_CLOUD_RUN",
                "true or false",
                false,
            )?,
        })
    }
}

/// Checks tokens. Cheap to make: keys are fetched with the first token. Cheap to clone: clones share the keys.
#[derive(Clone)]
pub struct OidcVerifier {
    inner: Arc<Inner>,
}

struct Inner {
    expected: Expected,
    keys: KeySet,
    clock: Clock,
    checked_by_cloud_run: bool,
}

impl OidcVerifier {
    /// A verifier that has fetched nothing yet.
    pub fn new(config: OidcConfig, client: HttpClient, clock: Clock) -> Self {
        let expected = Expected {
            issuer: config.issuer,
            audience: config.audience,
            email: config.service_account,
        };
        let keys = KeySet::new(config.keys_url, client, clock.clone());
        Self {
            inner: Arc::new(Inner {
                expected,
                keys,
                clock,
                checked_by_cloud_run: config.checked_by_cloud_run,
            }),
        }
    }

    /// The verifier that [`OidcConfig::from_env`] describes.
    pub fn from_env(env: &Env, clock: Clock) -> Result<Self, ConfigError> {
        Ok(Self::new(
            OidcConfig::from_env(env)?,
            HttpClient::new(),
            clock,
        ))
    }

    /// Lets the request pass or answers why not: 401 `invalid-token`, 403 `caller-not-allowed` for a good token of another account,
    /// 503 `keys-unavailable` when nobody can be let in for now.
    pub async fn verify(&self, request: &Request) -> Result<(), Problem> {
        if self.inner.checked_by_cloud_run
            && request.headers().contains_key(CLOUD_RUN_AUTHORIZATION)
        {
            return Err(OidcError::Token(TokenError::Missing).into());
        }
        let mut headers = request.headers().get_all(header::AUTHORIZATION).iter();
        let authorization = match (headers.next(), headers.next()) {
            (Some(only), None) => only.to_str().ok(),
            _ => None,
        };
        self.verify_authorization(authorization)
            .await
            .map_err(Problem::from)
    }

    /// The same for the bare value of the `authorization` header.
    pub async fn verify_authorization(&self, authorization: Option<&str>) -> Result<(), OidcError> {
        let token = authorization.and_then(bearer).ok_or(TokenError::Missing)?;
        let unverified = Unverified::parse(token)?;
        let now = self.inner.clock.now();
        if self.inner.checked_by_cloud_run && unverified.signature_removed() {
            return Ok(unverified.check_claims(&self.inner.expected, now)?);
        }
        let key = self
            .inner
            .keys
            .key(unverified.kid())
            .await
            .map_err(|error| match error {
                KeyError::Unknown => OidcError::Token(TokenError::UnknownKey),
                KeyError::Unavailable(reason) => OidcError::KeysUnavailable(reason),
            })?;
        unverified.verify(&key, &self.inner.expected, now)?;
        Ok(())
    }
}

fn bearer(authorization: &str) -> Option<&str> {
    let (scheme, token) = authorization.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token)
}

/// 401: there is no token, or not one that we accept.
pub const INVALID_TOKEN: ProblemType = ProblemType::new(
    StatusCode::UNAUTHORIZED,
    "invalid-token",
    "The bearer token is not accepted",
);

/// 403: a good token of another account.
pub const CALLER_NOT_ALLOWED: ProblemType = ProblemType::new(
    StatusCode::FORBIDDEN,
    "caller-not-allowed",
    "This account may not call this",
);

const KEYS_UNAVAILABLE: ProblemType = ProblemType::new(
    StatusCode::SERVICE_UNAVAILABLE,
    "keys-unavailable",
    "Tokens cannot be checked at the moment",
);

impl From<OidcError> for Problem {
    fn from(error: OidcError) -> Self {
        let detail = error.to_string();
        match error {
            OidcError::Token(TokenError::Email | TokenError::EmailNotVerified) => {
                Self::new(CALLER_NOT_ALLOWED).detail(detail)
            }
            OidcError::Token(_) => Self::new(INVALID_TOKEN).detail(detail),
            OidcError::KeysUnavailable(_) => Self::new(KEYS_UNAVAILABLE).source(error),
        }
    }
}
