use guichet_access::Caller;
use guichet_audit::Actor;
use guichet_database::{Failure, ResultExt as _};
use guichet_editing::Editing;
use guichet_http::{IfMatch, Problem};
use guichet_queries::client::GenericClient;
use guichet_queries::queries::sales::{self as queries, ListNotes};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::problems::NOTE_OF_ANOTHER;

/// Characters of a note.
const TEXT: usize = 2_000;

/// Something that staff wrote down about an order.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "OrderNote")]
pub(crate) struct Note {
    pub(super) id: Uuid,
    /// What `If-Match` of a change names.
    pub(super) version: i32,
    pub(super) text: String,
    created_at: Timestamp,
    changed_at: Option<Timestamp>,
    /// What whoever wrote it is called today.
    author: Option<String>,
    /// Whether the caller wrote it, and so may change it.
    is_own: bool,
}

/// What a note says.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NoteText {
    /// 1 to 2,000 characters
    text: String,
}

impl NoteText {
    /// 422 where nothing is said, or too much.
    pub(super) fn check(&self) -> Result<String, Problem> {
        let text = self.text.trim();
        let is_readable = |character: char| character == '\n' || !character.is_control();
        if text.is_empty() || text.chars().count() > TEXT || !text.chars().all(is_readable) {
            let legal = "a text of 1 to 2,000 characters";
            return Err(Problem::invalid("/text", legal));
        }
        Ok(text.to_owned())
    }
}

impl Note {
    fn of(row: ListNotes, reader: Actor) -> Self {
        Self {
            id: row.order_note_id,
            version: row.version,
            text: row.text,
            created_at: row.created_at,
            changed_at: row.changed_at,
            author: row.actor_name,
            is_own: row.actor_kind == reader.kind() && row.actor_id == reader.id(),
        }
    }

    /// All of an order, the oldest first.
    pub(crate) async fn list<R>(
        client: &impl GenericClient,
        caller: &Caller<R>,
        order_id: Uuid,
    ) -> Result<Vec<Self>, Problem> {
        Self::list_for(client, caller.actor, order_id).await
    }

    async fn list_for(
        client: &impl GenericClient,
        reader: Actor,
        order_id: Uuid,
    ) -> Result<Vec<Self>, Problem> {
        let rows = queries::list_notes().bind(client, &order_id).all().await;
        let rows = rows.or_problem()?.into_iter();
        Ok(rows.map(|row| Self::of(row, reader)).collect())
    }

    /// This one of the order that is edited.
    pub(super) async fn read(
        editing: &Editing<'_>,
        order_id: Uuid,
        note_id: Uuid,
    ) -> Result<Self, Problem> {
        let notes = Self::list_for(&editing.transaction, editing.actor(), order_id).await?;
        let note = notes.into_iter().find(|note| note.id == note_id);
        note.ok_or_else(Problem::not_found)
    }

    /// The same, where its author has seen it so and is about to change it.
    pub(super) async fn read_own(
        editing: &Editing<'_>,
        order_id: Uuid,
        note_id: Uuid,
        seen: IfMatch,
    ) -> Result<Self, Failure> {
        let note = Self::read(editing, order_id, note_id).await?;
        if !note.is_own {
            return Err(Problem::new(NOTE_OF_ANOTHER).into());
        }
        editing
            .check_version(seen, note.version, order_id, &note)
            .await?;
        Ok(note)
    }
}
