use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_http::{Description, Json, Problem};

use super::deletion::Deletion;
use crate::App;
use crate::document::Items;

/// `GET /organizers/{organizer_id}/deletions`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditEvents>,
) -> Result<Json<Items<Deletion>>, Problem> {
    let client = app.database.get().await?;
    let items = Deletion::list(&client, caller.organizer_id, None, app.clock.now()).await?;
    Ok(Json(Items { items }))
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "List what was deleted of an organizer",
    "Venues that can be restored, the newest first; what belongs to an event is listed there",
);
