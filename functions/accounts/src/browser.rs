use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use guichet_clock::Entropy;
use guichet_http::{Request, SetCookie};
use sha2::{Digest as _, Sha256};

const COOKIE: &str = "__Host-guichet-browser";
const YEAR_SECONDS: u32 = 365 * 24 * 60 * 60;

/// The browser that asks, by a cookie of 16 random bytes: a link is good in the one that asked for it alone.
#[derive(Clone, Copy)]
pub(crate) struct Browser([u8; 16]);

impl Browser {
    /// The one that the request names, or a new one where it names none that is ours.
    pub(crate) fn of(request: &Request, entropy: &Entropy) -> Self {
        let sent = request.cookie(COOKIE);
        let known = sent.and_then(|text| URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok());
        Self(known.unwrap_or_else(|| entropy.bytes()))
    }

    /// What is kept of it.
    pub(crate) fn hash(self) -> [u8; 32] {
        Sha256::digest(self.0).into()
    }

    /// Makes the browser keep it for a year.
    pub(crate) fn cookie(self) -> SetCookie {
        SetCookie::new(COOKIE, URL_SAFE_NO_PAD.encode(self.0), YEAR_SECONDS)
    }
}
