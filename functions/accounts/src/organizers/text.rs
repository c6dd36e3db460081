use guichet_http::Problem;

use super::settings::TwoTexts;

/// In characters.
const LINE: usize = 200;
const LINES: usize = 10;
const TEXT: usize = 20_000;

/// A line somebody typed, without what is around it; none where it is blank. Else 422.
pub(super) fn line(pointer: &str, typed: &str) -> Result<Option<String>, Problem> {
    let typed = typed.trim();
    if typed.chars().count() > LINE || typed.contains(char::is_control) {
        return Err(Problem::invalid(
            pointer,
            format!("a line of up to {LINE} characters"),
        ));
    }
    Ok(Some(typed.to_owned()).filter(|line| !line.is_empty()))
}

/// Lines somebody typed, apart by line feeds.
pub(super) fn lines(pointer: &str, typed: &str) -> Result<Option<String>, Problem> {
    let legal = || {
        Problem::invalid(
            pointer,
            format!("up to {LINES} lines of up to {LINE} characters"),
        )
    };
    let lines: Vec<String> = typed
        .lines()
        .map(|typed| line(pointer, typed).map(Option::unwrap_or_default))
        .collect::<Result<_, _>>()
        .map_err(|_| legal())?;
    let lines = lines.join("\n");
    let lines = lines.trim();
    if lines.lines().count() > LINES {
        return Err(legal());
    }
    Ok(Some(lines.to_owned()).filter(|lines| !lines.is_empty()))
}

/// A text in two languages; none where both are blank.
pub(super) fn texts(pointer: &str, typed: &TwoTexts) -> Result<Option<TwoTexts>, Problem> {
    let text = |language: &str, typed: &Option<String>| {
        let typed = typed.as_deref().unwrap_or_default().replace("\r\n", "\n");
        let is_odd = |character: char| character.is_control() && character != '\n';
        if typed.chars().count() > TEXT || typed.contains(is_odd) {
            let legal = format!("a text of up to {TEXT} characters");
            return Err(Problem::invalid(format!("{pointer}/{language}"), legal));
        }
        let text = typed.trim();
        Ok(Some(text.to_owned()).filter(|text| !text.is_empty()))
    };
    let texts = TwoTexts {
        fr: text("fr", &typed.fr)?,
        en: text("en", &typed.en)?,
    };
    let is_blank = texts.fr.is_none() && texts.en.is_none();
    Ok(Some(texts).filter(|_| !is_blank))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_kept_without_what_is_around_them() {
        assert_eq!(
            line("/x", "  Parvis SARL ").unwrap().as_deref(),
            Some("Parvis SARL")
        );
        assert_eq!(line("/x", " \u{a0} ").unwrap(), None);
        assert_eq!(
            lines("/x", "1 rue A\r\n 35000 Rennes \n")
                .unwrap()
                .as_deref(),
            Some("1 rue A\n35000 Rennes")
        );
        assert_eq!(lines("/x", "\n\n").unwrap(), None);
        for typed in ["a\nb", "a\tb", &"a".repeat(201)] {
            assert!(line("/x", typed).is_err(), "{typed}");
        }
        for typed in ["a\tb", &"a\n".repeat(11), &"a".repeat(201)] {
            assert!(lines("/x", typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn a_text_in_no_language_is_none() {
        let typed = |fr: &str, en: &str| TwoTexts {
            fr: Some(fr.to_owned()),
            en: Some(en.to_owned()),
        };
        assert_eq!(texts("/terms", &typed(" ", "")).unwrap(), None);
        let french = texts("/terms", &typed("a\r\n\r\nb ", ""))
            .unwrap()
            .expect("a text");
        assert_eq!((french.fr.as_deref(), french.en), (Some("a\n\nb"), None));
        assert!(texts("/terms", &typed("a", "\u{7}")).is_err());
    }
}
