use guichet_problem::Problem;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::line;

/// A text in French, in English, or in both; readers of a language it is not written in see the other.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Texts {
    /// In French
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fr: Option<String>,
    /// In English
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
}

impl Texts {
    /// Each language read by `read`, which is given the pointer of it.
    fn read(
        &self,
        pointer: &str,
        read: impl Fn(&str, &str) -> Result<Option<String>, Problem>,
    ) -> Result<Option<Self>, Problem> {
        let one = |language: &str, typed: &Option<String>| {
            let typed = typed.as_deref().unwrap_or_default();
            read(&format!("{pointer}/{language}"), typed)
        };
        let texts = Self {
            fr: one("fr", &self.fr)?,
            en: one("en", &self.en)?,
        };
        Ok(Some(texts).filter(|texts| *texts != Self::default()))
    }
}

/// A text of several paragraphs in two languages; none where both are blank. Else 422.
pub fn texts(pointer: &str, typed: &Texts, at_most: usize) -> Result<Option<Texts>, Problem> {
    typed.read(pointer, |pointer, typed| {
        let typed = typed.replace("\r\n", "\n");
        let is_odd = |character: char| character.is_control() && character != '\n';
        if typed.chars().count() > at_most || typed.contains(is_odd) {
            let legal = format!("a text of up to {at_most} characters");
            return Err(Problem::invalid(pointer, legal));
        }
        let text = typed.trim();
        Ok(Some(text.to_owned()).filter(|text| !text.is_empty()))
    })
}

/// A line in two languages, such as a name; none where both are blank. Else 422.
pub fn line_texts(pointer: &str, typed: &Texts, at_most: usize) -> Result<Option<Texts>, Problem> {
    typed.read(pointer, |pointer, typed| line(pointer, typed, at_most))
}

/// A line in two languages that may not be blank in both. Else 422.
pub fn required_line_texts(pointer: &str, typed: &Texts, at_most: usize) -> Result<Texts, Problem> {
    line_texts(pointer, typed, at_most)?.ok_or_else(|| {
        let legal = format!("a line of up to {at_most} characters in French, English or both");
        Problem::invalid(pointer, legal)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(fr: &str, en: &str) -> Texts {
        Texts {
            fr: Some(fr.to_owned()),
            en: Some(en.to_owned()),
        }
    }

    #[test]
    fn a_text_in_no_language_is_none() {
        assert_eq!(texts("/terms", &typed(" ", ""), 20).unwrap(), None);
        assert!(required_line_texts("/name", &typed(" ", ""), 20).is_err());
        let french = texts("/terms", &typed("a\r\n\r\nb ", ""), 20).unwrap();
        let french = french.expect("a text");
        assert_eq!((french.fr.as_deref(), french.en), (Some("a\n\nb"), None));
    }

    #[test]
    fn what_is_too_long_or_shows_nothing_is_refused() {
        for odd in ["\u{7}", "a\tb", &"a".repeat(21)] {
            assert!(texts("/terms", &typed("a", odd), 20).is_err(), "{odd:?}");
            let name = typed(odd, "a");
            assert!(required_line_texts("/name", &name, 20).is_err(), "{odd:?}");
        }
        assert!(line_texts("/name", &typed("a\nb", ""), 20).is_err());
    }
}
