//! The code a visitor has typed: what it opens, and what things cost with it.

use guichet_database::tokio_postgres::Error;
use guichet_http::Problem;
use guichet_offer::{CodeEffect, CodeState, CodeTerms, is_open_to, price_with};
use guichet_queries::client::GenericClient;
use guichet_queries::queries::catalog as queries;
use guichet_queries::queries::catalog::FindCode;
use jiff::Timestamp;
use uuid::Uuid;

/// What became of a code.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct GivenCode {
    pub(crate) state: CodeState,
    /// What it does while it is valid.
    terms: Option<CodeTerms>,
}

impl GivenCode {
    /// Whether a rate is to be shown.
    pub(crate) fn shows(&self, rate_id: Uuid, needs_code: bool) -> bool {
        is_open_to(self.terms.as_ref(), rate_id, needs_code)
    }

    /// What one of a rate costs with it, in minor units.
    pub(crate) fn price(&self, rate_id: Uuid, needs_code: bool, full_price: i64) -> i64 {
        price_with(self.terms.as_ref(), rate_id, needs_code, full_price)
    }

    /// From what was found of it.
    pub(crate) fn read(found: Option<FindCode>, at: Timestamp) -> Result<Self, Problem> {
        let Some(row) = found else {
            let (state, terms) = (CodeState::Unknown, None);
            return Ok(Self { state, terms });
        };
        let terms = CodeTerms {
            effect: CodeEffect::read(&row.kind, row.value).map_err(Problem::internal)?,
            rate_ids: row.rate_ids,
        };
        // One that has nothing left of either is used up.
        let left = row.uses_left.into_iter().chain(row.budget_left).min();
        let state = CodeState::new(row.valid_from, row.valid_until, left, at);
        let terms = (state == CodeState::Valid).then_some(terms);
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
