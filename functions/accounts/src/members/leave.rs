use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_http::{Description, NoContent, Refused};

use super::membership::MembershipProblem;
use crate::App;

/// `DELETE /organizers/{organizer_id}/membership`: whoever asks works for the organizer no more.
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::Leave>,
) -> Result<NoContent, Refused<MembershipProblem>> {
    let account_id = caller.account_id()?;
    app.change_membership(&caller, account_id, None).await?;
    Ok(NoContent)
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Leave an organizer",
    "Whoever asked works for the organizer no more",
);
