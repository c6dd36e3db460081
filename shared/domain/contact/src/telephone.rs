/// What is legal of [`check_telephone`].
pub const LEGAL_TELEPHONE: &str = "a telephone number of 6 to 15 digits, such as +33 6 12 34 56 78";

/// Of an international number with its country (ITU-T E.164); the fewest of any that people have.
const DIGITS: std::ops::RangeInclusive<usize> = 6..=15;

/// A telephone number as it is kept, from how it was typed; or what is legal.
///
/// Digits, behind a plus sign where the number is international (`00` becomes one), without what people write between them:
/// spaces, dots, hyphens, slashes and brackets. A number of its own country stays as it is, since nobody knows which that is.
/// Whether anybody answers is not known.
pub fn check_telephone(typed: &str) -> Result<String, &'static str> {
    let typed = typed.trim();
    let (plus, rest) = match typed.strip_prefix('+').or_else(|| typed.strip_prefix("00")) {
        Some(rest) => ("+", rest),
        None => ("", typed),
    };
    let digits: String = rest.chars().filter(|sign| !is_between(*sign)).collect();
    let is_number =
        DIGITS.contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_number {
        Ok(format!("{plus}{digits}"))
    } else {
        Err(LEGAL_TELEPHONE)
    }
}

/// What people write between digits, and phones put around numbers that are copied from them.
fn is_between(sign: char) -> bool {
    sign.is_whitespace()
        || matches!(sign, '.' | '-' | '/' | '(' | ')' | '\u{2010}'..='\u{2015}' | '\u{202a}'..='\u{202e}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_kept_without_what_people_write_between_digits() {
        for (typed, kept) in [
            ("+33 6 12 34 56 78", "+33612345678"),
            (" 0033 6-12-34-56-78 ", "+33612345678"),
            ("06.12.34.56.78", "0612345678"),
            ("(212) 555\u{2011}0100", "2125550100"),
            ("+1/212/555 0100", "+12125550100"),
            ("112233", "112233"),
            ("+123456789012345", "+123456789012345"),
        ] {
            assert_eq!(check_telephone(typed).as_deref(), Ok(kept));
        }
    }

    #[test]
    fn what_is_no_number_is_told_what_one_is() {
        for typed in [
            "",
            "12345",
            "+1234567890123456",
            "+33 (0)6 CALL ME",
            "++33612345678",
            "06+12345678",
            "٠٦١٢٣٤٥٦٧٨",
            "name@example.org",
        ] {
            assert_eq!(check_telephone(typed), Err(LEGAL_TELEPHONE), "{typed}");
        }
    }
}
