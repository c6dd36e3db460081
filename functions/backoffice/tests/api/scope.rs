use guichet_backoffice::routes;
use guichet_http::Method;
use serde_json::json;
use uuid::Uuid;

use crate::office::{Office, id};

/// Every operation below an event, by method and path.
fn operations() -> Vec<(Method, String)> {
    let document = routes().openapi();
    let paths = document["paths"].as_object().expect("paths").clone();
    let below_event = paths
        .into_iter()
        .filter(|(path, _)| path.contains("{event_id}"));
    let operations = below_event.flat_map(|(path, methods)| {
        let methods = methods.as_object().expect("methods").clone();
        methods.into_iter().map(move |(method, _)| {
            let method = method.to_uppercase().parse().expect("a method");
            (method, path.clone())
        })
    });
    operations.collect()
}

#[tokio::test]
async fn a_manager_of_other_events_sees_none_of_this_one() {
    let office = Office::open().await;
    let (seen, other) = (office.event("Fête").await, office.event("Bal").await);
    let who = office
        .person("Camille Roy", "manager", Some(&[id(&seen["id"])]))
        .await;
    let operations = operations();
    assert!(operations.len() > 1);
    for (method, path) in operations {
        let (_, below) = path.split_once("{event_id}").expect("an event");
        let parts = below.split('/').map(|part| {
            if part.starts_with('{') {
                Uuid::nil().to_string()
            } else {
                part.to_owned()
            }
        });
        let below: Vec<String> = parts.collect();
        let path = format!("/events/{}{}", id(&other["id"]), below.join("/"));
        let request = office
            .request(method.clone(), &path)
            .header("if-match", "\"1\"");
        let request = match method {
            Method::GET | Method::DELETE => request,
            _ => request.keyed(&path).json(&json!({})),
        };
        let answer = office.send(&who, request).await;
        // A body that is not legal may be refused before.
        assert!(
            [404, 422].contains(&answer.status),
            "{method} {path}: {}",
            answer.status
        );
        if answer.status == 404 {
            answer.refuses(404, "not-found");
        }
    }
    let list = office
        .send(&who, office.request(Method::GET, "/events?state=drafts"))
        .await
        .json();
    let listed: Vec<Uuid> = list["items"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|line| id(&line["id"]))
        .collect();
    assert_eq!(listed, [id(&seen["id"])]);
}

#[tokio::test]
async fn who_makes_an_event_sees_it_even_without_seeing_all() {
    let office = Office::open().await;
    let who = office.person("Camille Roy", "manager", Some(&[])).await;
    let request = office.request(Method::POST, "/events").keyed("k");
    let request = request.json(&json!({"name": {"fr": "Fête"}, "category": "sport"}));
    let event = office.send(&who, request).await.has_status(201).json();
    let show = office.request(Method::GET, &format!("/events/{}", id(&event["id"])));
    office.send(&who, show).await.has_status(200);
}
