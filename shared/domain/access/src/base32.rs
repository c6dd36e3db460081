//! Crockford's base32 in lower case: no i, l, o or u, so that nothing is misread, and a double click selects the whole.

use sha2::{Digest as _, Sha256};

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// 30 bits.
pub(crate) const CHECKSUM_LENGTH: usize = 6;

/// Adds bytes, whose number is a multiple of five: eight characters for each five.
pub fn push(text: &mut String, bytes: &[u8]) {
    let (groups, rest) = bytes.as_chunks::<5>();
    debug_assert!(rest.is_empty(), "whole groups of five bytes");
    for group in groups {
        let bits = group
            .iter()
            .fold(0, |bits, byte| (bits << 8) | u64::from(*byte));
        push_bits(text, bits, 8);
    }
}

/// Adds a checksum of what is there.
pub(crate) fn push_checksum(text: &mut String) {
    let [a, b, c, d, ..] = <[u8; 32]>::from(Sha256::digest(text.as_bytes()));
    let bits = u32::from_be_bytes([a, b, c, d]) >> 2;
    push_bits(text, bits.into(), CHECKSUM_LENGTH);
}

/// Whether the text ends with the checksum of what stands before it.
pub(crate) fn has_checksum(text: &str) -> bool {
    let Some(body) = text
        .len()
        .checked_sub(CHECKSUM_LENGTH)
        .and_then(|length| text.get(..length))
    else {
        return false;
    };
    let mut expected = body.to_owned();
    push_checksum(&mut expected);
    expected == text
}

/// Whether all of it is of the alphabet.
pub(crate) fn is_legal(text: &str) -> bool {
    text.bytes().all(|byte| ALPHABET.contains(&byte))
}

/// The five bits of a character as somebody typed it: in upper or lower case, o for 0, i or l for 1. `None` of any other.
pub fn typed_digit(character: char) -> Option<u8> {
    let character = match character.to_ascii_lowercase() {
        'o' => '0',
        'i' | 'l' => '1',
        other => other,
    };
    let mut alphabet = (0..).zip(ALPHABET);
    let digit = alphabet.find(|(_, of)| char::from(**of) == character);
    digit.map(|(value, _)| value)
}

fn push_bits(text: &mut String, bits: u64, length: usize) {
    text.extend((0..length).rev().map(|position| {
        let digit = (bits >> (5 * position)) & 0b1_1111;
        char::from(ALPHABET[usize::try_from(digit).expect("five bits")])
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_bytes_are_eight_characters() {
        let mut text = String::new();
        push(&mut text, &[0, 0, 0, 0, 1, 0xff, 0xff, 0xff, 0xff, 0xff]);
        assert_eq!(text, "00000001zzzzzzzz");
        assert!(is_legal(&text));
        for text in ["u", "A", "é", "-"] {
            assert!(!is_legal(text), "{text}");
        }
    }

    #[test]
    fn digits_are_understood_as_people_write_them() {
        for (typed, digit) in [
            ('0', 0),
            ('o', 0),
            ('O', 0),
            ('i', 1),
            ('L', 1),
            ('k', 19),
            ('Z', 31),
        ] {
            assert_eq!(typed_digit(typed), Some(digit), "{typed}");
        }
        for typed in ['u', 'U', 'é', '-', ' '] {
            assert_eq!(typed_digit(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_checksum_is_the_beginning_of_sha_256() {
        let mut text = "abc".to_owned();
        push_checksum(&mut text);
        // SHA-256 of abc begins with ba7816bf: 10111 01001 11100 00001 01101 01111 11.
        assert_eq!(text, "abcq9w1df");
        assert!(has_checksum(&text));
        for text in ["", "abc", "abcq9w1dg", "abdq9w1df", "éq9w1df"] {
            assert!(!has_checksum(text), "{text}");
        }
    }
}
