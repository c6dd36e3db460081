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
use schemars::JsonSchema;
use serde::Serialize;

use crate::App;
use crate::document::EventDocument;
use crate::paths::EventPath;
use crate::problems::PUBLISHED;

/// A draft with the secret that shows it to whoever has it.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct PreviewLink {
    /// `preview` in the address of the event's page; told this once.
    secret: String,
    event: EventDocument,
}

/// `POST /organizers/{organizer_id}/events/{event_id}/preview-link`: a link that was made before shows nothing any more.
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditEvents>,
    Path(EventPath { event_id }): Path<EventPath>,
    seen: IfMatch,
) -> Result<Versioned<Json<PreviewLink>>, Refused<OpenPreviewProblem>> {
    let secret = format!("{:032x}", u128::from_be_bytes(app.entropy.bytes()));
    let write = async || -> Result<EventDocument, Failure> {
        let mut client = app.database.get_to_lock().await?;
        let editing = Editing::of_event(&*app, &caller, &mut client, event_id).await?;
        let (transaction, organizer_id) = (&editing.transaction, editing.organizer_id);
        let read =
            async || EventDocument::read(transaction, organizer_id, event_id, editing.now).await;
        let event = read().await?;
        editing
            .check_version(seen, event.version, event_id, &event)
            .await?;
        if event.status != EventStatus::Draft {
            return Err(Problem::new(PUBLISHED).into());
        }
        queries::set_preview()
            .bind(transaction, &Some(&*secret), &event_id)
            .await?;
        editing
            .log(Action::EventPreviewOpened, event_id, Difference::new())
            .await?;
        let event = read().await?;
        editing.commit().await?;
        Ok(event)
    };
    let event = app.database.retry(write).await?;
    Ok(Versioned {
        version: event.version,
        answer: Json(PreviewLink {
            secret: secret.clone(),
            event,
        }),
    })
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Make a link to a draft",
    "The secret, and the event",
)
.details(
    "Whoever has the link sees the page of the event as it will be, and can buy nothing. It is good until it is taken back, \
     another is made, or the event is published.",
);

/// Why there is no link.
pub(crate) enum OpenPreviewProblem {}

impl Problems for OpenPreviewProblem {
    const ALL: &[(ProblemType, &str)] = &[
        (
            CHANGED_MEANWHILE,
            "the event is not that of `If-Match` any more; `current` is what it is",
        ),
        (PUBLISHED, "it is published: everybody sees it"),
    ];
}
