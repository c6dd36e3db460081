use std::fmt::Write as _;

use jiff::Timestamp;
use ring::hmac;

/// A telephone that makes codes of a secret (RFC 6238).
pub(crate) struct Telephone(Vec<u8>);

impl Telephone {
    /// Into which a secret in base32 was typed.
    pub(crate) fn new(secret: &str) -> Self {
        let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        let digits: Vec<u64> = secret
            .chars()
            .map(|letter| alphabet.find(letter).expect("base32") as u64)
            .collect();
        let bytes = digits.chunks(8).flat_map(|group| {
            let bits = group.iter().fold(0, |bits, digit| (bits << 5) | digit);
            bits.to_be_bytes()[3..].to_vec()
        });
        Self(bytes.collect())
    }

    /// What it shows at a moment.
    pub(crate) fn code(&self, at: Timestamp) -> String {
        let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, &self.0);
        let tag = hmac::sign(&key, &(at.as_second() / 30).to_be_bytes());
        let tag = tag.as_ref();
        let offset = usize::from(tag[19] & 0xf);
        let bytes = tag[offset..offset + 4].try_into().expect("four bytes");
        let number = (u32::from_be_bytes(bytes) & 0x7fff_ffff) % 1_000_000;
        format!("{number:06}")
    }

    /// The secret in hexadecimal, as PostgreSQL shows bytes.
    pub(crate) fn hex(&self) -> String {
        self.0.iter().fold(String::new(), |mut text, byte| {
            write!(text, "{byte:02x}").expect("a string takes any text");
            text
        })
    }
}
