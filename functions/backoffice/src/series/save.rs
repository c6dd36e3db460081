//! What a rule does to the dates of an event.

use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::Problem;
use guichet_queries::client::Params as _;
use guichet_queries::queries::backoffice_occurrences::{self as occurrences, CopyPoolsParams};
use guichet_queries::queries::backoffice_series::{
    self as queries, AddDatesParams, MoveDatesParams,
};
use guichet_recurrence::{Dates, Difference, ExistingOccurrence, Occurrence, difference};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use super::request::NewSeries;
use crate::document::{self, OccurrenceSeries};

use crate::limits;
use crate::problems::AMBIGUOUS_TIMES;
use crate::venues::zone_of;

/// A rule that was saved, and what became of the dates.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct SavedSeries {
    pub(crate) series: OccurrenceSeries,
    pub(crate) difference: Difference,
}

/// The dates that the rule makes at its venue. 422 `ambiguous-times` where it does not say when some of them are.
pub(super) async fn dates_of(editing: &Editing<'_>, wanted: &NewSeries) -> Result<Dates, Failure> {
    let zone = zone_of(editing, wanted.venue_id).await?;
    let dates = wanted.series.dates(zone.name()).map_err(|error| {
        let error = error.within("/series");
        Problem::invalid(error.pointer, error.legal)
    })?;
    if dates.ambiguous.is_empty() {
        return Ok(dates);
    }
    let legal = "decided for each of the times in `ambiguous`";
    let problem = Problem::new(AMBIGUOUS_TIMES)
        .field("/series/decisions", legal)
        .with("ambiguous", dates.ambiguous);
    Err(problem.into())
}

/// Adds, moves and removes dates so that the event has those of the rule. What follows it no more stays as it is, and so does
/// what somebody has ordered.
pub(super) async fn save_dates(
    editing: &Editing<'_>,
    event_id: Uuid,
    series_id: Uuid,
    wanted: &NewSeries,
    dates: &Dates,
) -> Result<Difference, Failure> {
    let transaction = &editing.transaction;
    let made = queries::made_dates()
        .bind(transaction, &series_id)
        .all()
        .await?;
    let made = made.into_iter().map(|row| {
        Ok(ExistingOccurrence {
            recurrence_on: row.recurrence_on.parse().map_err(Problem::internal)?,
            detached: row.detached,
            sold: row.ordered,
        })
    });
    let made = made.collect::<Result<Vec<_>, Problem>>()?;
    let difference = difference(&made, dates).map_err(Problem::internal)?;
    let texts = |of: &[Occurrence]| -> Vec<String> {
        of.iter()
            .map(|date| date.recurrence_on.to_string())
            .collect()
    };
    let starts =
        |of: &[Occurrence]| -> Vec<Timestamp> { of.iter().map(|date| date.starts_at).collect() };
    let ends =
        |of: &[Occurrence]| -> Vec<Timestamp> { of.iter().map(|date| date.ends_at).collect() };
    let removed: Vec<String> = difference.remove.iter().map(ToString::to_string).collect();
    if !removed.is_empty() {
        queries::remove_dates()
            .bind(transaction, &series_id, &removed)
            .await?;
    }
    if !difference.keep.is_empty() {
        let (on, starts_at, ends_at) = (
            texts(&difference.keep),
            starts(&difference.keep),
            ends(&difference.keep),
        );
        let kept = MoveDatesParams {
            venue_id: wanted.venue_id,
            doors_minutes: wanted.doors_minutes,
            recurrence_on: on.as_slice(),
            starts_at: starts_at.as_slice(),
            ends_at: ends_at.as_slice(),
            series_id,
        };
        queries::move_dates().params(transaction, &kept).await?;
    }
    if !difference.add.is_empty() {
        add_dates(editing, event_id, series_id, wanted, &difference.add).await?;
    }
    Ok(difference)
}

async fn add_dates(
    editing: &Editing<'_>,
    event_id: Uuid,
    series_id: Uuid,
    wanted: &NewSeries,
    added: &[Occurrence],
) -> Result<(), Failure> {
    let transaction = &editing.transaction;
    let newest = occurrences::find_newest()
        .bind(transaction, &event_id)
        .one()
        .await?;
    let count = i64::try_from(added.len()).map_err(Problem::internal)?;
    if newest.dates + count > limits::OCCURRENCES {
        let legal = format!(
            "a rule of at most {} more dates, as an event has {} at most",
            limits::OCCURRENCES - newest.dates,
            limits::OCCURRENCES
        );
        return Err(Problem::invalid("/series/rule", legal).into());
    }
    if let Some(like) = wanted.like {
        let source = document::Occurrence::read(transaction, event_id, like, editing.now).await;
        source.map_err(|_| Problem::invalid("/like", "a date of the event"))?;
    }
    let ids: Vec<Uuid> = added.iter().map(|_| editing.new_id()).collect();
    let on: Vec<String> = added
        .iter()
        .map(|date| date.recurrence_on.to_string())
        .collect();
    let starts_at: Vec<Timestamp> = added.iter().map(|date| date.starts_at).collect();
    let ends_at: Vec<Timestamp> = added.iter().map(|date| date.ends_at).collect();
    let dates = AddDatesParams {
        event_id,
        venue_id: wanted.venue_id,
        last_number: newest.number,
        doors_minutes: wanted.doors_minutes,
        at: editing.now,
        series_id,
        occurrence_ids: ids.as_slice(),
        starts_at: starts_at.as_slice(),
        ends_at: ends_at.as_slice(),
        recurrence_on: on.as_slice(),
    };
    queries::add_dates().params(transaction, &dates).await?;
    let (source, ids) = match (wanted.like.or(newest.newest), ids.as_slice()) {
        (None, [first, others @ ..]) => {
            occurrences::take_planned_pools()
                .bind(transaction, first, &event_id)
                .await?;
            (Some(*first), others)
        }
        (source, ids) => (source, ids),
    };
    if let Some(source_id) = source {
        document::check_copied_places(transaction, source_id, ids.len(), "/series/rule").await?;
        let copy = CopyPoolsParams {
            source_id,
            event_id,
            occurrence_ids: ids,
            all_rates: wanted.like.is_some(),
        };
        occurrences::copy_pools().params(transaction, &copy).await?;
    }
    Ok(())
}
