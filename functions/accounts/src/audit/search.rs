use guichet_audit::{Action, AuditEntry, AuditFilter, Chain, list};
use guichet_http::{Page, PageLimit, Problem, decode_cursor, page_limit};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

use crate::App;

/// Which entries.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Search {
    /// Only what this person, key or device did.
    #[serde(default)]
    actor_id: Option<Uuid>,
    /// Only this.
    #[serde(default)]
    action: Option<Action>,
    /// Only what was done to this.
    #[serde(default)]
    subject_id: Option<Uuid>,
    /// Only what is about this event.
    #[serde(default)]
    event_id: Option<Uuid>,
    /// From this moment on.
    #[serde(default)]
    from: Option<Timestamp>,
    /// Before this moment.
    #[serde(default)]
    until: Option<Timestamp>,
    /// `next_cursor` of the page before, with the same other parameters.
    #[serde(default)]
    cursor: Option<String>,
    /// How many entries, 20 if not given.
    #[serde(default)]
    limit: Option<PageLimit>,
}

impl App {
    /// A page of a chain, newest first.
    pub(crate) async fn audit_entries(
        &self,
        chain: Chain,
        search: Search,
    ) -> Result<Page<AuditEntry>, Problem> {
        let before = search.cursor.as_deref().map(decode_cursor).transpose()?;
        let limit = page_limit(search.limit);
        let filter = AuditFilter {
            actor_id: search.actor_id,
            action: search.action,
            subject_id: search.subject_id,
            event_id: search.event_id,
            since: search.from,
            until: search.until,
        };
        let client = self.database.get().await?;
        let entries = list(&client, chain, &filter, before, i64::from(limit) + 1).await?;
        Ok(Page::new(entries, limit, |entry| entry.sequence))
    }
}
