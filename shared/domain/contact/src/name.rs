use unicode_normalization::UnicodeNormalization as _;
use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory as _};

use crate::link::holds_link;

/// In characters: longer than any real name that was ever seen on a ticket.
const MAXIMUM_NAME: usize = 200;
/// In characters: more marks on one letter than any script stacks, before they reach into the lines above.
const MAXIMUM_MARKS: usize = 8;

const LEGAL_WORDS: &str = "a name without web or e-mail addresses and telephone numbers, with a space behind each full stop";

const LEGAL: &str = "a name of 1 to 200 characters on one line, in letters that can be seen";

/// A person's name as it is kept, from how it was typed; or what is legal.
///
/// Kept in Unicode's composed form (NFC), so that a name is the same from every keyboard, with one space between words,
/// and without invisible characters that change nothing but the direction or the breaks of what stands around the name.
/// Refused when a reader would see nothing, and when it could be followed, written to or called: mails greet people by it.
pub fn check_name(typed: &str) -> Result<String, &'static str> {
    if typed.contains(char::is_control) || typed.contains(['\u{2028}', '\u{2029}']) {
        return Err(LEGAL);
    }
    let plain: String = typed
        .nfc()
        .filter(|character| !is_format(*character))
        .collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    let name = words.join(" ");
    let name = name.trim_matches(|character| character == ' ' || is_joiner(character));
    if holds_link(name) {
        return Err(LEGAL_WORDS);
    }
    let fits = name.chars().count() <= MAXIMUM_NAME;
    if fits && name.contains(is_visible) && !has_tower(name) {
        Ok(name.to_owned())
    } else {
        Err(LEGAL)
    }
}

/// Whether a character leaves ink by itself. A mark does so only on what it marks; what Unicode has not assigned, or
/// leaves to private agreement, looks like nothing anybody could tell.
fn is_visible(character: char) -> bool {
    use GeneralCategoryGroup::{Letter, Number, Punctuation, Symbol};
    let has_ink = matches!(
        character.general_category_group(),
        Letter | Number | Punctuation | Symbol
    );
    has_ink && !is_ignorable(character) && character != BLANK_BRAILLE
}

const BLANK_BRAILLE: char = '\u{2800}';

/// Invisible characters that no name is written with: marks and overrides of direction, soft hyphens, zero-width
/// spaces, fillers. Joiners and the selectors of variants and flags change what is seen, and stay.
fn is_format(character: char) -> bool {
    let is_selector = matches!(character,
        '\u{180b}'..='\u{180d}' | '\u{180f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0020}'..='\u{e007f}' | '\u{e0100}'..='\u{e01ef}');
    is_ignorable(character) && !is_selector && !is_joiner(character)
}

/// Persian keeps letters apart with one, Sinhala and emoji join with the other.
fn is_joiner(character: char) -> bool {
    matches!(character, '\u{200c}' | '\u{200d}')
}

/// Whether a character has Unicode's property `Default_Ignorable_Code_Point`.
pub fn is_ignorable(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

fn has_tower(name: &str) -> bool {
    let mut marks = 0;
    name.chars().any(|character| {
        let is_mark = character.general_category_group() == GeneralCategoryGroup::Mark;
        marks = if is_mark { marks + 1 } else { 0 };
        marks > MAXIMUM_MARKS
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_of_all_scripts_are_kept_as_they_are() {
        for name in [
            "Ø",
            "Anne-Françoise d'Étigny",
            "Nguyễn Thị Ánh",
            "Işıl Yıldız",
            "李小龍",
            "さくら 𠮷田",
            "김민준",
            "مُحَمَّد عبد الله",
            "علی‌رضا",
            "יְהוּדָה כהן",
            "ณัฐวุฒิ น้ำผึ้ง",
            "लक्ष्मी श्रीनिवासन्",
            "තිළිණි ශ්‍රී",
            "ნინო",
            "👩‍🚀 Zoë",
            "葛󠄀城",
            "X Æ A-12",
        ] {
            assert_eq!(check_name(name).as_deref(), Ok(name));
        }
    }

    #[test]
    fn a_name_is_the_same_from_every_keyboard() {
        for (typed, kept) in [
            ("  Zoë ", "Zoë"),
            ("Zoe\u{308}", "Zoë"),
            ("Nguye\u{302}\u{303}n", "Nguyễn"),
            ("山田\u{3000}太郎", "山田 太郎"),
            ("Anne\u{a0}  Marie", "Anne Marie"),
            ("\u{feff}Ada\u{200b}", "Ada"),
            ("Do\u{ad}mi\u{2060}nique", "Dominique"),
            ("\u{200d}Ada\u{200c} ", "Ada"),
        ] {
            assert_eq!(check_name(typed).as_deref(), Ok(kept), "{typed:?}");
        }
    }

    #[test]
    fn a_name_does_not_turn_what_stands_around_it() {
        for (typed, kept) in [
            ("\u{202e}adA\u{202c}", "adA"),
            ("\u{2067}דוד\u{2069}", "דוד"),
            ("\u{200f}דוד\u{200e}", "דוד"),
        ] {
            assert_eq!(check_name(typed).as_deref(), Ok(kept), "{typed:?}");
        }
    }

    #[test]
    fn a_name_that_shows_nothing_is_refused() {
        for name in [
            "",
            "  ",
            "\u{a0}\u{3000}",
            "\u{200b}\u{200d}\u{feff}",
            "\u{202e}\u{2066}",
            "\u{3164}\u{ffa0}\u{115f}",
            "\u{2800}",
            "\u{301}\u{302}",
            "\u{fe0f}",
            "\u{e000}\u{f8ff}",
            "\u{378}\u{10ffff}",
            "\u{ad}",
        ] {
            assert!(check_name(name).is_err(), "{name:?}");
        }
    }

    #[test]
    fn a_name_says_nothing_that_could_be_followed() {
        for name in [
            "Ana evil.example",
            "ana@evil.example",
            "https://evil.example/",
            "evil\u{200b}.\u{2060}example",
            "e\u{ad}vil.example",
        ] {
            assert_eq!(check_name(name), Err(LEGAL_WORDS), "{name:?}");
        }
        assert_eq!(
            check_name("J.R.R. Tolkien").as_deref(),
            Ok("J.R.R. Tolkien")
        );
    }

    #[test]
    fn a_name_stands_on_one_line_and_fits_a_ticket() {
        let tower = format!("a{}", "\u{336}".repeat(9));
        for name in [
            "a\nb",
            "a\u{2028}b",
            "a\u{0}",
            "a\u{85}",
            &"a".repeat(201),
            &tower,
        ] {
            assert!(check_name(name).is_err(), "{name:?}");
        }
        assert!(check_name(&"a".repeat(200)).is_ok());
    }

    proptest! {
        #[test]
        fn what_is_kept_is_kept_again(typed in "\\PC{0,30}") {
            if let Ok(name) = check_name(&typed) {
                prop_assert_eq!(check_name(&name), Ok(name.clone()));
            }
        }
    }
}
