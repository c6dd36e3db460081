use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::{
    CHANGED_MEANWHILE, Description, IfMatch, Json, Path, ProblemType, Problems, Refused,
};

use crate::App;
use crate::deletions::{Deletion, delete};
use crate::document::Product;
use crate::paths::ProductPath;
use crate::problems::IN_USE;
use crate::words::DeletedKind;

/// `DELETE /organizers/{organizer_id}/events/{event_id}/products/{product_id}`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditEvents>,
    Path(path): Path<ProductPath>,
    seen: IfMatch,
) -> Result<Json<Deletion>, Refused<DeleteProblem>> {
    let (event_id, id) = (path.event_id, path.product_id);
    let write = async || -> Result<Deletion, Failure> {
        let mut client = app.database.get_to_lock().await?;
        let editing = Editing::of_event(&*app, &caller, &mut client, event_id).await?;
        let product = Product::find(&editing.transaction, event_id, id).await?;
        editing
            .check_version(seen, product.version, id, &product)
            .await?;
        let deletion = delete(&editing, DeletedKind::Product, Some(event_id), id).await?;
        editing.commit().await?;
        Ok(deletion)
    };
    Ok(Json(app.database.retry(write).await?))
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Delete a product with its rates", "What was deleted").details(
        "It can be restored for 30 days. Rates of one that somebody has ordered can be taken out of the shop instead.",
    );

/// Why it stays.
pub(crate) enum DeleteProblem {}

impl Problems for DeleteProblem {
    const ALL: &[(ProblemType, &str)] = &[
        (
            CHANGED_MEANWHILE,
            "the product is not that of `If-Match` any more; `current` is what it is",
        ),
        (
            IN_USE,
            "somebody has ordered it, or a code, a question or an add-on is for it",
        ),
    ];
}
