//! Deleting what nobody has ordered, and putting it back.

use std::time::Duration;

use guichet_http::Method;
use guichet_testing::{check_invariants, orders};
use jiff::SignedDuration;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::office::{Answer, id};
use crate::series::{fridays, starts};
use crate::stage::{Stage, ticket};
use crate::venues::lyon;

impl Stage {
    fn date_path(&self) -> String {
        format!("{}/occurrences/{}", self.event, id(&self.date["id"]))
    }

    /// Deletes something below the organizer, and answers the deletion.
    async fn deleted(&self, path: &str) -> Value {
        self.office.delete(path, 1).await.has_status(200).json()
    }

    /// Restores what was deleted of the event.
    async fn restore_of_event(&self, deletion: &Value) -> Answer {
        let path = format!(
            "{}/deletions/{}/restorations",
            self.event,
            id(&deletion["id"])
        );
        let request = self.office.request(Method::POST, &path);
        self.office.send(self.office.manager(), request).await
    }

    async fn restore_of_organizer(&self, deletion: &Value) -> Answer {
        let path = format!("/deletions/{}/restorations", id(&deletion["id"]));
        let request = self.office.request(Method::POST, &path);
        self.office.send(self.office.manager(), request).await
    }

    async fn deletions(&self) -> Vec<Value> {
        let list = self.office.get(&format!("{}/deletions", self.event)).await;
        let list = list.has_status(200).json();
        list["items"].as_array().expect("a list").clone()
    }

    async fn numbered(&self) {
        let pool = format!(
            "{}/pools/{}/rows",
            self.event,
            id(&self.date["pools"][0]["id"])
        );
        self.office
            .execute("update pools set numbered = true, capacity = 0", &[])
            .await;
        let rows = json!({"rows": "A-B 1-10"});
        self.office.put(&pool, 1, &rows).await.has_status(200);
    }
}

#[tokio::test]
async fn a_deleted_date_is_put_back_with_its_seats_and_prices() {
    let stage = Stage::set().await;
    stage.numbered().await;
    let (before, document) = (stage.dates().await, stage.document().await);
    let deletion = stage.deleted(&stage.date_path()).await;
    assert_eq!(
        (
            &deletion["kind"],
            &deletion["name"],
            &deletion["deleted_by"]
        ),
        (
            &json!("occurrence"),
            &json!("2027-07-14T21:00"),
            &json!("Program")
        )
    );
    assert_eq!(stage.dates().await, [Value::Null; 0]);
    assert_eq!(json!(stage.deletions().await), json!([deletion]));
    let places = "select count(*) from places";
    assert_eq!(stage.office.one::<i64>(places, &[]).await, 0);

    let restored = stage.restore_of_event(&deletion).await.has_status(200);
    assert_eq!(restored.json(), deletion);
    assert_eq!(stage.dates().await, before);
    assert_eq!(stage.document().await["products"], document["products"]);
    assert_eq!(stage.office.one::<i64>(places, &[]).await, 20);
    assert_eq!(stage.deletions().await, [Value::Null; 0]);
    let actions = stage.office.actions().await;
    assert_eq!(
        actions[actions.len() - 2..],
        ["occurrence.deleted", "occurrence.restored"]
    );
    check_invariants(&stage.office.test).await;
}

#[tokio::test]
async fn what_was_restored_is_not_restored_again() {
    let stage = Stage::set().await;
    let deletion = stage.deleted(&stage.date_path()).await;
    stage.restore_of_event(&deletion).await.has_status(200);
    stage
        .restore_of_event(&deletion)
        .await
        .refuses(404, "not-found");
    assert_eq!(stage.dates().await.len(), 1);
    let again = stage.deleted(&stage.date_path()).await;
    assert_ne!(again["id"], deletion["id"]);
    stage
        .restore_of_organizer(&again)
        .await
        .refuses(404, "not-found");
    // Two at once: one of them does it.
    let (one, other) = tokio::join!(
        stage.restore_of_event(&again),
        stage.restore_of_event(&again)
    );
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 404]);
}

