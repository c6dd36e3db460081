use guichet_database::ResultExt as _;
use guichet_http::Problem;
use guichet_queries::client::GenericClient;
use guichet_queries::queries::backoffice_occurrences::{self as queries, ListOccurrences};
use guichet_recurrence::{LocalDateTime, Zone};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use super::Pool;
use crate::words::OccurrenceStatus;

/// A date of an event, with what it has to sell.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "EditedOccurrence")]
pub(crate) struct Occurrence {
    pub(crate) id: Uuid,
    /// What `If-Match` of a change names.
    pub(crate) version: i32,
    /// How many dates the event had had when it was made.
    pub(crate) number: i32,
    pub(crate) venue_id: Uuid,
    pub(crate) venue_name: String,
    /// Of the venue.
    pub(crate) time_zone: String,
    pub(crate) starts_at: Timestamp,
    pub(crate) ends_at: Timestamp,
    pub(crate) doors_at: Option<Timestamp>,
    /// What clocks at the venue show when it starts.
    pub(crate) starts: LocalDateTime,
    /// What they show when it ends.
    pub(crate) ends: LocalDateTime,
    /// What they show when doors open.
    pub(crate) doors: Option<LocalDateTime>,
    pub(crate) status: OccurrenceStatus,
    /// The rule that it was made by.
    pub(crate) series_id: Option<Uuid>,
    /// Whether it was changed by itself since, and so does not follow its rule any more.
    pub(crate) detached: bool,
    pub(crate) pools: Vec<Pool>,
    /// Whether it is in an order, even one that came to nothing.
    pub(crate) ordered: bool,
}

impl Occurrence {
    /// All of an event, by their start.
    pub(crate) async fn list(
        client: &impl GenericClient,
        event_id: Uuid,
        now: Timestamp,
    ) -> Result<Vec<Self>, Problem> {
        let rows = queries::list_occurrences()
            .bind(client, &now, &event_id, &None)
            .all()
            .await;
        rows.or_problem()?.into_iter().map(Self::of).collect()
    }

    /// This one of the event; 404 where there is none.
    pub(crate) async fn read(
        client: &impl GenericClient,
        event_id: Uuid,
        occurrence_id: Uuid,
        now: Timestamp,
    ) -> Result<Self, Problem> {
        let row = queries::list_occurrences()
            .bind(client, &now, &event_id, &Some(occurrence_id))
            .opt()
            .await
            .or_problem()?;
        row.map_or_else(|| Err(Problem::not_found()), Self::of)
    }

    fn of(row: ListOccurrences) -> Result<Self, Problem> {
        let zone = Zone::get(&row.time_zone).map_err(Problem::internal)?;
        Ok(Self {
            id: row.occurrence_id,
            version: row.version,
            number: row.number,
            venue_id: row.venue_id,
            venue_name: row.venue_name,
            starts: zone.show(row.starts_at),
            ends: zone.show(row.ends_at),
            doors: row.doors_at.map(|at| zone.show(at)),
            time_zone: row.time_zone,
            starts_at: row.starts_at,
            ends_at: row.ends_at,
            doors_at: row.doors_at,
            status: row.status.parse().map_err(Problem::internal)?,
            series_id: row.occurrence_series_id,
            detached: row.detached,
            pools: serde_json::from_value(row.pools).map_err(Problem::internal)?,
            ordered: row.ordered,
        })
    }
}
