use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_http::{Description, Json, Path, Problem};

use super::readiness::Readiness;
use crate::App;
use crate::paths::EventPath;

/// `GET /organizers/{organizer_id}/events/{event_id}/checklist`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::SeeEvents>,
    Path(EventPath { event_id }): Path<EventPath>,
) -> Result<Json<Readiness>, Problem> {
    caller.check_event(event_id)?;
    let client = app.database.get().await?;
    let now = app.clock.now();
    let readiness = Readiness::read(&client, caller.organizer_id, event_id, now).await?;
    Ok(Json(readiness))
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Tell what is missing before an event can be sold",
    "What a sale needs and is not there",
);
