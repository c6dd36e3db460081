use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_http::{Description, Json, Path, Problem};

use crate::App;
use crate::document::{Items, OccurrenceSeries, check_event};
use crate::paths::EventPath;

/// `GET /organizers/{organizer_id}/events/{event_id}/series`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::SeeEvents>,
    Path(EventPath { event_id }): Path<EventPath>,
) -> Result<Json<Items<OccurrenceSeries>>, Problem> {
    let client = app.database.get().await?;
    check_event(&client, &caller, event_id).await?;
    let items = OccurrenceSeries::list(&client, event_id).await?;
    Ok(Json(Items { items }))
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "List the rules by which dates of an event are made",
    "All of them, the oldest first",
);
