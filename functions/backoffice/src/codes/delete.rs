use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::{
    CHANGED_MEANWHILE, Description, IfMatch, Json, Path, Problem, ProblemType, Problems, Refused,
};
use guichet_queries::queries::backoffice_codes as queries;

use crate::App;
use crate::deletions::{Deletion, delete};
use crate::document::Code;

use crate::paths::CodePath;
use crate::problems::{HAS_ORDERS, IN_USE};
use crate::words::DeletedKind;

/// `DELETE /organizers/{organizer_id}/events/{event_id}/codes/{code_id}`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditEvents>,
    Path(CodePath { event_id, code_id }): Path<CodePath>,
    seen: IfMatch,
) -> Result<Json<Deletion>, Refused<DeleteProblem>> {
    let write = async || -> Result<Deletion, Failure> {
        let mut client = app.database.get_to_lock().await?;
        let editing = Editing::of_event(&*app, &caller, &mut client, event_id).await?;
        let transaction = &editing.transaction;
        queries::lock_code()
            .bind(transaction, &code_id, &event_id)
            .opt()
            .await?
            .ok_or_else(Problem::not_found)?;
        let code = Code::read(transaction, event_id, code_id, editing.now).await?;
        editing
            .check_version(seen, code.version, code_id, &code)
            .await?;
        if code.ordered {
            return Err(Problem::new(HAS_ORDERS).into());
        }
        let deletion = delete(&editing, DeletedKind::Code, Some(event_id), code_id).await?;
        editing.commit().await?;
        Ok(deletion)
    };
    Ok(Json(app.database.retry(write).await?))
}

pub(crate) const DESCRIPTION: Description = Description::new("Delete a code", "What was deleted")
    .details(
        "It can be restored for 30 days. One that somebody has used stays; let it end instead.",
    );

/// Why the code stays.
pub(crate) enum DeleteProblem {}

impl Problems for DeleteProblem {
    const ALL: &[(ProblemType, &str)] = &[
        (
            CHANGED_MEANWHILE,
            "the code is not that of `If-Match` any more; `current` is what it is",
        ),
        (HAS_ORDERS, "an order names it"),
        (IN_USE, "an order names it since a moment ago"),
    ];
}
