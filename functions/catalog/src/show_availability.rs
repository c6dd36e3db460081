use std::sync::Arc;

use guichet_database::ResultExt as _;
use guichet_http::{
    Cached, CachedResponse, Description, IfNoneMatch, Json, Path, Problem, Query, Refused, Request,
};
use jiff::{SignedDuration, Timestamp};

use crate::App;
use crate::availability::Availability;
use crate::code::GivenCode;
use crate::paths::{EventPath, EventProblem};
use crate::visitor::{Parameters, Visitor};
use crate::{code, stock};

/// A browser asks each time, a cache in front of us once a second.
const EVERYBODY: &str = "public, max-age=0, s-maxage=1";
/// As long as caches outside may keep it: shorter than anybody notices, and a crowd that looks at one event costs one
/// query a second.
const TTL: SignedDuration = SignedDuration::from_secs(1);

/// `GET /events/{slug}/availability`: what is left. Cheap enough to be asked each second by every open page.
pub(crate) async fn handle(
    app: Arc<App>,
    Path(EventPath { slug }): Path<EventPath>,
    Query(parameters): Query<Parameters>,
    known: IfNoneMatch,
    request: Arc<Request>,
) -> Result<Cached<Json<Availability>>, Refused<EventProblem>> {
    let visitor = Visitor::read(&parameters)?;
    let ask = async |now| availability(&app, &slug, &visitor, now).await;
    let answer = if visitor.is_anybody() {
        app.cache.get(request.path(), TTL, ask).await?
    } else {
        app.cache.once(ask).await?
    };
    Ok(answer.answer(&known))
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Show what is left of an event", "What is left").details(
        "May be asked each second; send `If-None-Match`. Places that are held count as taken until their time is \
         over. How many there are is told only where the organizer wants it.",
    );

async fn availability(
    app: &App,
    slug: &str,
    visitor: &Visitor,
    now: Timestamp,
) -> Result<Option<CachedResponse>, Problem> {
    let client = app.database.get().await?;
    let slugs = [slug];
    let (stock, unlocked) = tokio::try_join!(
        stock::load(&client, &slugs, visitor.preview.as_deref(), now),
        code::find(&client, slug, visitor.code.as_deref(), now)
    )
    .or_problem()?;
    let Some(stock) = stock.into_values().next() else {
        return Ok(None);
    };
    let unlocked = GivenCode::read(unlocked, now)?;
    let cache_control = visitor.cache_control(EVERYBODY);
    CachedResponse::json(&Availability::new(stock, &unlocked), cache_control).map(Some)
}
