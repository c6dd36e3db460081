use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_audit::{Action, Difference};
use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::{Description, NoContent, Path, Problem, ProblemType, Problems, Refused};
use guichet_queries::queries::images as queries;

use crate::App;
use crate::paths::ImagePath;
use crate::problems::IMAGE_IN_USE;

/// `DELETE /organizers/{organizer_id}/images/{image_id}`: the row. Its objects are the sweeper's, as another row may name them.
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditEvents>,
    Path(ImagePath { image_id }): Path<ImagePath>,
) -> Result<NoContent, Refused<DeleteProblem>> {
    let write = async || -> Result<(), Failure> {
        let mut client = app.database.get_to_lock().await?;
        let editing = Editing::of_organizer(&*app, &caller, &mut client).await?;
        let transaction = &editing.transaction;
        queries::lock_image()
            .bind(transaction, &image_id, &editing.organizer_id)
            .opt()
            .await?
            .ok_or_else(Problem::not_found)?;
        let events = queries::count_events()
            .bind(transaction, &image_id)
            .one()
            .await?;
        if events > 0 {
            return Err(Problem::new(IMAGE_IN_USE).with("events", events).into());
        }
        queries::delete_image().bind(transaction, &image_id).await?;
        editing
            .log(Action::ImageDeleted, image_id, Difference::new())
            .await?;
        editing.commit().await
    };
    app.database.retry(write).await?;
    Ok(NoContent)
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Delete a picture", "The picture is gone");

/// Why the picture stays.
pub(crate) enum DeleteProblem {}

impl Problems for DeleteProblem {
    const ALL: &[(ProblemType, &str)] = &[(
        IMAGE_IN_USE,
        "events show the picture; `events` is how many, deleted ones that can be restored too",
    )];
}
