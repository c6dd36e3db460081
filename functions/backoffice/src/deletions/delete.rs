use guichet_audit::Difference;
use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::Problem;
use guichet_queries::client::Params as _;
use guichet_queries::queries::backoffice_deletions::{self as queries, DeleteForNowParams};
use uuid::Uuid;

use super::deletion::Deletion;
use super::outcome::Outcome;
use crate::problems::IN_USE;
use crate::words::DeletedKind;

/// Deletes what the edit has read and may delete: of an event, or of none. 409 where somebody has ordered it, or something else
/// is for it.
pub(crate) async fn delete(
    editing: &Editing<'_>,
    kind: DeletedKind,
    event_id: Option<Uuid>,
    subject_id: Uuid,
) -> Result<Deletion, Failure> {
    let deletion_id = editing.new_id();
    let (transaction, organizer_id) = (&editing.transaction, editing.organizer_id);
    let params = DeleteForNowParams {
        kind: kind.as_str(),
        deletion_id,
        organizer_id,
        event_id,
        subject_id,
        actor_kind: editing.actor().kind(),
        actor_id: editing.actor().id(),
        at: editing.now,
    };
    let outcome = queries::delete_for_now()
        .params(transaction, &params)
        .one()
        .await?;
    match outcome.parse::<Outcome>().map_err(Problem::internal)? {
        Outcome::Done => {}
        Outcome::Absent => return Err(Problem::not_found().into()),
        Outcome::InUse | Outcome::Clash => return Err(Problem::new(IN_USE).into()),
    }
    editing
        .log(kind.deleted(), subject_id, Difference::new())
        .await?;
    Ok(Deletion::read(
        transaction,
        organizer_id,
        event_id,
        deletion_id,
        editing.now,
    )
    .await?)
}
