use std::sync::Arc;

use askama::Template;
use guichet_database::ResultExt as _;
use guichet_http::{Cached, CachedResponse, IfNoneMatch, Problem, Response};
use guichet_queries::queries::catalog as queries;
use jiff::{SignedDuration, Timestamp};

use crate::App;

/// Search engines come by every few days.
const CACHE: &str = "public, max-age=300, s-maxage=300";
const TTL: SignedDuration = SignedDuration::from_secs(60);

/// `GET /sitemap.xml`: the pages that search engines may show.
pub(super) async fn handle(app: Arc<App>, known: IfNoneMatch) -> Result<Cached<Response>, Problem> {
    let ask = async |now| sitemap(&app, now).await.map(Some);
    let answer = app.cache.get("/sitemap.xml", TTL, ask).await?;
    Ok(answer.answer(&known))
}

#[derive(Template)]
#[template(path = "sitemap.xml")]
struct Sitemap {
    addresses: Vec<String>,
}

async fn sitemap(app: &App, now: Timestamp) -> Result<CachedResponse, Problem> {
    let client = app.database.get().await?;
    let slugs = queries::list_slugs().bind(&client, &now).all().await;
    drop(client);
    let events = slugs.or_problem()?;
    let home = format!("{}/", app.public_url);
    let events = events.iter().map(|slug| app.event_url(slug));
    let sitemap = Sitemap {
        addresses: std::iter::once(home).chain(events).collect(),
    };
    let xml = sitemap.render().map_err(Problem::internal)?;
    Ok(CachedResponse::new("application/xml", xml, CACHE))
}
