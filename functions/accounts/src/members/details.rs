use guichet_access::Role;
use guichet_database::ResultExt as _;
use guichet_http::Problem;
use guichet_queries::client::GenericClient;
use guichet_queries::queries::accounts::{self as queries, MemberRow};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

/// Somebody who works for an organizer.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct MemberDetails {
    pub(crate) account_id: Uuid,
    name: String,
    email: String,
    pub(crate) role: Role,
    /// Else the events in `event_ids` alone.
    pub(crate) all_events: bool,
    pub(crate) event_ids: Vec<Uuid>,
    joined_at: Timestamp,
    has_second_factor: bool,
    /// To the minute; absent of somebody who is signed in nowhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    last_seen_at: Option<Timestamp>,
}

impl MemberDetails {
    /// All of an organizer, or one of them.
    pub(crate) async fn read(
        client: &impl GenericClient,
        organizer_id: Uuid,
        account_id: Option<Uuid>,
    ) -> Result<Vec<Self>, Problem> {
        let rows = queries::list_members()
            .bind(client, &organizer_id, &account_id)
            .all()
            .await
            .or_problem()?;
        rows.into_iter().map(Self::of).collect()
    }

    fn of(row: MemberRow) -> Result<Self, Problem> {
        Ok(Self {
            account_id: row.account_id,
            name: row.name,
            email: row.email,
            role: row.role.parse().map_err(Problem::internal)?,
            all_events: row.all_events,
            event_ids: row.event_ids,
            joined_at: row.joined_at,
            has_second_factor: row.has_second_factor,
            last_seen_at: row.last_seen_at,
        })
    }
}
