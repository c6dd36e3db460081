use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_http::{Description, Json, Path, Problem, Versioned};

use crate::App;
use crate::image::Image;
use crate::paths::ImagePath;

/// `GET /organizers/{organizer_id}/images/{image_id}`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::SeeEvents>,
    Path(ImagePath { image_id }): Path<ImagePath>,
) -> Result<Versioned<Json<Image>>, Problem> {
    let client = app.database.get().await?;
    let image = Image::read(&client, caller.organizer_id, image_id).await?;
    Ok(Versioned {
        version: image.version,
        answer: Json(image),
    })
}

pub(crate) const DESCRIPTION: Description = Description::new("Show a picture", "The picture");
