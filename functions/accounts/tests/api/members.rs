use std::sync::Arc;

use guichet_http::Method;
use guichet_testing::check_invariants;
use jiff::SignedDuration;
use serde_json::json;
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::team::Team;

fn of(team: &Team, account_id: Uuid) -> String {
    team.path(&format!("/members/{account_id}"))
}

#[tokio::test]
async fn the_members_are_listed_for_who_may_see_them() {
    let team = Team::found().await;
    let (manager, _) = team.member("manager@example.org", "manager").await;
    let (sales, sales_id) = team.member("sales@example.org", "sales").await;
    let listed = manager
        .get(&team.path("/members"))
        .await
        .has_status(200)
        .json();
    assert_eq!(listed.as_array().map(Vec::len), Some(3));
    assert_eq!(
        listed[2],
        json!({
            "account_id": sales_id, "name": "Ada Lovelace", "email": "sales@example.org", "role": "sales",
            "all_events": true, "event_ids": [], "joined_at": "2026-06-01T08:00:02Z", "has_second_factor": false,
            "last_seen_at": "2026-06-01T08:00:02Z",
        })
    );
    team.service
        .execute("delete from sessions where account_id = $1", &[&sales_id])
        .await;
    let listed = manager.get(&team.path("/members")).await.json();
    assert_eq!(
        listed[2]["last_seen_at"],
        json!(null),
        "somebody who is signed in nowhere"
    );
    sales
        .get(&team.path("/members"))
        .await
        .refuses(401, "sign-in-required");
    let (gate, _) = team.member("gate@example.org", "gate").await;
    let refused = gate
        .get(&team.path("/members"))
        .await
        .refuses(403, "role-required");
    assert_eq!(refused["required_roles"], json!(["owner", "manager"]));
}

#[tokio::test]
async fn a_changed_role_holds_at_once_and_ends_the_sessions() {
    let team = Team::found().await;
    let (member, member_id) = team.member("member@example.org", "sales").await;
    member.get(&team.path("")).await.has_status(200);
    let change = json!({"role": "manager"});
    let changed = team
        .owner
        .patch(&of(&team, member_id), &change)
        .await
        .has_status(200)
        .json();
    assert_eq!(changed["role"], "manager");
    member
        .get(&team.path(""))
        .await
        .refuses(401, "sign-in-required");
    member.sign_in("member@example.org").await.has_status(201);
    member.get(&team.path("/members")).await.has_status(200);
    let difference: serde_json::Value = team
        .service
        .one(
            "select difference from audit_entries where action = 'member.changed' and actor_id = $1",
            &[&team.owner_id],
        )
        .await;
    assert_eq!(difference, json!({"role": ["sales", "manager"]}));
    check_invariants(&team.service.test).await;
}

#[tokio::test]
async fn a_changed_role_holds_at_another_instance_at_once_for_writing_and_after_fifteen_seconds_for_reading()
 {
    let team = Team::found().await;
    let (member, member_id) = team.member("member@example.org", "manager").await;
    let elsewhere = team.service.another_instance();
    let (organizer, rename) = (team.path(""), json!({"name": "Halle"}));
    let read = async || {
        let request = member.request(Method::GET, &organizer);
        team.service.call_at(&elsewhere, request).await
    };
    read().await.has_status(200);
    team.owner
        .patch(&of(&team, member_id), &json!({"role": "sales"}))
        .await
        .has_status(200);
    let write = member.request(Method::PATCH, &organizer);
    let write = write.header("if-match", "\"1\"").json(&rename);
    let written = team.service.call_at(&elsewhere, write).await;
    written.refuses(401, "sign-in-required");
    team.service.clock.advance(SignedDuration::from_secs(14));
    read().await.has_status(200);
    team.service.clock.advance(SignedDuration::from_secs(1));
    read().await.refuses(401, "sign-in-required");
}

