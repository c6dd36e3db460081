use sha2::{Digest as _, Sha256};

/// Crockford's base32: no i, l, o or u, so that nothing is misread.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// 16 characters carry ten random bytes exactly.
const LENGTH: usize = 16;

/// In the place of a code from the telephone: 80 random bits, written as four groups of four characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RecoveryCode([u8; 10]);

impl RecoveryCode {
    /// As somebody typed it: upper or lower case, with spaces or hyphens, o for 0, i or l for 1.
    pub(crate) fn read(typed: &str) -> Option<Self> {
        let (mut bits, mut length) = (0_u128, 0);
        for character in typed.chars().filter(|c| !matches!(c, ' ' | '-' | '\u{a0}')) {
            let character = match character.to_ascii_lowercase() {
                'o' => '0',
                'i' | 'l' => '1',
                other => other,
            };
            let value = ALPHABET
                .iter()
                .position(|of| char::from(*of) == character)?;
            if length == LENGTH {
                return None;
            }
            bits = (bits << 5) | u128::try_from(value).ok()?;
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
}
