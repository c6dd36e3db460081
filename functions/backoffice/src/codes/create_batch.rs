use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_audit::{Action, Difference};
use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::{Created, Description, Json, Path, Problem, Whole};
use guichet_idempotency::{IdempotencyKey, Key, Replayed};
use guichet_order::new_reference;
use guichet_queries::queries::backoffice_codes as queries;
use guichet_texts::{line, required_line};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::save::{check, insert};
use super::terms::{Terms, TermsRequest};
use crate::App;

use crate::limits;
use crate::paths::EventPath;

/// Codes that are to be made together.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct BatchRequest {
    /// What they are for, such as Sponsors
    name: String,
    /// How many
    count: Whole<u16, 1, { limits::BATCH }>,
    /// What each begins with; eight characters follow that nobody guesses
    #[serde(default)]
    prefix: Option<String>,
    /// Of each
    terms: TermsRequest,
}

struct NewBatch {
    name: String,
    count: usize,
    prefix: String,
    terms: Terms,
}

/// A batch that was made.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "MadeCodeBatch")]
pub(crate) struct MadeBatch {
    id: Uuid,
    name: String,
    /// How many codes it has.
    codes: usize,
}

/// `POST /organizers/{organizer_id}/events/{event_id}/code-batches`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditEvents>,
    Path(EventPath { event_id }): Path<EventPath>,
    Json(wanted): Json<BatchRequest>,
    key: IdempotencyKey,
) -> Result<Replayed<Created<MadeBatch>>, Problem> {
    let wanted = wanted.check()?;
    let key = Key::new(format!("backoffice.code-batches:{event_id}"), key);
    let work = async || -> Result<_, Failure> {
        let mut client = app.database.get_to_lock().await?;
        let editing = Editing::of_event(&*app, &caller, &mut client, event_id).await?;
        let create = async || create(&app, &editing, event_id, &wanted).await;
        let answer = key
            .answer_once(&editing.transaction, &app.clock, create)
            .await?;
        editing.commit().await?;
        Ok(answer)
    };
    Ok(app.database.retry(work).await?.into())
}

pub(crate) const DESCRIPTION: Description = Description::new("Make codes", "The batch")
    .details("Each is for one order or more, as its terms say. The codes are in the batch's file.");

impl BatchRequest {
    fn check(self) -> Result<NewBatch, Problem> {
        let prefix = self.prefix.unwrap_or_default();
        Ok(NewBatch {
            name: required_line("/name", &self.name, limits::BATCH_NAME)?,
            count: usize::from(self.count.get()),
            prefix: line("/prefix", &prefix, limits::PREFIX)?.unwrap_or_default(),
            terms: self.terms.check()?,
        })
    }
}

async fn create(
    app: &App,
    editing: &Editing<'_>,
    event_id: Uuid,
    wanted: &NewBatch,
) -> Result<Created<MadeBatch>, Failure> {
    check(editing, event_id, &wanted.terms, &[], wanted.count).await?;
    let batch_id = editing.new_id();
    queries::create_batch()
        .bind(
            &editing.transaction,
            &batch_id,
            &event_id,
            &wanted.name,
            &editing.now,
        )
        .await?;
    let mut made = 0;
    // That the event has one of them already is most unlikely; then another is made.
    while made < wanted.count {
        let codes = (made..wanted.count)
            .map(|_| format!("{}{}", wanted.prefix, new_reference(&app.entropy)));
        let codes: Vec<String> = codes.collect();
        let ids = insert(
            editing,
            event_id,
            &wanted.terms,
            &codes,
            Some(batch_id),
            None,
        )
        .await?;
        made += ids.len();
    }
    let count = i64::try_from(made).map_err(Problem::internal)?;
    editing
        .log(
            Action::CodesMade,
            batch_id,
            Difference::new().value("count", count),
        )
        .await?;
    Ok(Created {
        body: MadeBatch {
            id: batch_id,
            name: wanted.name.clone(),
            codes: made,
        },
        location: None,
    })
}
