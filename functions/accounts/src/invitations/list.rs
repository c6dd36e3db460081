use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_database::ResultExt as _;
use guichet_http::{Description, Json, Problem};
use guichet_queries::queries::accounts as queries;
use jiff::SignedDuration;

use super::details::InvitationDetails;
use crate::App;

/// Those that are over are shown for this long.
const SHOWN: SignedDuration = SignedDuration::from_hours(30 * 24);

/// `GET /organizers/{organizer_id}/invitations`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::SeeMembers>,
) -> Result<Json<Vec<InvitationDetails>>, Problem> {
    let now = app.clock.now();
    let client = app.database.get().await?;
    let rows = queries::list_invitations()
        .bind(&client, &caller.organizer_id, &(now - SHOWN), &now)
        .all()
        .await
        .or_problem()?;
    let invitations = rows.into_iter().map(InvitationDetails::try_from);
    Ok(Json(invitations.collect::<Result<_, _>>()?))
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "List invitations",
    "Those that are open, and those of the last 30 days, the newest first",
);
