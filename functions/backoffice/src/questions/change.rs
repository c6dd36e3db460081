use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_audit::{Action, Difference};
use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::{
    CHANGED_MEANWHILE, Description, IfMatch, Json, Path, Problem, ProblemType, Problems, Refused,
    Versioned,
};
use guichet_queries::client::Params as _;
use guichet_queries::queries::backoffice_questions::{self as queries, ChangeQuestionParams};
use uuid::Uuid;

use super::question::{Question, Questions};
use super::request::{NewQuestion, QuestionRequest};
use super::save::{Written, check};
use crate::App;

use crate::paths::QuestionPath;
use crate::problems::ANSWERED;

/// `PUT /organizers/{organizer_id}/events/{event_id}/questions/{question_id}`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditEvents>,
    Path(QuestionPath {
        event_id,
        question_id,
    }): Path<QuestionPath>,
    seen: IfMatch,
    Json(wanted): Json<QuestionRequest>,
) -> Result<Versioned<Json<Question>>, Refused<ChangeProblem>> {
    let wanted = wanted.check()?;
    let write = async || -> Result<Question, Failure> {
        let mut client = app.database.get_to_lock().await?;
        let editing = Editing::of_event(&*app, &caller, &mut client, event_id).await?;
        let transaction = &editing.transaction;
        queries::lock_question()
            .bind(transaction, &question_id, &event_id)
            .opt()
            .await?
            .ok_or_else(Problem::not_found)?;
        let questions = Questions::read(transaction, event_id).await?;
        let before = questions.find(question_id)?.clone();
        editing
            .check_version(seen, questions.version, question_id, &before)
            .await?;
        let after = Question {
            archived_at: before.archived_at,
            ..wanted.as_question(question_id, before.version, before.answers)
        };
        let difference = difference(&before, &after);
        if difference.is_empty() {
            return Ok(before);
        }
        check_answered(&before, &after)?;
        let changed = questions.with(&after);
        let lists = (&*questions.items, &*changed);
        check(&editing, event_id, question_id, lists, &wanted).await?;
        save(&editing, event_id, question_id, &wanted).await?;
        editing
            .log(Action::QuestionChanged, question_id, difference)
            .await?;
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

pub(crate) const DESCRIPTION: Description =
    Description::new("Change a question", "The question as it is now").details(
        "Once somebody has answered, its scope and kind stay. Orders that are not placed yet are asked as it is now.",
    );

/// Why the question stays as it is.
pub(crate) enum ChangeProblem {}

impl Problems for ChangeProblem {
    const ALL: &[(ProblemType, &str)] = &[
        (
            CHANGED_MEANWHILE,
            "the questions are not those of `If-Match` any more; `current` is what this one is",
        ),
        (
            ANSWERED,
            "somebody has answered, so its scope and kind stay",
        ),
    ];
}

/// 409 where what was answered would be an answer to something else. The lock of the question keeps new answers away.
fn check_answered(before: &Question, after: &Question) -> Result<(), Problem> {
    let fields = [
        ("/scope", before.scope == after.scope, before.scope.as_str()),
        ("/kind", before.kind == after.kind, before.kind.as_str()),
    ];
    let mut changed = fields.into_iter().filter(|(_, is_same, _)| !is_same);
    match changed.next() {
        Some((field, _, was)) if before.answers > 0 => {
            Err(Problem::new(ANSWERED).field(field, format!("{was}, as somebody has answered")))
        }
        _ => Ok(()),
    }
}

async fn save(
    editing: &Editing<'_>,
    event_id: Uuid,
    question_id: Uuid,
    wanted: &NewQuestion,
) -> Result<(), Failure> {
    let transaction = &editing.transaction;
    let written = Written::of(wanted)?;
    let change = ChangeQuestionParams {
        scope: wanted.scope.as_str(),
        kind: wanted.kind.as_str(),
        label: written.label,
        help: written.help,
        required: wanted.required,
        options: written.options,
        maximum_length: wanted.maximum_length,
        minimum: wanted.minimum,
        maximum: wanted.maximum,
        when_question_id: written.when_question_id,
        when_equals: written.when_equals,
        question_id,
    };
    queries::change_question()
        .params(transaction, &change)
        .await?;
    let products: Vec<Uuid> = wanted.product_ids.iter().flatten().copied().collect();
    queries::tie_products()
        .bind(transaction, &question_id, &products)
        .await?;
    queries::raise_questions_version()
        .bind(transaction, &event_id)
        .await?;
    Ok(())
}

fn difference(before: &Question, after: &Question) -> Difference {
    let difference = Difference::new()
        .values("scope", before.scope.as_str(), after.scope.as_str())
        .values("kind", before.kind.as_str(), after.kind.as_str())
        .values("required", before.required, after.required);
    let limits =
        |question: &Question| (question.maximum_length, question.minimum, question.maximum);
    [
        ("label", before.label != after.label),
        ("help", before.help != after.help),
        ("options", before.options != after.options),
        ("limits", limits(before) != limits(after)),
        ("condition", before.when != after.when),
        ("products", before.product_ids != after.product_ids),
    ]
    .into_iter()
    .filter(|(_, is_other)| *is_other)
    .fold(difference, |difference, (field, _)| {
        difference.changed(field)
    })
}
