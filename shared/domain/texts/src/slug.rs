use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// In characters.
const MAXIMUM: usize = 60;

/// What a slug may be, as it ends "must be …".
pub const SLUG: &str = "1 to 60 of a to z and 0 to 9, with single hyphens between";

/// The part of an address that names something: of a name in letters that addresses have, lower case without accents; `or` where
/// it has none.
pub fn slug_of(name: &str, or: &str) -> String {
    let mut slug = String::new();
    for character in name
        .nfkd()
        .filter(|character| !is_combining_mark(*character))
    {
        if slug.len() == MAXIMUM {
            break;
        }
        match character.to_ascii_lowercase() {
            character @ ('a'..='z' | '0'..='9') => slug.push(character),
            // What stands for letters in words: l’Étoile is l-etoile.
            _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
    }
    match slug.trim_end_matches('-') {
        // A name in another script.
        "" => or.to_owned(),
        slug => slug.to_owned(),
    }
}

/// Whether somebody typed a legal slug.
pub fn is_slug(typed: &str) -> bool {
    let is_word = |word: &str| {
        let is_legal = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        !word.is_empty() && word.bytes().all(is_legal)
    };
    typed.len() <= MAXIMUM && typed.split('-').all(is_word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_made_of_any_name() {
        for (name, slug) in [
            ("Coopérative du Parvis", "cooperative-du-parvis"),
            ("L’Étoile – Théâtre & Danse", "l-etoile-theatre-danse"),
            ("  Ågot  2  ", "agot-2"),
            ("劇場", "organizer"),
            ("…", "organizer"),
            ("🎭 Zaho", "zaho"),
        ] {
            assert_eq!(slug_of(name, "organizer"), slug, "{name}");
            assert!(is_slug(slug));
        }
        let long = slug_of(&"abcdefghi ".repeat(20), "organizer");
        assert!(is_slug(&long), "{long}");
    }

    #[test]
    fn what_is_no_slug_is_refused() {
        for typed in [
            "",
            "-",
            "a--b",
            "a-",
            "-a",
            "A",
            "é",
            "a b",
            &"a".repeat(61),
        ] {
            assert!(!is_slug(typed), "{typed}");
        }
    }
}
