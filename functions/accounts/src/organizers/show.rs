use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_http::{Description, Json, Problem, Versioned};

use super::settings::OrganizerSettings;
use crate::App;

/// `GET /organizers/{organizer_id}`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::SeeOrganizer>,
) -> Result<Versioned<Json<OrganizerSettings>>, Problem> {
    let client = app.database.get().await?;
    let settings = OrganizerSettings::read(&client, caller.organizer_id).await?;
    Ok(settings.versioned())
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Read an organizer's settings",
    "All of them but the bank account",
);
