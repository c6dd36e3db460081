use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_http::{Description, Json, Path, Problem};

use super::cancellation::CancellationPreview;
use crate::App;
use crate::document::check_event;
use crate::paths::EventPath;

/// `GET /organizers/{organizer_id}/events/{event_id}/cancellation-preview`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::SeeEvents>,
    Path(EventPath { event_id }): Path<EventPath>,
) -> Result<Json<CancellationPreview>, Problem> {
    let client = app.database.get().await?;
    check_event(&client, &caller, event_id).await?;
    let preview = CancellationPreview::read(&client, event_id, None, app.clock.now()).await?;
    Ok(Json(preview))
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Count what calling an event off would end",
    "Its orders and tickets of now, and what was paid for them",
);
