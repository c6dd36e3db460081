//! The words that mean something in this API, as types.

use guichet_http::Problem;
use schemars::JsonSchema;
use serde::de::IntoDeserializer as _;
use serde::de::value::{Error, StrDeserializer};
use serde::{Deserialize, Serialize};

/// What kind of event it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Category {
    /// Music of any kind.
    Concert,
    /// Anything played on a stage.
    Theatre,
    /// Several days, several stages.
    Festival,
    /// Talks and workshops.
    Conference,
    /// Matches and races.
    Sport,
    /// Meetings, fêtes, what neighbours do.
    Community,
    /// Things to look at.
    Exhibition,
    /// Everything else.
    Other,
}

impl Category {
    /// The word, as in the database.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Concert => "concert",
            Self::Theatre => "theatre",
            Self::Festival => "festival",
            Self::Conference => "conference",
            Self::Sport => "sport",
            Self::Community => "community",
            Self::Exhibition => "exhibition",
            Self::Other => "other",
        }
    }
}

/// A ticket, or something bought beside one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ProductKind {
    /// Lets somebody in.
    Ticket,
    /// Parking, a meal, a thing.
    Addon,
}

/// The type that a word of the database stands for. A word that is none is our mistake.
pub(crate) fn word<T: for<'de> Deserialize<'de>>(text: &str) -> Result<T, Problem> {
    let deserializer: StrDeserializer<'_, Error> = text.into_deserializer();
    T::deserialize(deserializer).map_err(Problem::internal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_the_database_becomes_its_type() {
        assert_eq!(word::<Category>("sport").expect("known"), Category::Sport);
        assert_eq!(
            word::<ProductKind>("addon").expect("known"),
            ProductKind::Addon
        );
        let problem = word::<ProductKind>("gift").expect_err("unknown");
        assert_eq!(problem.name(), "internal");
    }

    #[test]
    fn a_category_is_the_same_word_everywhere() {
        for text in [
            "concert",
            "theatre",
            "festival",
            "conference",
            "sport",
            "community",
            "exhibition",
            "other",
        ] {
            assert_eq!(word::<Category>(text).expect("known").as_str(), text);
        }
    }
}
