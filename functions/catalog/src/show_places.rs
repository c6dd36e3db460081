use std::sync::Arc;

use guichet_database::ResultExt as _;
use guichet_http::{Operation, Outcome, Problem, Request, StatusCode, cached};
use guichet_queries::queries::catalog as queries;
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

use crate::App;
use crate::code;
use crate::places::Places;

/// As for availability: the map and the counter tell the same story.
const EVERYBODY: &str = "public, max-age=0, s-maxage=1";
/// With a code the answer may show what others must not see.
const WITH_CODE: &str = "private, no-cache";

/// Whose places are asked for.
#[derive(Deserialize, JsonSchema)]
pub(crate) struct Parameters {
    /// What the visitor typed: adds the rates that this code unlocks.
    #[serde(default)]
    code: Option<String>,
}

/// `GET /events/{slug}/occurrences/{id}/places`: the numbered places, row by row.
pub(crate) async fn handle(app: Arc<App>, request: Request) -> Outcome {
    let parameters: Parameters = request.query()?;
    let slug = request.param("slug");
    let occurrence_id: Uuid = request.parse_param("id")?;
    let code = code::normalised(parameters.code.as_deref())?;
    let now = app.clock.now();
    let client = app.database.get().await?;
    let (find, places, rates) = (
        queries::find_occurrence(),
        queries::list_places(),
        queries::list_place_rates(),
    );
    let (found, places, rates, given) = tokio::try_join!(
        find.bind(&client, &slug, &occurrence_id).opt(),
        places.bind(&client, &now, &occurrence_id).all(),
        rates.bind(&client, &occurrence_id).all(),
        code::find(&client, slug, code.as_deref(), now),
    )
    .or_problem()?;
    found.ok_or_else(Problem::not_found)?;
    let policy = if code.is_some() { WITH_CODE } else { EVERYBODY };
    Ok(cached(
        &request,
        &Places::new(places, rates, &given),
        policy,
    ))
}

pub(crate) fn describe(operation: Operation) -> Operation {
    operation
        .summary("Show the numbered places of an occurrence")
        .description("No rows where places are not numbered.")
        .param::<Uuid>("id", "The occurrence")
        .query::<Parameters>()
        .answers::<Places>(StatusCode::OK, "The places, in the room's order")
        .cached()
        .problem(
            StatusCode::NOT_FOUND,
            "not-found",
            "no published event of this name has this occurrence",
        )
}
