use uuid::Uuid;

const DIGITS: &[u8; 36] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// How many of an id's last bits go into a reference: 16 characters of it. All of them are random in ids made here, so two payments with
/// the same reference are not to be expected in the life of the universe; the database would refuse the second.
const BITS: u32 = 80;

/// The reference that a transfer must carry, made from the payment's id: ISO 11649, `RF`, two check digits, 16 characters. Banks refuse
/// one that was mistyped.
pub fn creditor_reference(payment_id: Uuid) -> String {
    let mut rest = payment_id.as_u128() & ((1 << BITS) - 1);
    let mut characters = [b'0'; 16];
    for character in characters.iter_mut().rev() {
        *character = DIGITS[usize::try_from(rest % 36).expect("less than 36")];
        rest /= 36;
    }
    with_check_digits(std::str::from_utf8(&characters).expect("ASCII"))
}

/// A reference as people read and type it: `RF18 5390 0754 7034`.
pub fn in_groups_of_four(reference: &str) -> String {
    let mut grouped = String::with_capacity(reference.len() * 5 / 4);
    for (index, character) in reference.chars().enumerate() {
        if index > 0 && index % 4 == 0 {
            grouped.push(' ');
        }
        grouped.push(character);
    }
    grouped
}

fn with_check_digits(reference: &str) -> String {
    let remainder = modulo_97(&format!("{reference}RF00"));
    format!("RF{:02}{reference}", 98 - remainder)
}

/// The number that a text stands for when A is 10 and Z is 35, modulo 97.
fn modulo_97(text: &str) -> u32 {
    text.chars()
        .filter_map(|character| character.to_digit(36))
        .fold(0, |remainder, value| {
            let shift = if value < 10 { 10 } else { 100 };
            (remainder * shift + value) % 97
        })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_example_of_the_standard_has_its_check_digits() {
        assert_eq!(with_check_digits("539007547034"), "RF18539007547034");
        assert_eq!(in_groups_of_four("RF18539007547034"), "RF18 5390 0754 7034");
    }

    #[test]
    fn the_smallest_and_largest_ids_fit() {
        assert!(creditor_reference(Uuid::nil()).ends_with("0000000000000000"));
        assert_eq!(creditor_reference(Uuid::max()).len(), 20);
    }

    proptest! {
        #[test]
        fn every_reference_is_legal(id: u128) {
            let reference = creditor_reference(Uuid::from_u128(id));
            prop_assert!(reference.len() <= 25 && reference.bytes().all(|byte| DIGITS.contains(&byte)));
            let (front, rest) = reference.split_at(4);
            prop_assert_eq!(modulo_97(&format!("{rest}{front}")), 1);
        }

        #[test]
        fn a_digit_for_a_digit_or_a_letter_for_a_letter_is_noticed(id: u128, at in 4_usize..20, with in 0_usize..36) {
            let reference = creditor_reference(Uuid::from_u128(id));
            let mut typed = reference.clone().into_bytes();
            // A letter counts as two digits, so one for the other shifts the rest and may by chance fit.
            prop_assume!(typed[at].is_ascii_digit() == DIGITS[with].is_ascii_digit());
            typed[at] = DIGITS[with];
            let typed = String::from_utf8(typed).unwrap();
            prop_assume!(typed != reference);
            let (front, rest) = typed.split_at(4);
            prop_assert_ne!(modulo_97(&format!("{rest}{front}")), 1);
        }
    }
}
