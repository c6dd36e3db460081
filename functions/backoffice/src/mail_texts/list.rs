use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_http::{Description, Json, Path, Problem};

use super::text::MailText;
use crate::App;
use crate::document::{Items, check_event};
use crate::paths::EventPath;

/// `GET /organizers/{organizer_id}/events/{event_id}/mail-texts`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::SeeEvents>,
    Path(EventPath { event_id }): Path<EventPath>,
) -> Result<Json<Items<MailText>>, Problem> {
    let client = app.database.get().await?;
    check_event(&client, &caller, event_id).await?;
    let items = MailText::list(&client, event_id).await?;
    Ok(Json(Items { items }))
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "List what is added to mails about orders",
    "All mails that something can be added to, in the order in which buyers may get them",
);
