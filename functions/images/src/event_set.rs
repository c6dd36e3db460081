use std::collections::BTreeSet;
use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_audit::{Action, Difference};
use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::{
    CHANGED_MEANWHILE, Description, IfMatch, Json, Path, Problem, ProblemType, Problems, Refused,
    Versioned,
};
use guichet_queries::queries::images as queries;
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

use crate::App;
use crate::event_list::EventImages;
use crate::limits;
use crate::paths::EventPath;

/// What an event is to show.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EventImagesRequest {
    /// All of them, up to twelve; the first is the cover
    image_ids: Vec<Uuid>,
}

/// `PUT /organizers/{organizer_id}/events/{event_id}/images`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditEvents>,
    Path(EventPath { event_id }): Path<EventPath>,
    seen: IfMatch,
    Json(wanted): Json<EventImagesRequest>,
) -> Result<Versioned<Json<EventImages>>, Refused<SetProblem>> {
    let image_ids = wanted.check()?;
    let write = async || -> Result<EventImages, Failure> {
        let mut client = app.database.get_to_lock().await?;
        let editing = Editing::of_event(&*app, &caller, &mut client, event_id).await?;
        let (transaction, organizer_id) = (&editing.transaction, editing.organizer_id);
        let before = EventImages::read(transaction, organizer_id, event_id).await?;
        editing
            .check_version(seen, before.version, event_id, &before)
            .await?;
        check_images(&editing, &image_ids).await?;
        if before.image_ids().eq(image_ids.iter().copied()) {
            return Ok(before);
        }
        queries::clear_event_images()
            .bind(transaction, &event_id)
            .await?;
        queries::set_event_images()
            .bind(transaction, &event_id, &image_ids)
            .await?;
        queries::raise_images_version()
            .bind(transaction, &event_id)
            .await?;
        let difference = Difference::new().changed("images");
        editing
            .log(Action::EventPicturesChanged, event_id, difference)
            .await?;
        let images = EventImages::read(transaction, organizer_id, event_id).await?;
        editing.commit().await?;
        Ok(images)
    };
    let images = app.database.retry(write).await?;
    Ok(images.versioned())
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Choose an event's pictures",
    "The pictures, the cover first",
)
.details("They replace those that the event has shown.");

/// Why the event goes on showing what it shows.
pub(crate) enum SetProblem {}

impl Problems for SetProblem {
    const ALL: &[(ProblemType, &str)] = &[(
        CHANGED_MEANWHILE,
        "the list is not that of `If-Match` any more; `current` is what it is",
    )];
}

impl EventImagesRequest {
    fn check(self) -> Result<Vec<Uuid>, Problem> {
        if self.image_ids.len() > limits::EVENT_IMAGES {
            let legal = format!("a list of at most {} pictures", limits::EVENT_IMAGES);
            return Err(Problem::invalid("/image_ids", legal));
        }
        let mut listed = BTreeSet::new();
        let twice = self.image_ids.iter().position(|id| !listed.insert(*id));
        match twice {
            Some(index) => Err(Problem::invalid(
                format!("/image_ids/{index}"),
                "another picture than those before",
            )),
            None => Ok(self.image_ids),
        }
    }
}

/// 422 where one of them is not the organizer's. None is deleted until the edit ends.
async fn check_images(editing: &Editing<'_>, image_ids: &[Uuid]) -> Result<(), Failure> {
    let known = queries::keep_images()
        .bind(&editing.transaction, &editing.organizer_id, &image_ids)
        .all()
        .await?;
    match image_ids.iter().position(|id| !known.contains(id)) {
        Some(index) => Err(Problem::invalid(
            format!("/image_ids/{index}"),
            "the id of a picture of the organizer",
        )
        .into()),
        None => Ok(()),
    }
}
