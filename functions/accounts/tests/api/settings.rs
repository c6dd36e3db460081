use guichet_http::{Method, Request};
use guichet_testing::check_invariants;
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::team::Team;

#[tokio::test]
async fn what_is_absent_stays_and_null_takes_away() {
    let team = Team::found().await;
    let change = json!({
        "version": 1, "name": "Le Parvis", "legal_name": " Parvis SARL ", "address": "1 rue A\r\n35000 Rennes",
        "licence_numbers": ["PLATESV-D-2026-000001", " "], "terms": {"fr": "Nos conditions"}, "privacy": {"en": " "},
    });
    let changed = team
        .owner
        .patch(&team.path(""), &change)
        .await
        .has_status(200)
        .json();
    let expected = json!({
        "id": team.organizer_id, "slug": "parvis", "name": "Le Parvis", "email": "billets@parvis.example", "locale": "fr",
        "version": 2, "legal_name": "Parvis SARL", "address": "1 rue A\n35000 Rennes", "registration_number": null,
        "vat_number": null, "licence_numbers": ["PLATESV-D-2026-000001"], "terms": {"fr": "Nos conditions"},
        "privacy": null, "has_bank_account": false,
    });
    assert_eq!(changed, expected);
    assert_eq!(team.owner.get(&team.path("")).await.json(), expected);
    let change = json!({"version": 2, "legal_name": null, "locale": "en"});
    let changed = team
        .owner
        .patch(&team.path(""), &change)
        .await
        .has_status(200)
        .json();
    assert_eq!(
        (&changed["legal_name"], &changed["locale"]),
        (&json!(null), &json!("en"))
    );
    assert_eq!(changed["address"], expected["address"]);
    let differences: Vec<Value> = team
        .service
        .one(
            "select array(select difference from audit_entries where action = 'organizer.changed' order by sequence)",
            &[],
        )
        .await;
    assert_eq!(
        differences,
        [
            json!({
                "name": "changed", "legal_name": "changed", "address": "changed", "licence_numbers": "changed",
                "terms": "changed",
            }),
            json!({"locale": ["fr", "en"], "legal_name": "changed"}),
        ]
    );
    check_invariants(&team.service.test).await;
}

#[tokio::test]
async fn the_second_editor_is_told() {
    let team = Team::found().await;
    let (manager, _) = team.member("manager@example.org", "manager").await;
    let change = |name: &str| json!({"version": 1, "name": name});
    manager
        .patch(&team.path(""), &change("Parvis One"))
        .await
        .has_status(200);
    let refused = team
        .owner
        .patch(&team.path(""), &change("Parvis Two"))
        .await;
    assert_eq!(refused.refuses(409, "changed-meanwhile")["version"], 2);
}

#[tokio::test]
async fn what_changes_nothing_is_not_written_down() {
    let team = Team::found().await;
    let change = json!({"version": 1, "name": "Parvis", "legal_name": " ", "licence_numbers": []});
    let same = team
        .owner
        .patch(&team.path(""), &change)
        .await
        .has_status(200)
        .json();
    assert_eq!(same["version"], 1);
    assert_eq!(
        team.service.actions(team.organizer_id).await,
        ["organizer.founded"]
    );
}

#[tokio::test]
async fn a_program_of_a_manager_is_written_down_as_a_key() {
    let team = Team::found().await;
    let wanted = json!({"name": "Website", "role": "manager"});
    let key = team
        .owner
        .post(&team.path("/api-keys"), &wanted)
        .await
        .has_status(201)
        .json();
    let path = format!("/api/v1/accounts{}", team.path(""));
    let request = Request::for_test(Method::PATCH, &path).header(
        "authorization",
        format!("Bearer {}", key["key"].as_str().expect("a key")),
    );
    let change = json!({"version": 1, "vat_number": "FR00123456789"});
    team.service
        .call(request.json(&change))
        .await
        .has_status(200);
    let actor: String = team
        .service
        .one(
            "select actor_kind || ' ' || actor_id from audit_entries where action = 'organizer.changed'",
            &[],
        )
        .await;
    assert_eq!(actor, format!("key {}", key["id"].as_str().expect("an id")));
}

#[tokio::test]
async fn the_bank_account_is_changed_and_never_shown() {
    let team = Team::found().await;
    let path = team.path("/bank-account");
    let account = json!({"holder": "Parvis SARL", "iban": "FR14 2004 1010 0505 0001 3M02 606"});
    team.owner.put(&path, &account).await.has_status(204);
    let stored: String = team
        .service
        .one(
            "select bank_account_iban from organizers where organizer_id = $1",
            &[&team.organizer_id],
        )
        .await;
    assert_eq!(stored, "FR1420041010050500013M02606");
    let shown = team.owner.get(&team.path("")).await.json();
    assert_eq!(
        (&shown["has_bank_account"], &shown["version"]),
        (&json!(true), &json!(2))
    );
    assert!(!shown.to_string().contains("FR14"));
    let written: i64 = team
        .service
        .count("audit_entries where difference::text like '%FR14%'")
        .await;
    assert_eq!(written, 0);
    let wrong = json!({"holder": "Parvis SARL", "iban": "FR15 2004 1010 0505 0001 3M02 606"});
    team.owner.put(&path, &wrong).await.names_field("/iban");
    let nobodys = json!({"holder": " ", "iban": account["iban"]});
    team.owner.put(&path, &nobodys).await.names_field("/holder");
    team.service.clock.advance(SignedDuration::from_mins(10));
    team.owner
        .put(&path, &account)
        .await
        .refuses(403, "step-up-required");
    let (manager, _) = team.member("manager@example.org", "manager").await;
    manager
        .put(&path, &account)
        .await
        .refuses(403, "role-required");
}

#[tokio::test]
async fn settings_that_are_not_legal_are_refused_by_pointer() {
    let team = Team::found().await;
    for (field, value, pointer) in [
        ("name", json!("see https://example.org"), "/name"),
        ("email", json!("nobody"), "/email"),
        ("locale", json!("de"), "/locale"),
        ("legal_name", json!("two\nlines"), "/legal_name"),
        ("address", json!("a\n".repeat(11)), "/address"),
        (
            "licence_numbers",
            json!(["1", "a\tb"]),
            "/licence_numbers/1",
        ),
        ("terms", json!({"fr": "x".repeat(20_001)}), "/terms/fr"),
        ("terms", json!({"de": "x"}), "/terms/de"),
        ("slug", json!("other"), "/slug"),
    ] {
        let mut change = json!({"version": 1});
        change[field] = value;
        team.owner
            .patch(&team.path(""), &change)
            .await
            .names_field(pointer);
    }
}
