//! Calling off events and dates. What becomes of their orders is tested with the function cancellations.

use guichet_http::Method;
use guichet_testing::orders;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::office::{Answer, Who, id};
use crate::stage::Stage;

/// A published event, and somebody who may call it off.
struct Scene {
    stage: Stage,
    owner: Who,
}

impl Scene {
    async fn set() -> Self {
        let stage = Stage::set().await;
        stage.publication(Method::POST, 1).await.has_status(200);
        let owner = stage.office.person("Ada", "owner", None).await;
        Self { stage, owner }
    }

    fn date(&self) -> String {
        let date = id(&self.stage.date["id"]);
        format!("{}/occurrences/{date}", self.stage.event)
    }

    async fn call_off_as(
        &self,
        who: &Who,
        path: &str,
        version: i64,
        key: &str,
        body: &Value,
    ) -> Answer {
        let path = format!("{path}/cancellations");
        let request = self.stage.office.versioned(Method::POST, &path, version);
        let request = request.keyed(key).json(body);
        self.stage.office.send(who, request).await
    }

    async fn call_off(&self, path: &str, version: i64, body: &Value) -> Answer {
        let key = Uuid::from_u128(u128::from(version.unsigned_abs())).to_string();
        self.call_off_as(&self.owner, path, version, &key, body)
            .await
    }

    async fn get(&self, path: &str) -> Value {
        let answer = self.stage.office.get(path).await;
        answer.has_status(200).json()
    }
}

fn refund_all() -> Value {
    json!({"refund": "all"})
}

#[tokio::test]
async fn a_preview_counts_what_would_end() {
    let scene = Scene::set().await;
    let office = &scene.stage.office;
    let (client, sale, now) = (&office.client, scene.stage.sale(), office.clock.now());
    orders::paid(client, &sale, 3, now).await;
    orders::paid(client, &sale, 1, now).await;
    orders::held(client, &sale, 2, now).await;
    orders::placed(client, &sale, 1, now).await;
    let counted = json!({
        "orders": 2, "tickets": 4, "paid": [{"amount": 5000, "currency": "EUR"}], "held": 1, "awaiting_payment": 1,
    });
    for path in [scene.stage.event.clone(), scene.date()] {
        let preview = scene.get(&format!("{path}/cancellation-preview")).await;
        assert_eq!(preview, counted);
    }
    let other = scene
        .stage
        .date("2027-07-15T21:00", "2027-07-15T23:00")
        .await;
    let other = format!(
        "{}/occurrences/{}/cancellation-preview",
        scene.stage.event,
        id(&other["id"])
    );
    let nothing = json!({"orders": 0, "tickets": 0, "paid": [], "held": 0, "awaiting_payment": 0});
    assert_eq!(scene.get(&other).await, nothing);
}

#[tokio::test]
async fn a_date_is_called_off_once_and_for_good() {
    let scene = Scene::set().await;
    let date = scene.date();
    let now = scene.stage.office.clock.now();
    orders::paid(&scene.stage.office.client, &scene.stage.sale(), 1, now).await;
    let wanted = json!({"refund": "none", "message": {"fr": "Orage, {buyer}."}});
    let first = scene.call_off(&date, 1, &wanted).await.has_status(201);
    let again = scene.call_off(&date, 1, &wanted).await.has_status(201);
    assert_eq!(first.json(), again.json());
    let called_off = first.json();
    assert_eq!(called_off["refund"], "none");
    assert_eq!(called_off["message"], json!({"fr": "Orage, {buyer}."}));
    assert_eq!(called_off["occurrence_id"], scene.stage.date["id"]);
    assert_eq!(called_off["finished_at"], Value::Null);
    assert_eq!(
        [&called_off["total"], &called_off["done"]],
        [&json!(1), &json!(0)]
    );
    let list = scene
        .get(&format!("{}/cancellations", scene.stage.event))
        .await;
    assert_eq!(list["items"], json!([called_off]));

    let office = &scene.stage.office;
    let messages = "select count(*) from outbox where topic = 'cancellation-requested'";
    assert_eq!(office.one::<i64>(messages, &[]).await, 1);
    assert_eq!(scene.stage.dates().await[0]["status"], "cancelled");
    assert_eq!(
        office.actions().await.last().map(String::as_str),
        Some("occurrence.cancelled")
    );
    scene
        .call_off(&date, 2, &refund_all())
        .await
        .refuses(409, "date-cancelled");
    let (sale, order_id) = (scene.stage.sale(), Uuid::from_u128(5));
    let outcome = orders::hold(&office.client, &sale, order_id, 1, now).await;
    assert_eq!(outcome, "held", "the stock does not know dates");
    let settle = "select settle_order($1, $2, gen_random_uuid(), null)";
    let settled: String = office.one(settle, &[&order_id, &now]).await;
    assert_eq!(settled, "date_cancelled");
}

