use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_audit::{Action, Difference};
use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::{Created, Description, Json, Path, Problem};
use guichet_idempotency::{IdempotencyKey, Key, Replayed};
use guichet_queries::client::Params as _;
use guichet_queries::queries::backoffice_questions::{self as queries, CreateQuestionParams};
use uuid::Uuid;

use super::question::{Question, Questions};
use super::request::{NewQuestion, QuestionRequest};
use super::save::{Written, check};
use crate::App;

use crate::limits;
use crate::paths::EventPath;

/// `POST /organizers/{organizer_id}/events/{event_id}/questions`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditEvents>,
    Path(EventPath { event_id }): Path<EventPath>,
    Json(wanted): Json<QuestionRequest>,
    key: IdempotencyKey,
) -> Result<Replayed<Created<Question>>, Problem> {
    let wanted = wanted.check()?;
    let key = Key::new(format!("backoffice.questions:{event_id}"), key);
    let work = async || -> Result<_, Failure> {
        let mut client = app.database.get_to_lock().await?;
        let editing = Editing::of_event(&*app, &caller, &mut client, event_id).await?;
        let create = async || create(&editing, event_id, &wanted).await;
        let answer = key
            .answer_once(&editing.transaction, &app.clock, create)
            .await?;
        editing.commit().await?;
        Ok(answer)
    };
    Ok(app.database.retry(work).await?.into())
}

pub(crate) const DESCRIPTION: Description = Description::new("Ask a question", "The question")
    .details("It is asked after those that there are, of whoever fills in an order from now on.");

async fn create(
    editing: &Editing<'_>,
    event_id: Uuid,
    wanted: &NewQuestion,
) -> Result<Created<Question>, Failure> {
    let transaction = &editing.transaction;
    let before = Questions::read(transaction, event_id).await?.items;
    if before.len() >= limits::QUESTIONS {
        let legal = format!("one of at most {} questions", limits::QUESTIONS);
        return Err(Problem::invalid("", legal).into());
    }
    let question_id = editing.new_id();
    let mut after = before.clone();
    after.push(wanted.as_question(question_id, 0, 0));
    check(editing, event_id, question_id, (&before, &after), wanted).await?;
    let written = Written::of(wanted)?;
    let question = CreateQuestionParams {
        question_id,
        event_id,
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
    };
    queries::create_question()
        .params(transaction, &question)
        .await?;
    let products: Vec<Uuid> = wanted.product_ids.iter().flatten().copied().collect();
    queries::tie_products()
        .bind(transaction, &question_id, &products)
        .await?;
    queries::raise_questions_version()
        .bind(transaction, &event_id)
        .await?;
    let difference = Difference::new().value("kind", wanted.kind.as_str());
    editing
        .log(Action::QuestionCreated, question_id, difference)
        .await?;
    let questions = Questions::read(transaction, event_id).await?;
    Ok(Created {
        body: questions.find(question_id)?.clone(),
        location: None,
    })
}
