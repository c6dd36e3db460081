use std::sync::Arc;

use askama::Template;
use guichet_http::{CachedResponse, IfNoneMatch, Page, Path, Problem, Query, Request, Response};
use guichet_order::Locale;
use jiff::{SignedDuration, Timestamp};

use super::card::{Card, cards, later_cards};
use super::cover::alt;
use super::data::answers;
use super::head::{Head, PageAddress, Preview, code};
use super::shell::Shell;
use super::{Parameters, languages, page, respond, wording};
use crate::App;
use crate::find_organizer::{self, OrganizerDetails};
use crate::list_events::{self, OfOrganizer, Period};
use crate::paths::OrganizerPath;
use crate::structured_data;
use crate::summary::EventSummary;

/// As the list itself is kept.
const TTL: SignedDuration = SignedDuration::from_secs(5);

/// As many as the application asks for first.
const EVENTS: u16 = 12;

/// As many as a description names.
const LISTED: usize = 3;

/// `GET /organizers/{slug}`: who sells, and their events.
pub(super) async fn handle(
    app: Arc<App>,
    Path(OrganizerPath { slug }): Path<OrganizerPath>,
    Query(parameters): Query<Parameters>,
    known: IfNoneMatch,
    request: Arc<Request>,
) -> Result<Response, Problem> {
    let named = parameters.language();
    let ask = async |now| organizer_page(&app, &slug, named, now).await;
    let question = format!("{}?{named:?}", request.path());
    let found = app.cache.get(&question, TTL, ask).await;
    respond(&app, &known, named, found).await
}

async fn organizer_page(
    app: &App,
    slug: &str,
    named: Option<Locale>,
    now: Timestamp,
) -> Result<Option<CachedResponse>, Problem> {
    let Some(organizer) = find_organizer::find(app, slug).await? else {
        return Ok(None);
    };
    let shell = Shell::read(app, "organizer.html").await?;
    let events = async |period| {
        let slug = slug.to_owned();
        list_events::of_organizer(app, OfOrganizer { slug, period }, None, EVENTS, now).await
    };
    let coming = events(Period::Coming).await?;
    let past = events(Period::Past).await?;
    let head = head(app, &organizer, &coming.items, &past.items, named);
    let version = |locale| Version::new(locale, &organizer, &coming.items, &past.items);
    let content = Content {
        versions: languages(named).into_iter().map(version).collect(),
    };
    let content = content.render().map_err(Problem::internal)?;
    let data = data(&organizer, &coming, &past)?;
    Ok(Some(page(shell.fill(&head, &content, &data)?)))
}

fn head(
    app: &App,
    organizer: &OrganizerDetails,
    coming: &[EventSummary],
    past: &[EventSummary],
    named: Option<Locale>,
) -> Head {
    let locale = named.unwrap_or_default();
    let title = |event: &EventSummary| event.name.pick(locale).to_owned();
    let titles: Vec<String> = coming.iter().take(LISTED).map(title).collect();
    let image = coming.iter().chain(past).find_map(|event| {
        let image = event.cover.as_ref()?;
        let largest = image.largest()?;
        Some(Preview {
            url: app.absolute(&largest.url),
            size: largest.size(),
            alt: alt(image, event.name.pick(locale), locale),
        })
    });
    let events = if coming.is_empty() { past } else { coming };
    let data = structured_data::organizer(organizer, events, &app.public_url, locale);
    Head {
        locale,
        title: format!("{} · Guichet", organizer.name),
        description: wording::events_of(locale, &organizer.name, &titles),
        address: Some(PageAddress {
            url: app.organizer_url(&organizer.slug),
            named,
        }),
        image: Some(image.unwrap_or_else(|| Preview {
            url: app.absolute("/previews/home.png"),
            size: None,
            alt: wording::home_title(locale).to_owned(),
        })),
        first_picture: None,
        structured_data: Some(data.to_string()),
    }
}

/// What the application would ask for first.
fn data(
    organizer: &OrganizerDetails,
    coming: &Page<EventSummary>,
    past: &Page<EventSummary>,
) -> Result<String, Problem> {
    let address = format!("/api/v1/catalog/organizers/{}", organizer.slug);
    let json = serde_json::to_string(organizer).map_err(Problem::internal)?;
    let coming = serde_json::to_string(coming).map_err(Problem::internal)?;
    let past = serde_json::to_string(past).map_err(Problem::internal)?;
    let events = |period| format!("{address}/events?period={period}&limit={EVENTS}");
    answers(&[
        (address.clone(), &json),
        (events("coming"), &coming),
        (events("past"), &past),
    ])
}

/// What is seen of it before the application is there.
#[derive(Template)]
#[template(path = "organizer.html")]
struct Content {
    versions: Vec<Version>,
}

/// In one language.
struct Version {
    language: &'static str,
    name: String,
    email: String,
    coming: &'static str,
    none: &'static str,
    events: Vec<Card>,
    was_on: &'static str,
    past: Vec<Card>,
}

impl Version {
    fn new(
        locale: Locale,
        organizer: &OrganizerDetails,
        coming: &[EventSummary],
        past: &[EventSummary],
    ) -> Self {
        Self {
            language: code(locale),
            name: organizer.name.clone(),
            email: organizer.email.clone(),
            coming: wording::coming(locale),
            none: wording::none_yet(locale),
            events: cards(coming, locale),
            was_on: wording::was_on(locale),
            past: later_cards(past, locale),
        }
    }
}
