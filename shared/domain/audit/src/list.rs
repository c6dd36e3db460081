use guichet_database::DatabaseError;
use guichet_queries::client::GenericClient;
use guichet_queries::queries::audit as queries;
use guichet_queries::queries::audit::ListEntries;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

use crate::{Action, Chain};

/// Which entries of a chain are wanted; all where nothing is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuditFilter {
    /// Of this person, key or device.
    pub actor_id: Option<Uuid>,
    /// Of this action.
    pub action: Option<Action>,
    /// About this.
    pub subject_id: Option<Uuid>,
    /// About this event.
    pub event_id: Option<Uuid>,
    /// From this moment on.
    pub since: Option<Timestamp>,
    /// Before this moment.
    pub until: Option<Timestamp>,
}

/// That somebody did something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AuditEntry {
    /// Its id.
    pub id: Uuid,
    /// Its number in its chain, from 1 without gaps.
    pub sequence: i64,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub actor: AuditActor,
    /// What was done: `<noun>.<verb in the past>`.
    pub action: String,
    /// To what.
    pub subject: AuditSubject,
    /// The event that it is about.
    pub event_id: Option<Uuid>,
    /// The order that it is about.
    pub order_id: Option<Uuid>,
    /// What changed: `{"role": ["sales", "manager"], "name": "changed"}`.
    pub difference: Value,
    /// SHA-256 over the hash before it and all of the above, in hexadecimal.
    pub hash: String,
}

/// Who did something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AuditActor {
    /// `person`, `key`, `device` or `operator`.
    pub kind: String,
    /// The account, key or device.
    pub id: Option<Uuid>,
    /// What it is called today.
    pub name: Option<String>,
}

/// What something was done to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AuditSubject {
    /// `account`, `session`, `organizer`, `invitation`, `api_key`.
    pub kind: String,
    /// Which.
    pub id: Option<Uuid>,
    /// What it is called today, where it has a name.
    pub name: Option<String>,
}

/// The newest entries of a chain that pass the filter, `at_most` of them, newest first; from below number `before` on, where that is
/// given. As entries are numbered without gaps and never change, entries that are appended meanwhile move nothing.
pub async fn list(
    client: &impl GenericClient,
    chain: Chain,
    filter: &AuditFilter,
    before: Option<i64>,
    at_most: i64,
) -> Result<Vec<AuditEntry>, DatabaseError> {
    let entries = queries::list_entries()
        .bind(
            client,
            &chain.id(),
            &before.unwrap_or(i64::MAX),
            &filter.actor_id,
            &filter.action.map(Action::as_str),
            &filter.subject_id,
            &filter.event_id,
            &filter.since,
            &filter.until,
            &at_most,
        )
        .all()
        .await?;
    Ok(entries.into_iter().map(AuditEntry::from).collect())
}

impl From<ListEntries> for AuditEntry {
    fn from(row: ListEntries) -> Self {
        Self {
            id: row.audit_entry_id,
            sequence: row.sequence,
            at: row.created_at,
            actor: AuditActor {
                kind: row.actor_kind,
                id: row.actor_id,
                name: row.actor_name,
            },
            action: row.action,
            subject: AuditSubject {
                kind: row.subject_kind,
                id: row.subject_id,
                name: row.subject_name,
            },
            event_id: row.event_id,
            order_id: row.order_id,
            difference: row.difference,
            hash: hex::encode(row.hash),
        }
    }
}
