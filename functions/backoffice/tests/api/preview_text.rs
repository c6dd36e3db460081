use serde_json::json;

use crate::office::Office;

#[tokio::test]
async fn a_text_is_shown_as_pages_will_show_it() {
    let office = Office::open().await;
    let text = "# Hi\n\n<b>a</b> [b](https://b.example) [c](javascript:alert(1))";
    let shown = office
        .post("/text-previews", &json!({ "text": text }))
        .await;
    let shown = shown.has_status(200).json();
    assert_eq!(
        shown["blocks"],
        json!([
            {"kind": "heading", "level": 1, "content": [{"kind": "text", "text": "Hi"}]},
            {"kind": "paragraph", "content": [
                {"kind": "text", "text": "a "},
                {"kind": "link", "url": "https://b.example", "content": [{"kind": "text", "text": "b"}]},
                {"kind": "text", "text": " "},
                {"kind": "text", "text": "c"},
            ]},
        ])
    );
    // What no tree could hold is shown as it is written, as on the pages.
    let deep = "> ".repeat(20) + "a";
    let shown = office
        .post("/text-previews", &json!({ "text": deep }))
        .await;
    assert_eq!(
        shown.has_status(200).json()["blocks"][0]["kind"],
        "paragraph"
    );
    let long = "a".repeat(10_001);
    let refused = office
        .post("/text-previews", &json!({ "text": long }))
        .await;
    refused.refuses_field("/text");
}
