use std::sync::Arc;

use guichet_database::ResultExt as _;
use guichet_http::{Bytes, Operation, Outcome, Problem, Request, StatusCode, cached, cached_bytes};
use guichet_queries::queries::catalog as queries;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::App;
use crate::availability::Availability;
use crate::code;

/// A browser asks each time, a cache in front of us once a second.
const EVERYBODY: &str = "public, max-age=0, s-maxage=1";
/// With a code the answer may show what others must not see.
const WITH_CODE: &str = "private, no-cache";

/// Whose availability is asked for.
#[derive(Deserialize, JsonSchema)]
pub(crate) struct Parameters {
    /// What the visitor typed: adds the rates that this code unlocks.
    #[serde(default)]
    code: Option<String>,
}

/// `GET /events/{slug}/availability`: what is left. Cheap enough to be asked each second by every open page.
pub(crate) async fn handle(app: Arc<App>, request: Request) -> Outcome {
    let parameters: Parameters = request.query()?;
    let now = app.clock.now();
    let slug = request.param("slug");
    if let Some(code) = code::normalised(parameters.code.as_deref())? {
        return Ok(cached(
            &request,
            &availability(&app, slug, Some(&code), now).await?,
            WITH_CODE,
        ));
    }
    let ask = async || {
        let availability = availability(&app, slug, None, now).await?;
        serde_json::to_vec(&availability)
            .map(Bytes::from)
            .map_err(Problem::internal)
    };
    let body = app.availability.get(slug, now, ask).await?;
    Ok(cached_bytes(&request, "application/json", body, EVERYBODY))
}

pub(crate) fn describe(operation: Operation) -> Operation {
    operation
        .summary("Show what is left of an event")
        .description(
            "May be asked each second; send `If-None-Match`. Places that are held count as taken until their time is \
             over. How many there are is told only where the organizer wants it.",
        )
        .query::<Parameters>()
        .answers::<Availability>(StatusCode::OK, "What is left")
        .cached()
        .problem(StatusCode::NOT_FOUND, "not-found", "no event of this name is published")
}

async fn availability(
    app: &App,
    slug: &str,
    code: Option<&str>,
    now: Timestamp,
) -> Result<Availability, Problem> {
    let client = app.database.get().await?;
    let list = queries::list_availability();
    let (rows, code) = tokio::try_join!(
        list.bind(&client, &now, &slug).all(),
        code::find(&client, slug, code, now)
    )
    .or_problem()?;
    if rows.is_empty() {
        return Err(Problem::not_found());
    }
    Availability::new(rows, &code)
}
