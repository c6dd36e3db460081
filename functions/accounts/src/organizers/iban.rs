/// What an IBAN is, as it ends "must be …".
pub(super) const LEGAL: &str = "an IBAN: two letters, two check digits and the account's number";

/// An international bank account number (ISO 13616) without its spaces; `None` where its check digits are not right.
pub(super) fn read_iban(typed: &str) -> Option<String> {
    let iban: String = typed
        .chars()
        .filter(|character| !character.is_whitespace())
        .map(|character| character.to_ascii_uppercase())
        .collect();
    let (country, rest) = iban.split_at_checked(2)?;
    let (check, number) = rest.split_at_checked(2)?;
    let is_legal = country.bytes().all(|byte| byte.is_ascii_uppercase())
        && check.bytes().all(|byte| byte.is_ascii_digit())
        && number.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && (11..=30).contains(&number.len());
    // Letters count as 10 to 35; the whole, its beginning moved to the end, leaves 1 when divided by 97.
    let digits = number.chars().chain(iban.chars().take(4));
    let remainder = digits
        .filter_map(|digit| digit.to_digit(36))
        .fold(0, |remainder, value| {
            (remainder * if value < 10 { 10 } else { 100 } + value) % 97
        });
    (is_legal && remainder == 1).then_some(iban)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_iban_is_read_however_it_is_typed() {
        // Of the registry of ISO 13616.
        for typed in [
            "FR14 2004 1010 0505 0001 3M02 606",
            "fr1420041010050500013m02606",
            "DE89 3704 0044 0532 0130 00",
            "NO93 8601 1117 947",
            "MT84\u{a0}MALT 0110 0001 2345 MTLC AST0 01S",
        ] {
            let iban = read_iban(typed);
            assert!(iban.is_some_and(|iban| !iban.contains(' ')), "{typed}");
        }
    }

    #[test]
    fn a_slip_is_refused() {
        for typed in [
            "",
            "FR",
            "FR15 2004 1010 0505 0001 3M02 606",
            "FR14 2004 1010 0505 0001 3M02 660",
            "FR14 2004 1010 0505 0001 3M02",
            "1234 2004 1010 0505 0001 3M02 606",
            "FRéà 2004 1010 0505 0001 3M02 606",
        ] {
            assert_eq!(read_iban(typed), None, "{typed}");
        }
    }
}
