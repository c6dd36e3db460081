use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_audit::{Action, Difference};
use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::{
    CHANGED_MEANWHILE, Description, Edit, IfMatch, Json, Path, Problem, ProblemType, Problems,
    Refused, Versioned,
};
use guichet_queries::client::Params as _;
use guichet_queries::queries::backoffice_occurrences::{self as queries, MoveOccurrenceParams};
use guichet_recurrence::LocalDateTime;
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

use super::times::{Times, TypedTime, TypedTimes};
use crate::App;
use crate::document::Occurrence;

use crate::paths::OccurrencePath;
use crate::problems::{AMBIGUOUS_TIME, DATE_CANCELLED};
use crate::venues::zone_of;
use crate::words::{Moment, OccurrenceStatus};

/// Where and when it is to be instead. What is absent stays.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OccurrenceChange {
    #[serde(default)]
    venue_id: Option<Uuid>,
    /// What clocks there show when it starts
    #[serde(default)]
    starts: Option<LocalDateTime>,
    /// What they show when it ends
    #[serde(default)]
    ends: Option<LocalDateTime>,
    /// What they show when doors open; null: nothing is said of it
    #[serde(default)]
    doors: Edit<LocalDateTime>,
    /// Which moment is meant where clocks skip a time, or show it twice
    #[serde(default)]
    choice: Option<Moment>,
}

/// `PATCH /organizers/{organizer_id}/events/{event_id}/occurrences/{occurrence_id}`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditEvents>,
    Path(OccurrencePath {
        event_id,
        occurrence_id,
    }): Path<OccurrencePath>,
    seen: IfMatch,
    Json(wanted): Json<OccurrenceChange>,
) -> Result<Versioned<Json<Occurrence>>, Refused<MoveProblem>> {
    let write = async || -> Result<Occurrence, Failure> {
        let mut client = app.database.get_to_lock().await?;
        let editing = Editing::of_event(&*app, &caller, &mut client, event_id).await?;
        let read = async || {
            Occurrence::read(&editing.transaction, event_id, occurrence_id, editing.now).await
        };
        let before = read().await?;
        editing
            .check_version(seen, before.version, occurrence_id, &before)
            .await?;
        if before.status == OccurrenceStatus::Cancelled {
            return Err(Problem::new(DATE_CANCELLED).into());
        }
        let venue_id = wanted.venue_id.unwrap_or(before.venue_id);
        let zone = zone_of(&editing, venue_id).await?;
        let times = wanted.times(&before).read(&zone, wanted.choice)?;
        let difference = difference(&before, venue_id, times);
        if difference.is_empty() {
            return Ok(before);
        }
        let change = MoveOccurrenceParams {
            venue_id,
            starts_at: times.starts_at,
            ends_at: times.ends_at,
            doors_at: times.doors_at,
            occurrence_id,
        };
        queries::move_occurrence()
            .params(&editing.transaction, &change)
            .await?;
        editing
            .log(Action::OccurrenceMoved, occurrence_id, difference)
            .await?;
        let after = read().await?;
        editing.commit().await?;
        Ok(after)
    };
    let occurrence = app.database.retry(write).await?;
    Ok(Versioned {
        version: occurrence.version,
        answer: Json(occurrence),
    })
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Move a date", "The date as it is now").details(
        "Those who have tickets see it in their calendars. A date of a rule follows it no longer.",
    );

/// Why the date stays where it is.
pub(crate) enum MoveProblem {}

impl Problems for MoveProblem {
    const ALL: &[(ProblemType, &str)] = &[
        (
            CHANGED_MEANWHILE,
            "the date is not that of `If-Match` any more; `current` is what it is",
        ),
        (
            AMBIGUOUS_TIME,
            "clocks skip a time or show it twice; `earlier` and `later` are the moments that may be meant",
        ),
        (DATE_CANCELLED, "the date was called off"),
    ];
}

impl OccurrenceChange {
    /// What is not named stays: the moment, or at another venue what clocks show.
    fn times(&self, before: &Occurrence) -> TypedTimes {
        let moves = self
            .venue_id
            .is_some_and(|venue_id| venue_id != before.venue_id);
        let kept = |at, local| {
            if moves {
                TypedTime::Local(local)
            } else {
                TypedTime::Kept(at)
            }
        };
        let typed = |named: Option<LocalDateTime>, at, local| {
            named.map_or_else(|| kept(at, local), TypedTime::Local)
        };
        TypedTimes {
            starts: typed(self.starts, before.starts_at, before.starts),
            ends: typed(self.ends, before.ends_at, before.ends),
            doors: match self.doors {
                Edit::Keep => before
                    .doors_at
                    .zip(before.doors)
                    .map(|(at, local)| kept(at, local)),
                Edit::Remove => None,
                Edit::Set(doors) => Some(TypedTime::Local(doors)),
            },
        }
    }
}

fn difference(before: &Occurrence, venue_id: Uuid, times: Times) -> Difference {
    let mut difference = Difference::new().values("starts_at", before.starts_at, times.starts_at);
    difference = difference.values("ends_at", before.ends_at, times.ends_at);
    if before.doors_at != times.doors_at {
        difference = difference.changed("doors_at");
    }
    if before.venue_id != venue_id {
        difference = difference.changed("venue_id");
    }
    difference
}
