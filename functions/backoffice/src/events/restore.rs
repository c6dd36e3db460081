use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_audit::{Action, Difference};
use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::{Description, Json, Path, Problem, Versioned};
use guichet_queries::queries::backoffice_events as queries;

use crate::App;
use crate::document::EventDocument;
use crate::paths::EventPath;

/// `POST /organizers/{organizer_id}/events/{event_id}/restoration`: what is not deleted is not there to be restored.
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditEvents>,
    Path(EventPath { event_id }): Path<EventPath>,
) -> Result<Versioned<Json<EventDocument>>, Problem> {
    caller.check_event(event_id)?;
    let write = async || -> Result<EventDocument, Failure> {
        let mut client = app.database.get_to_lock().await?;
        let editing = Editing::of_organizer(&*app, &caller, &mut client).await?;
        let (transaction, organizer_id) = (&editing.transaction, editing.organizer_id);
        queries::restore_event()
            .bind(transaction, &event_id, &organizer_id, &editing.now)
            .opt()
            .await?
            .ok_or_else(Problem::not_found)?;
        editing
            .log_new_event(Action::EventRestored, event_id, Difference::new())
            .await?;
        let event = EventDocument::read(transaction, organizer_id, event_id, editing.now).await?;
        editing.commit().await?;
        Ok(event)
    };
    let event = app.database.retry(write).await?;
    Ok(Versioned {
        version: event.version,
        answer: Json(event),
    })
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Restore a deleted event", "The event, a draft again")
        .details("Within 30 days of its deletion.");
