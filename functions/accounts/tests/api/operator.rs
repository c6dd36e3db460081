//! What `docs/runbook.md` has an operator do about accounts, by its own statements.

use std::fs;
use std::path::Path;

use guichet_http::{Method, Request};
use guichet_testing::check_invariants;
use serde_json::{Value, json};

use crate::own_second_factor::set_up;
use crate::service::{Answer, Service};
use crate::team::Team;

/// As the runbook has them.
const CAMILLE: &str = "camille@parvis.example";
const SLUG: &str = "les-amis-du-theatre";
const PREFIX: &str = "guichet_k3v9x2mq";

/// Its part about accounts.
fn runbook() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/runbook.md");
    let text = fs::read_to_string(path).expect("the runbook");
    let (_, accounts) = text.split_once("\n# Accounts\n").expect("its part");
    accounts.to_owned()
}

/// The statement that begins so.
fn statement(beginning: &str) -> String {
    let text = runbook();
    let blocks = text.split("\n\n").filter(|block| block.starts_with("    "));
    let mut found = blocks.filter(|block| block.trim_start().starts_with(beginning));
    let statement = found.next().expect(beginning).to_owned();
    assert_eq!(found.next(), None, "{beginning}");
    statement
}

/// What a statement of the runbook answers, in words.
async fn done(service: &Service, beginning: &str) -> String {
    service.one(&statement(beginning), &[]).await
}

/// Who did what was done last in the chain of an organizer or account, and what.
async fn newest(service: &Service, chain: &str) -> String {
    let newest = format!(
        "select actor_kind || ' ' || action from audit_entries
        where chain_id = ({chain}) order by sequence desc limit 1"
    );
    service.one(&newest, &[]).await
}

fn account() -> String {
    format!("select account_id from accounts where email_folded = '{CAMILLE}'")
}

/// The organizer's slug is the runbook's.
async fn team() -> Team {
    let team = Team::found().await;
    let rename = "update organizers set slug = $1";
    team.service.execute(rename, &[&SLUG]).await;
    team
}

#[tokio::test]
async fn who_has_lost_the_telephone_signs_in_without() {
    let team = team().await;
    let service = &team.service;
    let remove = "select operator_remove_second_factor";
    assert_eq!(done(service, remove).await, "there is no such account");
    let (camille, _) = team.member(CAMILLE, "sales").await;
    assert_eq!(done(service, remove).await, "there was none");
    set_up(service, &camille).await;
    assert_eq!(done(service, remove).await, "removed");
    camille
        .get("/session")
        .await
        .refuses(401, "sign-in-required");
    camille.sign_in(CAMILLE).await.has_status(201);
    assert_eq!(
        service.newest_mail(CAMILLE).await.0,
        "second_factor_removed"
    );
    let written = "audit_entries where actor_kind = 'operator'";
    assert_eq!(service.count(written).await, 1);
    check_invariants(&service.test).await;
}

#[tokio::test]
async fn an_organizer_without_owners_gets_one() {
    let team = team().await;
    let service = &team.service;
    let make = "select operator_make_owner";
    let nobody = "there is no such organizer or account";
    assert_eq!(done(service, make).await, nobody);
    service.account(CAMILLE).await;
    assert_eq!(done(service, make).await, "done");
    let camille = service.browser();
    let session = camille.sign_in(CAMILLE).await.has_status(201).json();
    let membership = &session["memberships"][0];
    assert_eq!(
        (&membership["role"], &membership["all_events"]),
        (&json!("owner"), &json!(true))
    );
    // Former owners stay until the new one removes them.
    let former = team.path(&format!("/members/{}", team.owner_id));
    camille.delete(&former).await.has_status(204);
    check_invariants(&service.test).await;
}

