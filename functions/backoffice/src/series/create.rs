use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_audit::{Action, Difference};
use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::{Created, Description, Json, Path, Problem, ProblemType, Problems, Refused};
use guichet_idempotency::{IdempotencyKey, Key, Replayed};
use guichet_queries::client::Params as _;
use guichet_queries::queries::backoffice_series::{self as queries, CreateSeriesParams};
use uuid::Uuid;

use super::request::{NewSeries, SeriesRequest};
use super::save::{SavedSeries, dates_of, save_dates};
use crate::App;
use crate::document::OccurrenceSeries;

use crate::paths::EventPath;
use crate::problems::AMBIGUOUS_TIMES;

/// `POST /organizers/{organizer_id}/events/{event_id}/series`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditEvents>,
    Path(EventPath { event_id }): Path<EventPath>,
    Json(wanted): Json<SeriesRequest>,
    key: IdempotencyKey,
) -> Result<Replayed<Created<SavedSeries>>, Refused<CreateProblem>> {
    let wanted = wanted.check()?;
    let key = Key::new(format!("backoffice.series:{event_id}"), key);
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

pub(crate) const DESCRIPTION: Description = Description::new(
    "Add dates by a rule",
    "The rule, and the dates that it has made",
)
.details(
    "Without `like`, they have the capacities of the newest date, and are sold at the rates that all dates are sold at.",
);

/// Why there is no such rule.
pub(crate) enum CreateProblem {}

impl Problems for CreateProblem {
    const ALL: &[(ProblemType, &str)] = &[(
        AMBIGUOUS_TIMES,
        "clocks skip times of the rule or show them twice; `ambiguous` has them",
    )];
}

async fn create(
    editing: &Editing<'_>,
    event_id: Uuid,
    wanted: &NewSeries,
) -> Result<Created<SavedSeries>, Failure> {
    let transaction = &editing.transaction;
    let dates = dates_of(editing, wanted).await?;
    let series_id = editing.new_id();
    let series = CreateSeriesParams {
        series_id,
        event_id,
        venue_id: wanted.venue_id,
        series: serde_json::to_value(&wanted.series).map_err(Problem::internal)?,
        doors_minutes: wanted.doors_minutes,
        at: editing.now,
    };
    queries::create_series()
        .params(transaction, &series)
        .await?;
    let difference = save_dates(editing, event_id, series_id, wanted, &dates).await?;
    let added = i64::try_from(difference.add.len()).map_err(Problem::internal)?;
    editing
        .log(
            Action::SeriesCreated,
            series_id,
            Difference::new().value("dates", added),
        )
        .await?;
    Ok(Created {
        body: SavedSeries {
            series: OccurrenceSeries::read(transaction, event_id, series_id).await?,
            difference,
        },
        location: None,
    })
}
