use guichet_http::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::office::{Office, id};

fn shown(answer: &Value) -> Vec<Uuid> {
    let items = answer["items"].as_array().expect("a list");
    items.iter().map(id).collect()
}

#[tokio::test]
async fn an_event_shows_what_was_chosen_in_its_order() {
    let office = Office::open().await;
    let event_id = office.event(office.organizer_id).await;
    let path = format!("/events/{event_id}/images");
    assert!(shown(&office.get(&path).await.json()).is_empty());
    let mut ids = Vec::new();
    for number in 0..12 {
        ids.push(id(&office.picture(number).await));
    }
    let answer = office.show(event_id, &ids).await.has_status(200).json();
    assert_eq!(shown(&answer), ids);
    assert_eq!(answer["items"][0]["events"], 1);
    ids.reverse();
    ids.truncate(3);
    let answer = office.show(event_id, &ids).await.has_status(200).json();
    assert_eq!(shown(&answer), ids);
    assert_eq!(office.get(&path).await.has_status(200).json(), answer);
    assert_eq!(
        office.show(event_id, &ids).await.has_status(200).json(),
        answer
    );
    office.show(event_id, &[]).await.has_status(200);
    assert!(shown(&office.get(&path).await.json()).is_empty());
    let actions = office.actions().await.split_off(12);
    assert_eq!(actions, ["event.pictures_changed"; 3]);
    let about: Vec<Uuid> = office
        .one(
            "select array(select event_id from audit_entries where action = 'event.pictures_changed')",
            &[],
        )
        .await;
    assert_eq!(about, [event_id; 3]);
}

#[tokio::test]
async fn who_has_not_seen_what_the_event_shows_is_told_and_changes_nothing() {
    let office = Office::open().await;
    let event_id = office.event(office.organizer_id).await;
    let (mine, theirs) = (office.picture(0).await, office.picture(1).await);
    let (mine, theirs) = (id(&mine), id(&theirs));
    let answer = office.show_instead(event_id, 1, &[theirs]).await;
    assert_eq!(answer.has_status(200).json()["version"], 2);
    let refused = office.show_instead(event_id, 1, &[mine]).await;
    let problem = refused.refuses(412, "changed-meanwhile");
    assert_eq!(problem["version"], 2);
    assert_eq!(shown(&problem["current"]), [theirs]);
    let listed = office.get(&format!("/events/{event_id}/images")).await;
    assert_eq!(shown(&listed.json()), [theirs]);
    let request = office.request(Method::PUT, &format!("/events/{event_id}/images"));
    let blind = office.send(office.manager(), request.json(&json!({"image_ids": []})));
    blind.await.refuses(428, "precondition-required");
    // What is chosen once more is no change.
    let again = office.show_instead(event_id, 2, &[theirs]).await;
    assert_eq!(again.has_status(200).json()["version"], 2);
}

/// Red without the comparison of versions: both are answered 200, and one choice is lost.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_two_who_choose_at_once_one_is_told_of_the_other() {
    let office = Office::open().await;
    let event_id = office.event(office.organizer_id).await;
    let (one, other) = (office.picture(0).await, office.picture(1).await);
    let (one, other) = ([id(&one)], [id(&other)]);
    for version in 1..=20 {
        let (first, second) = tokio::join!(
            office.show_instead(event_id, version, &one),
            office.show_instead(event_id, version, &other),
        );
        let mut statuses = [first.status, second.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 412], "round {version}");
        office.execute("delete from event_images", &[]).await;
    }
}

#[tokio::test]
async fn what_is_not_legal_is_refused_at_its_field_and_changes_nothing() {
    let office = Office::open().await;
    let event_id = office.event(office.organizer_id).await;
    let image_id = id(&office.picture(0).await);
    office.show(event_id, &[image_id]).await.has_status(200);
    let thirteen: Vec<Uuid> = (0..13).map(Uuid::from_u128).collect();
    for (image_ids, pointer) in [
        (thirteen, "/image_ids"),
        (vec![image_id, image_id], "/image_ids/1"),
        (vec![image_id, Uuid::max()], "/image_ids/1"),
    ] {
        let refused = office.show(event_id, &image_ids).await;
        refused.refuses_field(pointer);
    }
    for body in [json!({}), json!({"image_ids": null})] {
        let request = office.request(Method::PUT, &format!("/events/{event_id}/images"));
        let request = request.header("if-match", "\"2\"");
        let refused = office.send(office.manager(), request.json(&body)).await;
        refused.refuses_field("/image_ids");
    }
    let listed = office.get(&format!("/events/{event_id}/images")).await;
    assert_eq!(shown(&listed.json()), [image_id]);
    assert_eq!(office.actions().await.len(), 2);
}

#[tokio::test]
async fn a_deleted_event_and_none_are_not_found() {
    let office = Office::open().await;
    let event_id = office.event(office.organizer_id).await;
    office
        .execute(
            "update events set deleted_at = now() where event_id = $1",
            &[&event_id],
        )
        .await;
    for event_id in [event_id, Uuid::max()] {
        office.show(event_id, &[]).await.refuses(404, "not-found");
        let listed = office.get(&format!("/events/{event_id}/images")).await;
        listed.refuses(404, "not-found");
    }
}

#[tokio::test]
async fn a_manager_of_other_events_sees_none_of_this_one() {
    let office = Office::open().await;
    let seen = office.event(office.organizer_id).await;
    let other = office.event(office.organizer_id).await;
    let who = office.person(&[seen]).await;
    for (event_id, status) in [(seen, 200), (other, 404)] {
        let path = format!("/events/{event_id}/images");
        let list = office.request(Method::GET, &path);
        office.send(&who, list).await.has_status(status);
        let set = office
            .request(Method::PUT, &path)
            .header("if-match", "\"1\"");
        let set = set.json(&json!({"image_ids": []}));
        office.send(&who, set).await.has_status(status);
    }
}
