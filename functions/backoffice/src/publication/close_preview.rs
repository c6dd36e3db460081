use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_audit::{Action, Difference};
use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::{
    CHANGED_MEANWHILE, Description, IfMatch, Json, Path, ProblemType, Problems, Refused, Versioned,
};
use guichet_queries::queries::backoffice_publication as queries;

use crate::App;
use crate::document::EventDocument;
use crate::paths::EventPath;

/// `DELETE /organizers/{organizer_id}/events/{event_id}/preview-link`: where there is none, nothing changes.
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditEvents>,
    Path(EventPath { event_id }): Path<EventPath>,
    seen: IfMatch,
) -> Result<Versioned<Json<EventDocument>>, Refused<ClosePreviewProblem>> {
    let write = async || -> Result<EventDocument, Failure> {
        let mut client = app.database.get_to_lock().await?;
        let editing = Editing::of_event(&*app, &caller, &mut client, event_id).await?;
        let (transaction, organizer_id) = (&editing.transaction, editing.organizer_id);
        let read =
            async || EventDocument::read(transaction, organizer_id, event_id, editing.now).await;
        let event = read().await?;
        if !event.has_preview_link {
            return Ok(event);
        }
        editing
            .check_version(seen, event.version, event_id, &event)
            .await?;
        queries::set_preview()
            .bind(transaction, &None::<&str>, &event_id)
            .await?;
        editing
            .log(Action::EventPreviewClosed, event_id, Difference::new())
            .await?;
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

pub(crate) const DESCRIPTION: Description = Description::new(
    "Take back the link to a draft",
    "The event, which the link does not show any more",
);

/// Why the link is still good.
pub(crate) enum ClosePreviewProblem {}

impl Problems for ClosePreviewProblem {
    const ALL: &[(ProblemType, &str)] = &[(
        CHANGED_MEANWHILE,
        "the event is not that of `If-Match` any more; `current` is what it is",
    )];
}
