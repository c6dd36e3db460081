use std::collections::BTreeSet;
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
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

use super::conditions::first_impossible;
use super::question::{Question, Questions};
use crate::App;
use crate::paths::EventPath;

/// In which order questions are asked.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct QuestionOrder {
    /// All that are asked, each once
    question_ids: Vec<Uuid>,
}

/// `PUT /organizers/{organizer_id}/events/{event_id}/question-order`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditEvents>,
    Path(EventPath { event_id }): Path<EventPath>,
    seen: IfMatch,
    Json(QuestionOrder { question_ids }): Json<QuestionOrder>,
) -> Result<Versioned<Json<Questions>>, Refused<OrderProblem>> {
    let write = async || -> Result<Questions, Failure> {
        let mut client = app.database.get_to_lock().await?;
        let editing = Editing::of_event(&*app, &caller, &mut client, event_id).await?;
        let transaction = &editing.transaction;
        let before = Questions::read(transaction, event_id).await?;
        editing
            .check_version(seen, before.version, event_id, &before)
            .await?;
        let asked = before.items.iter().filter(|question| question.is_asked());
        let asked: Vec<Uuid> = asked.map(|question| question.id).collect();
        if asked == question_ids {
            return Ok(before);
        }
        check(&before.items, &asked, &question_ids)?;
        queries::order_questions()
            .bind(transaction, &question_ids, &event_id)
            .await?;
        queries::raise_questions_version()
            .bind(transaction, &event_id)
            .await?;
        let difference = Difference::new().changed("questions");
        editing
            .log(Action::EventQuestionsOrdered, event_id, difference)
            .await?;
        let questions = Questions::read(transaction, event_id).await?;
        editing.commit().await?;
        Ok(questions)
    };
    let questions = app.database.retry(write).await?;
    Ok(Versioned {
        version: questions.version,
        answer: Json(questions),
    })
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Order an event's questions", "The questions in this order");

/// Why they stay in their order.
pub(crate) enum OrderProblem {}

impl Problems for OrderProblem {
    const ALL: &[(ProblemType, &str)] = &[(
        CHANGED_MEANWHILE,
        "the questions are not those of `If-Match` any more; `current` is what they are",
    )];
}

/// 422 where one is missing, strange or named twice, or comes before the one that it depends on.
fn check(all: &[Question], asked: &[Uuid], wanted: &[Uuid]) -> Result<(), Problem> {
    let distinct: BTreeSet<&Uuid> = wanted.iter().collect();
    if distinct.len() != wanted.len() || distinct != asked.iter().collect() {
        let legal = format!("the {} questions that are asked, each once", asked.len());
        return Err(Problem::invalid("/question_ids", legal));
    }
    let find = |id: &Uuid| all.iter().find(|question| question.id == *id).cloned();
    let ordered: Vec<Question> = wanted.iter().filter_map(find).collect();
    match first_impossible(all, &ordered) {
        Some(id) => {
            let at = wanted.iter().position(|wanted| *wanted == id).unwrap_or(0);
            let legal = "a question after the one that it depends on";
            Err(Problem::invalid(format!("/question_ids/{at}"), legal))
        }
        None => Ok(()),
    }
}
