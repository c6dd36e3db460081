use guichet_http::Problem;
use guichet_order::EventStatus;
use guichet_queries::queries::backoffice_events::ListEvents;
use guichet_texts::Texts;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

/// An event in the organizer's list.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct EventLine {
    pub(crate) id: Uuid,
    pub(crate) slug: String,
    pub(crate) name: Texts,
    pub(crate) status: EventStatus,
    pub(crate) archived: bool,
    /// It can be restored for 30 days from then on.
    pub(crate) deleted_at: Option<Timestamp>,
    pub(crate) dates: i64,
    /// The first date that takes place and is not over.
    pub(crate) next_date: Option<NextDate>,
    /// Units of all its capacities.
    pub(crate) capacity: i64,
    pub(crate) sold: i64,
    /// By people who are about to order.
    pub(crate) held: i64,
    /// What the list is sorted by.
    #[serde(skip)]
    pub(super) listed_at: Timestamp,
}

/// When an event takes place next.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct NextDate {
    pub(crate) starts_at: Timestamp,
    /// Of its venue.
    pub(crate) time_zone: String,
}

impl EventLine {
    pub(super) fn of(row: ListEvents) -> Result<Self, Problem> {
        let next_date = row.next_starts_at.zip(row.next_time_zone);
        Ok(Self {
            id: row.event_id,
            slug: row.slug,
            name: serde_json::from_value(row.name).map_err(Problem::internal)?,
            status: row.status.parse().map_err(Problem::internal)?,
            archived: row.archived,
            deleted_at: row.deleted_at,
            dates: row.dates,
            next_date: next_date.map(|(starts_at, time_zone)| NextDate {
                starts_at,
                time_zone,
            }),
            capacity: row.capacity,
            sold: row.sold,
            held: row.held,
            listed_at: row.listed_at,
        })
    }
}
