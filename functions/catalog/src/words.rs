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

/// How a rate stands at an occurrence.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub(crate) enum RateState {
    /// It can be bought.
    OnSale,
    /// It can be bought, but hardly any are left.
    FewLeft,
    /// Its sale has not begun.
    Upcoming,
    /// None are left; somebody may still give some back.
    SoldOut,
    /// Its sale is over.
    Ended,
}

/// How an event or an occurrence stands as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SaleState {
    /// Something can be bought.
    OnSale,
    /// Something can be bought, but hardly any are left.
    FewLeft,
    /// The sale will begin later.
    NotYetOnSale,
    /// None are left; somebody may still give some back.
    SoldOut,
    /// It has taken place, or its sale is over.
    Ended,
    /// It does not take place.
    Cancelled,
}

/// Where a rate's sale stands by its dates alone, whatever is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SalePeriod {
    /// It runs.
    OnSale,
    /// It has not begun.
    Upcoming,
    /// It is over.
    Ended,
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

/// What is said of a code that was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum CodeState {
    /// The event has no such code, or none yet.
    Unknown,
    /// It can be used.
    Valid,
    /// Its time is over, or it has been used as often as it may be.
    Expired,
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
        assert_eq!(
            word::<RateState>("few_left").expect("known"),
            RateState::FewLeft
        );
        assert_eq!(
            word::<ProductKind>("addon").expect("known"),
            ProductKind::Addon
        );
        let problem = word::<RateState>("nearly").expect_err("unknown");
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
