use guichet_http::Method;
use serde_json::{Value, json};

use crate::office::{Answer, Office, id};
use crate::stage::Stage;

async fn list(stage: &Stage) -> Vec<Value> {
    let path = format!("{}/mail-texts", stage.event);
    let texts = stage.office.get(&path).await.has_status(200).json();
    texts["items"].as_array().expect("a list").clone()
}

async fn put(stage: &Stage, kind: &str, version: i64, text: Value) -> Answer {
    let path = format!("{}/mail-texts/{kind}", stage.event);
    stage
        .office
        .put(&path, version, &json!({ "text": text }))
        .await
}

async fn post(stage: &Stage, path: &str, body: &Value) -> Answer {
    let path = format!("{}/mail-texts/{path}", stage.event);
    stage.office.post(&path, body).await
}

/// The words of a tree, and what its elements are.
fn read(node: &Value, words: &mut String, tags: &mut Vec<String>) {
    if let Some(text) = node["text"].as_str() {
        words.push_str(text);
    }
    if let Some(tag) = node["tag"].as_str() {
        tags.push(tag.to_owned());
        for child in node["children"].as_array().expect("children") {
            read(child, words, tags);
        }
    }
}

fn read_all(nodes: &Value) -> (String, Vec<String>) {
    let (mut words, mut tags) = (String::new(), Vec::new());
    for node in nodes.as_array().expect("nodes") {
        read(node, &mut words, &mut tags);
    }
    (words, tags)
}

#[tokio::test]
async fn a_text_is_added_to_a_mail_changed_and_taken_back() {
    let stage = Stage::set().await;
    let kinds: Vec<Value> = list(&stage)
        .await
        .iter()
        .map(|text| json!([text["kind"], text["version"], text["text"]]))
        .collect();
    assert_eq!(
        Value::from(kinds),
        json!([
            ["tickets", 1, {}],
            ["payment_instructions", 1, {}],
            ["order_expired", 1, {}],
            ["order_cancelled", 1, {}],
            ["date_cancelled", 1, {}],
            ["late_payment_refunded", 1, {}],
            ["refunded", 1, {}],
        ])
    );
    let text = json!({"fr": " Bonjour **{buyer}** \r\n\r\nà {event} "});
    let changed = put(&stage, "tickets", 1, text).await.has_status(200);
    assert_eq!(changed.header("etag"), Some("\"2\""));
    let written = json!({"kind": "tickets", "version": 2, "text": {"fr": "Bonjour **{buyer}** \n\nà {event}"}});
    assert_eq!(changed.json(), written);
    assert_eq!(list(&stage).await[0], written);
    // The same once more is no other version.
    let same = put(&stage, "tickets", 2, written["text"].clone()).await;
    assert_eq!(same.has_status(200).json()["version"], 2);
    let path = format!("{}/mail-texts/tickets", stage.event);
    let gone = stage.office.delete(&path, 2).await.has_status(200).json();
    assert_eq!((&gone["version"], &gone["text"]), (&json!(3), &json!({})));
    // Who has seen the text before does not overwrite the next one, which has its own version.
    let next = put(&stage, "tickets", 3, json!({"en": "Hello"})).await;
    assert_eq!(next.has_status(200).json()["version"], 4);
    let late = put(&stage, "tickets", 2, json!({"en": "Good evening"})).await;
    let problem = late.refuses(412, "changed-meanwhile");
    assert_eq!(problem["current"]["text"], json!({"en": "Hello"}));
    assert_eq!(problem["changed"]["fields"], json!(["en"]));
    let texts = stage.office.actions().await;
    let texts = texts.iter().filter(|action| *action == "mail_text.changed");
    assert_eq!(texts.count(), 3);
}

#[tokio::test]
async fn a_text_is_refused_at_its_field() {
    let stage = Stage::set().await;
    for (text, pointer, detail) in [
        (
            json!({"fr": "Bonjour", "en": "Hello {name}"}),
            "/text/en",
            "{name} is none",
        ),
        (
            json!({"fr": "[lien](https://parvis.example/{order})"}),
            "/text/fr",
            "{order} stands in one",
        ),
        (
            json!({"fr": "a".repeat(2001)}),
            "/text/fr",
            "2000 characters",
        ),
        (
            json!({"en": "> > > > > > > > > a"}),
            "/text/en",
            "at most 8 deep",
        ),
        (json!({"en": "a\u{7}"}), "/text/en", "2000 characters"),
    ] {
        let preview = post(&stage, "tickets/preview", &json!({ "text": text })).await;
        preview.refuses_field(pointer);
        let refused = put(&stage, "tickets", 1, text).await;
        refused.refuses_field(pointer);
        let told = refused.json()["errors"][0]["detail"].to_string();
        assert!(told.contains(detail), "{told}");
    }
    let unknown = put(&stage, "order_link", 1, json!({"fr": "a"})).await;
    unknown.refuses(404, "not-found");
    let unknown = post(&stage, "invitation/preview", &json!({"text": {}})).await;
    unknown.refuses(404, "not-found");
}

