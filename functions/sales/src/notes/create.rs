use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_audit::{Action, Difference};
use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::{Created, Description, Json, Path, Problem};
use guichet_idempotency::{IdempotencyKey, Key, Replayed};
use guichet_queries::client::Params as _;
use guichet_queries::queries::sales::{self as queries, AddNoteParams};
use uuid::Uuid;

use super::note::{Note, NoteText};
use crate::App;
use crate::paths::OrderPath;

/// `POST /organizers/{organizer_id}/orders/{order_id}/notes`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditOrders>,
    Path(OrderPath { order_id }): Path<OrderPath>,
    Json(wanted): Json<NoteText>,
    key: IdempotencyKey,
) -> Result<Replayed<Created<Note>>, Problem> {
    let text = wanted.check()?;
    let key = Key::new(format!("sales.notes:{order_id}"), key);
    let work = async || -> Result<_, Failure> {
        let mut client = app.database.get_to_lock().await?;
        let editing = Editing::of_order(&*app, &caller, &mut client, order_id).await?;
        let create = async || create(&editing, order_id, &text).await;
        let answer = key
            .answer_once(&editing.transaction, &app.clock, create)
            .await?;
        editing.commit().await?;
        Ok(answer)
    };
    Ok(app.database.retry(work).await?.into())
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Write something down about an order", "The note")
        .details("Staff see it, its buyer does not.");

async fn create(
    editing: &Editing<'_>,
    order_id: Uuid,
    text: &str,
) -> Result<Created<Note>, Failure> {
    let (transaction, actor) = (&editing.transaction, editing.actor());
    let params = AddNoteParams {
        note_id: editing.new_id(),
        order_id,
        actor_kind: actor.kind(),
        actor_id: actor.id(),
        text,
        at: editing.now,
    };
    queries::add_note().params(transaction, &params).await?;
    guichet_order::note_change(transaction, order_id).await?;
    editing
        .log(Action::OrderNoteAdded, order_id, Difference::new())
        .await?;
    Ok(Created {
        body: Note::read(editing, order_id, params.note_id).await?,
        location: None,
    })
}
