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
    pages: Vec<Page>,
}

struct Page {
    address: String,
    /// When it last had something new, where that is known.
    changed: Option<Timestamp>,
}

impl Page {
    const fn new(address: String) -> Self {
        Self {
            address,
            changed: None,
        }
    }
}

async fn sitemap(app: &App, now: Timestamp) -> Result<CachedResponse, Problem> {
    let client = app.database.get().await?;
    let (events, organizers) = (queries::list_slugs(), queries::list_organizer_slugs());
    let (events, organizers) = tokio::try_join!(
        events.bind(&client, &now).all(),
        organizers.bind(&client).all(),
    )
    .or_problem()?;
    drop(client);
    let home = Page::new(format!("{}/", app.public_url));
    let events = events.iter().map(|slug| Page::new(app.event_url(slug)));
    let organizers = organizers.iter().map(|row| Page {
        address: app.organizer_url(&row.slug),
        changed: row.published_at,
    });
    let pages = std::iter::once(home).chain(events).chain(organizers);
    let sitemap = Sitemap {
        pages: pages.collect(),
    };
    let xml = sitemap.render().map_err(Problem::internal)?;
    Ok(CachedResponse::new("application/xml", xml, CACHE))
}
