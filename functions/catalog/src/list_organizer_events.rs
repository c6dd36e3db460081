use std::sync::Arc;

use guichet_http::{
    Cached, CachedResponse, Description, IfNoneMatch, Json, Page, PageLimit, Path, Query, Refused,
    Request, page_limit,
};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::App;
use crate::find_organizer;
use crate::list_events::{self, CACHE, OfOrganizer, Period, TTL};
use crate::paths::{OrganizerPath, OrganizerProblem};
use crate::summary::EventSummary;

/// Which of their events.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Parameters {
    /// `coming` or `past`; `coming` if not given.
    #[serde(default)]
    period: Period,
    /// `next_cursor` of the page before, with the same other parameters.
    #[serde(default)]
    cursor: Option<String>,
    /// How many events, 20 if not given.
    #[serde(default)]
    limit: Option<PageLimit>,
}

/// `GET /organizers/{slug}/events`: what an organizer has on, or has had on.
pub(crate) async fn handle(
    app: Arc<App>,
    Path(OrganizerPath { slug }): Path<OrganizerPath>,
    Query(parameters): Query<Parameters>,
    known: IfNoneMatch,
    request: Arc<Request>,
) -> Result<Cached<Json<Page<EventSummary>>>, Refused<OrganizerProblem>> {
    let ask = async |now| {
        if find_organizer::find(&app, &slug).await?.is_none() {
            return Ok(None);
        }
        let organizer = OfOrganizer {
            slug: slug.clone(),
            period: parameters.period,
        };
        let cursor = parameters.cursor.as_deref();
        let limit = page_limit(parameters.limit);
        let events = list_events::of_organizer(&app, organizer, cursor, limit, now).await?;
        CachedResponse::json(&events, CACHE).map(Some)
    };
    let question = format!("{}?{}", request.path(), request.raw_query());
    let page = app.cache.get(&question, TTL, ask).await?;
    Ok(page.answer(&known))
}

pub(crate) const DESCRIPTION: Description =
    Description::new("List the events of an organizer", "A page of events").details(
        "Published events, but for those that the organizer has put away: the ones that are not over by their next date, the \
         `past` ones by their last, the latest first.",
    );
