use guichet_http::Method;
use guichet_testing::{check_invariants, orders};
use serde_json::{Value, json};

use crate::office::id;
use crate::stage::Stage;

/// Each Friday of a month, at 20:30 for two hours.
pub(crate) fn fridays(stage: &Stage, until: &str) -> Value {
    json!({
        "venue_id": stage.venue["id"], "doors_minutes": 30,
        "series": {
            "starts_on": "2027-09-01", "times": [{"time": "20:30", "duration_minutes": 120}],
            "rule": {"frequency": "weekly", "weekdays": [{"weekday": "friday"}], "until": until},
        },
    })
}

pub(crate) fn starts(dates: &[Value]) -> Vec<&str> {
    dates
        .iter()
        .filter_map(|date| date["starts"].as_str())
        .collect()
}

#[tokio::test]
async fn a_rule_makes_dates_that_are_sold_like_the_others() {
    let stage = Stage::set().await;
    let preview = format!("{}/series/preview", stage.event);
    let wanted = fridays(&stage, "2027-09-30");
    let shown = stage
        .office
        .post(&preview, &wanted)
        .await
        .has_status(200)
        .json();
    assert_eq!(shown["occurrences"].as_array().map(Vec::len), Some(4));
    assert_eq!(stage.dates().await.len(), 1, "a preview writes nothing");
    let saved = stage.post("/series", &wanted).await;
    assert_eq!(
        (&saved["series"]["dates"], &saved["series"]["version"]),
        (&json!(4), &json!(1))
    );
    let dates = stage.dates().await;
    assert_eq!(
        starts(&dates),
        [
            "2027-07-14T21:00",
            "2027-09-03T20:30",
            "2027-09-10T20:30",
            "2027-09-17T20:30",
            "2027-09-24T20:30"
        ]
    );
    let last = &dates[4];
    assert_eq!(
        (&last["doors"], &last["pools"][0]["capacity"]),
        (&json!("2027-09-24T20:00"), &json!(100))
    );
    assert_eq!(last["series_id"], saved["series"]["id"]);
    let document = stage.document().await;
    assert_eq!(
        document["products"][0]["rates"][0]["occurrence_ids"],
        Value::Null,
        "all dates"
    );
    check_invariants(&stage.office.test).await;
}

/// One that was moved by itself stays; one that somebody ordered is told.
#[tokio::test]
async fn a_changed_rule_adds_moves_and_removes_what_follows_it() {
    let stage = Stage::set().await;
    let saved = stage.post("/series", &fridays(&stage, "2027-09-30")).await;
    let dates = stage.dates().await;
    let moved = format!("{}/occurrences/{}", stage.event, id(&dates[1]["id"]));
    let version = dates[1]["version"].as_i64().expect("a number");
    stage
        .office
        .patch(
            &moved,
            version,
            &json!({"starts": "2027-09-03T19:00", "doors": null}),
        )
        .await
        .has_status(200);
    stage.publication(Method::POST, 1).await.has_status(200);
    let mut sale = stage.sale();
    sale.occurrence_id = id(&dates[2]["id"]);
    sale.pool_id = id(&dates[2]["pools"][0]["id"]);
    orders::held(&stage.office.client, &sale, 1, stage.office.clock.now()).await;

    let path = format!("{}/series/{}", stage.event, id(&saved["series"]["id"]));
    let mut wanted = fridays(&stage, "2027-10-02");
    wanted["series"]["starts_on"] = json!("2027-09-11");
    wanted["series"]["times"][0]["duration_minutes"] = json!(90);
    let changed = stage.office.put(&path, 1, &wanted).await.has_status(200);
    assert_eq!(changed.header("etag"), Some("\"2\""));
    let difference = &changed.json()["difference"];
    let count = |list: &str| difference[list].as_array().map_or(0, Vec::len);
    assert_eq!(
        (
            count("add"),
            count("keep"),
            count("detached"),
            count("sold"),
            count("remove")
        ),
        (1, 2, 1, 1, 0)
    );
    let dates = stage.dates().await;
    assert_eq!(
        starts(&dates),
        [
            "2027-07-14T21:00",
            "2027-09-03T19:00",
            "2027-09-10T20:30",
            "2027-09-17T20:30",
            "2027-09-24T20:30",
            "2027-10-01T20:30",
        ]
    );
    assert_eq!(
        (&dates[2]["ends"], &dates[3]["ends"]),
        (&json!("2027-09-10T22:30"), &json!("2027-09-17T22:00"))
    );
    let shorter = fridays(&stage, "2027-09-12");
    let shorter = stage
        .office
        .put(&path, 2, &shorter)
        .await
        .has_status(200)
        .json();
    assert_eq!(
        shorter["difference"]["remove"].as_array().map(Vec::len),
        Some(3)
    );
    assert_eq!(stage.dates().await.len(), 3);
    stage
        .office
        .put(&path, 2, &wanted)
        .await
        .refuses(412, "changed-meanwhile");
    check_invariants(&stage.office.test).await;
}

#[tokio::test]
async fn times_that_clocks_skip_are_asked_about_and_then_decided() {
    let stage = Stage::set().await;
    let path = format!("{}/series", stage.event);
    let mut wanted = fridays(&stage, "2027-09-30");
    wanted["series"] = json!({
        "starts_on": "2027-03-27", "times": [{"time": "02:30", "duration_minutes": 60}],
        "rule": {"frequency": "daily", "count": 3},
    });
    let problem = stage
        .office
        .post(&path, &wanted)
        .await
        .refuses(422, "ambiguous-times");
    assert_eq!(problem["ambiguous"][0]["recurrence_on"], "2027-03-28T02:30");
    wanted["series"]["ambiguous_times"] = json!("skip");
    let saved = stage.post("/series", &wanted).await;
    assert_eq!(saved["series"]["dates"], 2);
}

#[tokio::test]
async fn what_is_no_rule_is_refused_at_its_fields() {
    let stage = Stage::set().await;
    let path = format!("{}/series", stage.event);
    let with = |field: &str, value: Value| {
        let mut wanted = fridays(&stage, "2027-09-30");
        wanted["series"][field] = value;
        wanted
    };
    for (pointer, wanted) in [
        ("/series/times", with("times", json!([]))),
        (
            "/series/times/0/time",
            with("times", json!([{"time": "25:00", "duration_minutes": 60}])),
        ),
        (
            "/series/rule",
            with(
                "rule",
                json!({"frequency": "weekly", "weekdays": [{"weekday": "friday"}], "until": "2027-09-02"}),
            ),
        ),
        (
            "/series/rule/frequency",
            with("rule", json!({"frequency": "hourly"})),
        ),
        ("/series/colour", with("colour", json!(1))),
    ] {
        stage
            .office
            .post(&path, &wanted)
            .await
            .refuses_field(pointer);
    }
    let mut elsewhere = fridays(&stage, "2027-09-30");
    elsewhere["venue_id"] = stage.date["id"].clone();
    stage
        .office
        .post(&path, &elsewhere)
        .await
        .refuses_field("/venue_id");
    let mut daily = fridays(&stage, "2027-09-30");
    daily["series"]["rule"] = json!({"frequency": "daily", "count": 1000});
    stage
        .office
        .post(&path, &daily)
        .await
        .refuses_field("/series/rule");
}
