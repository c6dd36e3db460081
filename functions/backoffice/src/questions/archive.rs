use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_audit::{Action, Difference};
use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::{
    CHANGED_MEANWHILE, Description, IfMatch, Json, Path, Problem, ProblemType, Problems, Refused,
    Versioned,
};
use guichet_queries::queries::backoffice_questions as queries;
use jiff::Timestamp;

use super::conditions::first_impossible;
use super::question::{Question, Questions};
use crate::App;
use crate::paths::QuestionPath;
use crate::problems::CONDITION;

/// The question, or why it stays where it is.
pub(super) type Answer = Result<Versioned<Json<Question>>, Refused<ArchiveProblem>>;

/// `POST /organizers/{organizer_id}/events/{event_id}/questions/{question_id}/archive`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditEvents>,
    Path(path): Path<QuestionPath>,
    seen: IfMatch,
) -> Answer {
    set(&app, &caller, path, seen, Action::QuestionArchived, true).await
}

pub(crate) const DESCRIPTION: Description = Description::new("Archive a question", "The question")
    .details("Nobody is asked any more. What was answered is kept.");

/// Why it stays where it is.
pub(crate) enum ArchiveProblem {}

impl Problems for ArchiveProblem {
    const ALL: &[(ProblemType, &str)] = &[
        (
            CHANGED_MEANWHILE,
            "the questions are not those of `If-Match` any more; `current` is what this one is",
        ),
        (
            CONDITION,
            "one of them is asked only where the other has a certain answer",
        ),
    ];
}

/// Puts a question into the archive or takes it out; where it is there already, nothing is done.
pub(super) async fn set(
    app: &App,
    caller: &Caller<right::EditEvents>,
    path: QuestionPath,
    seen: IfMatch,
    action: Action,
    archived: bool,
) -> Answer {
    let QuestionPath {
        event_id,
        question_id,
    } = path;
    let write = async || -> Result<Question, Failure> {
        let mut client = app.database.get_to_lock().await?;
        let editing = Editing::of_event(app, caller, &mut client, event_id).await?;
        let transaction = &editing.transaction;
        let questions = Questions::read(transaction, event_id).await?;
        let question = questions.find(question_id)?;
        if question.is_asked() != archived {
            return Ok(question.clone());
        }
        editing
            .check_version(seen, questions.version, question_id, question)
            .await?;
        let after = moved(&questions, question, archived.then_some(editing.now));
        if first_impossible(&questions.items, &after).is_some() {
            return Err(Problem::new(CONDITION).into());
        }
        queries::archive_question()
            .bind(transaction, &archived, &editing.now, &question_id)
            .await?;
        queries::raise_questions_version()
            .bind(transaction, &event_id)
            .await?;
        editing.log(action, question_id, Difference::new()).await?;
        let questions = Questions::read(transaction, event_id).await?;
        editing.commit().await?;
        Ok(questions.find(question_id)?.clone())
    };
    let question = app.database.retry(write).await?;
    Ok(Versioned {
        version: question.version,
        answer: Json(question),
    })
}

/// The questions with this one last.
fn moved(
    questions: &Questions,
    question: &Question,
    archived_at: Option<Timestamp>,
) -> Vec<Question> {
    let others = questions
        .items
        .iter()
        .filter(|other| other.id != question.id);
    let mut all: Vec<Question> = others.cloned().collect();
    all.push(Question {
        archived_at,
        ..question.clone()
    });
    all
}
