use std::collections::BTreeSet;
use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_audit::{Action, Difference};
use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::{Description, Json, Path, Problem};
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
    Json(wanted): Json<EventImagesRequest>,
) -> Result<Json<EventImages>, Problem> {
    let image_ids = wanted.check()?;
    let write = async || -> Result<EventImages, Failure> {
        let mut client = app.database.get_to_lock().await?;
        let editing = Editing::of_event(&*app, &caller, &mut client, event_id).await?;
        let (transaction, organizer_id) = (&editing.transaction, editing.organizer_id);
        check_images(&editing, &image_ids).await?;
        let before = queries::list_event_images()
            .bind(transaction, &event_id)
            .all()
            .await?;
        if before == image_ids {
            return Ok(EventImages::read(transaction, organizer_id, event_id).await?);
        }
        queries::clear_event_images()
            .bind(transaction, &event_id)
            .await?;
        queries::set_event_images()
            .bind(transaction, &event_id, &image_ids)
            .await?;
        let difference = Difference::new().changed("images");
        editing
            .log(Action::EventPicturesChanged, event_id, difference)
            .await?;
        let images = EventImages::read(transaction, organizer_id, event_id).await?;
        editing.commit().await?;
        Ok(images)
    };
    Ok(Json(app.database.retry(write).await?))
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Choose an event's pictures",
    "The pictures, the cover first",
)
.details("They replace those that the event has shown.");

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
