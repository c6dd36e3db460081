use guichet_http::Method;
use jiff::SignedDuration;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::office::{Office, id};

#[tokio::test]
async fn what_is_said_of_a_picture_can_be_changed() {
    let office = Office::open().await;
    let image = office.picture(0).await;
    let path = format!("/images/{}", id(&image));
    let change =
        json!({"alt": {"fr": " Un orchestre sur scène ", "en": ""}, "focal_x": 0, "focal_y": 100});
    let answer = office.patch(&path, 1, &change).await.has_status(200);
    assert_eq!(answer.header("etag"), Some("\"2\""));
    let changed = answer.json();
    assert_eq!(changed["alt"], json!({"fr": "Un orchestre sur scène"}));
    assert_eq!(
        (&changed["focal_x"], &changed["focal_y"]),
        (&json!(0), &json!(100))
    );
    assert_eq!(office.get(&path).await.json(), changed);
    let same = office.patch(&path, 2, &json!({"focal_x": 0})).await;
    assert_eq!(same.has_status(200).json(), changed);
    let decorates = office.patch(&path, 2, &json!({"alt": {}})).await;
    assert_eq!(decorates.has_status(200).json()["alt"], json!({}));
    assert_eq!(
        office.actions().await,
        ["image.uploaded", "image.changed", "image.changed"]
    );
    let differences: Vec<Value> = office
        .one(
            "select array(select difference from audit_entries where chain_id = $1 order by sequence)",
            &[&office.organizer_id],
        )
        .await;
    assert_eq!(
        differences[1],
        json!({"alt": "changed", "focal_x": [50, 0], "focal_y": [50, 100]})
    );
}

#[tokio::test]
async fn what_is_not_legal_is_refused_at_its_field() {
    let office = Office::open().await;
    let path = format!("/images/{}", id(&office.picture(0).await));
    for (change, pointer) in [
        (json!({"alt": {"fr": "é".repeat(301)}}), "/alt/fr"),
        (json!({"alt": {"en": "two\nlines"}}), "/alt/en"),
        (json!({"alt": {"de": "Bühne"}}), "/alt/de"),
        (json!({"alt": "text"}), "/alt"),
        (json!({"focal_x": 101}), "/focal_x"),
        (json!({"focal_y": -1}), "/focal_y"),
        (json!({"focal_y": 0.5}), "/focal_y"),
        (json!({"width": 100}), "/width"),
    ] {
        office.patch(&path, 1, &change).await.refuses_field(pointer);
    }
    let longest = json!({"alt": {"fr": "é".repeat(300)}});
    office.patch(&path, 1, &longest).await.has_status(200);
}

#[tokio::test]
async fn the_second_editor_sees_what_is_there_and_who_was_first() {
    let office = Office::open().await;
    let path = format!("/images/{}", id(&office.picture(0).await));
    office
        .patch(&path, 1, &json!({"focal_x": 20}))
        .await
        .has_status(200);
    let second = office.patch(&path, 1, &json!({"focal_x": 80})).await;
    let problem = second.refuses(412, "changed-meanwhile");
    assert_eq!(problem["version"], 2);
    assert_eq!(problem["current"], office.get(&path).await.json());
    assert_eq!(problem["changed"]["fields"], json!(["focal_x"]));
    let blind = office.request(Method::PATCH, &path);
    let blind = office.send(office.manager(), blind.json(&json!({}))).await;
    blind.refuses(428, "precondition-required");
}

/// Red without the lock of the organizer's row: both read version 1 then, and both are right.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_who_save_at_once_do_not_undo_each_other() {
    let office = Office::open().await;
    for round in 0..20 {
        let path = format!("/images/{}", id(&office.picture(round).await));
        let (one, two) = (json!({"focal_x": 20}), json!({"alt": {"fr": "Scène"}}));
        let (one, two) = tokio::join!(office.patch(&path, 1, &one), office.patch(&path, 1, &two));
        let mut statuses = [one.status, two.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 412], "round {round}");
    }
}

#[tokio::test]
async fn pictures_are_listed_page_by_page_the_newest_first() {
    let office = Office::open().await;
    let mut uploaded = Vec::new();
    for number in 0..5 {
        uploaded.push((number / 2, id(&office.picture(number).await)));
        if number % 2 == 1 {
            office.clock.advance(SignedDuration::from_secs(1));
        }
    }
    // At one time by their ids.
    uploaded.sort_unstable_by(|one, other| other.cmp(one));
    let uploaded: Vec<Uuid> = uploaded.into_iter().map(|(_, id)| id).collect();
    let mut listed = Vec::new();
    let mut path = "/images?limit=2".to_owned();
    loop {
        let page = office.get(&path).await.has_status(200).json();
        listed.extend(page["items"].as_array().expect("a list").iter().map(id));
        match page["next_cursor"].as_str() {
            Some(cursor) => path = format!("/images?limit=2&cursor={cursor}"),
            None => break,
        }
    }
    assert_eq!(listed, uploaded);
    let odd = office.get("/images?cursor=odd").await;
    odd.refuses(400, "invalid-query");
}

#[tokio::test]
async fn a_picture_that_no_event_shows_can_be_deleted_and_sent_again() {
    let office = Office::open().await;
    let image = office.picture(0).await;
    let path = format!("/images/{}", id(&image));
    office.delete(&path).await.has_status(204);
    office.get(&path).await.refuses(404, "not-found");
    office.delete(&path).await.refuses(404, "not-found");
    assert_eq!(office.objects(), 1, "objects are the sweeper's");
    let again = office.picture(0).await;
    assert_ne!(id(&again), id(&image));
    assert_eq!(again["renditions"], image["renditions"]);
    assert_eq!(
        office.actions().await,
        ["image.uploaded", "image.deleted", "image.uploaded"]
    );
}

#[tokio::test]
async fn a_picture_that_an_event_shows_stays() {
    let office = Office::open().await;
    let image_id = id(&office.picture(0).await);
    let event_id = office.event(office.organizer_id).await;
    office.show(event_id, &[image_id]).await.has_status(200);
    let path = format!("/images/{image_id}");
    let problem = office.delete(&path).await.refuses(409, "image-in-use");
    assert_eq!(problem["events"], 1);
    office.show(event_id, &[]).await.has_status(200);
    office.delete(&path).await.has_status(204);
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    let office = Office::open().await;
    let path = format!("/images/{}", Uuid::max());
    office.get(&path).await.refuses(404, "not-found");
    let change = office.patch(&path, 1, &json!({"focal_x": 1})).await;
    change.refuses(404, "not-found");
    office.get("/images/odd").await.refuses(404, "not-found");
}
