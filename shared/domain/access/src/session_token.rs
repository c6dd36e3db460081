use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use guichet_clock::Entropy;
use guichet_http::{Request, SetCookie};
use jiff::SignedDuration;
use sha2::{Digest as _, Sha256};

/// How long a session lasts, however often it is used.
pub const LIFE: SignedDuration = SignedDuration::from_hours(30 * 24);

/// How long a session lasts that is not used.
pub const IDLE: SignedDuration = SignedDuration::from_hours(7 * 24);

/// What a browser calls us with in which somebody is signed in: 32 random bytes, in a cookie in base64url (43 characters).
#[derive(Clone)]
pub struct SessionToken([u8; 32]);

const COOKIE: &str = "__Host-guichet-session";

/// Of [`LIFE`].
const MAX_AGE_SECONDS: u32 = 30 * 24 * 60 * 60;

impl SessionToken {
    /// A new token: each sign-in has one of its own.
    pub fn new(entropy: &Entropy) -> Self {
        Self(entropy.bytes())
    }

    /// That of the request's cookie, be it good or not; `None` where there is no cookie that could be one.
    pub fn of(request: &Request) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(request.cookie(COOKIE)?).ok()?;
        bytes.try_into().ok().map(Self)
    }

    /// What stands in the cookie.
    pub fn text(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// The cookie.
    pub fn cookie(&self) -> SetCookie {
        SetCookie::new(COOKIE, self.text(), MAX_AGE_SECONDS)
    }

    /// Makes the browser forget it.
    pub fn remove_cookie() -> SetCookie {
        SetCookie::remove(COOKIE)
    }

    /// What the database knows it by: SHA-256, as 256 random bits need no slow hash.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0).into()
    }
}

/// Without the secret.
impl fmt::Debug for SessionToken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("SessionToken")
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use guichet_http::{IntoResponse as _, Method, NoContent, WithCookies};

    use super::*;

    fn token_of(cookie: &str) -> Option<SessionToken> {
        let request = Request::for_test(Method::GET, "/").header("cookie", cookie);
        SessionToken::of(&request.build())
    }

    #[test]
    fn a_session_is_known_again_by_its_cookie() {
        let token = SessionToken::new(&Entropy::seeded(1));
        let answer = WithCookies {
            answer: NoContent,
            cookies: vec![token.cookie()],
        };
        let response = answer.into_response().expect("legal");
        let cookie = response.headers()["set-cookie"].to_str().expect("ASCII");
        let (pair, rest) = cookie.split_once("; ").expect("attributes");
        assert_eq!(pair.len(), COOKIE.len() + 1 + 43);
        assert_eq!(
            rest,
            "Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=2592000"
        );
        assert_eq!(LIFE.as_secs(), i64::from(MAX_AGE_SECONDS));
        assert_eq!(token_of(pair).expect("ours").hash(), token.hash());
    }

    #[test]
    fn a_cookie_that_is_no_token_is_none() {
        let of = |value: &str| token_of(&format!("{COOKIE}={value}"));
        for value in [
            "",
            "garbage",
            &"A".repeat(42),
            &"A".repeat(44),
            // Its last character has bits that no token has.
            &format!("{}B", "A".repeat(42)),
            &"=".repeat(43),
        ] {
            assert!(of(value).is_none(), "{value}");
        }
        assert!(of(&"A".repeat(43)).is_some());
    }
}
