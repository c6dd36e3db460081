use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_http::{Description, Json, Path, Problem, Versioned};

use crate::App;
use crate::document::EventDocument;
use crate::paths::EventPath;

/// `GET /organizers/{organizer_id}/events/{event_id}`: all that its editor needs at once.
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::SeeEvents>,
    Path(EventPath { event_id }): Path<EventPath>,
) -> Result<Versioned<Json<EventDocument>>, Problem> {
    caller.check_event(event_id)?;
    let client = app.database.get().await?;
    let now = app.clock.now();
    let event = EventDocument::read(&client, caller.organizer_id, event_id, now).await?;
    Ok(Versioned {
        version: event.version,
        answer: Json(event),
    })
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Show an event to its editor",
    "The event with all that it sells; dates, codes and stock are read by themselves",
);
