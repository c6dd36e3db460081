use std::sync::Arc;

use guichet_database::ResultExt as _;
use guichet_http::{
    Cached, CachedResponse, Description, IfNoneMatch, Json, Path, Problem, Query, Refused, Request,
};
use guichet_queries::queries::catalog as queries;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::App;
use crate::code;
use crate::code::GivenCode;
use crate::paths::{OccurrencePath, OccurrenceProblem};
use crate::places::Places;
use crate::visitor::{Parameters, Visitor};

/// As for availability: the map and the counter tell the same story.
const EVERYBODY: &str = "public, max-age=0, s-maxage=1";
/// As for availability.
const TTL: SignedDuration = SignedDuration::from_secs(1);

/// `GET /events/{slug}/occurrences/{id}/places`: the numbered places, row by row.
pub(crate) async fn handle(
    app: Arc<App>,
    Path(path): Path<OccurrencePath>,
    Query(parameters): Query<Parameters>,
    known: IfNoneMatch,
    request: Arc<Request>,
) -> Result<Cached<Json<Places>>, Refused<OccurrenceProblem>> {
    let visitor = Visitor::read(&parameters)?;
    let ask = async |now| places(&app, &path.slug, path.id, &visitor, now).await;
    let answer = if visitor.is_anybody() {
        app.cache.get(request.path(), TTL, ask).await?
    } else {
        app.cache.once(ask).await?
    };
    Ok(answer.answer(&known))
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Show the numbered places of an occurrence",
    "The places, in the room's order",
)
.details("No rows where places are not numbered.");

async fn places(
    app: &App,
    slug: &str,
    occurrence_id: Uuid,
    visitor: &Visitor,
    now: Timestamp,
) -> Result<Option<CachedResponse>, Problem> {
    let client = app.database.get().await?;
    let preview = visitor.preview.as_deref();
    let (find, places, rates) = (
        queries::find_occurrence(),
        queries::list_places(),
        queries::list_place_rates(),
    );
    let (found, places, rates, unlocked) = tokio::try_join!(
        find.bind(&client, &slug, &occurrence_id, &preview).opt(),
        places.bind(&client, &now, &occurrence_id).all(),
        rates.bind(&client, &occurrence_id).all(),
        code::find(&client, slug, visitor.code.as_deref(), now),
    )
    .or_problem()?;
    drop(client);
    let unlocked = GivenCode::read(unlocked, now)?;
    if found.is_none() {
        return Ok(None);
    }
    let cache_control = visitor.cache_control(EVERYBODY);
    CachedResponse::json(&Places::new(places, rates, &unlocked), cache_control).map(Some)
}
