use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_http::{Description, Json, Path, Problem};

use super::cancellation::Cancellation;
use crate::App;
use crate::document::{Items, check_event};
use crate::paths::EventPath;

/// `GET /organizers/{organizer_id}/events/{event_id}/cancellations`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::SeeEvents>,
    Path(EventPath { event_id }): Path<EventPath>,
) -> Result<Json<Items<Cancellation>>, Problem> {
    let client = app.database.get().await?;
    check_event(&client, &caller, event_id).await?;
    let items = Cancellation::list(&client, event_id).await?;
    Ok(Json(Items { items }))
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "List what was called off of an event",
    "The event, or dates of it, with how many of their orders are ended; the newest first",
);
