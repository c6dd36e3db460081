//! The code a visitor has typed: what it opens.

use guichet_database::tokio_postgres::Error;
use guichet_http::Problem;
use guichet_order::{MAXIMUM_CODE, fold_code};
use guichet_queries::client::GenericClient;
use guichet_queries::queries::catalog as queries;
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
    /// The rates that are shown because of it, if they need one.
    pub(crate) rate_ids: Vec<Uuid>,
}

impl GivenCode {
    /// Whether a rate is to be shown.
    pub(crate) fn shows(&self, rate_id: Uuid, needs_code: bool) -> bool {
        !needs_code || self.rate_ids.contains(&rate_id)
    }

    /// What no code gives.
    pub(crate) const fn unknown() -> Self {
        Self {
            state: CodeState::Unknown,
            rate_ids: Vec::new(),
        }
    }
}

/// Looks the code of an event up.
pub(crate) async fn find(
    client: &impl GenericClient,
    slug: &str,
    code: Option<&str>,
    at: Timestamp,
) -> Result<GivenCode, Error> {
    let Some(code) = code else {
        return Ok(GivenCode::unknown());
    };
    let found = queries::find_code()
        .bind(client, &at, &slug, &code)
        .opt()
        .await?;
    Ok(match found {
        None => GivenCode::unknown(),
        Some(row) if row.over => GivenCode {
            state: CodeState::Expired,
            rate_ids: Vec::new(),
        },
        Some(row) => GivenCode {
            state: CodeState::Valid,
            rate_ids: row.rate_ids,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let code = GivenCode {
            state: CodeState::Valid,
            rate_ids: vec![Uuid::max()],
        };
        assert!(code.shows(Uuid::max(), true) && code.shows(Uuid::nil(), false));
        assert!(!code.shows(Uuid::nil(), true));
    }
}
