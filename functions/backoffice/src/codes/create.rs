use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_audit::{Action, Difference};
use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::{Created, Description, Json, Path, Problem, ProblemType, Problems, Refused};
use guichet_idempotency::{IdempotencyKey, Key, Replayed};
use guichet_texts::line;
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

use super::save::{check, insert, read_code};
use super::terms::{Terms, TermsRequest};
use crate::App;
use crate::document::Code;

use crate::limits;
use crate::paths::EventPath;
use crate::problems::CODE_TAKEN;

/// A code as its form has it.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CodeRequest {
    /// What buyers type, in any case
    pub(super) code: String,
    pub(super) terms: TermsRequest,
    /// Whom it is for: a note that buyers do not see
    #[serde(default)]
    pub(super) recipient: Option<String>,
}

/// What was read of it.
pub(super) struct NewCode {
    pub(super) code: String,
    pub(super) terms: Terms,
    pub(super) recipient: Option<String>,
}

impl CodeRequest {
    pub(super) fn check(self) -> Result<NewCode, Problem> {
        let recipient = self.recipient.unwrap_or_default();
        Ok(NewCode {
            code: read_code("/code", &self.code)?,
            terms: self.terms.check()?,
            recipient: line("/recipient", &recipient, limits::RECIPIENT)?,
        })
    }
}

/// `POST /organizers/{organizer_id}/events/{event_id}/codes`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditEvents>,
    Path(EventPath { event_id }): Path<EventPath>,
    Json(wanted): Json<CodeRequest>,
    key: IdempotencyKey,
) -> Result<Replayed<Created<Code>>, Refused<CreateProblem>> {
    let wanted = wanted.check()?;
    let key = Key::new(format!("backoffice.codes:{event_id}"), key);
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

pub(crate) const DESCRIPTION: Description = Description::new("Add a code", "The code");

/// Why there is no such code.
pub(crate) enum CreateProblem {}

impl Problems for CreateProblem {
    const ALL: &[(ProblemType, &str)] = &[(
        CODE_TAKEN,
        "the event has the code, or one that buyers could not tell from it",
    )];
}

async fn create(
    editing: &Editing<'_>,
    event_id: Uuid,
    wanted: &NewCode,
) -> Result<Created<Code>, Failure> {
    check(editing, event_id, &wanted.terms, &[], 1).await?;
    let codes = [wanted.code.clone()];
    let recipient = wanted.recipient.as_deref();
    let made = insert(editing, event_id, &wanted.terms, &codes, None, recipient).await?;
    let code_id = *made.first().ok_or_else(|| Problem::new(CODE_TAKEN))?;
    let difference = Difference::new().value("kind", wanted.terms.kind.as_str());
    editing
        .log(Action::CodeCreated, code_id, difference)
        .await?;
    Ok(Created {
        body: Code::read(&editing.transaction, event_id, code_id, editing.now).await?,
        location: None,
    })
}
