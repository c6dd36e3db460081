//! Messages from one function to another.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use google_cloud_auth::credentials::anonymous;
use google_cloud_pubsub::client::BasePublisher;
use google_cloud_pubsub::model::Message;
use http::Method;

use super::{Cloud, Place};
use crate::support::{eventually, get, install, send};

async fn publish(cloud: &Cloud, topic: &str, payload: &str) {
    // The client takes the process's TLS provider, also where it speaks plain text.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = BasePublisher::builder()
        .with_endpoint(cloud.variable("PUBSUB_ENDPOINT").await)
        .with_credentials(anonymous::Builder::new().build())
        .build()
        .await
        .unwrap();
    let topic = format!("projects/guichet-local/topics/{topic}");
    let publisher = client.publisher(topic).build();
    publisher
        .publish(Message::new().set_data(payload.to_owned()))
        .await
        .unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_published_message_starts_its_function_and_carries_a_token() {
    let place = Place::new().await;
    let cloud = place.run().await;
    publish(&cloud, "order-paid", "{\"order_id\":1}").await;
    let line = place.logged("fulfilment", "messageId").await;
    assert_eq!(line["authorized"], true);
    let envelope: serde_json::Value =
        serde_json::from_str(line["message"].as_str().unwrap()).unwrap();
    assert_eq!(
        envelope["subscription"],
        "projects/guichet-local/subscriptions/fulfilment"
    );
    assert_eq!(cloud.requests("mailer").await, 0);
    assert!(cloud.stop().await.success());
}

/// What the journal says of the first message that was not taken.
fn failure(journal: &Path) -> Option<serde_json::Value> {
    let text = fs::read_to_string(journal).ok()?;
    let mut records = text
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    records.find_map(|record| record.get("failed").cloned())
}

/// Has that message fail as often as it may, without waiting that long.
fn fail_too_often(journal: &Path) {
    let mut record = failure(journal).unwrap();
    record["attempts"] = 100.into();
    record["reason"] = "it does not exist: it is not built".into();
    record["at"] = "2026-11-22T10:00:00Z".into();
    let mut file = fs::File::options().append(true).open(journal).unwrap();
    writeln!(file, "{}", serde_json::json!({ "dead": record })).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dead_letter_is_on_the_status_page_and_is_delivered_again_at_the_push_of_a_button() {
    let place = Place::new().await;
    fs::remove_file(place.folder.path().join("guichet-mailer")).unwrap();
    let cloud = place.run().await;
    assert!(
        cloud.said.contains("Not built, so not answering: mailer"),
        "{}",
        cloud.said
    );
    publish(&cloud, "mail-requested", "{\"mail_id\":1}").await;
    let journal = place.state("pubsub.journal");
    eventually("a failed push", async || failure(&journal).is_some()).await;
    assert!(cloud.stop().await.success());
    fail_too_often(&journal);

    let cloud = place.run().await;
    let api = cloud.url("/_local/api");
    let letters = async || {
        get(&api).await.json()["dead_letters"]
            .as_array()
            .unwrap()
            .clone()
    };
    let letter = letters().await.remove(0);
    assert_eq!(
        (letter["subscription"].as_str(), letter["attempts"].as_u64()),
        (Some("mailer"), Some(100))
    );
    let page = get(&cloud.url("/_local")).await.text();
    assert!(
        page.contains("does not exist: it is not built") && page.contains("Deliver again"),
        "{page}"
    );

    install(place.folder.path(), &["mailer"]);
    let form = format!(
        "action=retry&subscription=mailer&id={}",
        letter["message"]["id"].as_str().unwrap()
    );
    let headers = [("content-type", "application/x-www-form-urlencoded")];
    let url = cloud.url("/_local/dead-letters");
    let foreign = [headers[0], ("origin", "http://evil.example")];
    assert_eq!(send(Method::POST, &url, &foreign, &form).await.status, 404);
    assert_eq!(send(Method::POST, &url, &headers, &form).await.status, 303);
    place.logged("mailer", "messageId").await;
    assert!(letters().await.is_empty());
    assert_eq!(send(Method::POST, &url, &headers, &form).await.status, 404);
    assert!(cloud.stop().await.success());
}