#[tokio::test]
async fn a_rule_makes_a_deleted_date_again_only_after_it_was_restored() {
    let stage = Stage::set().await;
    let saved = stage.post("/series", &fridays(&stage, "2027-09-12")).await;
    let rule = format!("{}/series/{}", stage.event, id(&saved["series"]["id"]));
    let dates = stage.dates().await;
    assert_eq!(
        starts(&dates)[1..],
        ["2027-09-03T20:30", "2027-09-10T20:30"]
    );
    let path = format!("{}/occurrences/{}", stage.event, id(&dates[1]["id"]));
    let deletion = stage.deleted(&path).await;

    let read = async || {
        let list = stage.office.get(&format!("{}/series", stage.event)).await;
        let rule = list.has_status(200).json()["items"][0].clone();
        (rule["version"].clone(), rule["series"].clone())
    };
    let (version, series) = read().await;
    assert_eq!(version, 2);
    assert_eq!(series["exceptions"], json!(["2027-09-03T20:30"]));
    let mut wanted = fridays(&stage, "2027-09-19");
    wanted["series"]["exceptions"] = series["exceptions"].clone();
    let changed = stage.office.put(&rule, 2, &wanted).await;
    changed.has_status(200);
    assert_eq!(
        starts(&stage.dates().await)[1..],
        ["2027-09-10T20:30", "2027-09-17T20:30"]
    );

    stage.restore_of_event(&deletion).await.has_status(200);
    let (version, series) = read().await;
    assert_eq!(version, 4);
    assert_eq!(series["exceptions"], json!([]));
    wanted["series"]["exceptions"] = json!([]);
    let changed = stage.office.put(&rule, 4, &wanted).await.has_status(200);
    let difference = &changed.json()["difference"];
    assert_eq!(
        (&difference["add"], &difference["remove"]),
        (&json!([]), &json!([]))
    );
    assert_eq!(stage.dates().await.len(), 4);
    check_invariants(&stage.office.test).await;
}

#[tokio::test]
async fn a_date_whose_number_another_has_by_now_gets_the_next_one() {
    let stage = Stage::set().await;
    let deletion = stage.deleted(&stage.date_path()).await;
    stage.date("2027-07-15T21:00", "2027-07-15T23:00").await;
    stage.restore_of_event(&deletion).await.has_status(200);
    let numbers: Vec<Value> = stage
        .dates()
        .await
        .iter()
        .map(|date| date["number"].clone())
        .collect();
    assert_eq!(numbers, [2, 1]);
}

#[tokio::test]
async fn a_deleted_product_is_put_back_with_its_rates() {
    let stage = Stage::set().await;
    let before = stage.document().await;
    let deletion = stage.deleted(&stage.product_path()).await;
    assert_eq!(
        (&deletion["kind"], &deletion["name"], &deletion["names"]),
        (&json!("product"), &json!("Place"), &json!({"fr": "Place"}))
    );
    assert_eq!(stage.document().await["products"], json!([]));
    stage.restore_of_event(&deletion).await.has_status(200);
    assert_eq!(stage.document().await["products"], before["products"]);
    check_invariants(&stage.office.test).await;
}

#[tokio::test]
async fn a_product_that_a_code_or_an_add_on_is_for_stays() {
    let stage = Stage::set().await;
    let refuses = async || {
        let refused = stage.office.delete(&stage.product_path(), 1).await;
        refused.refuses(409, "in-use");
    };
    let rate = &stage.product["rates"][0]["id"];
    let code =
        json!({"code": "AMIS", "terms": {"kind": "percentage", "value": 2000, "rate_ids": [rate]}});
    let code = stage.post("/codes", &code).await;
    refuses().await;
    let code = format!("{}/codes/{}", stage.event, id(&code["id"]));
    stage.deleted(&code).await;
    let addon = stage.post("/products", &ticket()).await;
    let requirement = "insert into product_requirements (addon_id, product_id) values ($1, $2)";
    let ids = [id(&addon["id"]), id(&stage.product["id"])];
    stage.office.execute(requirement, &[&ids[0], &ids[1]]).await;
    refuses().await;
}

#[tokio::test]
async fn a_deleted_code_is_put_back_unless_another_has_its_name() {
    let stage = Stage::set().await;
    let wanted =
        json!({"code": "AMIS", "terms": {"kind": "percentage", "value": 2000, "maximum_uses": 5}});
    let code = stage.post("/codes", &wanted).await;
    let path = format!("{}/codes/{}", stage.event, id(&code["id"]));
    let deletion = stage.deleted(&path).await;
    let uses = "select count(*) from pools where kind = 'uses'";
    assert_eq!(stage.office.one::<i64>(uses, &[]).await, 0);

    let other = json!({"code": "amis", "terms": {"kind": "percentage", "value": 1000}});
    let other = stage.post("/codes", &other).await;
    stage
        .restore_of_event(&deletion)
        .await
        .refuses(409, "clash");
    assert_eq!(stage.office.one::<i64>(uses, &[]).await, 0);
    let other = format!("{}/codes/{}", stage.event, id(&other["id"]));
    stage.deleted(&other).await;
    stage.restore_of_event(&deletion).await.has_status(200);
    let codes = stage.office.get(&format!("{}/codes", stage.event)).await;
    assert_eq!(codes.has_status(200).json()["items"], json!([code]));
    assert_eq!(stage.office.one::<i64>(uses, &[]).await, 1);
}