#[tokio::test]
async fn a_member_may_see_some_events_alone() {
    let team = Team::found().await;
    let (_, member_id) = team.member("gate@example.org", "gate").await;
    let (here, there) = (team.event("here").await, team.event("there").await);
    let path = of(&team, member_id);
    let change = json!({"event_ids": [there, here, here]});
    let changed = team
        .owner
        .patch(&path, &change)
        .await
        .has_status(200)
        .json();
    let mut events = [here, there];
    events.sort_unstable();
    assert_eq!(
        (&changed["all_events"], &changed["event_ids"]),
        (&json!(false), &json!(events))
    );
    let listed = team.owner.get(&team.path("/members")).await.json();
    assert_eq!(listed[1]["event_ids"], json!(events));
    let changed = team
        .owner
        .patch(&path, &json!({"all_events": true}))
        .await
        .has_status(200)
        .json();
    assert_eq!(changed["event_ids"], json!([]));
    for unknown in [
        json!([Uuid::from_u128(7)]),
        json!([here, Uuid::from_u128(7)]),
    ] {
        team.owner
            .patch(&path, &json!({"event_ids": unknown}))
            .await
            .names_field("/event_ids");
    }
    let owner = json!({"role": "owner", "all_events": false});
    team.owner
        .patch(&path, &owner)
        .await
        .names_field("/all_events");
    check_invariants(&team.service.test).await;
}

#[tokio::test]
async fn a_manager_makes_no_manager_and_changes_none() {
    let team = Team::found().await;
    let (manager, manager_id) = team.member("manager@example.org", "manager").await;
    let (_, other_id) = team.member("other@example.org", "manager").await;
    let (_, sales_id) = team.member("sales@example.org", "sales").await;
    for (member, role) in [
        (sales_id, "manager"),
        (sales_id, "owner"),
        (other_id, "sales"),
        (team.owner_id, "sales"),
        (manager_id, "owner"),
    ] {
        let refused = manager
            .patch(&of(&team, member), &json!({"role": role}))
            .await;
        let refused = refused.refuses(403, "role-required");
        assert_eq!(refused["required_roles"], json!(["owner"]), "{role}");
    }
    for member in [other_id, team.owner_id] {
        manager
            .delete(&of(&team, member))
            .await
            .refuses(403, "role-required");
    }
    manager
        .patch(&of(&team, sales_id), &json!({"role": "gate"}))
        .await
        .has_status(200);
    manager.delete(&of(&team, sales_id)).await.has_status(204);
    manager
        .delete(&of(&team, sales_id))
        .await
        .refuses(404, "not-found");
}

#[tokio::test]
async fn the_last_owner_cannot_leave() {
    let team = Team::found().await;
    let (_, other_id) = team.member("other@example.org", "manager").await;
    let own = of(&team, team.owner_id);
    team.owner
        .delete(&team.path("/membership"))
        .await
        .refuses(409, "last-owner");
    team.owner.delete(&own).await.refuses(409, "last-owner");
    team.owner
        .patch(&own, &json!({"role": "manager"}))
        .await
        .refuses(409, "last-owner");
    team.owner
        .patch(&of(&team, other_id), &json!({"role": "owner"}))
        .await
        .has_status(200);
    team.owner
        .delete(&team.path("/membership"))
        .await
        .has_status(204);
    // Still signed in, and a member no more.
    team.owner.get("/session").await.has_status(200);
    team.owner
        .get(&team.path(""))
        .await
        .refuses(404, "not-found");
    check_invariants(&team.service.test).await;
}

#[tokio::test]
async fn who_leaves_is_written_down_as_such() {
    let team = Team::found().await;
    let (gate, _) = team.member("gate@example.org", "gate").await;
    gate.delete(&team.path("/membership")).await.has_status(204);
    assert_eq!(
        team.service.actions(team.organizer_id).await,
        ["organizer.founded", "member.left"]
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_owners_who_leave_at_once_leave_one() {
    let team = Arc::new(Team::found().await);
    let (other, _) = team.member("other@example.org", "owner").await;
    let other = Arc::new(other);
    let mut leaving = JoinSet::new();
    for is_other in [true, false] {
        let (team, other) = (team.clone(), other.clone());
        leaving.spawn(async move {
            let browser = if is_other { &other } else { &team.owner };
            browser.delete(&team.path("/membership")).await.status
        });
    }
    let mut statuses = leaving.join_all().await;
    statuses.sort_unstable();
    assert_eq!(statuses, [204, 409]);
    check_invariants(&team.service.test).await;
}
