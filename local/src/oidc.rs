//! The identity that pushes and scheduled calls carry: a signed token as Google's OIDC issuer makes it, and the keys to check it with.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use guichet_clock::{Clock, Entropy};
use jiff::Timestamp;
use ring::rand::SystemRandom;
use ring::rsa::{KeyPair, PublicKeyComponents};
use ring::signature::RSA_PKCS1_SHA256;
use rsa::pkcs8::EncodePrivateKey;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// Where the keys are, as at Google's.
pub(crate) const KEYS_PATH: &str = "/oauth2/v3/certs";

/// Google's size; verifiers refuse less.
const KEY_BITS: usize = 2048;
/// Google's lifetime of such a token.
const LIFETIME_SECONDS: i64 = 3600;

/// The e-mail address of the account that pushes and calls are made as.
pub const SERVICE_ACCOUNT: &str = "invoker@guichet-local.iam.gserviceaccount.com";

/// An RSA key that signs tokens.
pub struct IssuerKey {
    pair: KeyPair,
    id: String,
}

impl std::fmt::Debug for IssuerKey {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("IssuerKey")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

impl IssuerKey {
    /// A new key as PKCS#8 DER.
    pub fn generate(entropy: &Entropy) -> Vec<u8> {
        let key = rsa::RsaPrivateKey::new(&mut Random(entropy.clone()), KEY_BITS)
            .expect("making a key of a legal size fails only where randomness does");
        key.to_pkcs8_der()
            .expect("a key just made can be encoded")
            .as_bytes()
            .to_vec()
    }

    /// Reads what [`generate`](Self::generate) made.
    pub fn from_der(der: &[u8]) -> Result<Self, String> {
        let pair = KeyPair::from_pkcs8(der)
            .map_err(|error| format!("the signing key is damaged: {error}"))?;
        // The id follows from the key, so that another key never goes by a name that verifiers have cached.
        let id = hex::encode(&Sha256::digest(modulus(&pair))[..10]);
        Ok(Self { pair, id })
    }

    /// The public key as a JSON Web Key Set.
    pub fn jwks(&self) -> Value {
        let public = PublicKeyComponents::<Vec<u8>>::from(self.pair.public());
        json!({ "keys": [{
            "kty": "RSA",
            "alg": "RS256",
            "use": "sig",
            "kid": self.id,
            "n": URL_SAFE_NO_PAD.encode(public.n),
            "e": URL_SAFE_NO_PAD.encode(public.e),
        }] })
    }

    fn sign(&self, claims: &Value) -> String {
        let header = json!({ "alg": "RS256", "kid": self.id, "typ": "JWT" });
        let encode = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let signed = format!("{}.{}", encode(&header), encode(claims));
        let mut signature = vec![0; self.pair.public().modulus_len()];
        self.pair
            .sign(
                &RSA_PKCS1_SHA256,
                &SystemRandom::new(),
                signed.as_bytes(),
                &mut signature,
            )
            .expect("signing fails only for a buffer of another length than the key's");
        format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature))
    }
}

fn modulus(pair: &KeyPair) -> Vec<u8> {
    PublicKeyComponents::<Vec<u8>>::from(pair.public()).n
}

/// Makes tokens in the name of one issuer.
pub struct Issuer {
    key: IssuerKey,
    /// The claim `iss`, which functions know as `OIDC_ISSUER`.
    name: String,
    clock: Clock,
}

impl Issuer {
    /// An issuer of this name.
    pub fn new(key: IssuerKey, name: String, clock: Clock) -> Self {
        Self { key, name, clock }
    }

    /// The value of an `Authorization` header for one audience.
    pub fn authorization(&self, audience: &str) -> String {
        format!("Bearer {}", self.token(audience, self.clock.now()))
    }

    /// The public keys.
    pub fn jwks(&self) -> Value {
        self.key.jwks()
    }

    fn token(&self, audience: &str, now: Timestamp) -> String {
        let issued_at = now.as_second();
        self.key.sign(&json!({
            "iss": self.name,
            "aud": audience,
            "azp": SERVICE_ACCOUNT,
            "sub": SERVICE_ACCOUNT,
            "email": SERVICE_ACCOUNT,
            "email_verified": true,
            "iat": issued_at,
            "exp": issued_at + LIFETIME_SECONDS,
        }))
    }
}

/// The project's source of randomness under the name that the `rsa` crate asks for.
struct Random(Entropy);

impl rsa::rand_core::CryptoRng for Random {}

impl rsa::rand_core::RngCore for Random {
    fn next_u32(&mut self) -> u32 {
        u32::from_le_bytes(self.0.bytes())
    }

    fn next_u64(&mut self) -> u64 {
        u64::from_le_bytes(self.0.bytes())
    }

    fn fill_bytes(&mut self, bytes: &mut [u8]) {
        self.0.fill(bytes);
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), rsa::rand_core::Error> {
        self.0.fill(bytes);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use ring::signature::{RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents};

    use super::*;

    #[test]
    fn a_token_is_verified_by_the_published_key_and_says_who_may_take_it() {
        let key = IssuerKey::from_der(&IssuerKey::generate(&Entropy::seeded(7))).expect("a key");
        let now: Timestamp = "2026-11-22T10:00:00Z".parse().expect("a time");
        let issuer = Issuer::new(key, "http://issuer".to_owned(), Clock::fixed(now));
        let authorization = issuer.authorization("https://fulfilment.local");
        let token = authorization
            .strip_prefix("Bearer ")
            .expect("a bearer token");
        let (signed, signature) = token.rsplit_once('.').expect("three parts");
        let decode = |text: &str| URL_SAFE_NO_PAD.decode(text).expect("base64url");

        let jwks = issuer.jwks();
        let part = |name: &str| decode(jwks["keys"][0][name].as_str().expect("text"));
        let public = RsaPublicKeyComponents {
            n: part("n"),
            e: part("e"),
        };
        public
            .verify(
                &RSA_PKCS1_2048_8192_SHA256,
                signed.as_bytes(),
                &decode(signature),
            )
            .expect("verified");

        let (header, claims) = signed.split_once('.').expect("two parts");
        let header: Value = serde_json::from_slice(&decode(header)).expect("JSON");
        let claims: Value = serde_json::from_slice(&decode(claims)).expect("JSON");
        assert_eq!(header["kid"], jwks["keys"][0]["kid"]);
        assert_eq!(claims["aud"], "https://fulfilment.local");
        assert_eq!(claims["iss"], "http://issuer");
        assert_eq!(claims["email"], SERVICE_ACCOUNT);
        assert_eq!(claims["exp"].as_i64(), Some(now.as_second() + 3600));
    }
}
