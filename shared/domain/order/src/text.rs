use guichet_money::Locale;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A text in two languages, either of which may be missing: `{"fr": "Concert", "en": "Concert"}`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Text {
    /// In French.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fr: Option<String>,
    /// In English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
}

impl Text {
    /// A text in both languages.
    pub fn new(french: impl Into<String>, english: impl Into<String>) -> Self {
        Self {
            fr: Some(french.into()),
            en: Some(english.into()),
        }
    }

    /// The text for a reader of `locale`: in that language, else in the other, else empty.
    pub fn pick(&self, locale: Locale) -> &str {
        self.in_locale(locale)
            .or_else(|| self.in_locale(locale.other()))
            .unwrap_or_default()
    }

    /// Whether it is written in neither language.
    pub fn is_empty(&self) -> bool {
        self.pick(Locale::Fr).is_empty()
    }

    fn in_locale(&self, locale: Locale) -> Option<&str> {
        let text = match locale {
            Locale::Fr => &self.fr,
            Locale::En => &self.en,
        };
        text.as_deref().filter(|text| !text.is_empty())
    }
}

/// Reads what a `jsonb` column holds. Whatever is not a string under `fr` or `en` counts as missing.
impl From<serde_json::Value> for Text {
    fn from(mut value: serde_json::Value) -> Self {
        let mut take = |language: &str| match value.get_mut(language).map(serde_json::Value::take) {
            Some(serde_json::Value::String(text)) => Some(text),
            _ => None,
        };
        Self {
            fr: take("fr"),
            en: take("en"),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_reader_gets_their_language_and_else_the_other() {
        let both = Text::new("Billet", "Ticket");
        assert_eq!(
            (both.pick(Locale::Fr), both.pick(Locale::En)),
            ("Billet", "Ticket")
        );
        let french = Text::from(json!({"fr": "Billet", "en": ""}));
        assert_eq!(
            (french.pick(Locale::Fr), french.pick(Locale::En)),
            ("Billet", "Billet")
        );
        assert_eq!(Text::default().pick(Locale::En), "");
        assert!(Text::default().is_empty() && !french.is_empty());
    }

    #[test]
    fn a_missing_language_is_left_out_and_read_back() {
        let text = Text::from(json!({"en": "Ticket", "de": "Karte"}));
        assert_eq!(
            serde_json::to_value(&text).unwrap(),
            json!({"en": "Ticket"})
        );
        assert_eq!(
            serde_json::from_value::<Text>(json!({"en": "Ticket", "fr": null})).unwrap(),
            text
        );
    }

    #[test]
    fn a_column_of_another_shape_is_an_empty_text() {
        for value in [json!(null), json!("x"), json!([1]), json!({"fr": 1})] {
            assert_eq!(Text::from(value), Text::default());
        }
    }
}
