use std::sync::Arc;

use guichet_catalog::App;
use guichet_http::StatusCode;
use jiff::SignedDuration;
use serde_json::Value;
use tempfile::TempDir;

use crate::pictures::SHOW;
use crate::visitor::{Answer, Visitor};

/// As the storefront's build leaves it.
const SHELL: &str = r#"<!doctype html><html lang="en"><head><!--head--><title>Guichet</title><!--/head--></head>
<body><div id="app"><p>Guichet</p><!--content--></div><!--data--><script src="/a.js"></script></body></html>"#;

/// Somebody who asks without a script, for an event that is called "Été" and "Summer".
pub(crate) struct Reader {
    pub(crate) visitor: Visitor,
    pub(crate) process: Arc<App>,
    _folder: TempDir,
}

impl Reader {
    async fn arrive() -> Self {
        let visitor = Visitor::arrive().await;
        visitor.event_in("summer", ("Été", "Summer"), "Lyon").await;
        Self::of(visitor)
    }

    /// The same visitor, who now asks for pages.
    pub(crate) fn of(visitor: Visitor) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["home.html", "event.html", "organizer.html"] {
            std::fs::write(folder.path().join(name), SHELL).expect("written");
        }
        let process = Arc::new(visitor.app().with_pages(folder.path()));
        Self {
            visitor,
            process,
            _folder: folder,
        }
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.visitor.page(&self.process, path, None).await
    }
}

/// What stands between two texts.
pub(crate) fn between<'page>(page: &'page str, start: &str, end: &str) -> &'page str {
    let (_, rest) = page
        .split_once(start)
        .unwrap_or_else(|| panic!("no {start} in {page}"));
    rest.split_once(end).expect("an end").0
}

#[tokio::test]
async fn the_page_of_a_preview_link_tells_nothing_and_is_kept_by_nobody() {
    let reader = Reader::arrive().await;
    let draft = "update events set status = 'draft', preview_hash = sha256('a-secret')";
    reader.visitor.alter(draft).await;
    let page = reader.get("/events/summer?preview=a-secret").await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.cache_control, "private, no-cache");
    let html = page.body;
    assert!(html.contains("noindex") && html.contains("/a.js"));
    assert!(!html.contains("Summer") && !html.contains("canonical"));
    let elsewhere = reader.get("/events/summer").await;
    assert_eq!(elsewhere.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_link_to_an_event_tells_what_it_is_without_a_script() {
    let reader = Reader::arrive().await;
    let page = reader.get("/events/summer").await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.content_type, "text/html; charset=utf-8");
    assert_eq!(page.cache_control, "public, max-age=0, s-maxage=60");
    assert!(page.security_policy.starts_with("default-src 'self'"));
    let url = "https://tickets.example.org/events/summer";
    for expected in [
        "<html lang=\"fr\">".to_owned(),
        "<title>Été · Guichet</title>".to_owned(),
        format!("<link rel=\"canonical\" href=\"{url}\">"),
        format!("<link rel=\"alternate\" hreflang=\"en\" href=\"{url}?lang=en\">"),
        format!("<link rel=\"alternate\" hreflang=\"x-default\" href=\"{url}\">"),
        "<meta property=\"og:title\" content=\"Été · Guichet\">".to_owned(),
        "<meta property=\"og:image\" content=\"https://tickets.example.org/api/v1/images/events/summer/cover.png?locale=fr\">"
            .to_owned(),
        "<h1>Été</h1>".to_owned(),
        "<h1>Summer</h1>".to_owned(),
        "<a href=\"/organizers/organizer-".to_owned(),
    ] {
        assert!(
            page.body.contains(&expected),
            "no {expected} in {}",
            page.body
        );
    }
    let description = between(&page.body, "<meta name=\"description\" content=\"", "\">");
    assert!(description.contains(", Lyon"), "{description}");

    let again = reader
        .visitor
        .page(&reader.process, "/events/summer", Some(&page.etag))
        .await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
}

#[tokio::test]
async fn the_language_that_an_address_names_is_that_of_its_page() {
    let reader = Reader::arrive().await;
    let page = reader.get("/events/summer?lang=en&code=x").await.body;
    assert!(
        page.contains("<html lang=\"en\">") && page.contains("<title>Summer · Guichet</title>")
    );
    assert!(
        page.contains(
            "rel=\"canonical\" href=\"https://tickets.example.org/events/summer?lang=en\""
        )
    );
    assert!(page.contains("<h1>Summer</h1>") && !page.contains("<h1>Été</h1>"));
    let other = reader.get("/events/summer?lang=de").await.body;
    assert!(other.contains("<html lang=\"fr\">"));
}

