use guichet_audit::Difference;
use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::{Problem, ProblemType, Problems};
use guichet_queries::queries::backoffice_deletions as queries;
use uuid::Uuid;

use super::deletion::Deletion;
use super::outcome::Outcome;
use crate::problems::CLASH;

/// Why it is not restored.
pub(crate) enum RestoreProblem {}

impl Problems for RestoreProblem {
    const ALL: &[(ProblemType, &str)] = &[(
        CLASH,
        "something else has its name or its place by now, or what it was for is gone; restore that first",
    )];
}

/// Puts it back, and answers what it was; 404 where it was restored before, or deleted more than 30 days ago.
pub(super) async fn restore(
    editing: &Editing<'_>,
    event_id: Option<Uuid>,
    deletion_id: Uuid,
) -> Result<Deletion, Failure> {
    let (transaction, organizer_id, now) =
        (&editing.transaction, editing.organizer_id, editing.now);
    let deletion = Deletion::read(transaction, organizer_id, event_id, deletion_id, now).await?;
    let outcome = queries::restore_deletion()
        .bind(transaction, &deletion_id, &organizer_id, &event_id, &now)
        .one()
        .await?;
    match outcome.parse::<Outcome>().map_err(Problem::internal)? {
        Outcome::Done => {}
        Outcome::Absent => return Err(Problem::not_found().into()),
        Outcome::InUse | Outcome::Clash => return Err(Problem::new(CLASH).into()),
    }
    let action = deletion.kind.restored();
    editing
        .log(action, deletion.subject_id, Difference::new())
        .await?;
    Ok(deletion)
}