/// Else it would be good for all rates.
#[tokio::test]
async fn a_code_whose_rates_are_gone_is_not_put_back() {
    let stage = Stage::set().await;
    let rate = &stage.product["rates"][0]["id"];
    let code =
        json!({"code": "AMIS", "terms": {"kind": "percentage", "value": 2000, "rate_ids": [rate]}});
    let code = stage.post("/codes", &code).await;
    let path = format!("{}/codes/{}", stage.event, id(&code["id"]));
    let deleted_code = stage.deleted(&path).await;
    let deleted_product = stage.deleted(&stage.product_path()).await;
    let restored = stage.restore_of_event(&deleted_code).await;
    restored.refuses(409, "clash");
    stage
        .restore_of_event(&deleted_product)
        .await
        .has_status(200);
    stage.restore_of_event(&deleted_code).await.has_status(200);
}

#[tokio::test]
async fn a_venue_where_nothing_takes_place_is_deleted_and_put_back() {
    let stage = Stage::set().await;
    let venue = format!("/venues/{}", id(&stage.venue["id"]));
    stage.office.delete(&venue, 1).await.refuses(409, "in-use");
    let date = stage.deleted(&stage.date_path()).await;
    let deletion = stage.deleted(&venue).await;
    assert_eq!(deletion["kind"], "venue");
    stage.office.get(&venue).await.refuses(404, "not-found");
    let list = stage.office.get("/deletions").await.has_status(200).json();
    assert_eq!(list["items"], json!([deletion]));

    // Its date first is not possible.
    stage.restore_of_event(&date).await.refuses(409, "clash");
    stage.restore_of_organizer(&deletion).await.has_status(200);
    let restored = stage.office.get(&venue).await.has_status(200).json();
    assert_eq!(restored["name"], lyon()["name"]);
    stage.restore_of_event(&date).await.has_status(200);
}

#[tokio::test]
async fn after_thirty_days_nothing_is_put_back() {
    let stage = Stage::set().await;
    let deletion = stage.deleted(&stage.date_path()).await;
    let clock = &stage.office.clock;
    clock.advance(SignedDuration::from_hours(30 * 24));
    assert_eq!(stage.deletions().await, [Value::Null; 0]);
    stage
        .restore_of_event(&deletion)
        .await
        .refuses(404, "not-found");
}

#[tokio::test]
async fn what_somebody_ordered_or_was_called_off_stays() {
    let stage = Stage::set().await;
    stage.publication(Method::POST, 1).await.has_status(200);
    let (office, now) = (&stage.office, stage.office.clock.now());
    orders::held(&office.client, &stage.sale(), 1, now).await;
    for path in [stage.date_path(), stage.product_path()] {
        office.delete(&path, 1).await.refuses(409, "in-use");
        let seen = office.delete(&path, 2).await;
        seen.refuses(412, "changed-meanwhile");
    }
    let other = stage.date("2027-07-15T21:00", "2027-07-15T23:00").await;
    let other = format!("{}/occurrences/{}", stage.event, id(&other["id"]));
    office
        .execute(
            "update occurrences set status = 'cancelled' where number = 2",
            &[],
        )
        .await;
    office.delete(&other, 1).await.refuses(409, "in-use");
}

/// A buyer takes a ticket in a transaction that ends while its rate is deleted. Answers what the deletion was answered, and
/// how many lines have a rate.
async fn order_meanwhile(stage: &Stage) -> (u16, i64) {
    let now = stage.office.clock.now();
    let buyer = stage.office.test.client().await;
    buyer.batch_execute("begin").await.expect("begun");
    let (sale, order_id) = (stage.sale(), Uuid::from_u128(5));
    let outcome = orders::hold(&buyer, &sale, order_id, 1, now).await;
    assert_eq!(outcome, "held");
    let (path, commit) = (stage.product_path(), async {
        tokio::time::sleep(Duration::from_millis(300)).await;
        buyer.batch_execute("commit").await.expect("committed");
    });
    let (answer, ()) = tokio::join!(stage.office.delete(&path, 1), commit);
    let lines = "select count(*) from lines join rates using (rate_id)";
    (answer.status, stage.office.one(lines, &[]).await)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_rate_that_somebody_orders_in_this_moment_stays() {
    let stage = Stage::set().await;
    stage.publication(Method::POST, 1).await.has_status(200);
    assert_eq!(order_meanwhile(&stage).await, (409, 1));
    check_invariants(&stage.office.test).await;
}

/// The same race with its guard taken out: the foreign key from lines to rates.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn without_the_foreign_key_an_order_has_a_line_of_nothing() {
    let stage = Stage::set().await;
    stage.publication(Method::POST, 1).await.has_status(200);
    stage
        .office
        .client
        .batch_execute("alter table lines drop constraint lines_rate_id_fkey")
        .await
        .expect("legal");
    assert_eq!(order_meanwhile(&stage).await, (200, 0));
}