#[tokio::test]
async fn a_page_brings_the_answers_that_its_application_would_ask_for_first() {
    let reader = Reader::arrive().await;
    for (page, address) in [
        ("/events/summer", "/events/summer"),
        ("/", "/events?limit=12"),
    ] {
        let page = reader.get(page).await.body;
        let block = between(
            &page,
            "<script type=\"application/json\" id=\"answers\">",
            "</script>",
        );
        let answers: Value = serde_json::from_str(block).expect("JSON");
        let asked = reader.visitor.get_from(&reader.process, address).await;
        let given = &answers[format!("/api/v1/catalog{address}")];
        assert_eq!(given, &asked.json(), "{address}");
    }
}

#[tokio::test]
async fn a_search_is_left_to_the_application() {
    let reader = Reader::arrive().await;
    let all = reader.get("/?utm_source=mail").await.body;
    assert!(all.contains("href=\"/events/summer\"") && all.contains("id=\"answers\""));
    for search in ["/?q=winter", "/?lang=fr&category=sport"] {
        let page = reader.get(search).await.body;
        assert!(
            page.contains("<h1 class=\"home__title\">À l’affiche</h1>"),
            "{search}"
        );
        assert!(
            !page.contains("/events/summer") && !page.contains("id=\"answers\""),
            "{search}"
        );
    }
}

/// By classes, as the policy of pages lets them have no styles.
#[tokio::test]
async fn pages_show_pictures_in_the_size_that_is_needed_around_what_must_be_seen() {
    let reader = Reader::arrive().await;
    reader.visitor.alter(SHOW).await;
    let page = reader.get("/events/summer?lang=en").await.body;
    let cover = between(&page, "<img class=\"cover__picture", ">");
    for part in [
        "focal-x-20 focal-y-40\"",
        ".jpg 480w, /media/",
        ".jpg 1920w\"",
        "width=\"1920\" height=\"1280\"",
        "alt=\"Un orchestre &#60;sur&#62; scène\"",
        "fetchpriority=\"high\"",
    ] {
        assert!(cover.contains(part), "{part}: {cover}");
    }
    assert!(!page.contains("style="), "{cover}");
    let set = between(cover, "srcset=\"", "\"");
    let sizes = between(cover, "sizes=\"", "\"");
    let preload = between(&page, "<link rel=\"preload\" as=\"image\" ", ">");
    assert_eq!(between(preload, "imagesrcset=\"", "\""), set);
    assert_eq!(between(preload, "imagesizes=\"", "\""), sizes);
    let largest = between(set, "960w, ", " 1920w");
    let preview = |name: &str| {
        let mark = format!("<meta property=\"og:image{name}\" content=\"");
        between(&page, &mark, "\"").to_owned()
    };
    assert_eq!(preview(""), format!("https://tickets.example.org{largest}"));
    assert_eq!([preview(":width"), preview(":height")], ["1920", "1280"]);
    assert_eq!(preview(":alt"), between(cover, "alt=\"", "\""));
    let data = between(&page, "<script type=\"application/ld+json\">", "</script>");
    let event: Value = serde_json::from_str(data).expect("JSON");
    assert_eq!(event["image"].as_array().map(Vec::len), Some(2));
    assert_eq!(event["image"][0], preview(""));
    let home = reader.get("/?lang=en").await.body;
    let card = between(&home, "<img class=\"cover__picture", ">");
    assert!(
        card.contains("focal-x-20 focal-y-40\"") && card.contains("960w"),
        "{card}"
    );
}

