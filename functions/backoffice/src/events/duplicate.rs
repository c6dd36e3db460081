use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_database::{Failure, ResultExt as _};
use guichet_editing::Editing;
use guichet_http::{Created, Description, Json, Path, Problem, ProblemType, Problems, Refused};
use guichet_idempotency::{IdempotencyKey, Key, Replayed, StoredResponse};
use guichet_recurrence::LocalDate;
use guichet_texts::{Texts, required_line_texts};
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

use super::copy::{Copy, copy};
use super::create::ATTEMPTS;
use crate::App;
use crate::document::EventDocument;
use crate::limits;
use crate::paths::EventPath;
use crate::problems::AMBIGUOUS_TIME;
use crate::words::Moment;

/// What of the copy is to be another.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DuplicateRequest {
    /// In one language or both; else that of the event
    #[serde(default)]
    name: Option<Texts>,
    /// The day of the first date of the copy, the others as many days later as now; else it has no dates
    #[serde(default)]
    first_day: Option<LocalDate>,
    /// Which moment is meant where clocks skip a time then, or show it twice
    #[serde(default)]
    choice: Option<Moment>,
}

/// `POST /organizers/{organizer_id}/events/{event_id}/duplicate`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditEvents>,
    Path(EventPath { event_id }): Path<EventPath>,
    Json(wanted): Json<DuplicateRequest>,
    key: IdempotencyKey,
) -> Result<Replayed<Created<EventDocument>>, Refused<DuplicateProblem>> {
    caller.check_event(event_id)?;
    let name = wanted
        .name
        .map(|name| required_line_texts("/name", &name, limits::NAME));
    let wanted = Copy {
        source_id: event_id,
        name: name.transpose()?,
        first_day: wanted.first_day,
        choice: wanted.choice,
    };
    let key = Key::new(format!("backoffice.copies:{event_id}"), key);
    for _ in 0..ATTEMPTS {
        let work = || duplicate(&app, &caller, &wanted, &key);
        if let Some(answer) = app.database.retry(work).await? {
            // Whoever sees single events only sees one more.
            app.access.forget_all();
            return Ok(answer.into());
        }
    }
    Err(Problem::overloaded().into())
}

pub(crate) const DESCRIPTION: Description = Description::new("Copy an event", "The copy, a draft")
    .details(
        "It has the texts, settings, pictures, products, rates, capacities and questions of the event, and no codes and orders. \
         Dates that take place are copied where `first_day` is given, at the same times of the clocks, and so is when rates are \
         sold; else the first date of the copy gets the capacities.",
    );

/// Why there is no copy.
pub(crate) enum DuplicateProblem {}

impl Problems for DuplicateProblem {
    const ALL: &[(ProblemType, &str)] = &[(
        AMBIGUOUS_TIME,
        "clocks skip a time or show it twice; `earlier` and `later` are the moments that may be meant",
    )];
}

/// `None` where somebody took the slug a moment ago.
async fn duplicate(
    app: &App,
    caller: &Caller<right::EditEvents>,
    wanted: &Copy,
    key: &Key,
) -> Result<Option<StoredResponse>, Failure> {
    let mut client = app.database.get_to_lock().await?;
    let editing = Editing::of_organizer(app, caller, &mut client).await?;
    let mut is_taken = false;
    let work = async || {
        let copied = copy(&editing, caller.account_id().ok(), wanted).await;
        let event_id: Uuid = copied.on_constraint("events_slug_key", || {
            is_taken = true;
            Problem::overloaded()
        })?;
        let (transaction, organizer_id) = (&editing.transaction, editing.organizer_id);
        Ok(Created {
            body: EventDocument::read(transaction, organizer_id, event_id, editing.now).await?,
            location: Some(format!(
                "/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}"
            )),
        })
    };
    let answer = key
        .answer_once(&editing.transaction, &app.clock, work)
        .await;
    if is_taken {
        return Ok(None);
    }
    let answer = answer?;
    editing.commit().await?;
    Ok(Some(answer))
}
