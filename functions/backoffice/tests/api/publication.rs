use guichet_http::Method;
use guichet_testing::orders;
use serde_json::{Value, json};

use crate::office::id;
use crate::stage::{Stage, rate, ticket};

impl Stage {
    async fn checklist(&self) -> Value {
        let path = format!("{}/checklist", self.event);
        self.office.get(&path).await.has_status(200).json()
    }
}

#[tokio::test]
async fn the_checklist_says_what_is_missing_until_nothing_is() {
    let stage = Stage::set().await;
    let empty = stage.office.event("Bal").await;
    let path = format!("/events/{}/checklist", id(&empty["id"]));
    let checklist = stage.office.get(&path).await.has_status(200).json();
    assert_eq!(
        checklist,
        json!({"ready": false, "missing": ["coming_date", "capacity", "ticket"]})
    );
    assert_eq!(
        stage.checklist().await,
        json!({"ready": true, "missing": []})
    );

    let transfer = json!({"payment_methods": ["offline"]});
    stage
        .office
        .patch(&stage.event, 1, &transfer)
        .await
        .has_status(200);
    assert_eq!(stage.checklist().await["missing"], json!(["bank_account"]));
    stage
        .office
        .patch(&stage.event, 2, &json!({"payment_methods": []}))
        .await
        .has_status(200);
    assert_eq!(
        stage.checklist().await["missing"],
        json!(["payment_method"])
    );
    let mut free = ticket();
    free["rates"] = json!([rate("Gratuit", 0)]);
    stage
        .office
        .put(&stage.product_path(), 1, &free)
        .await
        .has_status(200);
    assert_eq!(stage.checklist().await["missing"], json!([]));
    free["rates"][0]["sale_ends_at"] = json!("2020-01-01T00:00:00Z");
    stage
        .office
        .put(&stage.product_path(), 2, &free)
        .await
        .has_status(200);
    assert_eq!(stage.checklist().await["missing"], json!(["sellable_rate"]));
    stage
        .office
        .execute("update occurrences set status = 'cancelled'", &[])
        .await;
    assert_eq!(
        stage.checklist().await["missing"],
        json!(["coming_date", "sellable_rate"])
    );
}

#[tokio::test]
async fn an_event_is_published_once_it_can_be_sold() {
    let stage = Stage::set().await;
    let empty = stage.office.event("Bal").await;
    let path = format!("/events/{}/publication", id(&empty["id"]));
    let request = stage.office.versioned(Method::POST, &path, 1);
    let refused = stage.office.send(stage.office.manager(), request).await;
    let problem = refused.refuses(422, "not-ready");
    assert_eq!(
        problem["missing"],
        json!(["coming_date", "capacity", "ticket"])
    );

    stage
        .publication(Method::POST, 9)
        .await
        .refuses(412, "changed-meanwhile");
    let published = stage.publication(Method::POST, 1).await.has_status(200);
    assert_eq!(published.header("etag"), Some("\"2\""));
    let event = published.json();
    assert_eq!(event["status"], "published");
    assert!(event["published_at"].is_string());
    let again = stage.publication(Method::POST, 1).await.has_status(200);
    assert_eq!(again.json(), event, "it is published already");
    let actions = stage.office.actions().await;
    assert_eq!(
        actions
            .iter()
            .filter(|action| *action == "event.published")
            .count(),
        1
    );
}

#[tokio::test]
async fn an_event_is_taken_back_until_somebody_has_ordered() {
    let stage = Stage::set().await;
    stage.publication(Method::POST, 1).await.has_status(200);
    let draft = stage
        .publication(Method::DELETE, 2)
        .await
        .has_status(200)
        .json();
    assert_eq!(draft["status"], "draft");
    stage.publication(Method::POST, 3).await.has_status(200);
    let now = stage.office.clock.now();
    let held = orders::held(&stage.office.client, &stage.sale(), 1, now).await;
    stage
        .publication(Method::DELETE, 4)
        .await
        .refuses(409, "has-orders");
    let expire = "update orders set status = 'expired', expires_at = $2 where order_id = $1";
    stage.office.execute(expire, &[&held, &now]).await;
    stage.publication(Method::DELETE, 4).await.has_status(200);
    stage.publication(Method::POST, 5).await.has_status(200);
    orders::paid(&stage.office.client, &stage.sale(), 1, now).await;
    stage
        .publication(Method::DELETE, 6)
        .await
        .refuses(409, "has-orders");
}

/// Red without the lock of the event's row: both see the other's state from before.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_published_is_never_without_a_rate() {
    let stage = Stage::set().await;
    let mut over = ticket();
    over["rates"][0]["sale_ends_at"] = json!("2020-01-01T00:00:00Z");
    let path = stage.product_path();
    for round in 0..20 {
        let version = |document: &Value| document["version"].as_i64().expect("a number");
        let document = stage.document().await;
        let product = &document["products"][0];
        let (published, changed) = tokio::join!(
            stage.publication(Method::POST, version(&document)),
            stage.office.put(&path, version(product), &over)
        );
        changed.has_status(200);
        let first: String = stage.office
            .one("select action from audit_entries where action in ('event.published', 'product.changed') order by sequence desc limit 1", &[])
            .await;
        // Whoever came second saw the first: published before the sale ended, or refused.
        if published.status == 200 {
            assert_eq!(first, "product.changed", "round {round}");
            let version = version(&published.json());
            stage
                .publication(Method::DELETE, version)
                .await
                .has_status(200);
        } else {
            published.refuses(422, "not-ready");
        }
        let document = stage.document().await;
        let version = version(&document["products"][0]);
        stage
            .office
            .put(&path, version, &ticket())
            .await
            .has_status(200);
    }
}
