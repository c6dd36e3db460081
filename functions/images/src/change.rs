use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_audit::{Action, Difference};
use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::{
    CHANGED_MEANWHILE, Description, IfMatch, Json, Path, Problem, ProblemType, Problems, Refused,
    Versioned, Whole,
};
use guichet_queries::client::Params as _;
use guichet_queries::queries::images::{self as queries, ChangeImageParams};
use guichet_texts::{Texts, line_texts};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::App;
use crate::image::Image;
use crate::limits;
use crate::paths::ImagePath;

/// What is to be another. What is absent stays.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ImageChange {
    /// What is to be seen, for those who do not see it; empty where it only decorates
    #[serde(default)]
    alt: Option<Texts>,
    /// What must stay visible where the picture is cut: hundredths from the left
    #[serde(default)]
    focal_x: Option<Whole<i16, 0, 100>>,
    /// Hundredths from the top
    #[serde(default)]
    focal_y: Option<Whole<i16, 0, 100>>,
}

/// `PATCH /organizers/{organizer_id}/images/{image_id}`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditEvents>,
    Path(ImagePath { image_id }): Path<ImagePath>,
    seen: IfMatch,
    Json(mut wanted): Json<ImageChange>,
) -> Result<Versioned<Json<Image>>, Refused<ChangeProblem>> {
    let alt = wanted.alt.take();
    let alt = alt.map(|alt| line_texts("/alt", &alt, limits::ALT));
    let alt = alt.transpose()?.map(Option::unwrap_or_default);
    let write = async || -> Result<Image, Failure> {
        let mut client = app.database.get_to_lock().await?;
        let editing = Editing::of_organizer(&*app, &caller, &mut client).await?;
        let (transaction, organizer_id) = (&editing.transaction, editing.organizer_id);
        let image = Image::read(transaction, organizer_id, image_id).await?;
        editing
            .check_version(seen, image.version, image_id, &image)
            .await?;
        let alt = alt.clone().unwrap_or_else(|| image.alt.clone());
        let focal_x = wanted.focal_x.map_or(image.focal_x, Whole::get);
        let focal_y = wanted.focal_y.map_or(image.focal_y, Whole::get);
        let mut difference = Difference::new()
            .values("focal_x", i64::from(image.focal_x), i64::from(focal_x))
            .values("focal_y", i64::from(image.focal_y), i64::from(focal_y));
        if alt != image.alt {
            difference = difference.changed("alt");
        }
        if difference.is_empty() {
            return Ok(image);
        }
        let params = ChangeImageParams {
            alt: serde_json::to_value(&alt).map_err(Problem::internal)?,
            focal_x,
            focal_y,
            image_id,
            organizer_id,
        };
        queries::change_image().params(transaction, &params).await?;
        editing
            .log(Action::ImageChanged, image_id, difference)
            .await?;
        let image = Image::read(transaction, organizer_id, image_id).await?;
        editing.commit().await?;
        Ok(image)
    };
    let image = app.database.retry(write).await?;
    Ok(Versioned {
        version: image.version,
        answer: Json(image),
    })
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Change what is said of a picture",
    "The picture as it is now",
)
.details("What is absent stays as it is.");

/// Why the picture stays as it is.
pub(crate) enum ChangeProblem {}

impl Problems for ChangeProblem {
    const ALL: &[(ProblemType, &str)] = &[(
        CHANGED_MEANWHILE,
        "the picture is not that of `If-Match` any more; `current` is what it is",
    )];
}
