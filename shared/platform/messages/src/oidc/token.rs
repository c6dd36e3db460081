//! Reading and checking one token, with the key already in hand: no clock, no network.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use jiff::{SignedDuration, Timestamp};
use ring::signature::{RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents};
use serde::Deserialize;

/// How far the clocks of issuer and function may be apart.
const LEEWAY: SignedDuration = SignedDuration::from_secs(60);

/// Larger than any token Google issues (about 1 KB), small enough that parsing one is nothing.
const TOKEN_LIMIT_BYTES: usize = 8 * 1024;

/// What Cloud Run leaves of a signature that it has checked, so that nobody can use the token again.
const REMOVED_SIGNATURE: &str = "SIGNATURE_REMOVED_BY_GOOGLE";

/// An RSA public key, as `n` and `e` of a JWK.
pub(super) type PublicKey = RsaPublicKeyComponents<Vec<u8>>;

/// Why a token is refused. The text holds nothing of the token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TokenError {
    /// No `authorization: Bearer …` header.
    #[error("there is no bearer token")]
    Missing,
    /// Not three parts of base64url around JSON with the claims needed.
    #[error("the token cannot be read: {0}")]
    Malformed(&'static str),
    /// Signed with anything but RS256, `none` included, or with extensions that must be understood.
    #[error("only RS256 tokens without critical extensions are accepted")]
    Algorithm,
    /// The issuer publishes no key of this name.
    #[error("the token is signed with a key that its issuer does not publish")]
    UnknownKey,
    /// The signature is not the key's.
    #[error("the signature does not match")]
    Signature,
    /// `exp` has passed.
    #[error("the token has expired")]
    Expired,
    /// `iat` or `nbf` is still to come.
    #[error("the token is not valid yet")]
    NotYetValid,
    /// `iss` is another issuer.
    #[error("the token is of another issuer")]
    Issuer,
    /// `aud` is another audience: a token for some other service.
    #[error("the token is meant for another audience")]
    Audience,
    /// `email` is not the service account that may call.
    #[error("the token is of an account that may not call this")]
    Email,
    /// `email_verified` is not `true`.
    #[error("the token's e-mail address is not verified")]
    EmailNotVerified,
}

/// Who may call, and in whose name the token must be issued.
#[derive(Clone, Debug)]
pub(super) struct Expected {
    pub(super) issuer: String,
    pub(super) audience: String,
    pub(super) email: String,
}

#[derive(Deserialize)]
struct Header {
    alg: String,
    kid: Option<String>,
    crit: Option<serde_json::Value>,
}

#[derive(Deserialize)]
struct Claims {
    iss: String,
    aud: String,
    exp: i64,
    iat: i64,
    nbf: Option<i64>,
    email: Option<String>,
    email_verified: Option<bool>,
}

/// A token whose signature has not been checked: it tells which key to check it with, and nothing else.
pub(super) struct Unverified<'token> {
    kid: String,
    signed: &'token str,
    claims: &'token str,
    signature: Vec<u8>,
    signature_removed: bool,
}

impl<'token> Unverified<'token> {
    /// Splits a token. Refuses by the header alone what can never be accepted.
    pub(super) fn parse(token: &'token str) -> Result<Self, TokenError> {
        if token.len() > TOKEN_LIMIT_BYTES {
            return Err(TokenError::Malformed("it is too long"));
        }
        let (signed, signature) = token
            .rsplit_once('.')
            .ok_or(TokenError::Malformed("it has no three parts"))?;
        let (header, claims) = signed
            .split_once('.')
            .ok_or(TokenError::Malformed("it has no three parts"))?;
        let header: Header = decode_json(header)?;
        if header.alg != "RS256" || header.crit.is_some() {
            return Err(TokenError::Algorithm);
        }
        let kid = header
            .kid
            .ok_or(TokenError::Malformed("its header names no key"))?;
        Ok(Self {
            kid,
            signed,
            claims,
            signature: decode(signature)?,
            signature_removed: signature == REMOVED_SIGNATURE,
        })
    }

    /// The name of the key that it says it is signed with.
    pub(super) fn kid(&self) -> &str {
        &self.kid
    }

    /// Whether Cloud Run says that it has checked the signature. Anybody can say so: ask only where nobody else gets through.
    pub(super) fn signature_removed(&self) -> bool {
        self.signature_removed
    }

    /// Checks what it says, where somebody else has checked the signature.
    pub(super) fn check_claims(
        &self,
        expected: &Expected,
        now: Timestamp,
    ) -> Result<(), TokenError> {
        decode_json::<Claims>(self.claims)?.check(expected, now)
    }

    /// Checks the signature first and only then looks at what it says.
    pub(super) fn verify(
        &self,
        key: &PublicKey,
        expected: &Expected,
        now: Timestamp,
    ) -> Result<(), TokenError> {
        key.verify(
            &RSA_PKCS1_2048_8192_SHA256,
            self.signed.as_bytes(),
            &self.signature,
        )
        .map_err(|_| TokenError::Signature)?;
        self.check_claims(expected, now)
    }
}

impl Claims {
    fn check(&self, expected: &Expected, now: Timestamp) -> Result<(), TokenError> {
        let now = now.as_second();
        let leeway = LEEWAY.as_secs();
        if self.exp.saturating_add(leeway) <= now {
            return Err(TokenError::Expired);
        }
        if self
            .iat
            .max(self.nbf.unwrap_or(i64::MIN))
            .saturating_sub(leeway)
            > now
        {
            return Err(TokenError::NotYetValid);
        }
        if self.iss != expected.issuer {
            return Err(TokenError::Issuer);
        }
        if self.aud != expected.audience {
            return Err(TokenError::Audience);
        }
        if self.email.as_ref() != Some(&expected.email) {
            return Err(TokenError::Email);
        }
        if self.email_verified != Some(true) {
            return Err(TokenError::EmailNotVerified);
        }
        Ok(())
    }
}

fn decode(part: &str) -> Result<Vec<u8>, TokenError> {
    BASE64_URL_SAFE_NO_PAD
        .decode(part)
        .map_err(|_| TokenError::Malformed("a part of it is not base64url without padding"))
}

fn decode_json<T: serde::de::DeserializeOwned>(part: &str) -> Result<T, TokenError> {
    serde_json::from_slice(&decode(part)?)
        .map_err(|_| TokenError::Malformed("a part of it is not the JSON that it should be"))
}
