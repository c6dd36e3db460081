use std::sync::Arc;

use askama::Template;
use guichet_http::{CachedResponse, IfNoneMatch, Path, Problem, Query, Request, Response};
use guichet_markdown::html;
use guichet_offer::is_free;
use guichet_order::{Locale, Text};
use jiff::{SignedDuration, Timestamp};

use super::data::answers;
use super::head::{Address, Head, code};
use super::shell::Shell;
use super::{Parameters, languages, page, respond, wording};
use crate::App;
use crate::event_data::EventData;
use crate::formatted_text::FormattedText;
use crate::paths::EventPath;
use crate::words::{Category, word};
use crate::{find_event, structured_data};

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
    let data = EventData::load(&client, slug, None, now).await?;
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

fn head(app: &App, data: &EventData, named: Option<Locale>) -> Result<Head, Problem> {
    let locale = named.unwrap_or_default();
    let name = pick(&data.event.name, locale);
    let place = data.occurrences.first();
    let place = place.map(|row| format!("{}, {}", row.venue_name, row.city));
    let sentence = data.sentence(locale);
    let when = wording::dates(locale, data);
    let image = data.event.image_url.as_deref().map(|image| {
        let alt = wording::poster(locale, &name);
        (app.absolute(image), alt)
    });
    let category: Category = word(&data.event.category)?;
    Ok(Head {
        locale,
        title: format!("{name} · Guichet"),
        description: wording::description(&when, place.as_deref(), &sentence),
        address: Some(Address {
            url: app.event_url(&data.event.slug),
            named,
        }),
        image: Some(image.unwrap_or_else(|| {
            let picture = format!("/previews/{}.png", category.as_str());
            let alt = wording::category(locale, category).to_owned();
            (app.absolute(&picture), alt)
        })),
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
    image: Option<String>,
}

/// In one language.
struct Version {
    language: &'static str,
    category: &'static str,
    name: String,
    poster: String,
    summary: String,
    dates: String,
    place: Option<String>,
    sold_by: String,
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
        let category = word(&data.event.category)?;
        let place = data.coming().next().or(data.occurrences.last());
        let place = place.map(|row| format!("{}, {}", row.venue_name, row.city));
        let is_free = is_free(data.rates.iter().map(|row| row.price));
        let version = |locale| {
            let name = pick(&data.event.name, locale);
            let (description_locale, description) = description.pick(locale);
            Version {
                language: code(locale),
                category: wording::category(locale, category),
                poster: wording::poster(locale, &name),
                name,
                summary: pick(&data.event.summary, locale),
                dates: wording::dates(locale, data),
                place: place.clone(),
                sold_by: wording::sold_by(locale, is_free, &data.event.organizer_name),
                about: wording::about(locale),
                description: html(description),
                description_language: code(description_locale),
            }
        };
        Ok(Self {
            versions: languages(named).into_iter().map(version).collect(),
            image: data.event.image_url.clone(),
        })
    }
}

fn pick(text: &serde_json::Value, locale: Locale) -> String {
    Text::from(text.clone()).pick(locale).to_owned()
}
