use guichet_http::Method;
use serde_json::json;

use crate::office::{Office, id};

#[tokio::test]
async fn the_second_editor_sees_what_is_there_and_who_was_first() {
    let office = Office::open().await;
    let event = office.event("Fête").await;
    let path = format!("/events/{}", id(&event["id"]));
    let camille = office.person("Camille Roy", "manager", None).await;
    let change = json!({"name": {"fr": "Kermesse"}, "category": "community"});
    office
        .patch_as(&camille, &path, 1, &change)
        .await
        .has_status(200);
    let second = office
        .patch(&path, 1, &json!({"name": {"fr": "Bal"}}))
        .await;
    let problem = second.refuses(412, "changed-meanwhile");
    assert_eq!(problem["version"], 2);
    assert_eq!(problem["current"], office.get(&path).await.json());
    assert_eq!(
        (&problem["changed"]["kind"], &problem["changed"]["name"]),
        (&json!("person"), &json!("Camille Roy"))
    );
    assert_eq!(problem["changed"]["fields"], json!(["category", "name"]));
}

#[tokio::test]
async fn whoever_changes_says_which_version_they_have_seen() {
    let office = Office::open().await;
    let event = office.event("Fête").await;
    let path = format!("/events/{}", id(&event["id"]));
    let change = json!({"category": "sport"});
    let blind = office.request(Method::PATCH, &path).json(&change);
    office
        .send(office.manager(), blind)
        .await
        .refuses(428, "precondition-required");
    for tag in ["*", "1", "\"1\", \"2\""] {
        let request = office.request(Method::PATCH, &path).header("if-match", tag);
        let refused = office.send(office.manager(), request.json(&change)).await;
        refused.refuses(428, "precondition-required");
    }
    let foreign = office
        .request(Method::PATCH, &path)
        .header("if-match", "\"abc\"");
    let refused = office.send(office.manager(), foreign.json(&change)).await;
    refused.refuses(412, "changed-meanwhile");
}

/// Red without the lock of the event's row: both read version 1 then, and both are right.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_who_save_at_once_do_not_undo_each_other() {
    let office = Office::open().await;
    for round in 0..20 {
        let event = office.event(&format!("Fête {round}")).await;
        let path = format!("/events/{}", id(&event["id"]));
        let (one, two) = (
            json!({"hold_seconds": 600}),
            json!({"payment_seconds": 600}),
        );
        let (one, two) = tokio::join!(office.patch(&path, 1, &one), office.patch(&path, 1, &two));
        let mut statuses = [one.status, two.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 412], "round {round}");
    }
}
