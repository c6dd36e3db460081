use std::sync::Arc;

use guichet_database::ResultExt as _;
use guichet_http::{
    Cached, CachedResponse, Description, File, IfNoneMatch, MediaType as _, NOT_FOUND, OVERLOADED,
    Path, Png, Problem, ProblemType, Problems, Query, Refused,
};
use guichet_money::Locale;
use guichet_queries::queries::images as queries;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::App;

/// It changes with the event's name and category alone; caches in front of us keep it for an hour.
const CACHE: &str = "public, max-age=300, s-maxage=3600";

/// The event, as in its address.
#[derive(Deserialize, JsonSchema)]
pub(crate) struct CoverPath {
    /// The event's slug
    slug: String,
}

/// In which language the name is.
#[derive(Deserialize, JsonSchema)]
pub(crate) struct Parameters {
    /// `fr` or `en`; French if not given.
    #[serde(default)]
    locale: Option<Locale>,
}

/// `GET /events/{slug}/cover.png`: what previews of links show of an event without a picture.
pub(crate) async fn handle(
    app: Arc<App>,
    Path(CoverPath { slug }): Path<CoverPath>,
    Query(parameters): Query<Parameters>,
    known: IfNoneMatch,
) -> Result<Cached<File<Png>>, Refused<CoverProblem>> {
    let locale = parameters.locale.unwrap_or_default().as_str();
    let client = app.database.get().await?;
    let event = queries::find_cover()
        .bind(&client, &locale, &slug)
        .opt()
        .await;
    let event = event.or_problem()?.ok_or_else(Problem::not_found)?;
    drop(client);
    let png = app
        .covers
        .print(event.event_id, event.category, event.name)
        .await?;
    Ok(CachedResponse::new(Png::CONTENT_TYPE, png, CACHE).answer(&known))
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Show an event's cover",
    "PNG of 1,200 × 630 pixels: what the storefront draws for an event without a picture, with its name on it",
)
.details("A name that is not there in one language comes in the other.");

/// Why there is no cover.
pub(crate) enum CoverProblem {}

impl Problems for CoverProblem {
    const ALL: &[(ProblemType, &str)] = &[
        (NOT_FOUND, "no event of this name is published"),
        (OVERLOADED, "too many others are to be printed"),
    ];
}
