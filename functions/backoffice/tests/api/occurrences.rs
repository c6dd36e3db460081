use guichet_testing::check_invariants;
use serde_json::{Value, json};

use crate::office::id;
use crate::stage::{Stage, rate, ticket};

#[tokio::test]
async fn a_date_is_at_the_times_that_clocks_of_its_venue_show() {
    let stage = Stage::set().await;
    let date = json!({
        "venue_id": stage.venue["id"], "starts": "2027-12-31T23:00", "ends": "2028-01-01T02:00", "doors": "2027-12-31T22:00",
    });
    let date = stage.post("/occurrences", &date).await;
    assert_eq!(
        (&date["starts_at"], &date["ends_at"], &date["doors_at"]),
        (
            &json!("2027-12-31T22:00:00Z"),
            &json!("2028-01-01T01:00:00Z"),
            &json!("2027-12-31T21:00:00Z")
        )
    );
    assert_eq!(
        (&date["starts"], &date["number"]),
        (&json!("2027-12-31T23:00"), &json!(2))
    );
    assert_eq!(stage.dates().await.len(), 2);
    check_invariants(&stage.office.test).await;
}

#[tokio::test]
async fn a_new_date_has_what_the_newest_has_and_is_sold_at_the_rates_of_all_dates() {
    let stage = Stage::set().await;
    let first = &stage.date["id"];
    let mut only_first = ticket();
    only_first["rates"][0]["occurrence_ids"] = json!([first]);
    let second = stage.date("2027-07-15T21:00", "2027-07-15T23:00").await;
    stage.post("/products", &only_first).await;
    assert_eq!(
        (&second["pools"][0]["name"], &second["pools"][0]["capacity"]),
        (&json!("Places"), &json!(100))
    );
    let third = json!({"venue_id": stage.venue["id"], "starts": "2027-07-16T21:00", "ends": "2027-07-16T23:00", "like": first});
    let third = stage.post("/occurrences", &third).await;
    let document = stage.document().await;
    assert_eq!(
        document["products"][0]["rates"][0]["occurrence_ids"],
        Value::Null,
        "all dates"
    );
    let mut of = [id(first), id(&third["id"])];
    of.sort();
    assert_eq!(
        document["products"][1]["rates"][0]["occurrence_ids"],
        json!(of),
        "the first, and the one that is like it"
    );
}

#[tokio::test]
async fn seats_are_copied_with_their_rows() {
    let stage = Stage::set().await;
    let pool_id = id(&stage.date["pools"][0]["id"]);
    let office = &stage.office;
    office
        .execute(
            "update pools set numbered = true, capacity = 2 where pool_id = $1",
            &[&pool_id],
        )
        .await;
    office
        .execute(
            "insert into places (place_id, pool_id, section, row_label, label, position)
            select gen_random_uuid(), $1, 'Orchestre', 'A', n::text, n from generate_series(1, 2) n",
            &[&pool_id],
        )
        .await;
    let second = stage.date("2027-07-15T21:00", "2027-07-15T23:00").await;
    let pool = &second["pools"][0];
    assert_eq!(
        (&pool["numbered"], &pool["capacity"]),
        (&json!(true), &json!(2))
    );
    let seats: Vec<String> = office
        .one("select array_agg(section || row_label || label order by position) from places where pool_id = $1", &[&id(&pool["id"])])
        .await;
    assert_eq!(seats, ["OrchestreA1", "OrchestreA2"]);
}

#[tokio::test]
async fn a_time_that_clocks_skip_or_show_twice_is_asked_about() {
    let stage = Stage::set().await;
    let path = format!("{}/occurrences", stage.event);
    let skipped = json!({"venue_id": stage.venue["id"], "starts": "2027-03-28T02:30", "ends": "2027-03-28T05:00"});
    let problem = stage
        .office
        .post(&path, &skipped)
        .await
        .refuses(422, "ambiguous-time");
    assert_eq!(
        (&problem["kind"], &problem["errors"][0]["pointer"]),
        (&json!("gap"), &json!("#/starts"))
    );
    assert_eq!(
        (&problem["earlier"]["local"], &problem["later"]["local"]),
        (&json!("2027-03-28T01:30"), &json!("2027-03-28T03:30"))
    );
    let mut twice = json!({"venue_id": stage.venue["id"], "starts": "2027-10-30T23:00", "ends": "2027-10-31T02:30"});
    let problem = stage
        .office
        .post(&path, &twice)
        .await
        .refuses(422, "ambiguous-time");
    assert_eq!(
        (&problem["kind"], &problem["errors"][0]["pointer"]),
        (&json!("fold"), &json!("#/ends"))
    );
    assert_eq!(
        problem["later"],
        json!({"at": "2027-10-31T01:30:00Z", "local": "2027-10-31T02:30", "offset_minutes": 60})
    );
    twice["choice"] = json!("later");
    let date = stage.post("/occurrences", &twice).await;
    assert_eq!(date["ends_at"], problem["later"]["at"]);

    // What is not named is not asked about again.
    let path = format!("{path}/{}", id(&date["id"]));
    let moved = stage
        .office
        .patch(&path, 1, &json!({"starts": "2027-10-30T22:00"}))
        .await
        .has_status(200)
        .json();
    assert_eq!(
        (&moved["ends_at"], &moved["starts"]),
        (&date["ends_at"], &json!("2027-10-30T22:00"))
    );
}

