use std::collections::BTreeSet;

use guichet_database::ResultExt as _;
use guichet_http::Problem;
use guichet_order::{Condition, QuestionKind, QuestionOption, QuestionScope};
use guichet_queries::client::GenericClient;
use guichet_queries::queries::backoffice_questions as queries;
use guichet_texts::Texts;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

/// What an event asks, as its editor sees it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[schemars(rename = "EditedQuestion")]
pub(crate) struct Question {
    pub(crate) id: Uuid,
    /// Of the list of questions: what `If-Match` of a change names.
    pub(crate) version: i32,
    pub(crate) scope: QuestionScope,
    pub(crate) kind: QuestionKind,
    pub(crate) label: Texts,
    /// Below the label; empty where there is none.
    pub(crate) help: Texts,
    /// Whether it must be answered where it is asked.
    pub(crate) required: bool,
    /// What to choose from, for `choice` and `choices`.
    pub(crate) options: Option<Vec<QuestionOption>>,
    /// In characters, for `text`.
    pub(crate) maximum_length: Option<i32>,
    /// The smallest number, or the least number of choices.
    pub(crate) minimum: Option<i64>,
    /// The largest number, or the greatest number of choices.
    pub(crate) maximum: Option<i64>,
    /// Asked only when this holds; null: always.
    pub(crate) when: Option<Condition>,
    /// The products whose attendees are asked; null: all.
    pub(crate) product_ids: Option<BTreeSet<Uuid>>,
    /// Since when nobody is asked.
    pub(crate) archived_at: Option<Timestamp>,
    /// How often it was answered, by whatever became of the orders. Then its scope and kind stay.
    pub(crate) answers: i64,
}

/// All that an event asks.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "EditedQuestionList")]
pub(crate) struct Questions {
    /// What `If-Match` of a change names.
    pub(crate) version: i32,
    /// In the order of the form, archived ones last.
    pub(crate) items: Vec<Question>,
}

impl Questions {
    /// Those of an event.
    pub(crate) async fn read(client: &impl GenericClient, event_id: Uuid) -> Result<Self, Problem> {
        let version = queries::find_questions_version()
            .bind(client, &event_id)
            .one()
            .await
            .or_problem()?;
        let rows = queries::list_questions()
            .bind(client, &event_id)
            .all()
            .await;
        let items = rows.or_problem()?.into_iter().map(Question::of);
        Ok(Self {
            version,
            items: items.collect::<Result<_, _>>()?,
        })
    }

    /// This one of them; 404 where there is none.
    pub(super) fn find(&self, question_id: Uuid) -> Result<&Question, Problem> {
        let mut items = self.items.iter();
        let found = items.find(|question| question.id == question_id);
        found.ok_or_else(Problem::not_found)
    }

    /// All of them, with this one as it would be.
    pub(super) fn with(&self, changed: &Question) -> Vec<Question> {
        let items = self.items.iter();
        let one = |item: &Question| if item.id == changed.id { changed } else { item }.clone();
        items.map(one).collect()
    }
}

impl Question {
    fn of(row: queries::ListQuestions) -> Result<Self, Problem> {
        let product_ids: BTreeSet<Uuid> = row.product_ids.into_iter().collect();
        Ok(Self {
            id: row.question_id,
            version: row.version,
            scope: row.scope.parse().map_err(Problem::internal)?,
            kind: row.kind.parse().map_err(Problem::internal)?,
            label: read(row.label)?,
            help: read(row.help)?,
            required: row.required,
            options: row.options.map(read).transpose()?,
            maximum_length: row.maximum_length,
            minimum: row.minimum,
            maximum: row.maximum,
            when: row
                .when_question_id
                .zip(row.when_equals)
                .map(|(question_id, equals)| Condition {
                    question_id,
                    equals,
                }),
            product_ids: Some(product_ids).filter(|products| !products.is_empty()),
            archived_at: row.archived_at,
            answers: row.answers,
        })
    }

    pub(super) fn is_asked(&self) -> bool {
        self.archived_at.is_none()
    }
}

fn read<T: serde::de::DeserializeOwned>(value: Value) -> Result<T, Problem> {
    serde_json::from_value(value).map_err(Problem::internal)
}
