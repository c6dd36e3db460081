use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_database::ResultExt as _;
use guichet_http::{Description, Json, Page, PageLimit, Problem, Query, decode_cursor, page_limit};
use guichet_queries::client::Params as _;
use guichet_queries::queries::images::{self as queries, ListImagesParams};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

use crate::App;
use crate::image::Image;

/// Which pictures are wanted.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ImagesQuery {
    /// Of the page before
    #[serde(default)]
    cursor: Option<String>,
    /// How many at most
    #[serde(default)]
    limit: Option<PageLimit>,
}

/// `GET /organizers/{organizer_id}/images`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::SeeEvents>,
    Query(wanted): Query<ImagesQuery>,
) -> Result<Json<Page<Image>>, Problem> {
    let limit = page_limit(wanted.limit);
    let after: Option<(Timestamp, Uuid)> =
        wanted.cursor.as_deref().map(decode_cursor).transpose()?;
    let params = ListImagesParams {
        organizer_id: caller.organizer_id,
        after_at: after.map(|(at, _)| at),
        after_id: after.map(|(_, id)| id),
        at_most: i64::from(limit) + 1,
    };
    let client = app.database.get().await?;
    let listed = queries::list_images().params(&client, &params).all().await;
    let images = Image::read_all(&client, caller.organizer_id, &listed.or_problem()?).await?;
    Ok(Json(Page::new(images, limit, |image| {
        (image.uploaded_at, image.id)
    })))
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "List an organizer's pictures",
    "A page of them, the newest first",
);
