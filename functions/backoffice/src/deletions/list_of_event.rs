use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_http::{Description, Json, Path, Problem};

use super::deletion::Deletion;
use crate::App;
use crate::document::{Items, check_event};
use crate::paths::EventPath;

/// `GET /organizers/{organizer_id}/events/{event_id}/deletions`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditEvents>,
    Path(EventPath { event_id }): Path<EventPath>,
) -> Result<Json<Items<Deletion>>, Problem> {
    let client = app.database.get().await?;
    check_event(&client, &caller, event_id).await?;
    let (organizer_id, now) = (caller.organizer_id, app.clock.now());
    let items = Deletion::list(&client, organizer_id, Some(event_id), now).await?;
    Ok(Json(Items { items }))
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "List what was deleted of an event",
    "Dates, products and codes that can be restored, the newest first",
);
