//! What others change while a request is under way, between what it has looked at and what it writes.

use std::sync::Arc;
use std::time::Duration;

use guichet_account_links::TokenKind;
use guichet_http::Method;
use serde_json::{Value, json};
use tokio::time::{sleep, timeout};
use tokio_postgres::Client;
use uuid::Uuid;

use crate::service::{Answer, PASSWORD, Service};
use crate::team::{Team, id};
use crate::telephone::Telephone;

/// Lets somebody change something by `statement`, asks while that is not committed, and answers what the request, which waits for
/// it, is told once it is.
async fn asked_meanwhile(
    service: &Service,
    statement: &str,
    request: impl Future<Output = Answer>,
) -> Answer {
    let other = service.test.client().await;
    let run = async |sql: &str| other.batch_execute(sql).await.expect("a legal statement");
    run("begin").await;
    run(statement).await;
    let commit = async {
        wait_for_lock(&service.client).await;
        run("commit").await;
    };
    tokio::join!(request, commit).0
}

/// Makes a manager of an owner, as `change_membership` does it, but for the sessions: it is the role that is looked at.
fn demote(team: &Team, account_id: Uuid) -> String {
    let organizer_id = team.organizer_id;
    format!(
        "select from organizers where organizer_id = '{organizer_id}' for no key update;
        update memberships set role = 'manager' where account_id = '{account_id}'"
    )
}

/// The same of somebody who leaves.
fn leave(team: &Team, account_id: Uuid) -> String {
    let organizer_id = team.organizer_id;
    format!(
        "select from organizers where organizer_id = '{organizer_id}' for no key update;
        delete from memberships where account_id = '{account_id}'"
    )
}

/// Makes an owner of somebody again.
async fn promote(team: &Team, account_id: Uuid) {
    let promote = "update memberships set role = 'owner' where account_id = $1";
    team.service.execute(promote, &[&account_id]).await;
}

/// So many were made and mailed, and that is all that was done to them.
async fn invitations_are_as_they_were_made(team: &Team, count: i64) {
    let untouched = "invitations where mailed_at = created_at and revoked_at is null";
    assert_eq!(team.service.count(untouched).await, count);
    assert_eq!(team.service.count("mails").await, count);
    let written = "audit_entries where action in ('invitation.mailed', 'invitation.revoked')";
    assert_eq!(team.service.count(written).await, 0);
}

/// Until somebody waits for a lock.
async fn wait_for_lock(client: &Client) {
    let waiting = "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    let wait = async {
        loop {
            let row = client.query_one(waiting, &[]).await.expect("one row");
            if row.get::<_, i64>(0) > 0 {
                break;
            }
            sleep(Duration::from_millis(5)).await;
        }
    };
    let waited = timeout(Duration::from_secs(30), wait).await;
    waited.expect("a request that waits for a lock");
}

#[tokio::test]
async fn an_owner_who_is_one_no_more_lets_in_no_owner() {
    let team = Team::found().await;
    let (other, other_id) = team.member("other@example.org", "owner").await;
    let path = team.path("/invitations");
    for (number, (role, email)) in [("owner", "o@example.org"), ("manager", "m@example.org")]
        .into_iter()
        .enumerate()
    {
        let wanted = json!({"email": email, "role": role, "all_events": true, "locale": "fr"});
        let key = format!("k{number}");
        let invite = other.post_keyed(&path, &wanted, &key);
        let refused = asked_meanwhile(&team.service, &demote(&team, other_id), invite).await;
        let problem = refused.refuses(403, "role-required");
        assert_eq!(problem["required_roles"], json!(["owner"]));
        promote(&team, other_id).await;
    }
    assert_eq!(team.service.count("invitations").await, 0);
    assert_eq!(team.service.count("mails").await, 0);
}

#[tokio::test]
async fn somebody_who_is_no_member_any_more_invites_nobody() {
    let team = Team::found().await;
    let (other, other_id) = team.member("other@example.org", "manager").await;
    let wanted =
        json!({"email": "n@example.org", "role": "gate", "all_events": true, "locale": "fr"});
    let path = team.path("/invitations");
    let invite = other.post_keyed(&path, &wanted, "k");
    let refused = asked_meanwhile(&team.service, &leave(&team, other_id), invite).await;
    refused.refuses(403, "role-required");
    assert_eq!(team.service.count("invitations").await, 0);
}

#[tokio::test]
async fn an_owner_who_is_one_no_more_neither_mails_nor_revokes_the_invitation_of_an_owner() {
    let team = Team::found().await;
    let (other, other_id) = team.member("other@example.org", "owner").await;
    for role in ["owner", "manager"] {
        let invited = invite_as(&team, &format!("new-{role}@example.org"), role).await;
        for (method, rest) in [(Method::POST, "/mail"), (Method::DELETE, "")] {
            let path = team.path(&format!("/invitations/{invited}{rest}"));
            let request = other.send(other.request(method, &path));
            let demote = demote(&team, other_id);
            let refused = asked_meanwhile(&team.service, &demote, request).await;
            let problem = refused.refuses(403, "role-required");
            assert_eq!(problem["required_roles"], json!(["owner"]));
            promote(&team, other_id).await;
        }
    }
    invitations_are_as_they_were_made(&team, 2).await;
}

