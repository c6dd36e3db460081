use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_http::{Description, Json, Problem};

use super::settings::OrganizerSettings;
use crate::App;

/// `GET /organizers/{organizer_id}`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::SeeOrganizer>,
) -> Result<Json<OrganizerSettings>, Problem> {
    let client = app.database.get().await?;
    let settings = OrganizerSettings::read(&client, caller.organizer_id).await?;
    Ok(Json(settings))
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Read an organizer's settings",
    "All of them but the bank account",
);
