//! What an event says of itself: Markdown in the database, a tree in the API, HTML in the page.

use std::sync::Arc;

use guichet_catalog::App;
use serde_json::json;
use tempfile::TempDir;

use crate::visitor::Visitor;

const SHELL: &str = "<html lang=\"en\"><!--head--><!--/head--><!--content--><!--data-->";

/// An event that says of itself, in French only, what the source says; and its page.
async fn described(source: &str) -> (Visitor, Arc<App>, TempDir) {
    let visitor = Visitor::arrive().await;
    visitor.event("summer", visitor.in_hours(24)).await;
    let statement =
        "update events set summary = '{}', description = jsonb_build_object('fr', $1::text)";
    let altered = visitor.client.execute(statement, &[&source]).await;
    altered.expect("described");
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("event.html"), SHELL).expect("written");
    let process = Arc::new(visitor.app().with_pages(folder.path()));
    (visitor, process, folder)
}

#[tokio::test]
async fn a_description_is_a_tree_in_the_api_and_html_in_the_page() {
    let (visitor, process, _folder) =
        described("## Accès\n\n- [Le plan](https://example.org/plan?a&b)\n- **À pied**").await;
    let event = visitor.json("/events/summer").await;
    let text = |text: &str| json!({"kind": "text", "text": text});
    let item = |content| json!([{"kind": "paragraph", "content": [content]}]);
    assert_eq!(
        event["description"],
        json!({"fr": [
            {"kind": "heading", "level": 1, "content": [text("Accès")]},
            {"kind": "list", "start": null, "items": [
                item(json!({"kind": "link", "url": "https://example.org/plan?a&b", "content": [text("Le plan")]})),
                item(json!({"kind": "strong", "content": [text("À pied")]})),
            ]},
        ]})
    );
    let page = visitor.page(&process, "/events/summer?lang=en", None).await;
    let expected = "<h2>About</h2>\n<div class=\"rich-text\" lang=\"fr\"><h3>Accès</h3><ul>\
        <li><p><a href=\"https://example.org/plan?a&amp;b\" rel=\"nofollow ugc noopener\">Le plan</a></p></li>\
        <li><p><strong>À pied</strong></p></li></ul></div>";
    assert!(page.body.contains(expected), "{}", page.body);
}

#[tokio::test]
async fn nothing_that_is_written_runs_in_the_page() {
    let (visitor, process, _folder) = described(
        "<script>alert(1)</script>\n\nVenez <img src=x onerror=alert(2)> `<script>` [ici](javascript:alert(3)) &lt;script&gt;",
    )
    .await;
    let page = visitor.page(&process, "/events/summer", None).await.body;
    for hostile in ["<script>", "alert", "onerror", "javascript:"] {
        assert!(!page.contains(hostile), "{hostile} in {page}");
    }
    assert!(page.contains("<p>Venez  <code>&lt;script&gt;</code> ici &lt;script&gt;</p>"));
}

#[tokio::test]
async fn an_event_that_says_nothing_has_no_part_for_it() {
    let (visitor, process, _folder) = described("<!-- à écrire -->").await;
    let event = visitor.json("/events/summer").await;
    assert_eq!(event["description"], json!({}));
    let page = visitor.page(&process, "/events/summer", None).await.body;
    assert!(
        page.contains("<h1>") && !page.contains("rich-text"),
        "{page}"
    );
}

#[tokio::test]
async fn whoever_shows_a_sentence_gets_the_beginning_where_there_is_no_summary() {
    let words = "mot ".repeat(100);
    let (visitor, process, _folder) =
        described(&format!("# Programme\n\n- Le *bal*, à \"22 h\"\n\n{words}")).await;
    let start = "Programme. Le bal, à \"22 h\". mot mot";
    let event = visitor.json("/events/summer/event.jsonld?locale=en").await;
    let sentence = event["description"].as_str().expect("a text");
    assert!(
        sentence.starts_with(start) && sentence.ends_with(" mot…"),
        "{sentence}"
    );
    assert!(sentence.chars().count() <= 200);
    let calendar = visitor.get("/events/summer/calendar.ics").await.body;
    assert!(
        calendar.contains("DESCRIPTION:Programme. Le bal"),
        "{calendar}"
    );
    let page = visitor.page(&process, "/events/summer", None).await.body;
    let escaped = "Programme. Le bal, à &#34;22 h&#34;. mot mot";
    let (_, description) = page.split_once("property=\"og:description\"").expect("one");
    assert!(description.contains(escaped), "{page}");

    visitor
        .alter("update events set summary = '{\"fr\": \"Le bal\"}'")
        .await;
    let event = visitor.json("/events/summer/event.jsonld").await;
    assert_eq!(event["description"], "Le bal");
}
