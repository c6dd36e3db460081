use guichet_http::Method;
use guichet_testing::{check_invariants, orders};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::office::id;
use crate::stage::Stage;

#[tokio::test]
async fn a_capacity_is_of_each_date_or_of_all() {
    let stage = Stage::set().await;
    stage.date("2027-07-15T21:00", "2027-07-15T23:00").await;
    let passes = json!({"name": "Pass", "capacity": 30, "shared": true});
    let areas = stage.post("/areas", &passes).await;
    let shown = |area: &Value| {
        (
            area["name"].clone(),
            area["shared"].clone(),
            area["capacity"].clone(),
            area["dates"].clone(),
        )
    };
    let areas: Vec<_> = areas["items"]
        .as_array()
        .expect("a list")
        .iter()
        .map(shown)
        .collect();
    assert_eq!(
        areas,
        [
            (json!("Places"), json!(false), json!(200), json!(2)),
            (json!("Pass"), json!(true), json!(30), json!(1)),
        ]
    );
    let shared = stage
        .office
        .get(&format!("{}/pools", stage.event))
        .await
        .has_status(200)
        .json();
    assert_eq!(
        (&shared["items"][0]["name"], &shared["items"][1]),
        (&json!("Pass"), &Value::Null)
    );
    let path = format!("{}/areas", stage.event);
    stage
        .office
        .post(&path, &passes)
        .await
        .refuses(409, "name-taken");
    for (pointer, area) in [
        ("/name", json!({"name": " ", "capacity": 1})),
        ("/capacity", json!({"name": "Balcon", "capacity": -1})),
        (
            "/capacity",
            json!({"name": "Balcon", "capacity": 1_000_001}),
        ),
        ("/capacity", json!({"name": "Balcon"})),
    ] {
        stage.office.post(&path, &area).await.refuses_field(pointer);
    }
    check_invariants(&stage.office.test).await;
}

#[tokio::test]
async fn a_capacity_of_each_date_needs_a_date() {
    let stage = Stage::set().await;
    let other = stage.office.event("Bal").await;
    let path = format!("/events/{}/areas", id(&other["id"]));
    let area = json!({"name": "Places", "capacity": 5});
    stage
        .office
        .post(&path, &area)
        .await
        .refuses(409, "no-dates");
}

#[tokio::test]
async fn a_capacity_is_lowered_to_what_is_sold_and_held_and_no_further() {
    let stage = Stage::set().await;
    let pool_id = id(&stage.date["pools"][0]["id"]);
    stage.publication(Method::POST, 1).await.has_status(200);
    let sale = stage.sale();
    let now = stage.office.clock.now();
    orders::paid(&stage.office.client, &sale, 3, now).await;
    orders::held(&stage.office.client, &sale, 2, now).await;
    let over = orders::held(&stage.office.client, &sale, 4, now).await;
    let expire = "update claims set expires_at = $2 where order_id = $1";
    stage.office.execute(expire, &[&over, &now]).await;
    let path = format!("{}/pools/{pool_id}", stage.event);
    let problem = stage
        .office
        .patch(&path, 1, &json!({"capacity": 4}))
        .await
        .refuses(409, "capacity-too-low");
    assert_eq!(
        (&problem["lowest"], &problem["errors"][0]["pointer"]),
        (&json!(5), &json!("#/capacity"))
    );
    let lowered = stage
        .office
        .patch(&path, 1, &json!({"capacity": 5}))
        .await
        .has_status(200)
        .json();
    assert_eq!(
        (&lowered["capacity"], &lowered["sold"], &lowered["held"]),
        (&json!(5), &json!(3), &json!(2))
    );
    let raised = stage
        .office
        .patch(&path, 2, &json!({"capacity": 500}))
        .await
        .has_status(200)
        .json();
    assert_eq!(raised["version"], 3);
    check_invariants(&stage.office.test).await;
    stage
        .office
        .execute(
            "update pools set numbered = true where pool_id = $1",
            &[&pool_id],
        )
        .await;
    stage
        .office
        .patch(&path, 3, &json!({"capacity": 400}))
        .await
        .refuses(409, "numbered");
    let elsewhere = stage.office.event("Bal").await;
    let elsewhere = format!("/events/{}/pools/{pool_id}", id(&elsewhere["id"]));
    stage
        .office
        .patch(&elsewhere, 3, &json!({"capacity": 600}))
        .await
        .refuses(404, "not-found");
}

/// Red without the pool's lock: what is read as free is sold before the capacity is written, which then is too low.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_capacity_that_is_lowered_while_places_are_held_is_never_below_them() {
    let stage = Stage::set().await;
    stage.publication(Method::POST, 1).await.has_status(200);
    let (pool_id, sale) = (id(&stage.date["pools"][0]["id"]), stage.sale());
    let path = format!("{}/pools/{pool_id}", stage.event);
    let buyer = stage.office.test.client().await;
    for round in 0..30 {
        let now = stage.office.clock.now();
        let (version, taken) = counted(&stage, pool_id).await;
        let body = json!({"capacity": taken});
        let order_id = stage.office.app.entropy.uuid(now);
        let (lowered, held) = tokio::join!(
            stage.office.patch(&path, version, &body),
            orders::hold(&buyer, &sale, order_id, 1, now)
        );
        let expected = if held == "held" { 409 } else { 200 };
        assert_eq!(
            lowered.status, expected,
            "round {round}: {held}, {lowered:?}"
        );
        let (version, taken) = counted(&stage, pool_id).await;
        let room = json!({"capacity": taken + 2});
        stage
            .office
            .patch(&path, version, &room)
            .await
            .has_status(200);
        check_invariants(&stage.office.test).await;
    }
}

async fn counted(stage: &Stage, pool_id: Uuid) -> (i64, i64) {
    let counted = "select array[version, taken]::bigint[] from pools where pool_id = $1";
    let counted: Vec<i64> = stage.office.one(counted, &[&pool_id]).await;
    (counted[0], counted[1])
}
