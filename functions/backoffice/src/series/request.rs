use guichet_http::{Problem, Whole};
use guichet_recurrence::{Series, SeriesInput};
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

/// A rule as its form has it.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SeriesRequest {
    /// Where its dates take place
    venue_id: Uuid,
    series: SeriesInput,
    /// How long before the start doors open; absent: nothing is said of it
    #[serde(default)]
    doors_minutes: Option<Whole<i32, 0, 1_440>>,
    /// A date of the event: new ones have the same capacities and seats, and are sold at the same rates
    #[serde(default)]
    like: Option<Uuid>,
}

/// What was read of a request: each legal in itself.
pub(super) struct NewSeries {
    pub(super) venue_id: Uuid,
    pub(super) series: Series,
    pub(super) doors_minutes: Option<i32>,
    pub(super) like: Option<Uuid>,
}

impl SeriesRequest {
    /// 422 that names every field of the rule that is wrong.
    pub(super) fn check(self) -> Result<NewSeries, Problem> {
        Ok(NewSeries {
            venue_id: self.venue_id,
            series: check(self.series)?,
            doors_minutes: self.doors_minutes.map(Whole::get),
            like: self.like,
        })
    }
}

fn check(series: SeriesInput) -> Result<Series, Problem> {
    series.check().map_err(|errors| {
        let mut errors = errors.into_iter().map(|error| error.within("/series"));
        let first = errors.next().map_or_else(
            || Problem::invalid("/series", "a rule"),
            |error| Problem::invalid(error.pointer, error.legal),
        );
        errors.fold(first, |problem, error| {
            problem.field(error.pointer, error.legal)
        })
    })
}
