use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_audit::{Action, Difference};
use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::{Description, IfMatch, NoContent, Path, Refused};
use guichet_queries::queries::sales as queries;

use super::change::NoteProblem;
use super::note::Note;
use crate::App;
use crate::paths::NotePath;

/// `DELETE /organizers/{organizer_id}/orders/{order_id}/notes/{note_id}`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditOrders>,
    Path(NotePath { order_id, note_id }): Path<NotePath>,
    seen: IfMatch,
) -> Result<NoContent, Refused<NoteProblem>> {
    let write = async || -> Result<(), Failure> {
        let mut client = app.database.get_to_lock().await?;
        let editing = Editing::of_order(&*app, &caller, &mut client, order_id).await?;
        Note::read_own(&editing, order_id, note_id, seen).await?;
        queries::delete_note()
            .bind(&editing.transaction, &note_id)
            .await?;
        guichet_order::note_change(&editing.transaction, order_id).await?;
        editing
            .log(Action::OrderNoteDeleted, order_id, Difference::new())
            .await?;
        editing.commit().await
    };
    app.database.retry(write).await?;
    Ok(NoContent)
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Delete a note", "It is gone").details("One's own.");
