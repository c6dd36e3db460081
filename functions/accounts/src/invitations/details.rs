use guichet_access::Role;
use guichet_database::ResultExt as _;
use guichet_http::Problem;
use guichet_money::Locale;
use guichet_queries::client::GenericClient;
use guichet_queries::queries::accounts::{self as queries, InvitationRow};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Somebody who was asked to work for an organizer.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct InvitationDetails {
    pub(crate) id: Uuid,
    /// To whom.
    pub(crate) email: String,
    /// As what.
    pub(crate) role: Role,
    /// Else the events in `event_ids` alone.
    pub(crate) all_events: bool,
    pub(crate) event_ids: Vec<Uuid>,
    /// Of the mail.
    pub(crate) locale: Locale,
    /// The name of who invited.
    pub(crate) invited_by: String,
    pub(crate) created_at: Timestamp,
    /// The last time.
    pub(crate) mailed_at: Timestamp,
    pub(crate) expires_at: Timestamp,
    pub(crate) accepted_at: Option<Timestamp>,
    pub(crate) revoked_at: Option<Timestamp>,
}

/// Which invitation.
#[derive(Deserialize, JsonSchema)]
pub(crate) struct InvitationPath {
    /// Of the list of invitations
    pub(crate) invitation_id: Uuid,
}

impl InvitationDetails {
    /// One of an organizer; 404 where it has none of this id.
    pub(crate) async fn read(
        client: &impl GenericClient,
        organizer_id: Uuid,
        invitation_id: Uuid,
    ) -> Result<Self, Problem> {
        let row = queries::find_invitation()
            .bind(client, &invitation_id, &organizer_id)
            .opt()
            .await
            .or_problem()?;
        row.ok_or_else(Problem::not_found)?.try_into()
    }
}

impl TryFrom<InvitationRow> for InvitationDetails {
    type Error = Problem;

    fn try_from(row: InvitationRow) -> Result<Self, Problem> {
        Ok(Self {
            id: row.invitation_id,
            email: row.email,
            role: row.role.parse().map_err(Problem::internal)?,
            all_events: row.all_events,
            event_ids: row.event_ids,
            locale: row.locale.parse().map_err(Problem::internal)?,
            invited_by: row.invited_by,
            created_at: row.created_at,
            mailed_at: row.mailed_at,
            expires_at: row.expires_at,
            accepted_at: row.accepted_at,
            revoked_at: row.revoked_at,
        })
    }
}
