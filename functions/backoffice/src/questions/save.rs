//! What a question is checked against that others of the event may change.

use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::Problem;
use guichet_queries::queries::backoffice_questions as queries;
use serde_json::Value;
use uuid::Uuid;

use super::conditions::first_impossible;
use super::question::Question;
use super::request::NewQuestion;

/// How a question is written.
pub(super) struct Written {
    pub(super) label: Value,
    pub(super) help: Value,
    pub(super) options: Option<Value>,
    pub(super) when_question_id: Option<Uuid>,
    pub(super) when_equals: Option<Value>,
}

impl Written {
    pub(super) fn of(wanted: &NewQuestion) -> Result<Self, Problem> {
        let json = |value: Result<Value, serde_json::Error>| value.map_err(Problem::internal);
        let options = wanted.options.as_ref().map(serde_json::to_value);
        Ok(Self {
            label: json(serde_json::to_value(&wanted.label))?,
            help: json(serde_json::to_value(&wanted.help))?,
            options: options.transpose().map_err(Problem::internal)?,
            when_question_id: wanted.when.as_ref().map(|when| when.question_id),
            when_equals: wanted.when.as_ref().map(|when| when.equals.clone()),
        })
    }
}

/// 422 where a question names products that there are not, or a condition that can never hold.
pub(super) async fn check(
    editing: &Editing<'_>,
    event_id: Uuid,
    question_id: Uuid,
    (before, after): (&[Question], &[Question]),
    wanted: &NewQuestion,
) -> Result<(), Failure> {
    if let Some(products) = &wanted.product_ids {
        let named: Vec<Uuid> = products.iter().copied().collect();
        let own = queries::own_products()
            .bind(&editing.transaction, &event_id, &named)
            .all()
            .await?;
        if own.len() < named.len() {
            return Err(Problem::invalid("/product_ids", "products of the event").into());
        }
    }
    match first_impossible(before, after) {
        None => Ok(()),
        Some(id) if id == question_id => {
            let legal = "a question of the same kind of person before this one, and one of its answers: yes, no, or an option";
            Err(Problem::invalid("/when", legal).into())
        }
        // Of those that wait for an answer to this one.
        Some(_) => Err(Problem::invalid(field_that_others_need(question_id, after), NEEDED).into()),
    }
}

const NEEDED: &str =
    "as it was: another question is asked only where this one has a certain answer";

/// What another question needs of this one.
fn field_that_others_need(question_id: Uuid, all: &[Question]) -> &'static str {
    let mut questions = all.iter().filter(|question| question.is_asked());
    let Some(changed) = questions.clone().find(|one| one.id == question_id) else {
        return "";
    };
    let other_scope = questions.any(|question| {
        let names_it = |when: &guichet_order::Condition| when.question_id == question_id;
        question.when.as_ref().is_some_and(names_it) && question.scope != changed.scope
    });
    match (other_scope, &changed.options) {
        (true, _) => "/scope",
        (false, Some(_)) => "/options",
        (false, None) => "/kind",
    }
}

impl NewQuestion {
    /// The question as it would be, where it has this version, and so many have answered it.
    pub(super) fn as_question(&self, id: Uuid, version: i32, answers: i64) -> Question {
        Question {
            id,
            version,
            archived_at: None,
            answers,
            scope: self.scope,
            kind: self.kind,
            label: self.label.clone(),
            help: self.help.clone(),
            required: self.required,
            options: self.options.clone(),
            maximum_length: self.maximum_length,
            minimum: self.minimum,
            maximum: self.maximum,
            when: self.when.clone(),
            product_ids: self.product_ids.clone(),
        }
    }
}
