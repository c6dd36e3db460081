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

use crate::App;
use crate::document::EventDocument;

use crate::paths::EventPath;
use crate::problems::{EVENT_CANCELLED, HAS_ORDERS};

/// `DELETE /organizers/{organizer_id}/events/{event_id}/publication`: what is a draft already stays so.
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::PublishEvents>,
    Path(EventPath { event_id }): Path<EventPath>,
    seen: IfMatch,
) -> Result<Versioned<Json<EventDocument>>, Refused<WithdrawProblem>> {
    let write = async || -> Result<EventDocument, Failure> {
        let mut client = app.database.get_to_lock().await?;
        let editing = Editing::of_event(&*app, &caller, &mut client, event_id).await?;
        let (transaction, organizer_id) = (&editing.transaction, editing.organizer_id);
        let read =
            async || EventDocument::read(transaction, organizer_id, event_id, editing.now).await;
        let event = read().await?;
        if event.status == EventStatus::Draft {
            return Ok(event);
        }
        if event.status == EventStatus::Cancelled {
            return Err(Problem::new(EVENT_CANCELLED).into());
        }
        editing
            .check_version(seen, event.version, event_id, &event)
            .await?;
        queries::withdraw_event()
            .bind(transaction, &event_id, &editing.now)
            .opt()
            .await?
            .ok_or_else(|| Problem::new(HAS_ORDERS))?;
        editing
            .log(Action::EventWithdrawn, event_id, Difference::new())
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
    "Make an event a draft again",
    "The event, which the public does not see any more",
);

/// Why it stays on sale.
pub(crate) enum WithdrawProblem {}

impl Problems for WithdrawProblem {
    const ALL: &[(ProblemType, &str)] = &[
        (
            CHANGED_MEANWHILE,
            "the event is not that of `If-Match` any more; `current` is what it is",
        ),
        (EVENT_CANCELLED, "it was called off, for good"),
        (HAS_ORDERS, "somebody has ordered, or is about to"),
    ];
}
