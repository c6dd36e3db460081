use guichet_http::Method;
use guichet_testing::{check_invariants, orders};
use serde_json::{Value, json};

use crate::office::id;
use crate::stage::Stage;

fn percent(code: &str) -> Value {
    json!({"code": code, "terms": {"kind": "percentage", "value": 2000}})
}

#[tokio::test]
async fn a_code_is_added_found_changed_and_deleted() {
    let stage = Stage::set().await;
    let rate_id = &stage.product["rates"][0]["id"];
    let wanted = json!({
        "code": " Amis ", "recipient": "Les amis du théâtre",
        "terms": {"kind": "fixed", "value": 250, "maximum_uses": 5, "rate_ids": [rate_id, rate_id], "valid_until": "2027-07-01T00:00:00Z"},
    });
    let code = stage.post("/codes", &wanted).await;
    assert_eq!(
        (&code["code"], &code["maximum_uses"], &code["rate_ids"]),
        (&json!("Amis"), &json!(5), &json!([rate_id]))
    );
    stage.post("/codes", &percent("PRESSE")).await;
    let list = async |query: &str| {
        let codes = stage
            .office
            .get(&format!("{}/codes{query}", stage.event))
            .await
            .has_status(200)
            .json();
        let codes = codes["items"].as_array().expect("a list").clone();
        codes
            .iter()
            .map(|code| code["code"].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(list("").await, ["PRESSE", "Amis"]);
    assert_eq!(list("?search=am%20is").await, ["Amis"]);
    assert_eq!(list("?search=amis%20du").await, ["Amis"], "for whom it is");
    let path = format!("{}/codes/{}", stage.event, id(&code["id"]));
    let changed = json!({"code": "AMIS-2027", "terms": {"kind": "percentage", "value": 1500, "maximum_uses": 3}});
    let changed = stage.office.put(&path, 1, &changed).await.has_status(200);
    assert_eq!(changed.header("etag"), Some("\"2\""));
    let changed = changed.json();
    assert_eq!(
        (
            &changed["rate_ids"],
            &changed["maximum_uses"],
            &changed["recipient"]
        ),
        (&json!([]), &json!(3), &Value::Null)
    );
    stage
        .office
        .put(&path, 1, &percent("X"))
        .await
        .refuses(412, "changed-meanwhile");
    stage
        .office
        .put(&path, 2, &percent("presse"))
        .await
        .refuses(409, "code-taken");
    stage.office.delete(&path, 2).await.has_status(200);
    assert_eq!(list("").await, ["PRESSE"]);
    stage
        .office
        .delete(&path, 2)
        .await
        .refuses(404, "not-found");
    check_invariants(&stage.office.test).await;
}

#[tokio::test]
async fn a_code_that_was_used_stays_and_is_limited_to_its_uses_at_the_least() {
    let stage = Stage::set().await;
    stage.publication(Method::POST, 1).await.has_status(200);
    let wanted =
        json!({"code": "AMIS", "terms": {"kind": "percentage", "value": 1000, "maximum_uses": 5}});
    let code = stage.post("/codes", &wanted).await;
    let now = stage.office.clock.now();
    let order_id = orders::held(&stage.office.client, &stage.sale(), 2, now).await;
    let used = "with named as (update orders set code_id = $2 where order_id = $1), counted as (
            update pools set taken = 2 where pool_id = (select pool_id from codes where code_id = $2) returning pool_id
        )
        insert into claims (order_id, position, pool_id, units, expires_at)
        select $1, 1, pool_id, 2, c.expires_at from counted, (select max(expires_at) as expires_at from claims where order_id = $1) c";
    stage
        .office
        .execute(used, &[&order_id, &id(&code["id"])])
        .await;
    let path = format!("{}/codes/{}", stage.event, id(&code["id"]));
    let fewer = |uses: i64| json!({"code": "AMIS", "terms": {"kind": "percentage", "value": 1000, "maximum_uses": uses}});
    let problem = stage
        .office
        .put(&path, 1, &fewer(1))
        .await
        .refuses(409, "capacity-too-low");
    assert_eq!(
        (&problem["lowest"], &problem["errors"][0]["pointer"]),
        (&json!(2), &json!("#/terms/maximum_uses"))
    );
    let changed = stage
        .office
        .put(&path, 1, &fewer(2))
        .await
        .has_status(200)
        .json();
    assert_eq!(
        (&changed["held"], &changed["maximum_uses"]),
        (&json!(2), &json!(2))
    );
    stage
        .office
        .delete(&path, 2)
        .await
        .refuses(409, "has-orders");
    check_invariants(&stage.office.test).await;
}

#[tokio::test]
async fn a_batch_has_its_codes_in_a_file_that_no_spreadsheet_runs() {
    let stage = Stage::set().await;
    let batch = json!({
        "name": "Partenaires", "count": 500, "prefix": "=P", "terms": {"kind": "percentage", "value": 10_000, "maximum_uses": 1},
    });
    let made = stage.post("/code-batches", &batch).await;
    assert_eq!(made["codes"], 500);
    let path = format!("{}/code-batches/{}/codes.csv", stage.event, id(&made["id"]));
    let file = stage.office.get(&path).await.has_status(200);
    assert_eq!(file.header("content-type"), Some("text/csv; charset=utf-8"));
    assert_eq!(
        file.header("content-disposition"),
        Some("attachment; filename=\"codes.csv\"")
    );
    let text = String::from_utf8(file.body.clone()).expect("UTF-8");
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(
        (lines.len(), lines[0]),
        (501, "\u{feff}code,maximum_uses,used,recipient")
    );
    assert!(
        lines[1].starts_with("'=P") && lines[1].ends_with(",1,0,"),
        "{}",
        lines[1]
    );
    let distinct: std::collections::BTreeSet<_> = lines.iter().collect();
    assert_eq!(distinct.len(), 501);
    let first = stage
        .office
        .get(&format!("{}/codes?limit=100", stage.event))
        .await
        .json();
    assert_eq!(first["items"].as_array().map(Vec::len), Some(100));
    assert!(first["next_cursor"].is_string());
    assert_eq!(first["items"][0]["batch"]["name"], "Partenaires");
    assert!(
        stage
            .office
            .actions()
            .await
            .iter()
            .any(|action| action == "code_batch.made")
    );
    let other = stage.office.event("Bal").await;
    let elsewhere = format!(
        "/events/{}/code-batches/{}/codes.csv",
        id(&other["id"]),
        id(&made["id"])
    );
    stage.office.get(&elsewhere).await.refuses(404, "not-found");
}

#[tokio::test]
async fn what_is_no_code_is_refused_at_its_field() {
    let stage = Stage::set().await;
    let path = format!("{}/codes", stage.event);
    let terms = |terms: Value| json!({"code": "AMIS", "terms": terms});
    for (pointer, code) in [
        ("/code", percent(" ")),
        ("/code", percent(&"A".repeat(65))),
        (
            "/terms/value",
            terms(json!({"kind": "percentage", "value": 10_001})),
        ),
        ("/terms/value", terms(json!({"kind": "percentage"}))),
        ("/terms/value", terms(json!({"kind": "fixed"}))),
        ("/terms/value", terms(json!({"kind": "fixed", "value": 0}))),
        (
            "/terms/value",
            terms(
                json!({"kind": "unlock", "value": 1, "rate_ids": [stage.product["rates"][0]["id"]]}),
            ),
        ),
        ("/terms/rate_ids", terms(json!({"kind": "unlock"}))),
        (
            "/terms/rate_ids",
            terms(json!({"kind": "percentage", "value": 1, "rate_ids": [stage.date["id"]]})),
        ),
        (
            "/terms/maximum_uses",
            terms(json!({"kind": "percentage", "value": 1, "maximum_uses": 0})),
        ),
        (
            "/terms/valid_until",
            terms(json!({
                "kind": "percentage", "value": 1, "valid_from": "2027-01-02T00:00:00Z", "valid_until": "2027-01-01T00:00:00Z",
            })),
        ),
    ] {
        stage.office.post(&path, &code).await.refuses_field(pointer);
    }
    let batches = format!("{}/code-batches", stage.event);
    for count in [0, 10_001] {
        let batch =
            json!({"name": "Trop", "count": count, "terms": {"kind": "percentage", "value": 1}});
        stage
            .office
            .post(&batches, &batch)
            .await
            .refuses_field("/count");
    }
    stage
        .office
        .post(&path, &percent("AMIS"))
        .await
        .has_status(201);
    stage
        .office
        .post(&path, &percent("a m i s"))
        .await
        .refuses(409, "code-taken");
}

#[tokio::test]
async fn a_code_for_a_rate_that_is_out_of_the_shop_can_still_be_ended() {
    let stage = Stage::set().await;
    let rate_id = &stage.product["rates"][0]["id"];
    let code = json!({"code": "AMIS", "terms": {"kind": "percentage", "value": 1000, "rate_ids": [rate_id]}});
    let made = stage.post("/codes", &code).await;
    let archive = "update rates set archived_at = now() where rate_id = $1";
    stage.office.execute(archive, &[&id(rate_id)]).await;
    let mut ended = code.clone();
    ended["terms"]["valid_until"] = json!("2026-01-01T00:00:00Z");
    let path = format!("{}/codes/{}", stage.event, id(&made["id"]));
    let ended = stage
        .office
        .put(&path, 1, &ended)
        .await
        .has_status(200)
        .json();
    assert_eq!(ended["rate_ids"], json!([rate_id]));
    let path = format!("{}/codes", stage.event);
    let mut another = code;
    another["code"] = json!("AUTRES");
    stage
        .office
        .post(&path, &another)
        .await
        .refuses_field("/terms/rate_ids");
}

/// Who sells may see them; who stands at the gate may not.
#[tokio::test]
async fn codes_are_seen_by_those_who_sell() {
    let stage = Stage::set().await;
    let path = format!("{}/codes", stage.event);
    for (role, status) in [("sales", 200), ("gate", 403)] {
        let who = stage.office.program(role).await;
        let request = stage.office.request(Method::GET, &path);
        assert_eq!(
            stage.office.send(&who, request).await.status,
            status,
            "{role}"
        );
    }
}

#[tokio::test]
async fn a_code_has_a_budget_that_its_discounts_are_taken_of() {
    let stage = Stage::set().await;
    let code = |budget: Value| json!({"code": "AMIS", "terms": {"kind": "percentage", "value": 1000, "budget": budget}});
    let made = stage.post("/codes", &code(json!(5000))).await;
    let figures = |code: &Value| {
        [&code["budget"], &code["budget_used"], &code["budget_held"]].map(Value::clone)
    };
    assert_eq!(figures(&made), [json!(5000), json!(0), json!(0)]);
    stage.publication(Method::POST, 1).await.has_status(200);
    let now = stage.office.clock.now();
    let order_id = orders::held(&stage.office.client, &stage.sale(), 1, now).await;
    let taken = "with line as (
            update lines l set stock = l.stock || jsonb_build_array(jsonb_build_object('pool_id', c.budget_pool_id, 'units', 125)),
                price = l.price - 125, full_price = l.price
            from codes c where l.order_id = $1 returning c.budget_pool_id
        ), total as (
            update orders set total = total - 125, discount_total = 125 where order_id = $1
        ), pool as (
            update pools p set taken = 125 from line where p.pool_id = line.budget_pool_id
        )
        insert into claims (order_id, position, pool_id, units, expires_at)
        select $1, 1, line.budget_pool_id, 125, $2::timestamptz + interval '10 minutes' from line";
    stage.office.execute(taken, &[&order_id, &now]).await;
    let path = format!("{}/codes/{}", stage.event, id(&made["id"]));
    let lower = stage.office.put(&path, 1, &code(json!(124))).await;
    let problem = lower.refuses(409, "budget-too-low");
    assert_eq!(
        (&problem["lowest"], &problem["errors"][0]["pointer"]),
        (&json!(125), &json!("#/terms/budget"))
    );
    let changed = stage
        .office
        .put(&path, 1, &code(json!(125)))
        .await
        .has_status(200)
        .json();
    assert_eq!(figures(&changed), [json!(125), json!(0), json!(125)]);
    let unlimited = stage
        .office
        .put(&path, 2, &code(Value::Null))
        .await
        .has_status(200)
        .json();
    assert_eq!(figures(&unlimited), [Value::Null, json!(0), json!(0)]);

    let unlocks = json!({"code": "VIP", "terms": {"kind": "unlock", "rate_ids": [stage.product["rates"][0]["id"]], "budget": 1}});
    let refused = stage
        .office
        .post(&format!("{}/codes", stage.event), &unlocks)
        .await;
    refused.refuses_field("/terms/budget");
}
