use guichet_http::Method;
use serde_json::{Value, json};

use crate::office::Answer;
use crate::stage::Stage;

impl Stage {
    async fn preview_link(&self, method: Method, version: i64) -> Answer {
        let path = format!("{}/preview-link", self.event);
        let request = self.office.versioned(method, &path, version);
        self.office.send(self.office.manager(), request).await
    }

    /// Whether the secret shows the draft.
    async fn shows(&self, secret: &Value) -> bool {
        let query =
            "select preview_hash is not distinct from sha256(convert_to($1, 'UTF8')) from events";
        let secret = secret.as_str().expect("a text");
        let row = self.office.client.query_one(query, &[&secret]).await;
        row.expect("an event").get(0)
    }
}

#[tokio::test]
async fn a_link_to_a_draft_is_told_once_and_good_until_it_is_taken_back() {
    let stage = Stage::set().await;
    let made = stage.preview_link(Method::POST, 1).await.has_status(200);
    assert_eq!(made.header("etag"), Some("\"2\""));
    let made = made.json();
    assert_eq!(made["event"]["has_preview_link"], true);
    assert_eq!(made["secret"].as_str().map(str::len), Some(32));
    assert!(stage.shows(&made["secret"]).await);

    let other = stage.preview_link(Method::POST, 2).await.json();
    assert!(stage.shows(&other["secret"]).await);
    assert!(
        !stage.shows(&made["secret"]).await,
        "the new one replaces it"
    );

    stage
        .preview_link(Method::DELETE, 2)
        .await
        .refuses(412, "changed-meanwhile");
    let taken = stage.preview_link(Method::DELETE, 3).await.has_status(200);
    assert_eq!(taken.json()["has_preview_link"], false);
    assert!(!stage.shows(&other["secret"]).await);
    let again = stage.preview_link(Method::DELETE, 3).await.has_status(200);
    assert_eq!(again.json(), taken.json(), "there is none any more");
    let actions = stage.office.actions().await;
    let actions = actions.iter().filter(|action| action.contains("preview"));
    let actions: Vec<_> = actions.collect();
    assert_eq!(
        actions,
        [
            "event.preview_opened",
            "event.preview_opened",
            "event.preview_closed"
        ]
    );
}

#[tokio::test]
async fn what_is_published_needs_no_link_and_has_none() {
    let stage = Stage::set().await;
    stage.preview_link(Method::POST, 1).await.has_status(200);
    let event = stage.publication(Method::POST, 2).await.has_status(200);
    assert_eq!(event.json()["has_preview_link"], json!(false));
    stage
        .preview_link(Method::POST, 3)
        .await
        .refuses(409, "published");
}
