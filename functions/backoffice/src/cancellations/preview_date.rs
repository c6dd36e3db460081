use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_http::{Description, Json, Path, Problem};

use super::cancellation::CancellationPreview;
use crate::App;
use crate::document::{Occurrence, check_event};
use crate::paths::OccurrencePath;

/// `GET /organizers/{organizer_id}/events/{event_id}/occurrences/{occurrence_id}/cancellation-preview`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::SeeEvents>,
    Path(OccurrencePath {
        event_id,
        occurrence_id,
    }): Path<OccurrencePath>,
) -> Result<Json<CancellationPreview>, Problem> {
    let now = app.clock.now();
    let client = app.database.get().await?;
    check_event(&client, &caller, event_id).await?;
    Occurrence::read(&client, event_id, occurrence_id, now).await?;
    let preview = CancellationPreview::read(&client, event_id, Some(occurrence_id), now).await?;
    Ok(Json(preview))
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Count what calling a date off would end",
    "Its orders and tickets of now, and what was paid for them",
)
.details("Of orders for other dates too only what is for this one.");