#[tokio::test]
async fn a_member_who_is_made_owner_sees_all_events_and_signs_in_again() {
    let team = team().await;
    let service = &team.service;
    let (camille, account_id) = team.member(CAMILLE, "gate").await;
    let event_id = team.event("gala").await;
    let limit = "update memberships set all_events = false where account_id = $1";
    service.execute(limit, &[&account_id]).await;
    let see =
        "insert into membership_events (organizer_id, account_id, event_id) values ($1, $2, $3)";
    service
        .execute(see, &[&team.organizer_id, &account_id, &event_id])
        .await;
    assert_eq!(done(service, "select operator_make_owner").await, "done");
    camille
        .get("/session")
        .await
        .refuses(401, "sign-in-required");
    let session = camille.sign_in(CAMILLE).await.has_status(201).json();
    let membership = &session["memberships"][0];
    assert_eq!(membership["role"], "owner");
    assert_eq!(
        (&membership["all_events"], &membership["event_ids"]),
        (&json!(true), &json!([]))
    );
    let organizer = format!("'{}'", team.organizer_id);
    assert_eq!(newest(service, &organizer).await, "operator member.changed");
    check_invariants(&service.test).await;
}

#[tokio::test]
async fn a_stolen_key_is_revoked_by_its_beginning_and_what_it_did_is_listed() {
    let team = team().await;
    let service = &team.service;
    let revoke = "select operator_revoke_api_key";
    assert_eq!(done(service, revoke).await, "there is no such key");
    let wanted = json!({"name": "Website", "role": "manager"});
    let made = team.owner.post(&team.path("/api-keys"), &wanted).await;
    let made = made.has_status(201).json();
    let key = made["key"].as_str().expect("a key");
    let begin = "update api_keys set prefix = $1";
    service.execute(begin, &[&PREFIX]).await;
    let change = async || {
        let path = format!("/api/v1/accounts{}", team.path(""));
        let request = Request::for_test(Method::PATCH, &path)
            .header("authorization", format!("Bearer {key}"))
            .header("if-match", "\"1\"");
        service
            .call(request.json(&json!({"vat_number": "FR-1"})))
            .await
    };
    change().await.has_status(200);
    assert_eq!(done(service, revoke).await, "revoked");
    assert_eq!(done(service, revoke).await, "there is no such key");
    change().await.refuses(401, "sign-in-required");
    let organizer = format!("'{}'", team.organizer_id);
    assert_eq!(
        newest(service, &organizer).await,
        "operator api_key.revoked"
    );

    let listed = service
        .client
        .query(&statement("select sequence, "), &[])
        .await;
    let listed = listed.expect("a legal statement");
    let actions: Vec<String> = listed.iter().map(|row| row.get("action")).collect();
    assert_eq!(actions, ["organizer.changed"]);
    check_invariants(&service.test).await;
}

#[tokio::test]
async fn a_key_in_a_log_is_found() {
    let team = team().await;
    let wanted = json!({"name": "Website", "role": "sales"});
    let made = team.owner.post(&team.path("/api-keys"), &wanted).await;
    let made: Value = made.has_status(201).json();
    let text = runbook();
    let pattern = text.split('`').find(|code| code.starts_with("guichet_["));
    let pattern = format!("^{}$", pattern.expect("a pattern"));
    let key = made["key"].as_str().expect("a key");
    let is_found: bool = team
        .service
        .one("select $1::text ~ $2", &[&key, &pattern])
        .await;
    assert!(is_found, "{pattern}");
}

#[tokio::test]
async fn a_stolen_session_is_ended_for_somebody_who_cannot() {
    let team = team().await;
    let service = &team.service;
    let end = "select operator_end_sessions";
    assert_eq!(done(service, end).await, "there is no such account");
    let (camille, _) = team.member(CAMILLE, "sales").await;
    assert_eq!(done(service, end).await, "sessions ended: 1");
    let answer: Answer = camille.get("/session").await;
    answer.refuses(401, "sign-in-required");
    team.owner.get("/session").await.has_status(200);
    assert_eq!(
        newest(service, &account()).await,
        "operator session.others_ended"
    );

    let listed = service
        .client
        .query(&statement("select created_at, "), &[])
        .await;
    let listed = listed.expect("a legal statement");
    let actions: Vec<String> = listed.iter().map(|row| row.get("action")).collect();
    assert_eq!(actions, ["session.opened", "session.others_ended"]);
    check_invariants(&service.test).await;
}
