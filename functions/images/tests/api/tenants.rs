use guichet_http::{Method, Request};
use serde_json::json;

use crate::office::{Office, id, organizer};

#[tokio::test]
async fn the_pictures_of_another_organizer_are_not_there() {
    let office = Office::open().await;
    let other = organizer(&office.client, &office.clock, "ailleurs").await;
    let program = office.program(other).await;
    let theirs = office
        .upload_as(&program, other, &crate::pictures::jpeg(64, 48))
        .await
        .has_status(201)
        .json();
    let path = format!("/images/{}", id(&theirs));
    office.get(&path).await.refuses(404, "not-found");
    let change = office.patch(&path, 1, &json!({"focal_x": 1})).await;
    change.refuses(404, "not-found");
    office.delete(&path).await.refuses(404, "not-found");
    assert_eq!(office.get("/images").await.json()["items"], json!([]));

    let ours = office.event(office.organizer_id).await;
    let refused = office.show(ours, &[id(&theirs)]).await;
    refused.refuses_field("/image_ids/0");
    let their_event = office.event(other).await;
    let refused = office.show(their_event, &[]).await;
    refused.refuses(404, "not-found");
    let listed = office.get(&format!("/events/{their_event}/images")).await;
    listed.refuses(404, "not-found");

    let below = format!("/api/v1/images/organizers/{other}/images");
    let request = Request::for_test(Method::GET, &below);
    let answer = office.send(office.manager(), request).await;
    answer.refuses(404, "not-found");
    let uploaded = office
        .upload_as(office.manager(), other, &crate::pictures::jpeg(32, 32))
        .await;
    uploaded.refuses(404, "not-found");
    assert_eq!(office.images().await, 1);
}