#[tokio::test]
async fn somebody_who_is_no_member_any_more_neither_mails_nor_revokes_an_invitation() {
    let team = Team::found().await;
    let invited = invite_as(&team, "n@example.org", "gate").await;
    for (method, rest) in [(Method::POST, "/mail"), (Method::DELETE, "")] {
        let email = format!("{method}@example.org");
        let (other, other_id) = team.member(&email, "manager").await;
        let path = team.path(&format!("/invitations/{invited}{rest}"));
        let request = other.send(other.request(method, &path));
        let refused = asked_meanwhile(&team.service, &leave(&team, other_id), request).await;
        refused.refuses(403, "role-required");
    }
    invitations_are_as_they_were_made(&team, 1).await;
}

/// Red without the version in the condition of `change_organizer`.
#[tokio::test]
async fn settings_that_are_changed_meanwhile_are_not_overwritten() {
    let team = Team::found().await;
    let path = team.path("");
    let rename = json!({"name": "Halle"});
    let rename = team.owner.patch_seen(&path, 1, &rename);
    let other = "update organizers set vat_number = 'FR-1', version = version + 1";
    let refused = asked_meanwhile(&team.service, other, rename).await;
    let problem = refused.refuses(412, "changed-meanwhile");
    assert_eq!(problem["version"], 2);
    assert_eq!(problem["current"]["vat_number"], "FR-1");
    assert_eq!(problem["current"], team.owner.get(&path).await.json());
}

#[tokio::test]
async fn an_organizer_of_a_name_that_is_taken_meanwhile_has_another_slug() {
    let team = Team::found().await;
    let wanted = json!({"name": "Halle", "email": "billets@halle.example", "locale": "fr"});
    let found = team.owner.post_keyed("/organizers", &wanted, "k1");
    let take = "insert into organizers (organizer_id, slug, name, email, created_at)
        values (gen_random_uuid(), 'halle', 'Halle', 'halle@example.org', now())";
    let founded = asked_meanwhile(&team.service, take, found).await;
    assert_eq!(founded.has_status(201).json()["slug"], "halle-2");
}

#[tokio::test]
async fn a_secret_that_is_another_meanwhile_is_not_confirmed() {
    let service = Arc::new(Service::start().await);
    service.account("ada@example.org").await;
    let browser = service.browser();
    browser.sign_in("ada@example.org").await.has_status(201);
    for change in [
        "totp_pending_sealed = sha256('another')",
        "totp_pending_until = created_at",
        "totp_sealed = totp_pending_sealed",
    ] {
        let offer = browser.post("/me/totp", &Value::Null).await;
        let offer = offer.has_status(201).json();
        let telephone = Telephone::new(offer["secret"].as_str().expect("a text"));
        let code = json!({"code": telephone.code(service.clock.now())});
        let confirm = browser.put("/me/totp", &code);
        let change = format!("update accounts set {change}");
        let refused = asked_meanwhile(&service, &change, confirm).await;
        refused.refuses(409, "no-second-factor-pending");
    }
}

#[tokio::test]
async fn an_invitation_that_ends_meanwhile_lets_nobody_in() {
    let team = Team::found().await;
    for end in ["revoked_at", "accepted_at", "expires_at"] {
        let token = invite(&team, &format!("{end}@example.org")).await;
        let person = json!({"token": token, "name": "Noor", "password": PASSWORD});
        let browser = team.service.browser();
        let accept = browser.post("/invitations/accept", &person);
        let change = format!("update invitations set {end} = created_at");
        let refused = asked_meanwhile(&team.service, &change, accept).await;
        refused.refuses(409, "link-not-usable");
    }
    assert_eq!(team.service.count("memberships").await, 1);
}

#[tokio::test]
async fn who_is_disabled_meanwhile_is_not_let_in() {
    let team = Team::found().await;
    let (email, browser) = ("noor@example.org", team.service.browser());
    team.service.account(email).await;
    browser.sign_in(email).await.has_status(201);
    let sent = json!({"token": invite(&team, email).await});
    let accept = browser.post("/invitations/accept", &sent);
    let disable = "select from invitations for update;
        update accounts set disabled_at = created_at where email = 'noor@example.org'";
    let refused = asked_meanwhile(&team.service, disable, accept).await;
    refused.refuses(409, "other-address");
    assert_eq!(team.service.count("memberships").await, 1);
}

/// Invites somebody to let people in; answers with the token in the mail.
async fn invite(team: &Team, email: &str) -> String {
    let invitation = invite_as(team, email, "gate").await;
    team.service
        .app
        .links
        .text(TokenKind::Invitation, invitation)
}

/// Invites somebody in a role; answers with the invitation's id.
async fn invite_as(team: &Team, email: &str, role: &str) -> Uuid {
    let wanted = json!({"email": email, "role": role, "all_events": true, "locale": "fr"});
    let path = team.path("/invitations");
    let invited = team.owner.post_keyed(&path, &wanted, email).await;
    id(&invited.has_status(201).json()["id"])
}
