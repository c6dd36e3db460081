use serde_json::{Value, json};

use crate::office::{Office, id, organizer};

/// What its form has.
pub(crate) fn lyon() -> Value {
    json!({
        "name": "Salle des fêtes", "address": "1 place Bellecour", "postal_code": "69002", "city": "Lyon", "country": "FR",
        "latitude": 45.757, "longitude": 4.832, "time_zone": "Europe/Paris",
    })
}

fn with(field: &str, value: Value) -> Value {
    let mut venue = lyon();
    venue[field] = value;
    venue
}

#[tokio::test]
async fn a_venue_is_created_listed_and_changed() {
    let office = Office::open().await;
    let created = office.post("/venues", &lyon()).await.has_status(201);
    let venue = created.json();
    let path = format!("/venues/{}", id(&venue["id"]));
    assert!(
        created
            .header("location")
            .is_some_and(|to| to.ends_with(&path))
    );
    office
        .post("/venues", &with("name", json!("Arènes")))
        .await
        .has_status(201);
    let listed = office.get("/venues").await.has_status(200).json();
    let names: Vec<_> = listed["items"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|venue| &venue["name"])
        .collect();
    assert_eq!(names, ["Arènes", "Salle des fêtes"]);
    let change = with("address", json!(""));
    let changed = office.put(&path, 1, &change).await.has_status(200);
    assert_eq!(changed.header("etag"), Some("\"2\""));
    assert_eq!(changed.json()["address"], "");
    assert_eq!(
        office.get(&path).await.has_status(200).json(),
        changed.json()
    );
    let same = office.put(&path, 2, &change).await.has_status(200);
    assert_eq!(same.header("etag"), Some("\"2\""), "nothing is another");
    assert_eq!(
        office.actions().await,
        ["venue.created", "venue.created", "venue.changed"]
    );
    let second = office.put(&path, 1, &lyon()).await;
    let problem = second.refuses(412, "changed-meanwhile");
    assert_eq!(
        (
            &problem["current"]["address"],
            &problem["changed"]["fields"]
        ),
        (&json!(""), &json!(["address"]))
    );
}

#[tokio::test]
async fn what_is_no_venue_is_refused_at_its_field() {
    let office = Office::open().await;
    for (pointer, value) in [
        ("/name", json!(" ")),
        ("/city", json!("")),
        ("/address", json!("a\nb")),
        ("/country", json!("France")),
        ("/country", json!("fr")),
        ("/latitude", json!(90.5)),
        ("/longitude", Value::Null),
        ("/time_zone", json!("Europe/Lutetia")),
        ("/altitude", json!(3)),
    ] {
        let venue = with(&pointer[1..], value);
        office.post("/venues", &venue).await.refuses_field(pointer);
    }
    let mut nowhere = lyon();
    nowhere
        .as_object_mut()
        .expect("an object")
        .remove("latitude");
    office
        .post("/venues", &nowhere)
        .await
        .refuses_field("/latitude");
}

#[tokio::test]
async fn another_organizers_venue_is_not_there() {
    let office = Office::open().await;
    let other = organizer(&office.client, &office.clock, "autre").await;
    let venue = office.post("/venues", &lyon()).await.json();
    let give = "update venues set organizer_id = $1 where venue_id = $2";
    office.execute(give, &[&other, &id(&venue["id"])]).await;
    let path = format!("/venues/{}", id(&venue["id"]));
    office.get(&path).await.refuses(404, "not-found");
    office
        .put(&path, 1, &lyon())
        .await
        .refuses(404, "not-found");
    assert_eq!(office.get("/venues").await.json()["items"], json!([]));
}

/// Or dates would be at other times than those that were printed.
#[tokio::test]
async fn the_zone_of_a_venue_stays_once_there_are_dates() {
    let office = Office::open().await;
    let event = office.event("Fête").await;
    let venue = office.post("/venues", &lyon()).await.json();
    let path = format!("/venues/{}", id(&venue["id"]));
    let elsewhere = with("time_zone", json!("America/Martinique"));
    office.put(&path, 1, &elsewhere).await.has_status(200);
    let date =
        json!({"venue_id": venue["id"], "starts": "2027-07-14T21:00", "ends": "2027-07-14T23:00"});
    let dates = format!("/events/{}/occurrences", id(&event["id"]));
    let date = office.post(&dates, &date).await.has_status(201).json();
    assert_eq!(date["starts_at"], "2027-07-15T01:00:00Z");
    office
        .put(&path, 2, &lyon())
        .await
        .refuses(409, "time-zone-fixed");
    let renamed = json!({"name": "Le Grand Carbet"});
    let mut elsewhere = elsewhere;
    elsewhere["name"] = renamed["name"].clone();
    office.put(&path, 2, &elsewhere).await.has_status(200);
}
