use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_audit::{Action, Difference};
use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::{Created, Description, Json, Path, Problem, ProblemType, Problems, Refused};
use guichet_idempotency::{IdempotencyKey, Key, Replayed};
use guichet_queries::client::Params as _;
use guichet_queries::queries::backoffice_occurrences::{
    self as queries, CopyPoolsParams, CreateOccurrenceParams,
};
use guichet_recurrence::LocalDateTime;
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

use super::times::{TypedTime, TypedTimes};
use crate::App;
use crate::document::{Occurrence, check_copied_places};

use crate::limits;
use crate::paths::EventPath;
use crate::problems::AMBIGUOUS_TIME;
use crate::venues::zone_of;
use crate::words::Moment;

/// A date that is to be.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OccurrenceRequest {
    /// Where
    venue_id: Uuid,
    /// What clocks there show when it starts
    starts: LocalDateTime,
    /// What they show when it ends
    ends: LocalDateTime,
    /// What they show when doors open
    #[serde(default)]
    doors: Option<LocalDateTime>,
    /// Which moment is meant where clocks skip a time, or show it twice
    #[serde(default)]
    choice: Option<Moment>,
    /// Another date of the event: the new one has the same capacities and seats, and is sold at the same rates
    #[serde(default)]
    like: Option<Uuid>,
}

/// `POST /organizers/{organizer_id}/events/{event_id}/occurrences`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditEvents>,
    Path(EventPath { event_id }): Path<EventPath>,
    Json(wanted): Json<OccurrenceRequest>,
    key: IdempotencyKey,
) -> Result<Replayed<Created<Occurrence>>, Refused<CreateProblem>> {
    let key = Key::new(format!("backoffice.occurrences:{event_id}"), key);
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

pub(crate) const DESCRIPTION: Description = Description::new("Add a date", "The date").details(
    "Without `like`, it has the capacities of the newest date, or those that a copy of an event keeps for its first one, and is sold at the rates that all dates are sold at.",
);

/// Why there is no such date.
pub(crate) enum CreateProblem {}

impl Problems for CreateProblem {
    const ALL: &[(ProblemType, &str)] = &[(
        AMBIGUOUS_TIME,
        "clocks skip a time or show it twice; `earlier` and `later` are the moments that may be meant",
    )];
}

async fn create(
    editing: &Editing<'_>,
    event_id: Uuid,
    wanted: &OccurrenceRequest,
) -> Result<Created<Occurrence>, Failure> {
    let (transaction, organizer_id) = (&editing.transaction, editing.organizer_id);
    let zone = zone_of(editing, wanted.venue_id).await?;
    let typed = TypedTimes {
        starts: TypedTime::Local(wanted.starts),
        ends: TypedTime::Local(wanted.ends),
        doors: wanted.doors.map(TypedTime::Local),
    };
    let times = typed.read(&zone, wanted.choice)?;
    let newest = queries::find_newest()
        .bind(transaction, &event_id)
        .one()
        .await?;
    if newest.dates >= limits::OCCURRENCES {
        let legal = format!("one of at most {} dates", limits::OCCURRENCES);
        return Err(Problem::invalid("", legal).into());
    }
    if let Some(like) = wanted.like {
        let source = Occurrence::read(transaction, event_id, like, editing.now).await;
        source.map_err(|_| Problem::invalid("/like", "a date of the event"))?;
    }
    let occurrence_id = editing.new_id();
    let occurrence = CreateOccurrenceParams {
        occurrence_id,
        event_id,
        venue_id: wanted.venue_id,
        number: newest.number + 1,
        starts_at: times.starts_at,
        ends_at: times.ends_at,
        doors_at: times.doors_at,
        at: editing.now,
    };
    queries::create_occurrence()
        .params(transaction, &occurrence)
        .await?;
    if let Some(source_id) = wanted.like.or(newest.newest) {
        check_copied_places(transaction, source_id, 1, "/like").await?;
        let added = [occurrence_id];
        let copy = CopyPoolsParams {
            source_id,
            event_id,
            occurrence_ids: added.as_slice(),
            all_rates: wanted.like.is_some(),
        };
        queries::copy_pools().params(transaction, &copy).await?;
    } else {
        queries::take_planned_pools()
            .bind(transaction, &occurrence_id, &event_id)
            .await?;
    }
    let difference = Difference::new().value("starts_at", times.starts_at);
    editing
        .log(Action::OccurrenceCreated, occurrence_id, difference)
        .await?;
    Ok(Created {
        body: Occurrence::read(transaction, event_id, occurrence_id, editing.now).await?,
        location: Some(format!(
            "/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}/occurrences/{occurrence_id}"
        )),
    })
}
