use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_audit::{Action, Difference};
use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::{
    CHANGED_MEANWHILE, Description, IfMatch, Json, Path, Problem, ProblemType, Problems, Refused,
    Versioned,
};
use guichet_queries::client::Params as _;
use guichet_queries::queries::backoffice_series::{self as queries, ChangeSeriesParams};

use super::request::SeriesRequest;
use super::save::{SavedSeries, dates_of, save_dates};
use crate::App;
use crate::document::OccurrenceSeries;

use crate::paths::SeriesPath;
use crate::problems::AMBIGUOUS_TIMES;

/// `PUT /organizers/{organizer_id}/events/{event_id}/series/{series_id}`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditEvents>,
    Path(SeriesPath {
        event_id,
        series_id,
    }): Path<SeriesPath>,
    seen: IfMatch,
    Json(wanted): Json<SeriesRequest>,
) -> Result<Versioned<Json<SavedSeries>>, Refused<ChangeProblem>> {
    let wanted = wanted.check()?;
    let write = async || -> Result<SavedSeries, Failure> {
        let mut client = app.database.get_to_lock().await?;
        let editing = Editing::of_event(&*app, &caller, &mut client, event_id).await?;
        let transaction = &editing.transaction;
        let read = async || OccurrenceSeries::read(transaction, event_id, series_id).await;
        let before = read().await?;
        editing
            .check_version(seen, before.version, series_id, &before)
            .await?;
        let dates = dates_of(&editing, &wanted).await?;
        let change = ChangeSeriesParams {
            venue_id: wanted.venue_id,
            series: serde_json::to_value(&wanted.series).map_err(Problem::internal)?,
            doors_minutes: wanted.doors_minutes,
            series_id,
        };
        queries::change_series()
            .params(transaction, &change)
            .await?;
        let difference = save_dates(&editing, event_id, series_id, &wanted, &dates).await?;
        let count = |dates: usize| i64::try_from(dates).map_err(Problem::internal);
        let logged = Difference::new()
            .value("dates_added", count(difference.add.len())?)
            .value("dates_removed", count(difference.remove.len())?);
        editing
            .log(Action::SeriesChanged, series_id, logged)
            .await?;
        let series = read().await?;
        editing.commit().await?;
        Ok(SavedSeries { series, difference })
    };
    let saved = app.database.retry(write).await?;
    Ok(Versioned {
        version: saved.series.version,
        answer: Json(saved),
    })
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Change a rule and its dates",
    "The rule as it is now, and what became of the dates",
)
.details(
    "Dates that it has no more are deleted, but for those that were ordered: they are to be called off. Dates that were changed by \
     themselves stay as they are.",
);

/// Why the rule stays as it is.
pub(crate) enum ChangeProblem {}

impl Problems for ChangeProblem {
    const ALL: &[(ProblemType, &str)] = &[
        (
            CHANGED_MEANWHILE,
            "the rule is not that of `If-Match` any more; `current` is what it is",
        ),
        (
            AMBIGUOUS_TIMES,
            "clocks skip times of the rule or show them twice; `ambiguous` has them",
        ),
    ];
}