#[tokio::test]
async fn a_date_is_moved_and_calendars_learn_of_it() {
    let stage = Stage::set().await;
    let date_id = id(&stage.date["id"]);
    let path = format!("{}/occurrences/{date_id}", stage.event);
    let sequence = "select calendar_sequence from occurrences where occurrence_id = $1";
    let before: i32 = stage.office.one(sequence, &[&date_id]).await;
    let version = stage.date["version"].as_i64().expect("a number");
    let change = json!({"starts": "2027-07-14T20:00", "doors": "2027-07-14T19:00"});
    let moved = stage
        .office
        .patch(&path, version, &change)
        .await
        .has_status(200)
        .json();
    assert_eq!(
        (&moved["starts"], &moved["ends"]),
        (&json!("2027-07-14T20:00"), &stage.date["ends"])
    );
    let after: i32 = stage.office.one(sequence, &[&date_id]).await;
    assert_eq!(after, before + 1);
    let plain = stage
        .office
        .patch(&path, version + 1, &json!({"doors": null}))
        .await
        .has_status(200)
        .json();
    assert_eq!(plain["doors_at"], Value::Null);
    stage
        .office
        .patch(&path, version, &change)
        .await
        .refuses(412, "changed-meanwhile");
    stage
        .office
        .execute(
            "update occurrences set status = 'cancelled' where occurrence_id = $1",
            &[&date_id],
        )
        .await;
    stage
        .office
        .patch(&path, version + 2, &change)
        .await
        .refuses(409, "date-cancelled");
}

#[tokio::test]
async fn what_is_no_date_is_refused_at_its_field() {
    let stage = Stage::set().await;
    let path = format!("{}/occurrences", stage.event);
    for (pointer, field, value) in [
        ("/ends", "ends", json!("2027-07-14T20:00")),
        ("/ends", "ends", json!("2027-09-14T21:00")),
        ("/doors", "doors", json!("2027-07-14T21:01")),
        ("/starts", "starts", json!("2027-07-14T21:00:00Z")),
        ("/starts", "starts", json!("2027-02-30T21:00")),
        ("/venue_id", "venue_id", json!(stage.date["id"])),
        ("/like", "like", json!(stage.venue["id"])),
        ("/choice", "choice", json!("skip")),
    ] {
        let mut date = json!({"venue_id": stage.venue["id"], "starts": "2027-07-14T21:00", "ends": "2027-07-14T23:00"});
        date[field] = value;
        stage.office.post(&path, &date).await.refuses_field(pointer);
    }
    let unknown = format!("{path}/{}", id(&stage.venue["id"]));
    stage
        .office
        .patch(&unknown, 1, &json!({}))
        .await
        .refuses(404, "not-found");
}

#[tokio::test]
async fn an_event_has_a_thousand_dates_at_most() {
    let stage = Stage::set().await;
    let event_id = id(&stage.document().await["id"]);
    let dates = "insert into occurrences (occurrence_id, event_id, venue_id, number, starts_at, ends_at)
        select gen_random_uuid(), $1, $2, 10 + n, now() + n * interval '1 hour', now() + (n + 1) * interval '1 hour'
        from generate_series(1, 999) n";
    stage
        .office
        .execute(dates, &[&event_id, &id(&stage.venue["id"])])
        .await;
    let date = json!({"venue_id": stage.venue["id"], "starts": "2027-07-14T21:00", "ends": "2027-07-14T23:00"});
    let refused = stage
        .office
        .post(&format!("{}/occurrences", stage.event), &date)
        .await;
    let problem = refused.refuses(422, "invalid-field");
    assert_eq!(
        problem["errors"][0]["detail"],
        "must be one of at most 1000 dates"
    );
    assert_eq!(stage.dates().await.len(), 1000);
}

#[tokio::test]
async fn a_rate_that_is_out_of_the_shop_is_not_sold_at_a_new_date() {
    let stage = Stage::set().await;
    let archive = "update rates set archived_at = now() where rate_id = $1";
    stage
        .office
        .execute(archive, &[&id(&stage.product["rates"][0]["id"])])
        .await;
    stage.date("2027-07-15T21:00", "2027-07-15T23:00").await;
    let document = stage.document().await;
    let dates = document["products"][0]["rates"][0]["occurrence_ids"].as_array();
    assert_eq!(dates.map(Vec::len), Some(1));
    let product = json!({"kind": "ticket", "name": {"fr": "Place"}, "tax_rate_basis_points": 0, "rates": [rate("Neuf", 900)]});
    let path = stage.product_path();
    let changed = stage
        .office
        .put(&path, 1, &product)
        .await
        .has_status(200)
        .json();
    assert_eq!(changed["rates"].as_array().map(Vec::len), Some(2));
}
