use guichet_http::StatusCode;
use serde_json::Value;

use crate::organizer_events::season;
use crate::pages::{Reader, between};
use crate::pictures::SHOW;

const URL: &str = "https://tickets.example.org/organizers/friends";

/// The links to events, in their order.
fn links(page: &str) -> Vec<&str> {
    let links = page.split("class=\"event-card__link\" href=\"/events/");
    links
        .skip(1)
        .map(|rest| rest.split_once('"').expect("an end").0)
        .collect()
}

#[tokio::test]
async fn a_link_to_an_organizer_tells_what_they_have_on_without_a_script() {
    let reader = Reader::of(season().await);
    let page = reader.get("/organizers/friends?lang=en").await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.content_type, "text/html; charset=utf-8");
    assert!(page.security_policy.starts_with("default-src 'self'"));
    for expected in [
        "<html lang=\"en\">".to_owned(),
        "<title>Friends · Guichet</title>".to_owned(),
        format!("<link rel=\"canonical\" href=\"{URL}?lang=en\">"),
        format!("<link rel=\"alternate\" hreflang=\"fr\" href=\"{URL}?lang=fr\">"),
        format!("<link rel=\"alternate\" hreflang=\"x-default\" href=\"{URL}\">"),
        format!("<meta property=\"og:url\" content=\"{URL}?lang=en\">"),
        "<meta property=\"og:image\" content=\"https://tickets.example.org/previews/home.png\">"
            .to_owned(),
        "<h1>Friends</h1>".to_owned(),
        "<a href=\"mailto:contact@example.org\">".to_owned(),
        "<summary><h2>Past events</h2></summary>".to_owned(),
    ] {
        assert!(
            page.body.contains(&expected),
            "no {expected} in {}",
            page.body
        );
    }
    let description = between(&page.body, "<meta name=\"description\" content=\"", "\">");
    assert!(
        description.starts_with("The events of Friends: Electric summer"),
        "{description}"
    );
    let all = ["under-way", "first", "third", "yesterday", "long-ago"];
    assert_eq!(links(&page.body), all);
    let both = reader.get("/organizers/friends").await.body;
    assert!(
        both.contains("<html lang=\"fr\">")
            && both.contains(&format!("canonical\" href=\"{URL}\""))
    );
    assert_eq!(links(&both), [all, all].concat());
    assert!(!both.contains("style="));
}

#[tokio::test]
async fn search_engines_read_who_sells_and_their_events() {
    let reader = Reader::of(season().await);
    let show = SHOW.replace("'summer'", "'first'");
    reader.visitor.alter(&show).await;
    let page = reader.get("/organizers/friends?lang=en").await.body;
    let data = between(&page, "<script type=\"application/ld+json\">", "</script>");
    let organizer: Value = serde_json::from_str(data).expect("JSON");
    assert_eq!(
        [&organizer["@type"], &organizer["url"], &organizer["name"]],
        ["Organization", URL, "Friends"]
    );
    let events = organizer["event"].as_array().expect("a list");
    assert_eq!(events.len(), 3);
    assert_eq!(
        [&events[1]["@type"], &events[1]["url"]],
        ["MusicEvent", "https://tickets.example.org/events/first"]
    );
    assert!(
        events[1]["startDate"]
            .as_str()
            .is_some_and(|at| at.len() > 20)
    );
    let preview = between(&page, "<meta property=\"og:image\" content=\"", "\"");
    assert!(
        preview.starts_with("https://tickets.example.org/media/"),
        "{preview}"
    );
}

#[tokio::test]
async fn an_organizer_without_events_has_a_page_that_says_so() {
    let reader = Reader::of(season().await);
    reader
        .visitor
        .alter("update events set status = 'draft'")
        .await;
    let page = reader.get("/organizers/friends?lang=en").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("No event is announced yet."));
    assert!(!page.body.contains("<details") && links(&page.body).is_empty());
    let sitemap = reader.get("/sitemap.xml").await.body;
    assert!(!sitemap.contains("/organizers/"), "{sitemap}");
}

#[tokio::test]
async fn the_list_of_pages_has_organizers_with_something_to_see() {
    let reader = Reader::of(season().await);
    reader
        .visitor
        .alter(
            "update events set published_at = '2026-03-01T10:00:00Z' where slug = 'first';
             update events set status = 'draft' where slug = 'other'",
        )
        .await;
    let sitemap = reader.get("/sitemap.xml").await.body;
    let entry = format!("<loc>{URL}</loc><lastmod>2026-03-01T10:00:00Z</lastmod>");
    assert!(sitemap.contains(&entry), "{sitemap}");
    assert!(!sitemap.contains("/organizers/strangers"), "{sitemap}");
}

#[tokio::test]
async fn an_organizers_page_brings_the_answers_that_its_application_would_ask_for_first() {
    let reader = Reader::of(season().await);
    let page = reader.get("/organizers/friends").await.body;
    let start = "<script type=\"application/json\" id=\"answers\">";
    let block = between(&page, start, "</script>");
    let answers: Value = serde_json::from_str(block).expect("JSON");
    for address in [
        "/organizers/friends",
        "/organizers/friends/events?period=coming&limit=12",
        "/organizers/friends/events?period=past&limit=12",
    ] {
        let asked = reader.visitor.get_from(&reader.process, address).await;
        let given = &answers[format!("/api/v1/catalog{address}")];
        assert_eq!(given, &asked.json(), "{address}");
    }
}

#[tokio::test]
async fn what_an_organizer_is_called_stays_text() {
    let reader = Reader::of(season().await);
    reader
        .visitor
        .alter("update organizers set name = '</title><script>alert(1)</script>' where slug = 'friends'")
        .await;
    let page = reader.get("/organizers/friends").await.body;
    assert!(!page.contains("<script>alert"), "{page}");
    assert!(page.contains("&#60;script&#62;alert(1)"), "{page}");
}