#[tokio::test]
async fn an_event_is_called_off_once_and_for_good() {
    let scene = Scene::set().await;
    let (event, office) = (scene.stage.event.clone(), &scene.stage.office);
    scene
        .call_off(&event, 1, &refund_all())
        .await
        .refuses(412, "changed-meanwhile");
    let called_off = scene.call_off(&event, 2, &refund_all()).await;
    let called_off = called_off.has_status(201).json();
    assert_eq!(called_off["occurrence_id"], Value::Null);
    assert_eq!(scene.stage.document().await["status"], "cancelled");
    assert_eq!(
        office.actions().await.last().map(String::as_str),
        Some("event.cancelled")
    );
    scene
        .call_off(&event, 3, &refund_all())
        .await
        .refuses(409, "event-cancelled");
    scene
        .call_off(&scene.date(), 1, &refund_all())
        .await
        .refuses(409, "event-cancelled");
    let publication = async |method| scene.stage.publication(method, 3).await;
    publication(Method::POST).await.refuses(422, "not-ready");
    publication(Method::DELETE)
        .await
        .refuses(409, "event-cancelled");
}

#[tokio::test]
async fn a_draft_is_not_called_off() {
    let scene = Scene::set().await;
    scene
        .stage
        .publication(Method::DELETE, 2)
        .await
        .has_status(200);
    scene
        .call_off(&scene.stage.event, 3, &refund_all())
        .await
        .refuses(409, "not-published");
}

#[tokio::test]
async fn a_message_to_buyers_is_what_a_mail_can_say() {
    let scene = Scene::set().await;
    let wanted = json!({"refund": "all", "message": {"en": "Dear {name}"}});
    scene
        .call_off(&scene.date(), 1, &wanted)
        .await
        .refuses_field("/message/en");
    let unknown = scene
        .call_off(&scene.date(), 1, &json!({"refund": "half"}))
        .await;
    assert_eq!(unknown.status, 422);
}

#[tokio::test]
async fn programs_and_those_who_only_sell_call_nothing_off() {
    let scene = Scene::set().await;
    let seller = scene.stage.office.person("Bob", "sales", None).await;
    for who in [&seller, scene.stage.office.manager()] {
        let refused = scene
            .call_off_as(who, &scene.date(), 1, "key", &refund_all())
            .await;
        assert_eq!(refused.status, 403);
    }
    assert_eq!(scene.stage.dates().await[0]["status"], "scheduled");
}

#[tokio::test]
async fn a_date_that_was_called_off_stays_where_it_was_when_its_rule_changes() {
    let scene = Scene::set().await;
    let mut rule = json!({
        "venue_id": scene.stage.venue["id"],
        "series": {
            "starts_on": "2027-09-01", "times": [{"time": "20:30", "duration_minutes": 120}],
            "rule": {"frequency": "daily", "count": 2},
        },
    });
    let saved = scene.stage.post("/series", &rule).await;
    let dates = scene.stage.dates().await;
    for date in &dates[1..] {
        let date = format!("{}/occurrences/{}", scene.stage.event, id(&date["id"]));
        let key = date.as_str();
        let called_off = scene
            .call_off_as(&scene.owner, &date, 1, key, &refund_all())
            .await;
        called_off.has_status(201);
    }
    rule["series"]["times"][0]["duration_minutes"] = json!(60);
    rule["series"]["rule"]["count"] = json!(1);
    let path = format!(
        "{}/series/{}",
        scene.stage.event,
        id(&saved["series"]["id"])
    );
    let changed = scene.stage.office.put(&path, 1, &rule).await;
    changed.has_status(200);
    let after = scene.stage.dates().await;
    assert_eq!(after.len(), 3);
    for (before, after) in dates.iter().zip(&after) {
        assert_eq!(before["ends"], after["ends"]);
    }
}

/// Two at once: one waits for the other, and finds it called off.
#[tokio::test]
async fn two_who_call_a_date_off_at_once_do_it_once() {
    let scene = Scene::set().await;
    let (path, body) = (scene.date(), refund_all());
    let call_off = |key| scene.call_off_as(&scene.owner, &path, 1, key, &body);
    let (one, other) = tokio::join!(call_off("one"), call_off("other"));
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409]);
    let rows = "select count(*) from cancellations";
    assert_eq!(scene.stage.office.one::<i64>(rows, &[]).await, 1);
}
