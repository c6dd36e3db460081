use guichet_http::header::AUTHORIZATION;
use guichet_http::{HeaderValue, Request};

use crate::api_key::ApiKey;
use crate::device_token::DeviceToken;
use crate::session_token::SessionToken;

/// What somebody calls with, by the hash that the database knows it by.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Credential {
    Session([u8; 32]),
    Key([u8; 32]),
    Device([u8; 32]),
}

impl Credential {
    /// That of a request; `None` where there is none that could be good. Who sends a bearer token means it, so a cookie does
    /// not stand in for one that is garbage. Other schemes of `Authorization` are those of proxies.
    pub(crate) fn of(request: &Request) -> Option<Self> {
        let headers = request.headers().get_all(AUTHORIZATION).iter();
        let mut tokens = headers.filter_map(bearer_token);
        match (tokens.next(), tokens.next()) {
            (None, _) => SessionToken::of(request).map(|token| Self::Session(token.hash())),
            (Some(token), None) => Self::read(str::from_utf8(token).ok()?),
            (Some(_), Some(_)) => None,
        }
    }

    fn read(text: &str) -> Option<Self> {
        let key = ApiKey::read(text).map(|key| Self::Key(key.hash()));
        key.or_else(|| DeviceToken::read(text).map(|token| Self::Device(token.hash())))
    }
}

/// What follows `Bearer`.
fn bearer_token(header: &HeaderValue) -> Option<&[u8]> {
    let (scheme, rest) = header.as_bytes().split_at_checked(SCHEME.len())?;
    let is_bearer =
        scheme.eq_ignore_ascii_case(SCHEME) && rest.first().is_none_or(|byte| *byte == b' ');
    is_bearer.then(|| rest.trim_ascii())
}

const SCHEME: &[u8] = b"Bearer";

#[cfg(test)]
mod tests {
    use guichet_clock::Entropy;
    use guichet_http::{Method, RequestBuilder};

    use super::*;

    fn key() -> ApiKey {
        ApiKey::new(&Entropy::seeded(1))
    }

    fn request() -> RequestBuilder {
        Request::for_test(Method::GET, "/")
    }

    fn with_cookie() -> RequestBuilder {
        let cookie = format!("__Host-guichet-session={}", "A".repeat(43));
        request().header("cookie", cookie)
    }

    fn is_key(request: RequestBuilder) -> bool {
        Credential::of(&request.build()) == Some(Credential::Key(key().hash()))
    }

    fn is_session(request: RequestBuilder) -> bool {
        matches!(
            Credential::of(&request.build()),
            Some(Credential::Session(_))
        )
    }

    fn is_none(request: RequestBuilder) -> bool {
        Credential::of(&request.build()).is_none()
    }

    #[test]
    fn a_key_outweighs_a_cookie() {
        let header = format!("Bearer {}", key().text());
        assert!(is_key(request().header("authorization", &header)));
        assert!(is_key(with_cookie().header("authorization", &header)));
        let header = format!("bearer  {}", key().text());
        assert!(is_key(request().header("authorization", &header)));
    }

    #[test]
    fn no_cookie_stands_in_for_a_key_that_is_garbage() {
        for header in ["Bearer", "Bearer ", "Bearer guichet_", "bearer abc"] {
            assert!(
                is_none(with_cookie().header("authorization", header)),
                "{header}"
            );
        }
    }

    #[test]
    fn the_password_of_a_proxy_does_not_hide_the_cookie() {
        for header in ["Basic YTpi", "Digest abc", "Bearers abc", "", "B"] {
            assert!(
                is_session(with_cookie().header("authorization", header)),
                "{header}"
            );
        }
    }

    #[test]
    fn a_device_is_told_from_a_key() {
        let token = DeviceToken::new(&Entropy::seeded(1));
        let header = format!("Bearer {}", token.text());
        let found = Credential::of(&request().header("authorization", header).build());
        assert!(found == Some(Credential::Device(token.hash())));
    }
}
