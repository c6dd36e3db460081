use guichet_contact::is_ignorable;
use unicode_normalization::UnicodeNormalization as _;

/// The most characters that a code has, as it is written and folded.
const MAXIMUM_CODE: usize = 64;

/// A code as it is compared with others, from how it is written or typed: without what shows nothing, in one case
/// ("ß" and "SS" are one), in Unicode's form NFKC, which takes the wide letters of Japanese keyboards for plain ones. Empty
/// where nothing is to be seen.
///
/// The SQL function of the same name does the same, for the database's own comparisons.
pub fn fold_code(code: &str) -> String {
    let shown: String = code
        .nfkc()
        .filter(|character| {
            !(character.is_whitespace() || character.is_control() || is_ignorable(*character))
        })
        .collect();
    // Some capitals have no small letter of their own, and some small letters no capital: both ways, all are one.
    shown.to_lowercase().to_uppercase().nfkc().collect()
}

/// What was typed is longer than codes are; says what is legal.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("at most {MAXIMUM_CODE} characters")]
pub struct CodeTooLong;

/// What was typed as a code, folded; `None` where nothing is to be seen.
pub fn read_code(typed: Option<&str>) -> Result<Option<String>, CodeTooLong> {
    let code = fold_code(typed.unwrap_or_default());
    if code.chars().count() > MAXIMUM_CODE {
        return Err(CodeTooLong);
    }
    Ok((!code.is_empty()).then_some(code))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_code_is_the_same_however_it_is_typed() {
        for typed in [
            "Été26",
            "ÉTÉ26",
            "e\u{301}te\u{301}26",
            " été 26\n",
            "\u{feff}été\u{200b}26\u{ad}",
            "e\u{200d}\u{301}té26",
            "ｅ\u{301}té２６",
        ] {
            assert_eq!(fold_code(typed), "ÉTÉ26", "{typed:?}");
        }
        for typed in ["straße", "STRASSE", "STRAẞE", "Straße"] {
            assert_eq!(fold_code(typed), "STRASSE");
        }
        assert_eq!(fold_code(" \u{200b}\t"), "");
    }

    #[test]
    fn a_code_is_none_where_nothing_is_to_be_seen() {
        let code = |typed| read_code(typed).expect("short");
        assert_eq!(code(Some(" a\u{200b} ")), Some("A".to_owned()));
        assert_eq!(code(Some(" \u{200b}")), None);
        assert_eq!(code(None), None);
    }

    #[test]
    fn a_code_is_not_longer_than_codes_are() {
        assert!(read_code(Some(&"é".repeat(64))).is_ok());
        assert_eq!(read_code(Some(&"é".repeat(65))), Err(CodeTooLong));
        assert_eq!(CodeTooLong.to_string(), "at most 64 characters");
    }

    proptest! {
        #[test]
        fn case_and_composition_never_matter(code in ".{0,20}") {
            let folded = fold_code(&code);
            prop_assert_eq!(&fold_code(&folded), &folded);
            prop_assert_eq!(&fold_code(&code.nfd().collect::<String>()), &folded);
            prop_assert_eq!(&fold_code(&code.to_lowercase()), &folded);
            prop_assert_eq!(&fold_code(&code.to_uppercase()), &folded);
        }
    }
}
