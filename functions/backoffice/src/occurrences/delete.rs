use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::{
    CHANGED_MEANWHILE, Description, IfMatch, Json, Path, ProblemType, Problems, Refused,
};

use crate::App;
use crate::deletions::{Deletion, delete};
use crate::document::Occurrence;
use crate::paths::OccurrencePath;
use crate::problems::IN_USE;
use crate::words::DeletedKind;

/// `DELETE /organizers/{organizer_id}/events/{event_id}/occurrences/{occurrence_id}`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditEvents>,
    Path(path): Path<OccurrencePath>,
    seen: IfMatch,
) -> Result<Json<Deletion>, Refused<DeleteProblem>> {
    let (event_id, id) = (path.event_id, path.occurrence_id);
    let write = async || -> Result<Deletion, Failure> {
        let mut client = app.database.get_to_lock().await?;
        let editing = Editing::of_event(&*app, &caller, &mut client, event_id).await?;
        let date = Occurrence::read(&editing.transaction, event_id, id, editing.now).await?;
        editing.check_version(seen, date.version, id, &date).await?;
        let deletion = delete(&editing, DeletedKind::Occurrence, Some(event_id), id).await?;
        editing.commit().await?;
        Ok(deletion)
    };
    Ok(Json(app.database.retry(write).await?))
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Delete a date", "What was deleted").details(
        "With its capacities and seats; it can be restored for 30 days. One that somebody has ordered for can be called off instead.",
    );

/// Why it stays.
pub(crate) enum DeleteProblem {}

impl Problems for DeleteProblem {
    const ALL: &[(ProblemType, &str)] = &[
        (
            CHANGED_MEANWHILE,
            "the date is not that of `If-Match` any more; `current` is what it is",
        ),
        (IN_USE, "somebody has ordered for it, or it was called off"),
    ];
}
