//! French or English, as the buyer's browser asks for it, and money as people of that language write it.

use guichet_money::{Locale, Money, format};
use http::header::{self, HeaderMap};

/// The languages of the pages that buyers see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Language {
    /// French.
    French,
    /// English.
    English,
}

impl Language {
    /// The one that the browser's user prefers; English where neither is wanted.
    pub(crate) fn of(headers: &HeaderMap) -> Self {
        let accepted = headers
            .get(header::ACCEPT_LANGUAGE)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        let mut best = (Self::English, 0.0);
        for part in accepted.split(',') {
            let (range, weight) = part.split_once(';').unwrap_or((part, "q=1"));
            let weight: f32 = weight
                .trim()
                .strip_prefix("q=")
                .and_then(|weight| weight.parse().ok())
                .unwrap_or(0.0);
            let primary = range.trim().split('-').next().unwrap_or_default();
            let language = match primary.to_ascii_lowercase().as_str() {
                "fr" => Self::French,
                "en" => Self::English,
                _ => continue,
            };
            if weight > best.1 {
                best = (language, weight);
            }
        }
        best.0
    }

    /// The code for `lang`.
    pub(crate) fn code(self) -> &'static str {
        self.choose("fr", "en")
    }

    /// One of two texts.
    pub(crate) fn choose<'a>(self, french: &'a str, english: &'a str) -> &'a str {
        match self {
            Self::French => french,
            Self::English => english,
        }
    }
}

/// As people of this language write it; a currency that is not known is shown as it came.
pub(crate) fn money(amount: i64, currency: &str, language: Language) -> String {
    let locale = match language {
        Language::French => Locale::Fr,
        Language::English => Locale::En,
    };
    match currency.parse() {
        Ok(currency) => format(Money::new(amount, currency), locale),
        Err(_) => format!("{amount} {currency}"),
    }
}

#[cfg(test)]
mod tests {
    use http::header::HeaderValue;

    use super::*;

    #[test]
    fn the_language_is_the_one_the_browser_prefers() {
        let of = |accepted| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_LANGUAGE, HeaderValue::from_static(accepted));
            Language::of(&headers)
        };
        assert_eq!(of("fr-BE,fr;q=0.9,en;q=0.8"), Language::French);
        assert_eq!(of("de, en;q=0.3, fr;q=0.7"), Language::French);
        assert_eq!(of("en-GB"), Language::English);
        assert_eq!(of("nl"), Language::English);
        assert_eq!(of("fr;q=0"), Language::English);
        assert_eq!(Language::of(&HeaderMap::new()), Language::English);
    }
}
