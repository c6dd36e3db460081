use guichet_http::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::desk::Desk;

async fn note(desk: &Desk, order_id: Uuid, text: &str) -> Value {
    let answer = desk
        .post(&format!("/{order_id}/notes"), &json!({"text": text}))
        .await;
    assert_eq!(answer.status, 201, "{}", answer.body);
    answer.body
}

#[tokio::test]
async fn a_note_is_read_with_the_order_found_by_its_words_and_in_the_timeline() {
    let desk = Desk::open().await;
    let order_id = desk.sell(1).await;
    let note = note(&desk, order_id, "  Fauteuil roulant,\nrappeler. ").await;
    assert_eq!(note["text"], "Fauteuil roulant,\nrappeler.");
    assert_eq!(
        (&note["author"], &note["is_own"]),
        (&json!("Grace"), &json!(true))
    );
    let order = desk.get(&format!("/{order_id}")).await;
    assert_eq!(order.body["notes"], json!([note]));
    assert_eq!(order.etag.as_deref(), Some("\"2\""));
    assert_eq!(desk.list("?search=fauteuil").await, [order_id]);
    let timeline = desk.get(&format!("/{order_id}/timeline")).await.body;
    let moments = timeline["items"].as_array().expect("a list");
    let note = moments.iter().find(|moment| moment["kind"] == "note");
    assert_eq!(note.expect("a note")["actor"]["name"], "Grace");
    assert_eq!(desk.audited(order_id).await, ["order.note_added"]);
}

#[tokio::test]
async fn who_wrote_a_note_changes_and_deletes_it_and_nobody_else_does() {
    let desk = Desk::open().await;
    let order_id = desk.sell(1).await;
    let id = note(&desk, order_id, "Call").await["id"].clone();
    let path = format!("/{order_id}/notes/{}", id.as_str().expect("an id"));
    let colleague = desk.person("manager", None).await;
    let wanted = json!({"text": "Called"});
    let refused = desk.put_as(&colleague, &path, 1, &wanted).await;
    assert_eq!(
        (refused.status, &refused.body["type"]),
        (403, &json!("/problems/note-of-another"))
    );
    let delete = desk.request(Method::DELETE, &path, 1);
    assert_eq!(desk.send(&colleague, delete).await.status, 403);

    let changed = desk.put(&path, 1, &wanted).await;
    assert_eq!(
        (changed.status, &changed.body["text"]),
        (200, &json!("Called"))
    );
    let stale = desk.put(&path, 1, &json!({"text": "Not yet"})).await;
    assert_eq!(
        (stale.status, &stale.body["current"]["text"]),
        (412, &json!("Called"))
    );
    let delete = desk.request(Method::DELETE, &path, 2);
    assert_eq!(desk.send(desk.owner(), delete).await.status, 204);
    assert_eq!(
        desk.get(&format!("/{order_id}")).await.body["notes"],
        json!([])
    );
    assert!(desk.list("?search=called").await.is_empty());
    assert_eq!(
        desk.audited(order_id).await,
        [
            "order.note_added",
            "order.note_changed",
            "order.note_deleted"
        ]
    );
}

#[tokio::test]
async fn a_note_says_something_and_is_about_an_order_of_the_organizer() {
    let desk = Desk::open().await;
    let order_id = desk.sell(1).await;
    for text in ["", " \n ", "\u{7}", &"a".repeat(2_001)] {
        let answer = desk
            .post(&format!("/{order_id}/notes"), &json!({"text": text}))
            .await;
        assert_eq!(answer.status, 422, "{text:?}");
        assert_eq!(answer.body["errors"][0]["pointer"], "#/text");
    }
    let nobody = desk.sale.event.event_id;
    let answer = desk
        .post(&format!("/{nobody}/notes"), &json!({"text": "Call"}))
        .await;
    assert_eq!(answer.status, 404);
}
