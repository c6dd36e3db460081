use std::sync::Arc;

use guichet_access::Role;
use guichet_http::{Description, Json, Problem, ProblemType, Problems, Refused};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;

use crate::App;
use crate::answer::OrganizerName;
use crate::limits::Limit;
use crate::mailed_link::LinkToken;
use crate::problems::{LINK_NOT_USABLE, TOO_MANY_ATTEMPTS};
use crate::visitor::Visitor;

/// What somebody is asked, before they say yes.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct InvitationSummary {
    organizer: OrganizerName,
    role: Role,
    /// Whoever has the token has this mailbox.
    email: String,
    /// The name of who invited.
    invited_by: String,
    expires_at: Timestamp,
    /// Who has an account signs in to accept, who has none makes one.
    has_account: bool,
}

/// `POST /invitations/show`: what a mailed invitation is. Reading it by POST keeps the token out of addresses.
pub(crate) async fn handle(
    app: Arc<App>,
    visitor: Visitor,
    Json(sent): Json<LinkToken>,
) -> Result<Json<InvitationSummary>, Refused<ShowProblem>> {
    let invitation_id = app.read_invitation(&sent.token)?;
    app.count_attempt(&[(Limit::LINK_ADDRESS, &visitor.network)])
        .await?;
    let invitation = app.open_invitation(invitation_id).await?;
    Ok(Json(InvitationSummary {
        organizer: OrganizerName {
            id: invitation.organizer_id,
            slug: invitation.slug,
            name: invitation.organizer_name,
        },
        role: invitation.role.parse().map_err(Problem::internal)?,
        email: invitation.email,
        invited_by: invitation.invited_by,
        expires_at: invitation.expires_at,
        has_account: invitation.has_account,
    }))
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Read a mailed invitation", "The invitation");

/// Why it is not shown.
pub(crate) enum ShowProblem {}

impl Problems for ShowProblem {
    const ALL: &[(ProblemType, &str)] = &[
        (
            LINK_NOT_USABLE,
            "the invitation was accepted or revoked, or is over",
        ),
        (
            TOO_MANY_ATTEMPTS,
            "too many links were tried from this network",
        ),
    ];
}
