use guichet_http::{Method, Request};
use guichet_testing::check_invariants;
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::team::Team;

#[tokio::test]
async fn what_is_absent_stays_and_null_takes_away() {
    let team = Team::found().await;
    let change = json!({
        "name": "Le Parvis", "legal_name": " Parvis SARL ", "address": "1 rue A\r\n35000 Rennes",
        "licence_numbers": ["PLATESV-D-2026-000001", " "], "terms": {"fr": "Nos conditions"}, "privacy": {"en": " "},
        "retention_months": 6,
    });
    let changed = team
        .owner
        .patch_seen(&team.path(""), 1, &change)
        .await
        .has_status(200)
        .json();
    let expected = json!({
        "id": team.organizer_id, "slug": "parvis", "name": "Le Parvis", "email": "billets@parvis.example", "locale": "fr",
        "version": 2, "currency": "EUR", "retention_months": 6, "legal_name": "Parvis SARL", "address": "1 rue A\n35000 Rennes", "registration_number": null,
        "vat_number": null, "licence_numbers": ["PLATESV-D-2026-000001"], "terms": {"fr": "Nos conditions"},
        "privacy": null, "has_bank_account": false,
    });
    assert_eq!(changed, expected);
    assert_eq!(team.owner.get(&team.path("")).await.json(), expected);
    let change = json!({"legal_name": null, "locale": "en", "currency": "CHF"});
    let changed = team
        .owner
        .patch_seen(&team.path(""), 2, &change)
        .await
        .has_status(200)
        .json();
    assert_eq!(
        (&changed["legal_name"], &changed["locale"]),
        (&json!(null), &json!("en"))
    );
    assert_eq!(changed["currency"], "CHF");
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
                "terms": "changed", "retention_months": [36, 6],
            }),
            json!({"locale": ["fr", "en"], "legal_name": "changed", "currency": "changed"}),
        ]
    );
    check_invariants(&team.service.test).await;
}

#[tokio::test]
async fn the_second_editor_sees_what_is_there_and_who_was_first() {
    let team = Team::found().await;
    let (manager, _) = team.member("manager@example.org", "manager").await;
    let path = team.path("");
    let first = manager
        .patch_seen(&path, 1, &json!({"name": "Parvis One", "locale": "en"}))
        .await
        .has_status(200);
    assert_eq!(first.header("etag"), Some("\"2\""));
    let second = team
        .owner
        .patch_seen(&path, 1, &json!({"name": "Parvis Two"}))
        .await;
    let problem = second.refuses(412, "changed-meanwhile");
    assert_eq!(problem["version"], 2);
    assert_eq!(problem["current"], first.json());
    let changed = json!({
        "kind": "person", "name": "Ada Lovelace", "at": "2026-06-01T08:00:01Z", "fields": ["locale", "name"],
    });
    assert_eq!(problem["changed"], changed);
    let shown = team.owner.get(&path).await.has_status(200);
    assert_eq!(shown.header("etag"), Some("\"2\""));
    assert_eq!(shown.json(), problem["current"]);
}

#[tokio::test]
async fn whoever_changes_says_which_version_they_have_seen() {
    let team = Team::found().await;
    let change = json!({"name": "Parvis One"});
    let blind = team.owner.patch(&team.path(""), &change).await;
    blind.refuses(428, "precondition-required");
    let whatever_is_there = team.owner.request(Method::PATCH, &team.path(""));
    let whatever_is_there = whatever_is_there.header("if-match", "*").json(&change);
    let refused = team.owner.send(whatever_is_there).await;
    refused.refuses(428, "precondition-required");
}

#[tokio::test]
async fn what_changes_nothing_is_not_written_down() {
    let team = Team::found().await;
    let change = json!({
        "name": "Parvis", "currency": "EUR", "retention_months": 36, "legal_name": " ", "licence_numbers": [],
    });
    let same = team.owner.patch_seen(&team.path(""), 1, &change).await;
    assert_eq!(
        same.has_status(200).header("etag"),
        Some("\"1\""),
        "the version stays"
    );
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
    let bearer = format!("Bearer {}", key["key"].as_str().expect("a key"));
    let request = Request::for_test(Method::PATCH, &path)
        .header("authorization", bearer)
        .header("if-match", "\"1\"");
    let change = json!({"vat_number": "FR00123456789"});
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
        ("currency", json!("XAU"), "/currency"),
        ("retention_months", json!(0), "/retention_months"),
        ("retention_months", json!(121), "/retention_months"),
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
        team.owner
            .patch_seen(&team.path(""), 1, &json!({ field: value }))
            .await
            .names_field(pointer);
    }
}
