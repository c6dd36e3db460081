use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_http::{Description, Json, Problem};

use super::details::MemberDetails;
use crate::App;

/// `GET /organizers/{organizer_id}/members`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::SeeMembers>,
) -> Result<Json<Vec<MemberDetails>>, Problem> {
    let client = app.database.get().await?;
    let members = MemberDetails::read(&client, caller.organizer_id, None).await?;
    Ok(Json(members))
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "List the members",
    "Who works for the organizer, who joined first first",
);
