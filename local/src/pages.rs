//! What the pages of the local cloud have in common: headers, menu, forms, times.

use std::collections::HashMap;
use std::sync::Arc;

use askama::Template;
use http::header::{self, HeaderMap, HeaderName, HeaderValue};
use http::{Response, StatusCode};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::body::{Body, answer, empty};

const STYLE: &str = include_str!("../assets/style.css");

/// Nothing inline, nothing from elsewhere.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; frame-src 'self'; \
    form-action 'self' http://localhost:* http://127.0.0.1:*; base-uri 'none'; frame-ancestors 'none'";

/// Links to the pages that people open, on top of each of them. Cheap to clone.
#[derive(Clone, Default)]
pub(crate) struct Menu(Arc<[MenuEntry]>);

/// A page that people open.
#[derive(Clone, Copy)]
pub(crate) struct MenuEntry {
    /// Where it is.
    pub path: &'static str,
    /// Its name.
    pub title: &'static str,
    /// What is there to see.
    pub purpose: &'static str,
}

impl Menu {
    /// The mail, these, and the status.
    pub(crate) fn new(added: impl Iterator<Item = MenuEntry>) -> Self {
        let mail = MenuEntry {
            path: "/mail",
            title: "Mail",
            purpose: "mail that was sent",
        };
        let status = MenuEntry {
            path: "/_local",
            title: "Status",
            purpose: "what runs",
        };
        Self([mail].into_iter().chain(added).chain([status]).collect())
    }

    /// In the order in which they are shown.
    pub(crate) fn entries(&self) -> &[MenuEntry] {
        &self.0
    }
}

/// A page.
pub(crate) fn page(status: StatusCode, template: &impl Template) -> Response<Body> {
    let html = template
        .render()
        .expect("templates only fail where a value's Display does");
    let mut response = answer(status, "text/html; charset=utf-8", html);
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CACHE_CONTROL, "no-store"),
        (header::VARY, "Accept-Language"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// The style sheet of all pages.
pub(crate) fn style() -> Response<Body> {
    let mut response = answer(StatusCode::OK, "text/css; charset=utf-8", STYLE);
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

/// Sends the browser elsewhere with a GET.
pub(crate) fn see_other(location: &str) -> Response<Body> {
    let mut response = Response::new(empty());
    match HeaderValue::from_str(location) {
        Ok(location) => {
            *response.status_mut() = StatusCode::SEE_OTHER;
            response.headers_mut().insert(header::LOCATION, location);
        }
        Err(_) => *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR,
    }
    response
}

/// Whether a page of this site, and no other, made the browser send the request. Whatever is not a browser sends neither header.
pub(crate) fn same_origin(headers: &HeaderMap) -> bool {
    const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
    let text = |name: &HeaderName| {
        headers
            .get(name)
            .map(|value| value.to_str().unwrap_or_default())
    };
    match (text(&SEC_FETCH_SITE), text(&header::ORIGIN)) {
        (Some(site), _) => matches!(site, "same-origin" | "none"),
        (None, Some(origin)) => {
            text(&header::HOST).is_some_and(|host| origin.strip_prefix("http://") == Some(host))
        }
        (None, None) => true,
    }
}

/// The fields of a form.
pub(crate) fn form(body: &[u8]) -> Option<HashMap<String, String>> {
    serde_urlencoded::from_bytes(body).ok()
}

/// A time as people say it, with the zone that it is meant in: "14:03:05 CET" in this machine's, with the date when it is another day.
/// A container has no zone of its own and says UTC.
pub(crate) fn time(moment: Timestamp, now: Timestamp) -> String {
    time_in(
        &TimeZone::try_system().unwrap_or(TimeZone::UTC),
        moment,
        now,
    )
}

fn time_in(zone: &TimeZone, moment: Timestamp, now: Timestamp) -> String {
    let (moment, now) = (moment.to_zoned(zone.clone()), now.to_zoned(zone.clone()));
    if moment.date() == now.date() {
        moment.strftime("%H:%M:%S %Z").to_string()
    } else {
        moment.strftime("%Y-%m-%d %H:%M %Z").to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| {
                (
                    HeaderName::from_static(name),
                    HeaderValue::from_static(value),
                )
            })
            .collect()
    }

    #[test]
    fn a_form_of_another_site_is_noticed() {
        assert!(same_origin(&headers(&[("sec-fetch-site", "same-origin")])));
        assert!(!same_origin(&headers(&[
            ("sec-fetch-site", "cross-site"),
            ("origin", "http://a"),
            ("host", "a")
        ])));
        assert!(same_origin(&headers(&[
            ("origin", "http://localhost:8080"),
            ("host", "localhost:8080")
        ])));
        assert!(!same_origin(&headers(&[
            ("origin", "http://evil.example"),
            ("host", "localhost:8080")
        ])));
        assert!(same_origin(&headers(&[("host", "localhost:8080")])));
    }

    #[test]
    fn a_time_says_its_zone_and_another_day_its_date() {
        let at = |text: &str| text.parse::<Timestamp>().expect("a time");
        let now = at("2026-11-22T23:30:00Z");
        assert_eq!(
            time_in(&TimeZone::UTC, at("2026-11-22T13:03:05Z"), now),
            "13:03:05 UTC"
        );
        let berlin = TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").expect("a zone");
        assert_eq!(
            time_in(&berlin, at("2026-11-22T23:03:05Z"), now),
            "00:03:05 CET"
        );
        assert_eq!(
            time_in(&berlin, at("2026-07-01T10:00:00Z"), now),
            "2026-07-01 12:00 CEST"
        );
    }
}
