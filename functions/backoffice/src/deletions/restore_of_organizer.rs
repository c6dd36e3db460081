use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::{Description, Json, Path, Refused};

use super::deletion::Deletion;
use super::restore::{RestoreProblem, restore};
use crate::App;
use crate::paths::DeletionPath;

/// `POST /organizers/{organizer_id}/deletions/{deletion_id}/restorations`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditEvents>,
    Path(DeletionPath { deletion_id }): Path<DeletionPath>,
) -> Result<Json<Deletion>, Refused<RestoreProblem>> {
    let write = async || -> Result<Deletion, Failure> {
        let mut client = app.database.get_to_lock().await?;
        let editing = Editing::of_organizer(&*app, &caller, &mut client).await?;
        let restored = restore(&editing, None, deletion_id).await?;
        editing.commit().await?;
        Ok(restored)
    };
    Ok(Json(app.database.retry(write).await?))
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Restore a deleted venue", "What is there again")
        .details("As it was, with the same id, within 30 days of its deletion.");
