/// Whether a text holds what a mail program makes a link of, or what a reader could call or write to: a web or e-mail
/// address, a telephone number.
///
/// A name is greeted in mails to addresses that nobody has confirmed, so whatever else it could say would be said to
/// anybody, in the organizer's name. Programs take `word.word` for a domain; people write initials and titles so, with or
/// without a space behind the full stop: `J.R.R. Tolkien`, `M.C.Solaar`, `St.George`, `ดร.สมชาย`.
pub(crate) fn holds_link(text: &str) -> bool {
    text.contains(is_at_sign)
        || text.contains("://")
        || text
            .chars()
            .filter(|character| character.is_numeric())
            .count()
            >= TELEPHONE_DIGITS
        || words(text).any(|(word, next)| is_domain(word, next))
}

/// Fewer are a year, two years or a postal code.
const TELEPHONE_DIGITS: usize = 9;

/// In lower case: what may stand before a full stop with a name at once behind it, and ends no domain of its own.
const TITLES: [&str; 20] = [
    "capt", "col", "dr", "fr", "hon", "jr", "lt", "maj", "me", "mlle", "mme", "mr", "mrs", "ms",
    "ph", "pr", "prof", "sr", "st", "ste",
];

fn is_at_sign(character: char) -> bool {
    matches!(character, '@' | '\u{ff20}' | '\u{fe6b}')
}

/// Those that browsers take for the one of domains, and one that looks like it.
fn is_full_stop(character: char) -> bool {
    matches!(
        character,
        '.' | '\u{2024}' | '\u{3002}' | '\u{fe52}' | '\u{ff0e}' | '\u{ff61}'
    )
}

/// What could be domains, and the character behind each.
fn words(text: &str) -> impl Iterator<Item = (&str, Option<char>)> {
    let is_part = |character: char| {
        character.is_alphanumeric() || matches!(character, '-' | '_') || is_full_stop(character)
    };
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|character| !is_part(character));
        let end = rest
            .find(|character| !is_part(character))
            .unwrap_or(rest.len());
        let (word, behind) = rest.split_at(end);
        rest = behind;
        (!word.is_empty()).then(|| (word, behind.chars().next()))
    })
}

fn is_domain(word: &str, next: Option<char>) -> bool {
    let labels: Vec<&str> = word
        .split(is_full_stop)
        .filter(|label| !label.is_empty())
        .collect();
    let Some((last, before)) = labels.split_last().filter(|(_, before)| !before.is_empty()) else {
        return false;
    };
    // No label begins with a hyphen: `Dipl.-Ing.`
    if last.starts_with('-') {
        return false;
    }
    let is_www = before
        .first()
        .is_some_and(|label| label.eq_ignore_ascii_case("www"));
    let is_path = matches!(next, Some('/' | ':' | '?' | '#'));
    is_www || is_path || !before.iter().all(|label| may_precede(label, last))
}

/// Whether `St.` or `J.` before a name makes no domain of it.
fn may_precede(label: &str, name: &str) -> bool {
    let letters = |text: &str| text.trim_matches('-').chars().count();
    if letters(name) == 1 && letters(label) == 1 {
        return true;
    }
    let first = name.chars().next().unwrap_or_default();
    let is_name = first.is_uppercase() || is_uncased(first);
    let is_title = TITLES.contains(&label.to_lowercase().as_str());
    // Titles are abbreviated so in Thai, Arabic and Hindi, always without a space.
    let is_uncased_title = letters(label) <= 4 && label.chars().all(is_uncased);
    is_name
        && (letters(label) == 1
            || (is_title && (letters(name) == 1 || letters(name) >= 4))
            || is_uncased_title)
}

/// A letter of a script without capitals that puts full stops behind abbreviations: not Chinese, Japanese or Korean.
fn is_uncased(character: char) -> bool {
    let is_cjk = matches!(character,
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}');
    !character.is_ascii() && !character.is_uppercase() && !character.is_lowercase() && !is_cjk
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_are_no_links() {
        for name in [
            "St. John",
            "St.John",
            "Mary St.George-Smith",
            "J.R.R. Tolkien",
            "J.R.R.Tolkien",
            "J. R. R. Tolkien",
            "O'Neil",
            "M.C. Solaar",
            "M.C.Solaar",
            "M.DUPONT",
            "d.b.a. Müller",
            "Jean-Paul A.-M. Dupont",
            "J.-P.Dupont",
            "Dipl.-Ing. Anna Groß",
            "Ph.D. Ada Lovelace, M.Sc.",
            "Mr.T",
            "Sammy Davis Jr.",
            "Sportverein Süd e.V.",
            "S.à r.l. Dupont",
            "Ana...",
            "Ana . Bea",
            "Marie/Paul",
            "X Æ A-12",
            "Louis XIV",
            "Classe de seconde, 2026-2027",
            "Version 2.0",
            "А.С.Пушкин",
            "ดร.สมชาย",
            "น.ส.สมหญิง",
            "د.محمد",
            "डॉ.राम",
            "李小龍",
            "ジョン・スミス",
            "김민준",
        ] {
            assert!(!holds_link(name), "{name}");
        }
    }

    #[test]
    fn what_a_mail_program_makes_a_link_of_is_one() {
        for name in [
            "Free iPhone: evil.example",
            "evil.com",
            "EVIL.COM",
            "Evil.Com",
            "Ana (evil.com)",
            "Ana,evil.com",
            "bit.ly/abc",
            "t.me",
            "T.Me/abc",
            "X.Com/abc",
            "Jean.Dupont",
            "www.evil",
            "Www.Evil",
            "WWW.Evil.Example",
            "https://evil",
            "http://127.0.0.1",
            "192.168.0.1",
            "ana@evil.example",
            "ana@evil",
            "ana＠evil",
            "xn--mnchen-3ya.example",
            "a_b.example",
            "evil．com",
            "evil。com",
            "evil․com",
            "evil.com.",
            "münchen.de",
            "пример.рф",
            "例子.中国",
            "株式会社.日本",
            "한국.한국",
            "Call 06 12 34 56 78",
            "+33 (0)6.12.34.56.78",
            "٠٦١٢٣٤٥٦٧٨",
        ] {
            assert!(holds_link(name), "{name}");
        }
    }

    proptest! {
        #[test]
        fn every_domain_is_found_wherever_it_stands(
            before in "([A-Z][a-z]{1,8} ?){0,2}[ (,:]",
            label in "[a-z0-9]{2,12}(-[a-z0-9]{1,5})?",
            ending in "[a-z]{2,10}(\\.[a-z]{2,4})?",
            after in "(/[a-z0-9]{0,5})?[) !.]?",
        ) {
            let name = format!("{before}{label}.{ending}{after}");
            prop_assert!(holds_link(&name), "{}", name);
        }

        #[test]
        fn a_space_behind_each_full_stop_always_helps(name in "(\\p{L}{1,8}\\.? ){1,5}\\p{L}{1,8}\\.?") {
            prop_assert!(!holds_link(&name), "{}", name);
        }
    }
}
