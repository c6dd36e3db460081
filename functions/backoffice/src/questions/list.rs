use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_http::{Description, Json, Path, Problem, Versioned};

use super::question::Questions;
use crate::App;
use crate::document::check_event;
use crate::paths::EventPath;

/// `GET /organizers/{organizer_id}/events/{event_id}/questions`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::SeeEvents>,
    Path(EventPath { event_id }): Path<EventPath>,
) -> Result<Versioned<Json<Questions>>, Problem> {
    let client = app.database.get().await?;
    check_event(&client, &caller, event_id).await?;
    let questions = Questions::read(&client, event_id).await?;
    Ok(Versioned {
        version: questions.version,
        answer: Json(questions),
    })
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "List an event's questions",
    "All of them in the order of the form, archived ones last",
);
