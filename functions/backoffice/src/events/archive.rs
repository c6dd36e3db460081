use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_audit::{Action, Difference};
use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::{
    CHANGED_MEANWHILE, Description, IfMatch, Json, Path, ProblemType, Problems, Refused, Versioned,
};
use guichet_queries::queries::backoffice_events as queries;
use uuid::Uuid;

use crate::App;
use crate::document::EventDocument;
use crate::paths::EventPath;

/// The event, or why it stays where it is.
pub(super) type Answer = Result<Versioned<Json<EventDocument>>, Refused<ArchiveProblem>>;

/// `POST /organizers/{organizer_id}/events/{event_id}/archive`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditEvents>,
    Path(EventPath { event_id }): Path<EventPath>,
    seen: IfMatch,
) -> Answer {
    set(&app, &caller, event_id, seen, Action::EventArchived, true).await
}

pub(crate) const DESCRIPTION: Description = Description::new("Archive an event", "The event")
    .details("The organizer's lists do not show it any more. Whatever is on sale stays so.");

/// Why it stays where it is.
pub(crate) enum ArchiveProblem {}

impl Problems for ArchiveProblem {
    const ALL: &[(ProblemType, &str)] = &[(
        CHANGED_MEANWHILE,
        "the event is not that of `If-Match` any more; `current` is what it is",
    )];
}

/// Puts an event into the archive or takes it out; where it is there already, nothing is done.
pub(super) async fn set(
    app: &App,
    caller: &Caller<right::EditEvents>,
    event_id: Uuid,
    seen: IfMatch,
    action: Action,
    archived: bool,
) -> Answer {
    let write = async || -> Result<EventDocument, Failure> {
        let mut client = app.database.get_to_lock().await?;
        let editing = Editing::of_event(app, caller, &mut client, event_id).await?;
        let (transaction, organizer_id) = (&editing.transaction, editing.organizer_id);
        let read =
            async || EventDocument::read(transaction, organizer_id, event_id, editing.now).await;
        let event = read().await?;
        if event.archived_at.is_some() == archived {
            return Ok(event);
        }
        editing
            .check_version(seen, event.version, event_id, &event)
            .await?;
        queries::archive_event()
            .bind(transaction, &archived, &editing.now, &event_id)
            .await?;
        editing.log(action, event_id, Difference::new()).await?;
        let event = read().await?;
        editing.commit().await?;
        Ok(event)
    };
    let event = app.database.retry(write).await?;
    Ok(Versioned {
        version: event.version,
        answer: Json(event),
    })
}
