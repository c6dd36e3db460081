use std::fmt;

use guichet_clock::Entropy;
use sha2::{Digest as _, Sha256};

use crate::base32::{self, CHECKSUM_LENGTH};

/// What a program of an organizer calls us with: `guichet_` + 8 + `_` + 32 + 6 characters of lower-case base32.
///
/// The first eight are the readable beginning, to know a key by; the next 32 are 160 random bits; the last six a checksum of
/// what stands before, so that a key that was cut or mistyped is refused without a database, and scanners for leaked secrets
/// recognise one: `guichet_[0-9a-z]{8}_[0-9a-z]{38}`.
#[derive(Clone, PartialEq, Eq)]
pub struct ApiKey(String);

const BEGIN: &str = "guichet_";

/// With [`BEGIN`].
const PREFIX_LENGTH: usize = BEGIN.len() + 8;
const SECRET_LENGTH: usize = 32 + CHECKSUM_LENGTH;

impl ApiKey {
    /// A new key.
    pub fn new(entropy: &Entropy) -> Self {
        let mut text = BEGIN.to_owned();
        base32::push(&mut text, &entropy.bytes::<5>());
        text.push('_');
        base32::push(&mut text, &entropy.bytes::<20>());
        base32::push_checksum(&mut text);
        Self(text)
    }

    /// The key that somebody calls with; `None` where none was ever called so.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let (prefix, secret) = text.strip_prefix(BEGIN)?.split_once('_')?;
        let is_one = prefix.len() == PREFIX_LENGTH - BEGIN.len()
            && secret.len() == SECRET_LENGTH
            && base32::is_legal(prefix)
            && base32::is_legal(secret)
            && base32::has_checksum(text);
        is_one.then(|| Self(text.to_owned()))
    }

    /// The whole key, to be shown once.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Its readable beginning, such as `guichet_k3v9x2mq`.
    pub fn prefix(&self) -> &str {
        &self.0[..PREFIX_LENGTH]
    }

    /// What the database knows it by: SHA-256, as 160 random bits need no slow hash.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(&self.0).into()
    }
}

/// Without the secret.
impl fmt::Debug for ApiKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.prefix())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_has_a_readable_beginning_and_is_read_again() {
        let key = ApiKey::new(&Entropy::seeded(1));
        assert_eq!(key.text().len(), 55);
        assert_eq!(key.text().split('_').count(), 3);
        assert_eq!(key.prefix().len(), 16);
        assert!(key.text().starts_with(key.prefix()));
        let read = ApiKey::read(key.text()).expect("ours");
        assert_eq!(read.hash(), key.hash());
        assert_eq!(format!("{key:?}"), key.prefix(), "no secret is logged");
    }

    #[test]
    fn a_key_with_a_changed_character_is_none() {
        let key = ApiKey::new(&Entropy::seeded(1));
        for at in 0..key.text().len() {
            let mut text = key.text().to_owned();
            let other = if &text[at..=at] == "0" { "1" } else { "0" };
            text.replace_range(at..=at, other);
            assert_eq!(ApiKey::read(&text), None, "{text}");
        }
    }

    #[test]
    fn what_is_no_key_is_none() {
        let key = ApiKey::new(&Entropy::seeded(1));
        let text = key.text();
        for text in [
            "",
            "guichet_",
            "guichet_é",
            &text[..54],
            &text[1..],
            &format!("{text}0"),
            &text.to_uppercase(),
        ] {
            assert_eq!(ApiKey::read(text), None, "{text}");
        }
    }
}
