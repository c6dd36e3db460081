//! Archiving, deleting and restoring events.

use guichet_http::Method;
use guichet_testing::orders;
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::office::{Answer, Office, id};
use crate::stage::Stage;

impl Stage {
    async fn archive(&self, method: Method, version: i64) -> Answer {
        let path = format!("{}/archive", self.event);
        let request = self.office.versioned(method, &path, version);
        self.office.send(self.office.manager(), request).await
    }

    async fn restore(&self) -> Answer {
        let path = format!("{}/restoration", self.event);
        let request = self.office.request(Method::POST, &path);
        self.office.send(self.office.manager(), request).await
    }
}

async fn listed(office: &Office, state: &str) -> Vec<Value> {
    let list = office.get(&format!("/events?state={state}")).await;
    let list = list.has_status(200).json();
    list["items"].as_array().expect("a list").clone()
}

#[tokio::test]
async fn an_archived_event_is_in_the_archive_only_until_it_is_taken_out() {
    let stage = Stage::set().await;
    let archived = stage.archive(Method::POST, 1).await.has_status(200);
    assert!(archived.json()["archived_at"].is_string());
    assert_eq!(listed(&stage.office, "drafts").await.len(), 0);
    assert_eq!(listed(&stage.office, "archived").await.len(), 1);
    stage.archive(Method::POST, 1).await.has_status(200);
    stage
        .archive(Method::DELETE, 1)
        .await
        .refuses(412, "changed-meanwhile");
    stage.archive(Method::DELETE, 2).await.has_status(200);
    assert_eq!(listed(&stage.office, "drafts").await.len(), 1);
    let actions = stage.office.actions().await;
    assert_eq!(
        actions[actions.len() - 2..],
        ["event.archived", "event.unarchived"]
    );
}

#[tokio::test]
async fn a_deleted_draft_is_restored_within_thirty_days() {
    let stage = Stage::set().await;
    let before = stage.document().await;
    stage.restore().await.refuses(404, "not-found");
    stage.office.delete(&stage.event, 1).await.has_status(204);
    stage
        .office
        .get(&stage.event)
        .await
        .refuses(404, "not-found");
    stage
        .office
        .patch(&stage.event, 2, &json!({"category": "sport"}))
        .await
        .refuses(404, "not-found");
    assert!(listed(&stage.office, "deleted").await[0]["deleted_at"].is_string());
    stage
        .office
        .clock
        .advance(SignedDuration::from_hours(24 * 29));
    let restored = stage.restore().await.has_status(200).json();
    assert_eq!(
        (&restored["products"], &restored["areas"]),
        (&before["products"], &before["areas"])
    );
    stage.office.delete(&stage.event, 3).await.has_status(204);
    stage
        .office
        .clock
        .advance(SignedDuration::from_hours(24 * 30));
    stage.restore().await.refuses(404, "not-found");
}

#[tokio::test]
async fn what_the_public_sees_or_somebody_ordered_is_not_deleted() {
    let stage = Stage::set().await;
    stage.publication(Method::POST, 1).await.has_status(200);
    stage
        .office
        .delete(&stage.event, 2)
        .await
        .refuses(409, "published");
    let now = stage.office.clock.now();
    let order_id = orders::held(&stage.office.client, &stage.sale(), 1, now).await;
    let expire = "update orders set status = 'expired', expires_at = $2 where order_id = $1";
    stage.office.execute(expire, &[&order_id, &now]).await;
    stage.publication(Method::DELETE, 2).await.has_status(200);
    stage
        .office
        .delete(&stage.event, 3)
        .await
        .refuses(409, "has-orders");
    let other = stage.office.event("Bal").await;
    let path = format!("/events/{}", id(&other["id"]));
    stage
        .office
        .delete(&path, 2)
        .await
        .refuses(412, "changed-meanwhile");
}
