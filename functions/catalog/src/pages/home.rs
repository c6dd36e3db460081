use std::sync::Arc;

use askama::Template;
use guichet_http::{CachedResponse, IfNoneMatch, Problem, Query, Response};
use guichet_order::Locale;
use jiff::{SignedDuration, Timestamp};

use super::card::{Card, cards};
use super::data::answers;
use super::head::{Head, PageAddress, Preview, code};
use super::shell::Shell;
use super::{Parameters, languages, page, respond, wording};
use crate::App;
use crate::list_events;
use crate::summary::EventSummary;

/// As the list itself is kept.
const TTL: SignedDuration = SignedDuration::from_secs(5);

/// As many as the application asks for first.
const EVENTS: u16 = 12;

/// `GET /`: the events to come.
pub(super) async fn handle(
    app: Arc<App>,
    Query(parameters): Query<Parameters>,
    known: IfNoneMatch,
) -> Result<Response, Problem> {
    let (named, is_of_all) = (parameters.language(), parameters.is_of_all());
    let ask = async |now| home_page(&app, named, is_of_all, now).await.map(Some);
    let question = format!("/?{named:?},{is_of_all}");
    let found = app.cache.get(&question, TTL, ask).await;
    respond(&app, &known, named, found).await
}

/// Without `is_of_all` the events are left to the application, which knows which ones are wanted.
async fn home_page(
    app: &App,
    named: Option<Locale>,
    is_of_all: bool,
    now: Timestamp,
) -> Result<CachedResponse, Problem> {
    let shell = Shell::read(app, "home.html").await?;
    let events = if is_of_all {
        Some(list_events::first(app, EVENTS, now).await?)
    } else {
        None
    };
    let locale = named.unwrap_or_default();
    let head = Head {
        locale,
        title: format!("{} · Guichet", wording::home_title(locale)),
        description: wording::home_lead(locale).to_owned(),
        address: Some(PageAddress {
            url: format!("{}/", app.public_url),
            named,
        }),
        image: Some(Preview {
            url: app.absolute("/previews/home.png"),
            size: None,
            alt: wording::home_title(locale).to_owned(),
        }),
        first_picture: None,
        structured_data: None,
    };
    let listed = events.as_ref().map_or(&[][..], |page| &page.items);
    let version = |locale| Version::new(locale, listed);
    let content = Content {
        versions: languages(named).into_iter().map(version).collect(),
    };
    let content = content.render().map_err(Problem::internal)?;
    let data = match &events {
        Some(events) => {
            let list = serde_json::to_string(events).map_err(Problem::internal)?;
            answers(&[(format!("/api/v1/catalog/events?limit={EVENTS}"), &list)])?
        }
        None => String::new(),
    };
    Ok(page(shell.fill(&head, &content, &data)?))
}

/// What is seen of the list before the application is there.
#[derive(Template)]
#[template(path = "home.html")]
struct Content {
    versions: Vec<Version>,
}

/// In one language.
struct Version {
    language: &'static str,
    title: &'static str,
    lead: &'static str,
    coming: &'static str,
    events: Vec<Card>,
}

impl Version {
    fn new(locale: Locale, events: &[EventSummary]) -> Self {
        Self {
            language: code(locale),
            title: wording::home_title(locale),
            lead: wording::home_lead(locale),
            coming: wording::coming(locale),
            events: cards(events, locale),
        }
    }
}
