use std::fmt;

use guichet_access::base32;
use guichet_clock::Entropy;
use schemars::JsonSchema;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

/// 16 characters carry ten random bytes exactly.
const LENGTH: usize = 16;

/// In the place of a code from the telephone: 80 random bits, written as four groups of four characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RecoveryCode([u8; 10]);

impl RecoveryCode {
    /// A new one.
    fn new(entropy: &Entropy) -> Self {
        Self(entropy.bytes())
    }

    /// As somebody typed it: upper or lower case, with spaces or hyphens, o for 0, i or l for 1.
    pub(crate) fn read(typed: &str) -> Option<Self> {
        let (mut bits, mut length) = (0_u128, 0);
        for character in typed.chars().filter(|c| !matches!(c, ' ' | '-' | '\u{a0}')) {
            let digit = base32::typed_digit(character)?;
            if length == LENGTH {
                return None;
            }
            bits = (bits << 5) | u128::from(digit);
            length += 1;
        }
        let bytes = bits.to_be_bytes();
        (length == LENGTH).then(|| Self(std::array::from_fn(|index| bytes[index + 6])))
    }

    /// What is kept of it. As many random bits need no slow hash.
    pub(crate) fn hash(self) -> [u8; 32] {
        Sha256::digest(self.0).into()
    }
}

/// As it is shown: `xxxx-xxxx-xxxx-xxxx`.
impl fmt::Display for RecoveryCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        base32::push(&mut text, &self.0);
        let (first, second) = text.split_at(8);
        write!(
            formatter,
            "{}-{}-{}-{}",
            &first[..4],
            &first[4..],
            &second[..4],
            &second[4..]
        )
    }
}

/// How many somebody has.
const CODES: usize = 10;

/// All that somebody has.
pub(crate) struct RecoveryCodes([RecoveryCode; CODES]);

/// Recovery codes, which are shown this once.
#[derive(Serialize, JsonSchema)]
pub(crate) struct RecoveryCodesAnswer {
    /// Each is good once
    recovery_codes: Vec<String>,
}

impl RecoveryCodes {
    /// New ones.
    pub(crate) fn new(entropy: &Entropy) -> Self {
        Self(std::array::from_fn(|_| RecoveryCode::new(entropy)))
    }

    /// What is kept of them.
    pub(crate) fn hashes(&self) -> Vec<Vec<u8>> {
        self.0.iter().map(|code| code.hash().to_vec()).collect()
    }

    /// As they are shown.
    pub(crate) fn answer(&self) -> RecoveryCodesAnswer {
        RecoveryCodesAnswer {
            recovery_codes: self.0.iter().map(RecoveryCode::to_string).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recovery_code_is_understood_as_people_write_it() {
        let code = RecoveryCode::read("0123-4567-89ab-cdef").expect("a code");
        for typed in [
            "0123456789abcdef",
            "O123-4567-89AB-CDEF",
            "oi23\u{a0}4567 89abcdef",
            "oL23456789abcdef",
        ] {
            assert_eq!(RecoveryCode::read(typed), Some(code), "{typed}");
        }
    }

    #[test]
    fn all_eighty_bits_count() {
        let zero = RecoveryCode::read("0000-0000-0000-0000").expect("a code");
        for place in 0..LENGTH {
            let mut typed = vec![b'0'; LENGTH];
            typed[place] = b'1';
            let other = RecoveryCode::read(str::from_utf8(&typed).expect("ASCII")).expect("a code");
            assert_ne!(zero.hash(), other.hash(), "{place}");
        }
    }

    #[test]
    fn recovery_codes_are_shown_as_they_are_read() {
        let codes = RecoveryCodes::new(&Entropy::seeded(1));
        let shown = codes.answer().recovery_codes;
        assert_eq!(shown.len(), CODES);
        for (code, shown) in codes.0.iter().zip(&shown) {
            assert_eq!(RecoveryCode::read(shown), Some(*code), "{shown}");
        }
        let code = RecoveryCode::read("0123-4567-89ab-cdef").expect("a code");
        assert_eq!(code.to_string(), "0123-4567-89ab-cdef");
        assert_ne!(shown[0], shown[1]);
    }
}
