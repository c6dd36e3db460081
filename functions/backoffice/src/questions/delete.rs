use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_audit::{Action, Difference};
use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::{
    CHANGED_MEANWHILE, Description, IfMatch, NoContent, Path, Problem, ProblemType, Problems,
    Refused,
};
use guichet_queries::queries::backoffice_questions as queries;

use super::question::Questions;
use crate::App;

use crate::paths::QuestionPath;
use crate::problems::{ANSWERED, CONDITION};

/// `DELETE /organizers/{organizer_id}/events/{event_id}/questions/{question_id}`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditEvents>,
    Path(QuestionPath {
        event_id,
        question_id,
    }): Path<QuestionPath>,
    seen: IfMatch,
) -> Result<NoContent, Refused<DeleteProblem>> {
    let write = async || -> Result<(), Failure> {
        let mut client = app.database.get_to_lock().await?;
        let editing = Editing::of_event(&*app, &caller, &mut client, event_id).await?;
        let transaction = &editing.transaction;
        queries::lock_question()
            .bind(transaction, &question_id, &event_id)
            .opt()
            .await?
            .ok_or_else(Problem::not_found)?;
        let questions = Questions::read(transaction, event_id).await?;
        let question = questions.find(question_id)?;
        editing
            .check_version(seen, questions.version, question_id, question)
            .await?;
        if question.answers > 0 {
            return Err(Problem::new(ANSWERED).into());
        }
        let names_it = |when: &guichet_order::Condition| when.question_id == question_id;
        let mut others = questions.items.iter();
        if others.any(|other| other.when.as_ref().is_some_and(names_it)) {
            return Err(Problem::new(CONDITION).into());
        }
        queries::delete_question()
            .bind(transaction, &question_id)
            .await?;
        queries::raise_questions_version()
            .bind(transaction, &event_id)
            .await?;
        editing
            .log(Action::QuestionDeleted, question_id, Difference::new())
            .await?;
        editing.commit().await
    };
    app.database.retry(write).await?;
    Ok(NoContent)
}

pub(crate) const DESCRIPTION: Description = Description::new("Delete a question", "It is gone")
    .details("One that somebody has answered stays; archive it instead.");

/// Why the question stays.
pub(crate) enum DeleteProblem {}

impl Problems for DeleteProblem {
    const ALL: &[(ProblemType, &str)] = &[
        (
            CHANGED_MEANWHILE,
            "the questions are not those of `If-Match` any more; `current` is what this one is",
        ),
        (ANSWERED, "somebody has answered"),
        (
            CONDITION,
            "another one is asked only where this one has a certain answer",
        ),
    ];
}
