use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_http::{Description, Json, Problem};

use super::venue::Venue;
use crate::App;
use crate::document::Items;

/// `GET /organizers/{organizer_id}/venues`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::SeeEvents>,
) -> Result<Json<Items<Venue>>, Problem> {
    let client = app.database.get().await?;
    let items = Venue::list(&client, caller.organizer_id).await?;
    Ok(Json(Items { items }))
}

pub(crate) const DESCRIPTION: Description =
    Description::new("List an organizer's venues", "All of them, by name");
