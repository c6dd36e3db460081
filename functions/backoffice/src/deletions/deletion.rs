use guichet_database::ResultExt as _;
use guichet_http::Problem;
use guichet_queries::client::GenericClient;
use guichet_queries::queries::backoffice_deletions::{self as queries, ListDeletions};
use guichet_texts::Texts;
use jiff::{SignedDuration, Timestamp};
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use crate::words::DeletedKind;

/// In which it can be restored; `restore_deletion` and the sweeper know it too.
const KEPT: SignedDuration = SignedDuration::from_hours(30 * 24);

/// Something that was deleted and can be restored.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Deletion {
    pub(crate) id: Uuid,
    pub(crate) kind: DeletedKind,
    /// What it was known by, and will be again.
    pub(crate) subject_id: Uuid,
    /// What people call it; of a date, what clocks there show when it starts: `2027-07-14T21:00`.
    pub(crate) name: String,
    /// The same in the languages that it has; null where it is called the same in all.
    pub(crate) names: Option<Texts>,
    /// Who deleted it: a person or a program, unless they are gone.
    pub(crate) deleted_by: Option<String>,
    pub(crate) deleted_at: Timestamp,
    /// Until when it can be restored.
    pub(crate) restorable_until: Timestamp,
}

impl Deletion {
    /// Those of an event, or of what belongs to no event, the newest first.
    pub(super) async fn list(
        client: &impl GenericClient,
        organizer_id: Uuid,
        event_id: Option<Uuid>,
        now: Timestamp,
    ) -> Result<Vec<Self>, Problem> {
        let rows = queries::list_deletions()
            .bind(client, &organizer_id, &event_id, &(now - KEPT), &None)
            .all()
            .await;
        rows.or_problem()?.into_iter().map(Self::of).collect()
    }

    /// This one; 404 where there is none, or it was restored.
    pub(super) async fn read(
        client: &impl GenericClient,
        organizer_id: Uuid,
        event_id: Option<Uuid>,
        deletion_id: Uuid,
        now: Timestamp,
    ) -> Result<Self, Problem> {
        let since = now - KEPT;
        let row = queries::list_deletions()
            .bind(client, &organizer_id, &event_id, &since, &Some(deletion_id))
            .opt()
            .await
            .or_problem()?;
        row.map_or_else(|| Err(Problem::not_found()), Self::of)
    }

    fn of(row: ListDeletions) -> Result<Self, Problem> {
        Ok(Self {
            id: row.deletion_id,
            kind: row.kind.parse().map_err(Problem::internal)?,
            subject_id: row.subject_id,
            name: row.name,
            names: row
                .names
                .map(serde_json::from_value)
                .transpose()
                .map_err(Problem::internal)?,
            deleted_by: row.deleted_by,
            deleted_at: row.deleted_at,
            restorable_until: row.deleted_at + KEPT,
        })
    }
}
