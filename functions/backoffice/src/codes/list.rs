use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_http::{
    Description, Json, Page, PageLimit, Path, Problem, Query, decode_cursor, page_limit,
};
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

use crate::App;
use crate::document::{Code, Which, check_event};
use crate::paths::EventPath;

/// Which codes are wanted.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CodesQuery {
    /// Part of a code or recipient
    #[serde(default)]
    search: Option<String>,
    /// Those that were made together
    #[serde(default)]
    batch_id: Option<Uuid>,
    /// Of the page before
    #[serde(default)]
    cursor: Option<String>,
    /// How many at most
    #[serde(default)]
    limit: Option<PageLimit>,
}

/// `GET /organizers/{organizer_id}/events/{event_id}/codes`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::SeeCodes>,
    Path(EventPath { event_id }): Path<EventPath>,
    Query(wanted): Query<CodesQuery>,
) -> Result<Json<Page<Code>>, Problem> {
    let limit = page_limit(wanted.limit);
    let search = wanted.search.as_deref().map(str::trim);
    let which = Which {
        code_id: None,
        batch_id: wanted.batch_id,
        search: search.filter(|search| !search.is_empty()),
        after: wanted.cursor.as_deref().map(decode_cursor).transpose()?,
        at_most: Some(i64::from(limit) + 1),
    };
    let client = app.database.get().await?;
    check_event(&client, &caller, event_id).await?;
    let codes = Code::list(&client, event_id, which, app.clock.now()).await?;
    Ok(Json(Page::new(codes, limit, |code| {
        (code.created_at, code.id)
    })))
}

pub(crate) const DESCRIPTION: Description =
    Description::new("List an event's codes", "A page of them, the newest first");
