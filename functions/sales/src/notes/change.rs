use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_audit::{Action, Difference};
use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::{
    CHANGED_MEANWHILE, Description, IfMatch, Json, Path, ProblemType, Problems, Refused, Versioned,
};
use guichet_queries::queries::sales as queries;

use super::note::{Note, NoteText};
use crate::App;
use crate::paths::NotePath;
use crate::problems::NOTE_OF_ANOTHER;

/// `PUT /organizers/{organizer_id}/orders/{order_id}/notes/{note_id}`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditOrders>,
    Path(NotePath { order_id, note_id }): Path<NotePath>,
    seen: IfMatch,
    Json(wanted): Json<NoteText>,
) -> Result<Versioned<Json<Note>>, Refused<NoteProblem>> {
    let text = wanted.check()?;
    let write = async || -> Result<Note, Failure> {
        let mut client = app.database.get_to_lock().await?;
        let editing = Editing::of_order(&*app, &caller, &mut client, order_id).await?;
        let note = Note::read_own(&editing, order_id, note_id, seen).await?;
        if note.text == text {
            return Ok(note);
        }
        queries::change_note()
            .bind(&editing.transaction, &text, &editing.now, &note_id)
            .await?;
        guichet_order::note_change(&editing.transaction, order_id).await?;
        editing
            .log(Action::OrderNoteChanged, order_id, Difference::new())
            .await?;
        let note = Note::read(&editing, order_id, note_id).await?;
        editing.commit().await?;
        Ok(note)
    };
    let note = app.database.retry(write).await?;
    Ok(Versioned {
        version: note.version,
        answer: Json(note),
    })
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Change a note", "The note as it is now").details("One's own.");

/// Why the note stays as it is.
pub(crate) enum NoteProblem {}

impl Problems for NoteProblem {
    const ALL: &[(ProblemType, &str)] = &[
        (
            CHANGED_MEANWHILE,
            "the note is not that of `If-Match` any more; `current` is what it is",
        ),
        (NOTE_OF_ANOTHER, "somebody else wrote it"),
    ];
}
