//! The code a visitor has typed: what it opens, and what things cost with it.

use guichet_database::tokio_postgres::Error;
use guichet_http::Problem;
use guichet_order::{CodeEffect, MAXIMUM_CODE, code_applies_to, fold_code};
use guichet_queries::client::GenericClient;
use guichet_queries::queries::catalog as queries;
use guichet_queries::queries::catalog::FindCode;
use jiff::Timestamp;
use uuid::Uuid;

use crate::problems::invalid_query;
use crate::words::CodeState;

/// Folded, as it is looked up. `None` where nothing was typed.
pub(crate) fn folded(typed: Option<&str>) -> Result<Option<String>, Problem> {
    let code = fold_code(typed.unwrap_or_default());
    if code.chars().count() > MAXIMUM_CODE {
        return Err(invalid_query(
            "code",
            format!("at most {MAXIMUM_CODE} characters"),
        ));
    }
    Ok((!code.is_empty()).then_some(code))
}

/// Who may keep an answer. With a code it may show what others must not see.
pub(crate) fn cache_control(code: Option<&str>, everybody: &'static str) -> &'static str {
    if code.is_some() {
        "private, no-cache"
    } else {
        everybody
    }
}

/// What became of a code.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct GivenCode {
    pub(crate) state: CodeState,
    /// What it does while it is valid.
    terms: Option<Terms>,
}

#[derive(Debug, PartialEq, Eq)]
struct Terms {
    effect: CodeEffect,
    /// The rates it is for; none: all that need no code.
    rate_ids: Vec<Uuid>,
}

impl GivenCode {
    /// Whether a rate is to be shown.
    pub(crate) fn shows(&self, rate_id: Uuid, needs_code: bool) -> bool {
        !needs_code || self.effect_on(rate_id, needs_code).is_some()
    }

    /// What one of a rate costs with it, in minor units.
    pub(crate) fn price(&self, rate_id: Uuid, needs_code: bool, full_price: i64) -> i64 {
        let effect = self.effect_on(rate_id, needs_code);
        effect.map_or(full_price, |effect| effect.price(full_price))
    }

    fn effect_on(&self, rate_id: Uuid, needs_code: bool) -> Option<CodeEffect> {
        let terms = self.terms.as_ref()?;
        code_applies_to(&terms.rate_ids, rate_id, needs_code).then_some(terms.effect)
    }

    /// From what was found of it.
    pub(crate) fn read(found: Option<FindCode>) -> Result<Self, Problem> {
        let (state, terms) = match found {
            None => (CodeState::Unknown, None),
            Some(row) if row.over => (CodeState::Expired, None),
            Some(row) => {
                let effect = CodeEffect::read(&row.kind, row.value).map_err(Problem::internal)?;
                let rate_ids = row.rate_ids;
                (CodeState::Valid, Some(Terms { effect, rate_ids }))
            }
        };
        Ok(Self { state, terms })
    }
}

/// Looks the code of an event up; `None` where none was given or the event has no such code.
pub(crate) async fn find(
    client: &impl GenericClient,
    slug: &str,
    code: Option<&str>,
    at: Timestamp,
) -> Result<Option<FindCode>, Error> {
    let Some(code) = code else { return Ok(None) };
    let find_code = queries::find_code();
    find_code.bind(client, &at, &slug, &code).opt().await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(rate_ids: Vec<Uuid>) -> GivenCode {
        GivenCode {
            state: CodeState::Valid,
            terms: Some(Terms {
                effect: CodeEffect::Fixed(500),
                rate_ids,
            }),
        }
    }

    #[test]
    fn a_code_is_none_where_nothing_is_to_be_seen() {
        assert_eq!(
            folded(Some(" été20 ")).expect("legal"),
            Some("ÉTÉ20".to_owned())
        );
        assert_eq!(folded(Some(" \u{200b}")).expect("legal"), None);
        assert_eq!(folded(None).expect("legal"), None);
    }

    #[test]
    fn a_code_is_not_longer_than_codes_are() {
        assert!(folded(Some(&"é".repeat(64))).is_ok());
        assert_eq!(
            folded(Some(&"é".repeat(65))).expect_err("too long").name(),
            "invalid-query"
        );
    }

    #[test]
    fn a_rate_that_needs_a_code_is_shown_with_it_alone() {
        let code = code(vec![Uuid::max()]);
        assert!(code.shows(Uuid::max(), true) && code.shows(Uuid::nil(), false));
        assert!(!code.shows(Uuid::nil(), true));
    }

    #[test]
    fn only_what_a_code_is_for_costs_less() {
        let some = code(vec![Uuid::max()]);
        assert_eq!(some.price(Uuid::max(), true, 2000), 1500);
        assert_eq!(some.price(Uuid::nil(), false, 2000), 2000);
        let all = code(Vec::new());
        assert_eq!(all.price(Uuid::nil(), false, 2000), 1500);
        assert_eq!(all.price(Uuid::nil(), true, 2000), 2000);
        let unknown = GivenCode::read(None).expect("legal");
        assert_eq!(unknown.price(Uuid::nil(), false, 2000), 2000);
    }
}
