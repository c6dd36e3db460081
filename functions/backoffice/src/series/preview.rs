use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_database::ResultExt as _;
use guichet_http::{Description, Json, Path, Problem};
use guichet_queries::queries::backoffice_venues as queries;
use guichet_recurrence::Dates;

use super::request::SeriesRequest;
use crate::App;
use crate::document::check_event;
use crate::paths::EventPath;

/// `POST /organizers/{organizer_id}/events/{event_id}/series/preview`: writes nothing.
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditEvents>,
    Path(EventPath { event_id }): Path<EventPath>,
    Json(wanted): Json<SeriesRequest>,
) -> Result<Json<Dates>, Problem> {
    let wanted = wanted.check()?;
    let client = app.database.get().await?;
    check_event(&client, &caller, event_id).await?;
    let zone = queries::zone_of_venue()
        .bind(&client, &wanted.venue_id, &caller.organizer_id)
        .opt()
        .await
        .or_problem()?
        .ok_or_else(|| Problem::invalid("/venue_id", "a venue of the organizer"))?;
    let dates = wanted.series.dates(&zone).map_err(|error| {
        let error = error.within("/series");
        Problem::invalid(error.pointer, error.legal)
    })?;
    Ok(Json(dates))
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Tell which dates a rule makes",
    "The dates, and the times that clocks skip or show twice, which have to be decided",
);
