use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::Secret;

/// What stands before the account in the telephone's list.
const ISSUER: &str = "Guichet";

/// RFC 4648, section 6.
const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// All but what RFC 3986 leaves as it is.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// A secret as people type it into a telephone: 32 characters.
pub(crate) fn base32(secret: &Secret) -> String {
    let groups = secret.as_chunks::<5>().0.iter();
    let digits = groups.flat_map(|group| {
        let bits = group
            .iter()
            .fold(0, |bits, byte| (bits << 8) | u64::from(*byte));
        (0..8).rev().map(move |place| (bits >> (5 * place)) & 31)
    });
    let letters = digits.map(|digit| ALPHABET[usize::try_from(digit).unwrap_or_default()]);
    letters.map(char::from).collect()
}

/// A secret as telephones read it from a QR code, with the address it is for: Google's
/// [key URI](https://github.com/google/google-authenticator/wiki/Key-Uri-Format). What it leaves out are SHA-1, six digits and 30
/// seconds, which is all that some telephones know.
pub(crate) fn uri(secret: &Secret, email: &str) -> String {
    let account = utf8_percent_encode(email, ENCODED);
    let secret = base32(secret);
    format!("otpauth://totp/{ISSUER}:{account}?secret={secret}&issuer={ISSUER}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_written_as_in_rfc_4648() {
        // Section 10 has "fooba"; the last is known from telephones' documentation.
        assert_eq!(base32(b"foobafoobafoobafooba"), "MZXW6YTB".repeat(4));
        assert_eq!(
            base32(b"12345678901234567890"),
            "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
        );
    }

    #[test]
    fn an_address_is_part_of_the_uri_whatever_is_in_it() {
        let uri = uri(b"12345678901234567890", "zoé+a&secret=b@théâtre.example");
        assert_eq!(
            uri,
            "otpauth://totp/Guichet:zo%C3%A9%2Ba%26secret%3Db%40th%C3%A9%C3%A2tre.example\
             ?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Guichet"
        );
    }
}
