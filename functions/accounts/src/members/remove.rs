use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_http::{Description, NoContent, Path, Refused};

use super::membership::{MemberPath, MembershipProblem};
use crate::App;

/// `DELETE /organizers/{organizer_id}/members/{account_id}`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::ManageMembers>,
    Path(MemberPath { account_id }): Path<MemberPath>,
) -> Result<NoContent, Refused<MembershipProblem>> {
    app.change_membership(&caller, account_id, None).await?;
    Ok(NoContent)
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Remove a member",
    "They work for the organizer no more, and their sessions have ended",
)
.details("A manager removes neither owners nor managers.");
