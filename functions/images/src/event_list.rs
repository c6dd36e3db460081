use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_database::ResultExt as _;
use guichet_http::{Description, Json, Path, Problem, Versioned};
use guichet_queries::client::GenericClient;
use guichet_queries::queries::images as queries;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use crate::App;
use crate::image::Image;
use crate::paths::EventPath;

/// What an event shows.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct EventImages {
    /// Of the list and its order: what `If-Match` of another choice names.
    pub(crate) version: i32,
    /// The first is the cover.
    items: Vec<Image>,
}

impl EventImages {
    /// Of this event of the organizer; 404 where it has no such event.
    pub(crate) async fn read(
        client: &impl GenericClient,
        organizer_id: Uuid,
        event_id: Uuid,
    ) -> Result<Self, Problem> {
        let version = queries::find_images_version()
            .bind(client, &event_id, &organizer_id)
            .opt()
            .await
            .or_problem()?
            .ok_or_else(Problem::not_found)?;
        let image_ids = queries::list_event_images()
            .bind(client, &event_id)
            .all()
            .await
            .or_problem()?;
        let items = Image::read_all(client, organizer_id, &image_ids).await?;
        Ok(Self { version, items })
    }

    /// Which pictures, in their order.
    pub(crate) fn image_ids(&self) -> impl Iterator<Item = Uuid> {
        self.items.iter().map(|image| image.id)
    }

    /// With the version in the head.
    pub(crate) fn versioned(self) -> Versioned<Json<Self>> {
        Versioned {
            version: self.version,
            answer: Json(self),
        }
    }
}

/// `GET /organizers/{organizer_id}/events/{event_id}/images`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::SeeEvents>,
    Path(EventPath { event_id }): Path<EventPath>,
) -> Result<Versioned<Json<EventImages>>, Problem> {
    caller.check_event(event_id)?;
    let client = app.database.get().await?;
    let images = EventImages::read(&client, caller.organizer_id, event_id).await?;
    Ok(images.versioned())
}

pub(crate) const DESCRIPTION: Description =
    Description::new("List an event's pictures", "The pictures, the cover first");
