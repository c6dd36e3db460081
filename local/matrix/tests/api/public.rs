use guichet_http::{Method, StatusCode};
use guichet_matrix::{Access, Operation};
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::party::Party;
use crate::rows::{Expected, Rows};
use crate::world::{World, fill};

/// What somebody may bring along, to no effect.
const CREDENTIALS: [(&str, &str, &str); 3] = [
    ("no credential", "accept", "*/*"),
    (
        "a garbage cookie",
        "cookie",
        "__Host-guichet-session=garbage",
    ),
    ("a garbage key", "authorization", "Bearer guichet_garbage"),
];

/// What is sent, where something is.
fn good_body(operation: &Operation, party: &Party) -> Option<Value> {
    match operation.id.as_str() {
        "checkout.orders_create" => {
            let item = json!({"occurrence_id": party.sale.occurrence_id, "rate_id": party.sale.rate_id, "quantity": 1});
            Some(json!({"event": party.sale.event.slug, "locale": "fr", "items": [item]}))
        }
        "orders.links" => Some(json!({"email": "nobody@example.org"})),
        "accounts.links_request" => {
            Some(json!({"email": "nobody@example.org", "kind": "sign_in", "locale": "fr"}))
        }
        "accounts.sessions_open" => {
            Some(json!({"email": "nobody@example.org", "password": "correct horse"}))
        }
        "accounts.sessions_open_by_link"
        | "accounts.sign_ups_confirm"
        | "accounts.invitations_show" => Some(json!({"token": "A".repeat(43)})),
        "accounts.invitations_accept" => {
            Some(json!({"token": "A".repeat(43), "name": "Nobody", "password": "correct horse"}))
        }
        "accounts.resets_reset" => {
            Some(json!({"token": "A".repeat(43), "password": "correct horse"}))
        }
        "accounts.sign_ups_request" => Some(
            json!({"email": "new@example.org", "name": "Nobody", "password": "correct horse", "locale": "fr"}),
        ),
        other => {
            assert!(
                !operation.writes(),
                "public.rs does not say what a good request for {other} is"
            );
            None
        }
    }
}

/// What comes of that. Passwords and mailed links are asked for by the operation itself, and these are nobody's.
fn expected(operation: &Operation) -> Expected {
    match operation.id.as_str() {
        "accounts.sessions_open" => Expected::Status(StatusCode::FORBIDDEN),
        "accounts.sessions_open_by_link"
        | "accounts.sign_ups_confirm"
        | "accounts.invitations_accept"
        | "accounts.invitations_show"
        | "accounts.resets_reset" => Expected::Status(StatusCode::CONFLICT),
        _ => Expected::Done,
    }
}

async fn call(
    world: &World,
    operation: &Operation,
    parts: &[(&str, &str)],
    (_, header, value): (&str, &str, &str),
) -> Answer {
    let path = fill(operation, parts);
    let request = world.request(operation, &operation.method, &path);
    let request = match good_body(operation, &world.a) {
        Some(body) => request.json(&body),
        None => request,
    };
    let request = request.header(header, value);
    world.call(operation.function(), request).await
}

#[tokio::test]
async fn what_is_public_asks_for_nothing_and_shows_everybody_the_same() {
    let world = World::build().await;
    let before = world.b.fingerprint(&world).await;
    let mut rows = Rows::default();
    for operation in world.operations() {
        if !matches!(World::access(operation), Access::Public(_)) {
            continue;
        }
        let (mine, theirs) = (slug(operation, &world.a), slug(operation, &world.b));
        let (my_date, their_date) = (occurrence(&world.a), occurrence(&world.b));
        let good = [("slug", mine.as_str()), ("id", my_date.as_str())];
        let mut first = None;
        for credential in CREDENTIALS {
            let row = format!(
                "{} {} with {}",
                operation.method, operation.path, credential.0
            );
            let answer = call(&world, operation, &good, credential).await;
            rows.check(&row, &answer, expected(operation));
            if operation.method == Method::GET {
                let first = first.get_or_insert_with(|| answer.clone());
                let same = (*first == answer).then_some(());
                rows.hold(&row, same.ok_or(format!("not {first}, but {answer}")));
            }
        }
        let nowhere = "nowhere";
        for (row, slug, date) in [
            ("what there is not", nowhere, my_date.as_str()),
            ("a date of somebody else", &mine, &their_date),
            ("an event of somebody else", &theirs, &my_date),
        ] {
            let reads = operation.parts().any(|part| part == "slug");
            let of_somebody = slug != nowhere;
            if !reads || of_somebody && operation.parts().all(|part| part != "id") {
                continue;
            }
            let parts = [("slug", slug), ("id", date)];
            let answer = call(&world, operation, &parts, CREDENTIALS[0]).await;
            let row = format!("{} {}: {row}", operation.method, operation.path);
            rows.check(&row, &answer, Expected::Status(StatusCode::NOT_FOUND));
        }
    }
    let after = world.b.fingerprint(&world).await;
    rows.hold("all of them", before.compare(&after));
    rows.finish("public");
}

/// The catalogue knows organizers by slugs too.
fn slug(operation: &Operation, party: &Party) -> String {
    match operation.id.as_str() {
        "catalog.find_organizer" | "catalog.list_organizer_events" => {
            format!("organizer-{}", party.organizer_id())
        }
        _ => party.sale.event.slug.clone(),
    }
}

fn occurrence(party: &Party) -> String {
    party.sale.occurrence_id.to_string()
}
