use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_database::ResultExt as _;
use guichet_http::{Description, Json, Page, PageLimit, Problem, Query, decode_cursor, page_limit};
use guichet_queries::client::Params as _;
use guichet_queries::queries::backoffice_events::{self as queries, ListEventsParams};
use guichet_words::words;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

use super::line::EventLine;
use crate::App;

/// Which events are wanted.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EventsQuery {
    /// Where they are in their life
    #[serde(default)]
    state: ListedState,
    /// Part of a name or summary
    #[serde(default)]
    search: Option<String>,
    /// Of the page before
    #[serde(default)]
    cursor: Option<String>,
    /// How many at most
    #[serde(default)]
    limit: Option<PageLimit>,
}

words! {
    /// Which part of an organizer's events.
    #[derive(Default)]
    ListedState {
        /// Published, or called off, with a date that is not over; the next first
        #[default]
        Upcoming = "upcoming",
        /// Not published yet, the newest first
        Drafts = "drafts",
        /// Whose dates are all over
        Past = "past",
        /// Put away
        Archived = "archived",
        /// Deleted, and to be restored for 30 days
        Deleted = "deleted",
    }
}

/// `GET /organizers/{organizer_id}/events`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::SeeEvents>,
    Query(wanted): Query<EventsQuery>,
) -> Result<Json<Page<EventLine>>, Problem> {
    let limit = page_limit(wanted.limit);
    let after: Option<(Timestamp, Uuid)> =
        wanted.cursor.as_deref().map(decode_cursor).transpose()?;
    let search = wanted.search.as_deref().map(str::trim);
    let params = ListEventsParams {
        at: app.clock.now(),
        organizer_id: caller.organizer_id,
        event_ids: caller.events(),
        search: search.filter(|search| !search.is_empty()),
        state: wanted.state.as_str(),
        after_at: after.map(|(at, _)| at),
        after_id: after.map(|(_, id)| id),
        at_most: i64::from(limit) + 1,
    };
    let client = app.database.get().await?;
    let rows = queries::list_events().params(&client, &params).all().await;
    let lines = rows.or_problem()?.into_iter().map(EventLine::of);
    let lines = lines.collect::<Result<Vec<_>, _>>()?;
    Ok(Json(Page::new(lines, limit, |line| {
        (line.listed_at, line.id)
    })))
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "List an organizer's events",
    "A page of those that the caller sees",
);
