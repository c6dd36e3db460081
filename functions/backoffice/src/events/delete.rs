use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_audit::{Action, Difference};
use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::{
    CHANGED_MEANWHILE, Description, IfMatch, NoContent, Path, Problem, ProblemType, Problems,
    Refused,
};
use guichet_order::EventStatus;
use guichet_queries::queries::backoffice_events as queries;

use crate::App;
use crate::document::EventDocument;
use crate::paths::EventPath;
use crate::problems::{HAS_ORDERS, PUBLISHED};

/// `DELETE /organizers/{organizer_id}/events/{event_id}`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditEvents>,
    Path(EventPath { event_id }): Path<EventPath>,
    seen: IfMatch,
) -> Result<NoContent, Refused<DeleteProblem>> {
    let write = async || -> Result<(), Failure> {
        let mut client = app.database.get_to_lock().await?;
        let editing = Editing::of_event(&*app, &caller, &mut client, event_id).await?;
        let (transaction, organizer_id) = (&editing.transaction, editing.organizer_id);
        let event = EventDocument::read(transaction, organizer_id, event_id, editing.now).await?;
        editing
            .check_version(seen, event.version, event_id, &event)
            .await?;
        if event.status != EventStatus::Draft {
            return Err(Problem::new(PUBLISHED).into());
        }
        queries::delete_event()
            .bind(transaction, &editing.now, &event_id)
            .opt()
            .await?
            .ok_or_else(|| Problem::new(HAS_ORDERS))?;
        editing
            .log(Action::EventDeleted, event_id, Difference::new())
            .await?;
        editing.commit().await
    };
    app.database.retry(write).await?;
    Ok(NoContent)
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Delete a draft", "It is deleted").details("It can be restored for 30 days.");

/// Why it stays.
pub(crate) enum DeleteProblem {}

impl Problems for DeleteProblem {
    const ALL: &[(ProblemType, &str)] = &[
        (
            CHANGED_MEANWHILE,
            "the event is not that of `If-Match` any more; `current` is what it is",
        ),
        (
            PUBLISHED,
            "the public sees it, or saw that it was called off",
        ),
        (HAS_ORDERS, "somebody has ordered, or has begun to"),
    ];
}
