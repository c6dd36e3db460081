use guichet_clock::Entropy;

/// Crockford's base32: no I, L, O or U, so that nothing is misheard or misread.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Eight characters carry five random bytes exactly.
const LENGTH: usize = 8;

/// A new reference for an order: eight characters to tell on the telephone, such as `7K3M9QXA`.
/// Among the orders of one event a second order with the same one is very unlikely, not impossible.
pub fn new_reference(entropy: &Entropy) -> String {
    let bytes: [u8; 5] = entropy.bytes();
    let bits = bytes
        .iter()
        .fold(0_u64, |bits, byte| (bits << 8) | u64::from(*byte));
    (0..LENGTH)
        .rev()
        .map(|position| {
            let digit = (bits >> (5 * position)) & 0b1_1111;
            char::from(ALPHABET[usize::try_from(digit).expect("five bits")])
        })
        .collect()
}

/// The reference somebody typed: upper or lower case, with spaces or hyphens, O for 0, I or L for 1.
/// `None` when it can be none.
pub fn read_reference(text: &str) -> Option<String> {
    let mut reference = String::with_capacity(LENGTH);
    for character in text
        .chars()
        .filter(|character| !matches!(character, ' ' | '-' | '\u{a0}'))
    {
        let character = match character.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        };
        if reference.len() == LENGTH || !ALPHABET.contains(&u8::try_from(character).ok()?) {
            return None;
        }
        reference.push(character);
    }
    (reference.len() == LENGTH).then_some(reference)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn references_are_eight_characters_and_differ() {
        let entropy = Entropy::seeded(1);
        let mut references: Vec<String> = (0..1000).map(|_| new_reference(&entropy)).collect();
        for reference in &references {
            assert_eq!(read_reference(reference).as_ref(), Some(reference));
        }
        references.sort_unstable();
        references.dedup();
        assert_eq!(references.len(), 1000);
    }

    #[test]
    fn a_reference_is_understood_as_people_write_it() {
        assert_eq!(read_reference(" 7k3m-9qxa"), Some("7K3M9QXA".to_owned()));
        assert_eq!(read_reference("o1il OILO"), Some("01110110".to_owned()));
        for text in ["", "7K3M9QX", "7K3M9QXAB", "7K3M9QXU", "7K3M9QXé"] {
            assert_eq!(read_reference(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_reader(text: String) {
            if let Some(reference) = read_reference(&text) {
                prop_assert_eq!(read_reference(&reference), Some(reference));
            }
        }
    }
}
