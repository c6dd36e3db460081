use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_database::{Failure, ResultExt as _};
use guichet_http::{Description, NOT_FOUND, NoContent, Path, ProblemType, Problems, Refused};
use guichet_queries::queries::accounts as queries;

use super::details::{InvitationDetails, InvitationPath};
use super::managing::{check_outcome, check_role};
use crate::App;
use crate::problems::INVITATION_OVER;

/// `DELETE /organizers/{organizer_id}/invitations/{invitation_id}`: nobody can accept it any more.
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::ManageMembers>,
    Path(InvitationPath { invitation_id }): Path<InvitationPath>,
) -> Result<NoContent, Refused<RevokeProblem>> {
    let (organizer_id, actor) = (caller.organizer_id, caller.account_id()?);
    let client = app.database.get().await?;
    let invitation = InvitationDetails::read(&client, organizer_id, invitation_id).await?;
    drop(client);
    check_role(caller.role, invitation.role)?;
    let now = app.clock.now();
    let entry = app.entropy.uuid(now);
    let revoke = async || -> Result<String, Failure> {
        let client = app.database.get_to_lock().await?;
        queries::revoke_invitation()
            .bind(&client, &organizer_id, &invitation_id, &actor, &entry, &now)
            .one()
            .await
            .or_commit_unknown()
    };
    check_outcome(caller.role, &app.database.retry(revoke).await?)?;
    Ok(NoContent)
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Revoke an invitation", "Nobody can accept it any more");

/// Why it is not revoked.
pub(crate) enum RevokeProblem {}

impl Problems for RevokeProblem {
    const ALL: &[(ProblemType, &str)] = &[
        (NOT_FOUND, "the organizer has no such invitation"),
        (INVITATION_OVER, "it was accepted or revoked"),
    ];
}
