use guichet_database::ResultExt as _;
use guichet_http::Problem;
use guichet_queries::client::GenericClient;
use guichet_queries::queries::images::{self as queries, ReadImages};
use guichet_storage::ObjectName;
use guichet_texts::Texts;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A picture of an organizer.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(crate) struct Image {
    pub(crate) id: Uuid,
    /// What `If-Match` of a change names.
    pub(crate) version: i32,
    /// Of what was uploaded, in pixels, turned as it is to be seen.
    pub(crate) width: i32,
    pub(crate) height: i32,
    /// What is to be seen, for those who do not see it; empty where it only decorates
    pub(crate) alt: Texts,
    /// What must stay visible where the picture is cut: hundredths from the left
    pub(crate) focal_x: i16,
    /// Hundredths from the top
    pub(crate) focal_y: i16,
    /// The smallest first; none is larger than what was uploaded.
    pub(crate) renditions: Vec<Rendition>,
    /// How many events show it, deleted ones that can be restored too.
    pub(crate) events: i64,
    pub(crate) uploaded_at: Timestamp,
}

/// A picture in one of its sizes, as JPEG.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "ImageRendition")]
pub(crate) struct Rendition {
    /// From the root of the site. It never changes, and may be kept for ever.
    pub(crate) url: String,
    pub(crate) width: i32,
    pub(crate) height: i32,
}

/// As the database writes it.
#[derive(Deserialize)]
struct StoredRendition {
    object_name: String,
    width: i32,
    height: i32,
}

impl Image {
    /// This picture of the organizer; 404 where there is none.
    pub(crate) async fn read(
        client: &impl GenericClient,
        organizer_id: Uuid,
        image_id: Uuid,
    ) -> Result<Self, Problem> {
        let mut images = Self::read_all(client, organizer_id, &[image_id]).await?;
        images.pop().ok_or_else(Problem::not_found)
    }

    /// Those of these pictures that are the organizer's, in this order.
    pub(crate) async fn read_all(
        client: &impl GenericClient,
        organizer_id: Uuid,
        image_ids: &[Uuid],
    ) -> Result<Vec<Self>, Problem> {
        let rows = queries::read_images()
            .bind(client, &image_ids, &organizer_id)
            .all()
            .await;
        rows.or_problem()?.into_iter().map(Self::of).collect()
    }

    fn of(row: ReadImages) -> Result<Self, Problem> {
        let renditions: Vec<StoredRendition> =
            serde_json::from_value(row.renditions).map_err(Problem::internal)?;
        let renditions = renditions.iter().map(Rendition::of);
        Ok(Self {
            id: row.image_id,
            version: row.version,
            width: row.width,
            height: row.height,
            alt: serde_json::from_value(row.alt).map_err(Problem::internal)?,
            focal_x: row.focal_x,
            focal_y: row.focal_y,
            renditions: renditions.collect::<Result<_, _>>()?,
            events: row.events,
            uploaded_at: row.created_at,
        })
    }
}

impl Rendition {
    fn of(stored: &StoredRendition) -> Result<Self, Problem> {
        let name: ObjectName = stored.object_name.parse().map_err(Problem::internal)?;
        Ok(Self {
            url: name.path(),
            width: stored.width,
            height: stored.height,
        })
    }
}
