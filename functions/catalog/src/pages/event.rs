use std::sync::Arc;

use askama::Template;
use guichet_http::{CachedResponse, IfNoneMatch, Path, Problem, Query, Request, Response};
use guichet_markdown::html;
use guichet_offer::is_free;
use guichet_order::{FormattedText, Locale, Text};
use jiff::{SignedDuration, Timestamp};

use super::cover::{Cover, FIRST, Picture, Sizes, alt};
use super::data::answers;
use super::head::{Head, PageAddress, Preview, code};
use super::shell::Shell;
use super::{HTML, Parameters, languages, page, respond, wording};
use crate::App;
use crate::event_data::EventData;
use crate::paths::EventPath;
use crate::visitor::Visitor;
use crate::{find_event, structured_data};

/// How wide the cover is, as in `EventHero.vue`.
pub(super) const SIZES: Sizes = Sizes {
    photo: "(min-width: 48rem) 38rem, 100vw",
    poster: "(min-width: 48rem) 18rem, 65vw",
};

/// As the event itself is kept.
const TTL: SignedDuration = SignedDuration::from_secs(5);

/// `GET /events/{slug}`: the page of an event.
pub(super) async fn handle(
    app: Arc<App>,
    Path(EventPath { slug }): Path<EventPath>,
    Query(parameters): Query<Parameters>,
    known: IfNoneMatch,
    request: Arc<Request>,
) -> Result<Response, Problem> {
    let named = parameters.language();
    if parameters.has_preview() {
        let found = draft_page(&app, named).await;
        return respond(&app, &known, named, found).await;
    }
    let ask = async |now| event_page(&app, &slug, named, now).await;
    let question = format!("{}?{named:?}", request.path());
    let found = app.cache.get(&question, TTL, ask).await;
    respond(&app, &known, named, found).await
}

async fn event_page(
    app: &App,
    slug: &str,
    named: Option<Locale>,
    now: Timestamp,
) -> Result<Option<CachedResponse>, Problem> {
    let client = app.database.get().await?;
    let data = EventData::load(&client, slug, &Visitor::default(), now).await?;
    drop(client);
    let Some(data) = data else { return Ok(None) };
    let shell = Shell::read(app, "event.html").await?;
    let head = head(app, &data, named)?;
    let description = data.description();
    let content = Content::new(&data, &description, named)?;
    let content = content.render().map_err(Problem::internal)?;
    let event = find_event::event(data, description, false)?;
    let event = serde_json::to_string(&event).map_err(Problem::internal)?;
    let data = answers(&[(format!("/api/v1/catalog/events/{slug}"), &event)])?;
    Ok(Some(page(shell.fill(&head, &content, &data)?)))
}

/// The page of a draft, which tells nothing of it: the application asks for it by the secret in the address.
async fn draft_page(app: &App, named: Option<Locale>) -> Result<CachedResponse, Problem> {
    let shell = Shell::read(app, "event.html").await?;
    let html = shell.fill(&Head::hidden(named.unwrap_or_default()), "", "")?;
    Ok(CachedResponse::new(HTML, html, "private, no-cache"))
}

/// Of a cover that `images` prints, in pixels.
const COVER_SIZE: (i32, i32) = (1200, 630);

fn head(app: &App, data: &EventData, named: Option<Locale>) -> Result<Head, Problem> {
    let locale = named.unwrap_or_default();
    let name = pick(&data.event.name, locale);
    let place = data.occurrences.first();
    let place = place.map(|row| format!("{}, {}", row.venue_name, row.city));
    let sentence = data.sentence(locale);
    let when = wording::dates(locale, data);
    let image = data.images.first().and_then(|image| {
        let largest = image.largest()?;
        Some(Preview {
            url: app.absolute(&largest.url),
            size: largest.size(),
            alt: alt(image, &name, locale),
        })
    });
    Ok(Head {
        locale,
        title: format!("{name} · Guichet"),
        description: wording::description(&when, place.as_deref(), &sentence),
        address: Some(PageAddress {
            url: app.event_url(&data.event.slug),
            named,
        }),
        image: Some(image.unwrap_or_else(|| Preview {
            url: app.absolute(&format!(
                "/api/v1/images/events/{}/cover.png?locale={}",
                data.event.slug,
                locale.as_str()
            )),
            size: Some(COVER_SIZE),
            alt: wording::poster(locale, &name),
        })),
        first_picture: data
            .images
            .first()
            .and_then(|image| Picture::new(image, SIZES)),
        structured_data: Some(
            structured_data::document(data, &app.public_url, locale)?.to_string(),
        ),
    })
}

/// What is seen of an event before the application is there.
#[derive(Template)]
#[template(path = "event.html")]
struct Content {
    versions: Vec<Version>,
}

/// In one language.
struct Version {
    language: &'static str,
    category: &'static str,
    name: String,
    cover: Option<Cover>,
    summary: String,
    dates: String,
    place: Option<String>,
    sold_by: String,
    /// Their slug.
    organizer: String,
    about: &'static str,
    /// HTML, and the language that it is in.
    description: String,
    description_language: &'static str,
}

impl Content {
    fn new(
        data: &EventData,
        description: &FormattedText,
        named: Option<Locale>,
    ) -> Result<Self, Problem> {
        let category = data.event.category.parse().map_err(Problem::internal)?;
        let place = data.coming().next().or(data.occurrences.last());
        let place = place.map(|row| format!("{}, {}", row.venue_name, row.city));
        let is_free = is_free(data.rates.iter().map(|row| row.highest_price));
        let version = |locale| {
            let name = pick(&data.event.name, locale);
            let (description_locale, description) = description.pick(locale);
            Version {
                language: code(locale),
                category: wording::category(locale, category),
                cover: data
                    .images
                    .first()
                    .and_then(|image| Cover::new(image, &name, locale, SIZES, FIRST)),
                name,
                summary: pick(&data.event.summary, locale),
                dates: wording::dates(locale, data),
                place: place.clone(),
                sold_by: wording::sold_by(locale, is_free, &data.event.organizer_name),
                organizer: data.event.organizer_slug.clone(),
                about: wording::about(locale),
                description: html(description),
                description_language: code(description_locale),
            }
        };
        Ok(Self {
            versions: languages(named).into_iter().map(version).collect(),
        })
    }
}

fn pick(text: &serde_json::Value, locale: Locale) -> String {
    Text::from(text.clone()).pick(locale).to_owned()
}
