use unicode_normalization::UnicodeNormalization as _;

use crate::name::is_ignorable;

/// The most characters that a code has, as it is written and folded.
pub const MAXIMUM_CODE: usize = 64;

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
