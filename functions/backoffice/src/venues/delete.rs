use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::{
    CHANGED_MEANWHILE, Description, IfMatch, Json, Path, ProblemType, Problems, Refused,
};

use super::venue::Venue;
use crate::App;
use crate::deletions::{Deletion, delete};
use crate::paths::VenuePath;
use crate::problems::IN_USE;
use crate::words::DeletedKind;

/// `DELETE /organizers/{organizer_id}/venues/{venue_id}`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditEvents>,
    Path(VenuePath { venue_id }): Path<VenuePath>,
    seen: IfMatch,
) -> Result<Json<Deletion>, Refused<DeleteProblem>> {
    let write = async || -> Result<Deletion, Failure> {
        let mut client = app.database.get_to_lock().await?;
        let editing = Editing::of_organizer(&*app, &caller, &mut client).await?;
        let organizer_id = editing.organizer_id;
        let venue = Venue::read(&editing.transaction, organizer_id, venue_id).await?;
        editing
            .check_version(seen, venue.version, venue_id, &venue)
            .await?;
        let deletion = delete(&editing, DeletedKind::Venue, None, venue_id).await?;
        editing.commit().await?;
        Ok(deletion)
    };
    Ok(Json(app.database.retry(write).await?))
}

pub(crate) const DESCRIPTION: Description = Description::new("Delete a venue", "What was deleted")
    .details("One where nothing takes place; it can be restored for 30 days.");

/// Why it stays.
pub(crate) enum DeleteProblem {}

impl Problems for DeleteProblem {
    const ALL: &[(ProblemType, &str)] = &[
        (
            CHANGED_MEANWHILE,
            "the venue is not that of `If-Match` any more; `current` is what it is",
        ),
        (IN_USE, "dates, or a rule of dates, are there"),
    ];
}
