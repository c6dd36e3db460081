use guichet_http::{Method, Request};
use guichet_testing::check_invariants;
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::service::Answer;
use crate::team::Team;

async fn make(team: &Team, wanted: &Value) -> Answer {
    team.owner.post(&team.path("/api-keys"), wanted).await
}

/// Reads the organizer with a key.
async fn call(team: &Team, key: &str) -> Answer {
    let path = format!("/api/v1/accounts{}", team.path(""));
    let request = Request::for_test(Method::GET, &path);
    team.service
        .call(request.header("authorization", format!("Bearer {key}")))
        .await
}

#[tokio::test]
async fn a_key_is_shown_once() {
    let team = Team::found().await;
    let made = make(&team, &json!({"name": "Website", "role": "sales"}))
        .await
        .has_status(201);
    let mut made = made.json();
    let key = made["key"].take();
    let key = key.as_str().expect("a key");
    assert!(key.starts_with(made["prefix"].as_str().expect("a prefix")));
    call(&team, key).await.has_status(200);
    let listed = team
        .owner
        .get(&team.path("/api-keys"))
        .await
        .has_status(200)
        .json();
    assert_eq!(
        listed,
        json!([{
            "id": made["id"], "name": "Website", "prefix": made["prefix"], "role": "sales",
            "created_at": "2026-06-01T08:00:00Z", "expires_at": null, "last_used_at": "2026-06-01T08:00:00Z",
            "revoked_at": null,
        }])
    );
    let stored: i64 = team
        .service
        .count("api_keys where secret_hash = sha256(convert_to(prefix, 'UTF8'))")
        .await;
    assert_eq!(stored, 0);
    check_invariants(&team.service.test).await;
}

#[tokio::test]
async fn a_revoked_key_is_401() {
    let team = Team::found().await;
    let made = make(&team, &json!({"name": "Website", "role": "manager"}))
        .await
        .has_status(201)
        .json();
    let key = made["key"].as_str().expect("a key");
    call(&team, key).await.has_status(200);
    let path = team.path(&format!(
        "/api-keys/{}",
        made["id"].as_str().expect("an id")
    ));
    team.owner.delete(&path).await.has_status(204);
    call(&team, key).await.refuses(401, "sign-in-required");
    team.owner.delete(&path).await.refuses(404, "not-found");
    assert_eq!(
        team.service.actions(team.organizer_id).await,
        ["organizer.founded", "api_key.made", "api_key.revoked"]
    );
}

#[tokio::test]
async fn an_expired_key_is_401() {
    let team = Team::found().await;
    let wanted = json!({"name": "Website", "role": "gate", "expires_at": "2026-06-01T09:00:00Z"});
    let made = make(&team, &wanted).await.has_status(201).json();
    let key = made["key"].as_str().expect("a key");
    team.service.clock.advance(SignedDuration::from_mins(59));
    call(&team, key).await.has_status(200);
    team.service.clock.advance(SignedDuration::from_mins(1));
    call(&team, key).await.refuses(401, "sign-in-required");
}

#[tokio::test]
async fn what_is_not_legal_of_a_key_is_refused_by_pointer() {
    let team = Team::found().await;
    for (field, value) in [
        ("name", json!(" ")),
        ("name", json!("x".repeat(101))),
        ("name", json!("two\nlines")),
        ("role", json!("owner")),
        ("expires_at", json!("2026-06-01T08:00:00Z")),
        ("expires_at", json!("soon")),
        ("secret", json!("x")),
    ] {
        let mut wanted = json!({"name": "Website", "role": "sales"});
        wanted[field] = value;
        make(&team, &wanted).await.names_field(&format!("/{field}"));
    }
}

#[tokio::test]
async fn keys_are_the_owners_business_and_ask_for_the_password_again() {
    let team = Team::found().await;
    let (manager, _) = team.member("manager@example.org", "manager").await;
    manager
        .get(&team.path("/api-keys"))
        .await
        .refuses(403, "role-required");
    let wanted = json!({"name": "Website", "role": "manager"});
    let key = make(&team, &wanted).await.has_status(201).json();
    let key = key["key"].as_str().expect("a key");
    team.service.clock.advance(SignedDuration::from_mins(10));
    make(&team, &wanted).await.refuses(403, "step-up-required");
    team.owner
        .get(&team.path("/api-keys"))
        .await
        .has_status(200);
    // A program makes no programs, nor members.
    let path = format!(
        "/api/v1/accounts{}",
        team.path("/members/01932c5e-0000-7000-8000-000000000000")
    );
    let request =
        Request::for_test(Method::DELETE, &path).header("authorization", format!("Bearer {key}"));
    team.service
        .call(request)
        .await
        .refuses(403, "person-required");
}
