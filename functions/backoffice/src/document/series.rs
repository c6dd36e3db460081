use guichet_database::ResultExt as _;
use guichet_http::Problem;
use guichet_queries::client::GenericClient;
use guichet_queries::queries::backoffice_series::{self as queries, ListSeries};
use guichet_recurrence::SeriesInput;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

/// A rule by which dates of an event are made.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct OccurrenceSeries {
    pub(crate) id: Uuid,
    /// What `If-Match` of a change names.
    pub(crate) version: i32,
    pub(crate) venue_id: Uuid,
    /// In its normal form.
    pub(crate) series: SeriesInput,
    /// How long before the start doors open; null: nothing is said of it.
    pub(crate) doors_minutes: Option<i32>,
    /// Dates that it has made and that are there.
    pub(crate) dates: i64,
}

impl OccurrenceSeries {
    /// All of an event, the oldest first.
    pub(crate) async fn list(
        client: &impl GenericClient,
        event_id: Uuid,
    ) -> Result<Vec<Self>, Problem> {
        let rows = queries::list_series()
            .bind(client, &event_id, &None)
            .all()
            .await;
        rows.or_problem()?.into_iter().map(Self::of).collect()
    }

    /// This one of the event; 404 where there is none.
    pub(crate) async fn read(
        client: &impl GenericClient,
        event_id: Uuid,
        series_id: Uuid,
    ) -> Result<Self, Problem> {
        let row = queries::list_series()
            .bind(client, &event_id, &Some(series_id))
            .opt()
            .await
            .or_problem()?;
        row.map_or_else(|| Err(Problem::not_found()), Self::of)
    }

    fn of(row: ListSeries) -> Result<Self, Problem> {
        Ok(Self {
            id: row.occurrence_series_id,
            version: row.version,
            venue_id: row.venue_id,
            series: serde_json::from_value(row.series).map_err(Problem::internal)?,
            doors_minutes: row.doors_minutes,
            dates: row.dates,
        })
    }
}
