use guichet_markdown::{Block, parse_or_as_written};
use guichet_money::Locale;
use schemars::JsonSchema;
use serde::Serialize;

use crate::Text;

/// A formatted text in two languages, either of which may be missing.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FormattedText {
    /// In French.
    #[serde(skip_serializing_if = "Option::is_none")]
    fr: Option<Vec<Block>>,
    /// In English.
    #[serde(skip_serializing_if = "Option::is_none")]
    en: Option<Vec<Block>>,
}

impl FormattedText {
    /// The language that a reader of `locale` gets, and what it says: in that language, else in the other, else nothing.
    pub fn pick(&self, locale: Locale) -> (Locale, &[Block]) {
        let in_locale = |locale| {
            let blocks = match locale {
                Locale::Fr => self.fr.as_deref(),
                Locale::En => self.en.as_deref(),
            };
            blocks.map(|blocks| (locale, blocks))
        };
        in_locale(locale)
            .or_else(|| in_locale(locale.other()))
            .unwrap_or((locale, &[]))
    }
}

/// Reads the Markdown that a `jsonb` column holds. What shows nothing counts as missing.
impl From<&serde_json::Value> for FormattedText {
    fn from(value: &serde_json::Value) -> Self {
        let Text { fr, en } = Text::from(value.clone());
        let read = |source: Option<String>| {
            let blocks = parse_or_as_written(&source?);
            (!blocks.is_empty()).then_some(blocks)
        };
        Self {
            fr: read(fr),
            en: read(en),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_shows_nothing_in_one_language_is_read_in_the_other() {
        let text = FormattedText::from(&json!({"fr": "<!-- à écrire -->", "en": "**Loud**"}));
        let (locale, blocks) = text.pick(Locale::Fr);
        assert_eq!((locale, blocks.len()), (Locale::En, 1));
        assert_eq!(text.pick(Locale::En).0, Locale::En);
        assert_eq!(
            serde_json::to_value(&text).expect("JSON"),
            json!({"en": [{"kind": "paragraph", "content": [
                {"kind": "strong", "content": [{"kind": "text", "text": "Loud"}]}
            ]}]})
        );
        let nothing = FormattedText::from(&json!({}));
        assert_eq!(nothing.pick(Locale::En), (Locale::En, &[][..]));
    }
}
