use std::fmt;

use guichet_clock::Entropy;
use sha2::{Digest as _, Sha256};

use crate::base32::{self, CHECKSUM_LENGTH};

/// What a device at the gate calls us with: `guichet_device_` + 32 + 6 characters, of which the last six are a checksum, as of
/// an [`ApiKey`](crate::ApiKey).
#[derive(Clone, PartialEq, Eq)]
pub struct DeviceToken(String);

const BEGIN: &str = "guichet_device_";
const SECRET_LENGTH: usize = 32 + CHECKSUM_LENGTH;

impl DeviceToken {
    /// A new token.
    pub fn new(entropy: &Entropy) -> Self {
        let mut text = BEGIN.to_owned();
        base32::push(&mut text, &entropy.bytes::<20>());
        base32::push_checksum(&mut text);
        Self(text)
    }

    /// The token that a device calls with; `None` where none was ever called so.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let secret = text.strip_prefix(BEGIN)?;
        let is_one =
            secret.len() == SECRET_LENGTH && base32::is_legal(secret) && base32::has_checksum(text);
        is_one.then(|| Self(text.to_owned()))
    }

    /// The whole token, for the device alone.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// What the database knows it by.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(&self.0).into()
    }
}

/// Without the secret.
impl fmt::Debug for DeviceToken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("DeviceToken")
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api_key::ApiKey;

    #[test]
    fn a_device_token_is_read_again_and_is_no_key() {
        let token = DeviceToken::new(&Entropy::seeded(1));
        let read = DeviceToken::read(token.text()).expect("ours");
        assert_eq!(read.hash(), token.hash());
        assert_eq!(ApiKey::read(token.text()), None);
        let key = ApiKey::new(&Entropy::seeded(1));
        assert_eq!(DeviceToken::read(key.text()), None);
    }

    #[test]
    fn a_device_token_with_a_changed_character_is_none() {
        let token = DeviceToken::new(&Entropy::seeded(1));
        for at in 0..token.text().len() {
            let mut text = token.text().to_owned();
            let other = if &text[at..=at] == "0" { "1" } else { "0" };
            text.replace_range(at..=at, other);
            assert_eq!(DeviceToken::read(&text), None, "{text}");
        }
    }
}
