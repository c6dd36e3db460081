//! The rates that laws ask for, which are data: `proposals.json`.

use std::sync::LazyLock;

use guichet_offer::Category;
use guichet_texts::Texts;
use serde::Deserialize;

/// Of each country, its parts with rates of their own first.
static TERRITORIES: LazyLock<Vec<Territory>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("proposals.json")).expect("proposals.json is legal")
});

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Territory {
    country: String,
    /// What its postal codes begin with; none: all other ones.
    #[serde(default)]
    postal_codes: Vec<String>,
    /// The likeliest first.
    rates: Vec<Proposal>,
}

/// A rate, and what has to be so for it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Proposal {
    pub(super) key: String,
    pub(super) name: Texts,
    pub(super) basis_points: i32,
    pub(super) condition: Texts,
    pub(super) legal_reference: String,
    pub(super) exemption_reason: Option<String>,
    /// None: all of them.
    #[serde(default)]
    categories: Vec<Category>,
}

/// For an event of this category at a place of this country, the likeliest first.
pub(super) fn proposals(
    category: Category,
    country: &str,
    postal_code: &str,
) -> impl Iterator<Item = &'static Proposal> {
    let territory = TERRITORIES.iter().find(|territory| {
        let codes = &territory.postal_codes;
        territory.country == country
            && (codes.is_empty() || codes.iter().any(|code| postal_code.starts_with(code)))
    });
    let rates = territory.map_or_else(Default::default, |territory| territory.rates.as_slice());
    rates.iter().filter(move |proposal| {
        proposal.categories.is_empty() || proposal.categories.contains(&category)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(category: Category, postal_code: &str) -> Vec<i32> {
        proposals(category, "FR", postal_code)
            .map(|proposal| proposal.basis_points)
            .collect()
    }

    #[test]
    fn each_category_has_the_rates_of_its_law_the_likeliest_first() {
        assert_eq!(points(Category::Concert, "75011"), [550, 210, 2000, 0, 0]);
        assert_eq!(points(Category::Sport, "75011"), [550, 2000, 0, 0]);
        assert_eq!(points(Category::Exhibition, "75011"), [1000, 2000, 0, 0]);
        assert_eq!(points(Category::Conference, ""), [2000, 0, 0]);
    }

    #[test]
    fn islands_have_rates_of_their_own() {
        assert_eq!(points(Category::Theatre, "20000"), [210, 90, 2000, 0, 0]);
        assert_eq!(points(Category::Theatre, "97200"), [210, 105, 850, 0, 0]);
        assert_eq!(points(Category::Theatre, "97300"), [0]);
    }

    #[test]
    fn where_the_law_is_not_known_nothing_is_proposed() {
        assert_eq!(proposals(Category::Concert, "BE", "1000").count(), 0);
    }

    #[test]
    fn keys_tell_proposals_apart_and_no_reason_is_given_where_there_is_tax() {
        for territory in TERRITORIES.iter() {
            let mut keys: Vec<&str> = territory.rates.iter().map(|rate| &*rate.key).collect();
            keys.sort_unstable();
            keys.dedup();
            assert_eq!(keys.len(), territory.rates.len());
            for rate in &territory.rates {
                assert!(rate.exemption_reason.is_none() || rate.basis_points == 0);
                assert!((0..=10_000).contains(&rate.basis_points));
            }
        }
    }
}
