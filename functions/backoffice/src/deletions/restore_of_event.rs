use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::{Description, Json, Path, Refused};

use super::deletion::Deletion;
use super::restore::{RestoreProblem, restore};
use crate::App;
use crate::paths::EventDeletionPath;

/// `POST /organizers/{organizer_id}/events/{event_id}/deletions/{deletion_id}/restorations`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditEvents>,
    Path(path): Path<EventDeletionPath>,
) -> Result<Json<Deletion>, Refused<RestoreProblem>> {
    let write = async || -> Result<Deletion, Failure> {
        let mut client = app.database.get_to_lock().await?;
        let editing = Editing::of_event(&*app, &caller, &mut client, path.event_id).await?;
        let restored = restore(&editing, Some(path.event_id), path.deletion_id).await?;
        editing.commit().await?;
        Ok(restored)
    };
    Ok(Json(app.database.retry(write).await?))
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Restore what was deleted of an event",
    "What is there again",
)
.details("As it was, with the same ids, within 30 days of its deletion.");