#[tokio::test]
async fn a_preview_is_the_mail_in_both_languages_with_what_the_event_has() {
    let stage = Stage::set().await;
    let text = json!({
        "fr": "Cher {buyer}, *{event}* <b>approche</b> : [plan](https://parvis.example/plan)",
        "en": "Dear {buyer}, [no](javascript:alert(1)) {order}",
    });
    let preview = post(&stage, "tickets/preview", &json!({ "text": text })).await;
    let preview = preview.has_status(200).json();
    let french = &preview["fr"];
    assert_eq!(french["subject"], "Vos billets pour Fête");
    let plain = french["text"].as_str().expect("a text");
    for said in [
        "Bonjour Camille Martin,",
        "Cher Camille Martin, Fête approche : plan (https://parvis.example/plan)",
        "2 × Place · Plein",
        "25,00\u{a0}€",
        "Parvis",
    ] {
        assert!(plain.contains(said), "{said}: {plain}");
    }
    let (words, tags) = read_all(&french["html"]);
    assert!(words.contains("Cher Camille Martin, Fête") && words.contains("Salle des fêtes"));
    assert!(tags.iter().any(|tag| tag == "em") && !tags.iter().any(|tag| tag == "b"));
    let english = read_all(&preview["en"]["html"]).0;
    assert!(
        english.contains("Dear Camille Martin, no 4F7K"),
        "{english}"
    );
    assert!(!preview.to_string().contains("javascript"));
    // Nothing is saved.
    assert_eq!(list(&stage).await[0]["version"], 1);
}

#[tokio::test]
async fn every_mail_can_be_seen_before_an_event_has_anything() {
    let office = Office::open().await;
    let event = office.event("Fête").await;
    for kind in [
        "tickets",
        "payment_instructions",
        "order_expired",
        "order_cancelled",
        "date_cancelled",
        "late_payment_refunded",
        "refunded",
    ] {
        let path = format!("/events/{}/mail-texts/{kind}/preview", id(&event["id"]));
        let preview = office
            .post(&path, &json!({"text": {"en": "Our words."}}))
            .await;
        let preview = preview.has_status(200).json();
        for language in ["fr", "en"] {
            let mail = &preview[language];
            let (words, _) = read_all(&mail["html"]);
            let text = mail["text"].as_str().expect("a text");
            // Who reads the language that a text is not in sees the other.
            assert!(
                words.contains("Our words.") && text.contains("Our words."),
                "{kind}"
            );
            assert!(text.contains("30") || kind == "tickets", "{kind}: {text}");
        }
    }
}

#[tokio::test]
async fn an_example_is_mailed_to_who_asks_and_not_without_end() {
    let stage = Stage::set().await;
    let camille = stage.office.person("Camille Roy", "manager", None).await;
    let path = format!("{}/mail-texts/refunded/examples", stage.event);
    let request = stage.office.request(Method::POST, &path);
    stage.office.send(&camille, request).await.has_status(202);
    let query =
        "select m.kind || ' ' || m.example_of || ' ' || m.locale || ' ' || (m.recipient = a.email)
            || ' ' || (b.topic = 'mail-requested')
        from mails m
        join accounts a using (account_id)
        join outbox b on b.payload ->> 'mail_id' = m.mail_id::text";
    let queued: String = stage.office.one(query, &[]).await;
    assert_eq!(queued, "example refunded fr true true");
    // A program's goes to the organizer.
    for _ in 1..20 {
        post(&stage, "refunded/examples", &json!(null))
            .await
            .has_status(202);
    }
    let query = "select count(*) from mails where recipient = 'billets@parvis.example' and account_id is null";
    assert_eq!(stage.office.one::<i64>(query, &[]).await, 19);
    let refused = post(&stage, "refunded/examples", &json!(null)).await;
    assert_eq!(refused.header("retry-after"), Some("60"));
    refused.refuses(429, "mail-limit");
    stage
        .office
        .clock
        .advance(jiff::SignedDuration::from_hours(1));
    post(&stage, "refunded/examples", &json!(null))
        .await
        .has_status(202);
}

#[tokio::test]
async fn texts_of_others_are_neither_seen_nor_changed() {
    let stage = Stage::set().await;
    let gate = stage.office.person("Gate", "gate", None).await;
    let path = format!("{}/mail-texts", stage.event);
    let seen = stage.office.request(Method::GET, &path);
    stage.office.send(&gate, seen).await.has_status(200);
    let request = stage
        .office
        .versioned(Method::PUT, &format!("{path}/tickets"), 1);
    let request = request.json(&json!({"text": {"fr": "a"}}));
    let refused = stage.office.send(&gate, request).await;
    refused.refuses(403, "role-required");
    let change = "update events set organizer_id = $1";
    let other = crate::office::organizer(&stage.office.client, &stage.office.clock, "other").await;
    stage.office.execute(change, &[&other]).await;
    for path in ["tickets/preview", "tickets/examples"] {
        let refused = post(&stage, path, &json!({"text": {}})).await;
        refused.refuses(404, "not-found");
    }
    put(&stage, "tickets", 1, json!({"fr": "a"}))
        .await
        .refuses(404, "not-found");
}