#[tokio::test]
async fn search_engines_find_an_event_in_its_page_and_in_the_list_of_pages() {
    let reader = Reader::arrive().await;
    reader
        .visitor
        .alter("update events set image_url = '/demo/summer.webp'")
        .await;
    let page = reader.get("/events/summer").await.body;
    let data = between(&page, "<script type=\"application/ld+json\">", "</script>");
    let event: Value = serde_json::from_str(data).expect("JSON");
    assert_eq!(event["@type"], "MusicEvent");
    let image = "https://tickets.example.org/demo/summer.webp";
    assert_eq!(event["image"][0], image);
    assert!(page.contains(&format!("<meta property=\"og:image\" content=\"{image}\">")));

    let sitemap = reader.get("/sitemap.xml").await;
    assert_eq!(sitemap.content_type, "application/xml");
    for url in [
        "https://tickets.example.org/",
        "https://tickets.example.org/events/summer",
    ] {
        assert!(
            sitemap.body.contains(&format!("<loc>{url}</loc>")),
            "{}",
            sitemap.body
        );
    }
    let robots = reader.get("/robots.txt").await;
    for path in ["/orders/", "/backoffice"] {
        assert!(
            robots.body.contains(&format!("Disallow: {path}\n")),
            "{path}"
        );
    }
    assert!(
        robots
            .body
            .ends_with("Sitemap: https://tickets.example.org/sitemap.xml\n")
    );
}

#[tokio::test]
async fn events_that_are_over_or_not_published_are_in_no_list_of_pages() {
    let reader = Reader::arrive().await;
    let visitor = &reader.visitor;
    visitor.event("past", visitor.in_hours(-24)).await;
    let draft = visitor.event("draft", visitor.in_hours(24)).await;
    draft.event.set(&visitor.client, "status = 'draft'").await;
    let sitemap = reader.get("/sitemap.xml").await.body;
    assert!(sitemap.contains("/events/summer<"));
    assert!(
        !sitemap.contains("/events/past") && !sitemap.contains("/events/draft"),
        "{sitemap}"
    );
}

#[tokio::test]
async fn where_there_is_nothing_the_page_and_its_status_say_so() {
    let reader = Reader::arrive().await;
    for path in [
        "/events/nothing",
        "/events/summer/else",
        "/events/caf%C3%A9",
        "/organizers/nobody",
        "/organizers/nobody/else",
    ] {
        let page = reader.get(path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(page.content_type, "text/html; charset=utf-8", "{path}");
        assert!(
            page.body
                .contains("<meta name=\"robots\" content=\"noindex, nofollow\">")
        );
        assert!(page.body.contains("<script src=\"/a.js\">"), "{path}");
    }
}

#[tokio::test]
async fn no_word_of_selling_is_said_where_nothing_costs_anything() {
    let reader = Reader::arrive().await;
    let is_sold = async || {
        let page = reader.get("/events/summer?lang=en").await.body;
        assert_ne!(page.contains("Sold by"), page.contains("Offered by"));
        // Longer than the page is kept.
        reader.visitor.clock.advance(SignedDuration::from_secs(6));
        page.contains("Sold by")
    };
    assert!(is_sold().await);
    reader.visitor.alter("update rates set price = 0").await;
    assert!(!is_sold().await);
    // A thing beside the ticket costs something, whether or not it is sold at this moment.
    reader
        .visitor
        .alter(
            "insert into products (product_id, event_id, number, position, kind, name, tax_rate_basis_points)
             select gen_random_uuid(), event_id, 9, 9, 'addon', '{\"en\": \"Parking\"}', 0 from events;
             insert into rates (rate_id, product_id, number, position, name, price)
             select gen_random_uuid(), product_id, 9, 9, '{\"en\": \"Day\"}', 500 from products where kind = 'addon'",
        )
        .await;
    assert!(is_sold().await);
}

#[tokio::test]
async fn what_an_organizer_writes_stays_text() {
    let reader = Reader::arrive().await;
    reader
        .visitor
        .alter(r#"update events set name = '{"fr": "</title><script>alert(1)</script>\"&"}'"#)
        .await;
    for path in ["/", "/events/summer"] {
        let page = reader.get(path).await.body;
        assert!(!page.contains("<script>alert"), "{page}");
        assert!(page.contains("&#60;script&#62;alert(1)"), "{page}");
    }
}

#[tokio::test]
async fn without_the_storefronts_page_the_edge_is_told_to_answer() {
    let visitor = Visitor::arrive().await;
    visitor.event("summer", visitor.in_hours(24)).await;
    let process = Arc::new(visitor.app().with_pages("/nowhere"));
    for path in [
        "/",
        "/events/summer",
        "/events/nothing",
        "/organizers/nobody",
    ] {
        let answer = visitor.page(&process, path, None).await;
        assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR, "{path}");
    }
}
