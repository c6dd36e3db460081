use std::sync::Arc;

use guichet_access::SignedIn;
use guichet_audit::{AuditEntry, AuditFilter, Chain, list};
use guichet_http::{Description, Json, Page, PageLimit, Problem, Query, decode_cursor, page_limit};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::App;

/// Which part of the log.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OwnAuditQuery {
    /// The `next_cursor` of the part before
    cursor: Option<String>,
    /// How many entries
    limit: Option<PageLimit>,
}

/// `GET /me/audit`: what happened to one's own account, newest first.
pub(crate) async fn handle(
    app: Arc<App>,
    signed_in: SignedIn,
    Query(wanted): Query<OwnAuditQuery>,
) -> Result<Json<Page<AuditEntry>>, Problem> {
    let before = wanted.cursor.as_deref().map(decode_cursor).transpose()?;
    let limit = page_limit(wanted.limit);
    let client = app.database.get().await?;
    let entries = list(
        &client,
        Chain::Account(signed_in.account_id),
        &AuditFilter::default(),
        before,
        i64::from(limit) + 1,
    )
    .await?;
    Ok(Json(Page::new(entries, limit, |entry| entry.sequence)))
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Read what happened to one's account",
    "Passwords, second factors and sessions, newest first",
);
