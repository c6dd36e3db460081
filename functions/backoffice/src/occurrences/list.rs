use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_http::{Description, Json, Path, Problem};

use crate::App;
use crate::document::{Items, Occurrence, check_event};
use crate::paths::EventPath;

/// `GET /organizers/{organizer_id}/events/{event_id}/occurrences`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::SeeEvents>,
    Path(EventPath { event_id }): Path<EventPath>,
) -> Result<Json<Items<Occurrence>>, Problem> {
    let client = app.database.get().await?;
    check_event(&client, &caller, event_id).await?;
    let items = Occurrence::list(&client, event_id, app.clock.now()).await?;
    Ok(Json(Items { items }))
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "List the dates of an event",
    "All of them, by their start, with what each has to sell",
);
