use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_audit::{Action, Difference};
use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::{
    CHANGED_MEANWHILE, Description, IfMatch, Json, Path, Problem, ProblemType, Problems, Refused,
    Versioned,
};
use guichet_order::EventStatus;
use guichet_queries::queries::backoffice_publication as queries;

use super::readiness::Readiness;
use crate::App;
use crate::document::EventDocument;

use crate::paths::EventPath;
use crate::problems::NOT_READY;

/// `POST /organizers/{organizer_id}/events/{event_id}/publication`: what is published already stays so.
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::PublishEvents>,
    Path(EventPath { event_id }): Path<EventPath>,
    seen: IfMatch,
) -> Result<Versioned<Json<EventDocument>>, Refused<PublishProblem>> {
    let write = async || -> Result<EventDocument, Failure> {
        let mut client = app.database.get_to_lock().await?;
        let editing = Editing::of_event(&*app, &caller, &mut client, event_id).await?;
        let (transaction, organizer_id) = (&editing.transaction, editing.organizer_id);
        let read =
            async || EventDocument::read(transaction, organizer_id, event_id, editing.now).await;
        let event = read().await?;
        if event.status == EventStatus::Published {
            return Ok(event);
        }
        editing
            .check_version(seen, event.version, event_id, &event)
            .await?;
        let readiness = Readiness::read(transaction, organizer_id, event_id, editing.now).await?;
        if !readiness.ready || event.status == EventStatus::Cancelled {
            let problem = Problem::new(NOT_READY).with("missing", readiness.missing);
            return Err(problem.into());
        }
        queries::publish_event()
            .bind(transaction, &editing.now, &event_id)
            .await?;
        editing
            .log(Action::EventPublished, event_id, Difference::new())
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
    "Put an event on sale",
    "The event, which the public sees now",
);

/// Why it is not on sale.
pub(crate) enum PublishProblem {}

impl Problems for PublishProblem {
    const ALL: &[(ProblemType, &str)] = &[
        (
            CHANGED_MEANWHILE,
            "the event is not that of `If-Match` any more; `current` is what it is",
        ),
        (
            NOT_READY,
            "a sale needs more, as `missing` and the checklist say; or the event was called off",
        ),
    ];
}
