//! An event as its editor sees it: all that does not grow with its dates.

mod area;
mod code;
mod occurrence;
mod pool;
mod product;
mod rows;
mod series;
mod settings;

use guichet_access::Caller;
use guichet_database::ResultExt as _;
use guichet_http::Problem;
use guichet_order::EventStatus;
use guichet_queries::client::GenericClient;
use guichet_queries::queries::backoffice_event as queries;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

pub(crate) use area::Area;
pub(crate) use code::{Code, Which};
pub(crate) use occurrence::Occurrence;
pub(crate) use pool::Pool;
pub(crate) use product::{Product, Rate, Requirement};
pub(crate) use rows::{
    PoolRows, Seating, StoredSeat, check_copied_places, check_places, parse_rows, read_rows,
    rows_of, stored_seats,
};
pub(crate) use series::OccurrenceSeries;
pub(crate) use settings::EventSettings;

/// An event, with all that its editor needs at once. Dates, codes and stock are read by themselves.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct EventDocument {
    pub(crate) id: Uuid,
    /// Of the event's own settings: what `If-Match` of a change names.
    pub(crate) version: i32,
    pub(crate) status: EventStatus,
    /// When the public saw it first.
    pub(crate) published_at: Option<Timestamp>,
    /// Since when lists do not show it.
    pub(crate) archived_at: Option<Timestamp>,
    /// Whether there is a link by which others see the draft.
    pub(crate) has_preview_link: bool,
    #[serde(flatten)]
    pub(crate) settings: EventSettings,
    /// Capacities, by the names that they have at each date.
    pub(crate) areas: Vec<Area>,
    pub(crate) products: Vec<Product>,
    pub(crate) counts: Counts,
}

/// 404 where the event is not one of the organizer that the caller sees, or is deleted.
pub(crate) async fn check_event<R>(
    client: &impl GenericClient,
    caller: &Caller<R>,
    event_id: Uuid,
) -> Result<(), Problem> {
    caller.check_event(event_id)?;
    let found = queries::has_event()
        .bind(client, &event_id, &caller.organizer_id)
        .opt()
        .await;
    found.or_problem()?.map(drop).ok_or_else(Problem::not_found)
}

/// How much there is of what is read by itself.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "EventCounts")]
pub(crate) struct Counts {
    /// Dates, those that are over or called off too.
    pub(crate) dates: i64,
    /// Dates that take place and are not over.
    pub(crate) coming_dates: i64,
    pub(crate) codes: i64,
    /// Orders that were placed once, whatever became of them.
    pub(crate) orders: i64,
}

impl EventDocument {
    /// Of this event of the organizer, as of now; 404 where there is none.
    pub(crate) async fn read(
        client: &impl GenericClient,
        organizer_id: Uuid,
        event_id: Uuid,
        now: Timestamp,
    ) -> Result<Self, Problem> {
        let row = queries::find_event()
            .bind(client, &now, &event_id, &organizer_id)
            .opt()
            .await
            .or_problem()?
            .ok_or_else(Problem::not_found)?;
        Ok(Self {
            id: row.event_id,
            version: row.version,
            status: row.status.parse().map_err(Problem::internal)?,
            published_at: row.published_at,
            archived_at: row.archived_at,
            has_preview_link: row.has_preview_link,
            counts: Counts {
                dates: row.dates,
                coming_dates: row.coming_dates,
                codes: row.codes,
                orders: row.orders,
            },
            settings: EventSettings::of(row)?,
            areas: Area::read(client, event_id).await?,
            products: Product::read(client, event_id).await?,
        })
    }
}

/// All there is of something of which there is never much.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "{T}List")]
pub(crate) struct Items<T> {
    pub(crate) items: Vec<T>,
}
