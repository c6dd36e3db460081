use std::sync::Arc;

use guichet_database::ResultExt as _;
use guichet_http::{Operation, Outcome, Problem, Request, StatusCode, Tagged};
use guichet_queries::queries::catalog as queries;
use jiff::{SignedDuration, Timestamp};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::App;
use crate::availability::Availability;
use crate::code;

/// A browser asks each time, a cache in front of us once a second.
const EVERYBODY: &str = "public, max-age=0, s-maxage=1";
/// As long as caches outside may keep it: shorter than anybody notices, and a crowd that looks at one event costs one
/// query a second.
const KEPT: SignedDuration = SignedDuration::from_secs(1);
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
    let slug = request.param("slug");
    if let Some(code) = code::normalised(parameters.code.as_deref())? {
        let answer = availability(&app, slug, Some(&code), app.clock.now()).await?;
        let answer = answer.ok_or_else(Problem::not_found)?;
        return Ok(answer.answer(&request, WITH_CODE));
    }
    let ask = async |now| availability(&app, slug, None, now).await;
    let answer = app.kept.get(request.path(), KEPT, ask).await?;
    Ok(answer.answer(&request, EVERYBODY))
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
) -> Result<Option<Tagged>, Problem> {
    let client = app.database.get().await?;
    let list = queries::list_availability();
    let (rows, code) = tokio::try_join!(
        list.bind(&client, &now, &slug).all(),
        code::find(&client, slug, code, now)
    )
    .or_problem()?;
    if rows.is_empty() {
        return Ok(None);
    }
    Tagged::json(&Availability::new(rows, &code)?).map(Some)
}
