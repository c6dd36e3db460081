//! The pages that have something to say before any script has run: to search engines, to who shares a link, and to a
//! visitor on a slow phone.
//!
//! The storefront's build leaves a shell for each (`.pages/`): its page, with the scripts and styles that it will need. What is
//! filled in is the head, the first content, which the application replaces, and the API's answers that it would ask for first.

mod card;
mod cover;
mod data;
mod event;
mod head;
mod home;
mod organizer;
mod robots;
mod shell;
mod sitemap;
mod wording;

use std::collections::BTreeMap;
use std::sync::Arc;

use guichet_http::{
    CachedResponse, IfNoneMatch, IntoResponse as _, Problem, Response, Routes, StatusCode, bytes,
    with_page_headers,
};
use guichet_order::Locale;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::App;
use crate::pages::head::Head;
use crate::pages::shell::{PAGE_HEADERS, Shell};

/// Browsers ask each time, caches in front of us once a minute, as for the event itself.
const CACHE: &str = "public, max-age=0, s-maxage=60";

const HTML: &str = "text/html; charset=utf-8";

/// The pages of this function, beside its API.
pub(crate) fn add_to(routes: Routes<App>) -> Routes<App> {
    routes
        .page("/", home::handle)
        .page("/events/{slug}", event::handle)
        .page("/events/{slug}/{*rest}", nothing)
        .page("/organizers/{slug}", organizer::handle)
        .page("/organizers/{slug}/{*rest}", nothing)
        .page("/sitemap.xml", sitemap::handle)
        .page("/robots.txt", robots::handle)
}

/// What an address says about how its page is to be shown. Whatever else it says is the application's.
#[derive(Deserialize, JsonSchema)]
struct Parameters {
    /// `fr` or `en`; anything else is none.
    #[serde(default)]
    lang: Option<String>,
    /// Which events the list is about.
    #[serde(flatten)]
    others: BTreeMap<String, String>,
}

/// What narrows the application's list.
const FILTERS: [&str; 6] = ["q", "category", "from", "to", "near", "radius"];

impl Parameters {
    /// Whether the list is of all events.
    fn is_of_all(&self) -> bool {
        FILTERS.iter().all(|name| !self.others.contains_key(*name))
    }

    /// Whether the address is a draft's preview link.
    fn has_preview(&self) -> bool {
        self.others.contains_key("preview")
    }

    fn language(&self) -> Option<Locale> {
        match self.lang.as_deref()? {
            "fr" => Some(Locale::Fr),
            "en" => Some(Locale::En),
            _ => None,
        }
    }
}

/// The languages of a page: the one that its address names, else both, of which the visitor's browser shows one.
fn languages(named: Option<Locale>) -> Vec<Locale> {
    named.map_or_else(|| vec![Locale::Fr, Locale::En], |locale| vec![locale])
}

/// A page, as it may be kept.
fn page(html: String) -> CachedResponse {
    CachedResponse::new(HTML, html, CACHE)
}

/// An answer of this module: the page, or the page that there is nothing with the status that says so too.
async fn respond(
    app: &App,
    known: &IfNoneMatch,
    named: Option<Locale>,
    found: Result<CachedResponse, Problem>,
) -> Result<Response, Problem> {
    let response = match found {
        Ok(page) => page.answer::<Response>(known).into_response()?,
        Err(problem) if problem.status() == StatusCode::NOT_FOUND => {
            let shell = Shell::read(app, "event.html").await?;
            let head = Head::hidden(named.unwrap_or_default());
            bytes(StatusCode::NOT_FOUND, HTML, shell.fill(&head, "", "")?)
        }
        Err(problem) => return Err(problem),
    };
    Ok(with_page_headers(response, &PAGE_HEADERS))
}

/// An address below that of an event or an organizer, at which there is nothing.
async fn nothing(app: Arc<App>, known: IfNoneMatch) -> Result<Response, Problem> {
    respond(&app, &known, None, Err(Problem::not_found())).await
}
