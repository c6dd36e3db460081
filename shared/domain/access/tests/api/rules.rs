//! What those who are known may do.

use guichet_access::{Right, Role};
use guichet_http::Method;
use jiff::SignedDuration;
use serde_json::json;
use uuid::Uuid;

use crate::team::{MINUTE, Team, With};

#[tokio::test]
async fn a_stranger_gets_the_same_404_as_for_a_random_id() {
    let team = Team::new().await;
    let owner = team.member(Role::Owner).await;
    let random = format!("/organizers/{}", team.entropy.uuid(team.now()));
    let expected = team.call(Method::GET, &random, &owner).await;
    assert_eq!((expected.status, expected.problem()), (404, "not-found"));

    let stranger = team.person().await;
    let stranger = team.sign_in(stranger).await;
    let other = team.other.organizer_id;
    let outsiders = [
        stranger,
        team.key(other, Role::Manager).await,
        team.device(other).await,
    ];
    for with in &outsiders {
        for (method, path) in [
            (Method::GET, team.path("")),
            (Method::PATCH, team.path("")),
            (Method::POST, team.path("/members")),
            (Method::POST, team.path("/keys")),
            (Method::GET, random.clone()),
            (Method::GET, format!("/organizers/{}", Uuid::nil())),
            (Method::GET, "/organizers/garbage".to_owned()),
        ] {
            assert_eq!(team.call(method, &path, with).await, expected, "{path}");
        }
    }
    let path = format!("/organizers/{other}");
    assert_eq!(team.call(Method::GET, &path, &owner).await, expected);
    assert_eq!(team.call(Method::PATCH, &path, &owner).await, expected);
}

#[tokio::test]
async fn a_role_without_the_right_is_told_which_roles_have_it() {
    let team = Team::new().await;
    let answer = team.patch(&team.member(Role::Sales).await).await;
    assert_eq!(answer.status, 403);
    let expected = json!({
        "type": "/problems/role-required",
        "title": "Your role does not allow this",
        "status": 403,
        "role": "sales",
        "required_roles": ["owner", "manager"],
    });
    assert_eq!(answer.body, expected);
    let key = team.key(team.organizer_id(), Role::Gate).await;
    let device = team.device(team.organizer_id()).await;
    for with in [key, device] {
        let answer = team.patch(&with).await;
        assert_eq!(answer.problem(), "role-required");
        assert_eq!(answer.body["role"], "gate");
    }
}

#[tokio::test]
async fn each_role_may_what_the_table_says() {
    let team = Team::new().await;
    for role in Role::ALL {
        let with = team.member(role).await;
        for (right, method, rest) in [
            (Right::SeeOrganizer, Method::GET, ""),
            (Right::EditOrganizer, Method::PATCH, ""),
            (Right::ManageMembers, Method::POST, "/members"),
            (Right::ManageKeys, Method::POST, "/keys"),
        ] {
            let answer = team.call(method, &team.path(rest), &with).await;
            let is_allowed = right.rule().roles.contains(&role);
            assert_eq!(answer.status < 300, is_allowed, "{role} {right:?}");
            if !is_allowed {
                assert_eq!(answer.problem(), "role-required", "{role} {right:?}");
            }
        }
    }
}

#[tokio::test]
async fn a_key_may_not_what_only_a_person_may() {
    let team = Team::new().await;
    let key = team.key(team.organizer_id(), Role::Manager).await;
    assert_eq!(team.patch(&key).await.status, 204);
    let device = team.device(team.organizer_id()).await;
    for (with, method, path) in [
        (&key, Method::POST, team.path("/members").as_str()),
        (&key, Method::GET, "/me"),
        (&key, Method::PUT, "/me/password"),
        (&device, Method::GET, "/me"),
    ] {
        let answer = team.call(method, path, with).await;
        let found = (answer.status, answer.problem());
        assert_eq!(found, (403, "person-required"), "{path}");
    }
}

#[tokio::test]
async fn an_hour_after_the_password_it_is_asked_for_again() {
    let team = Team::new().await;
    let owner = team.member(Role::Owner).await;
    let keys = team.path("/keys");
    let asks = [(Method::POST, keys.as_str()), (Method::PUT, "/me/password")];
    team.clock
        .advance(MINUTE * 10 - SignedDuration::from_millis(1));
    for (method, path) in asks.clone() {
        assert_eq!(team.call(method, path, &owner).await.status, 204, "{path}");
    }
    for passed in [SignedDuration::from_millis(1), MINUTE * 50] {
        team.clock.advance(passed);
        for (method, path) in asks.clone() {
            let answer = team.call(method, path, &owner).await;
            assert_eq!(answer.status, 403, "{path}");
            assert_eq!(answer.problem(), "step-up-required", "{path}");
            assert_eq!(answer.body["methods"], json!(["password", "totp"]));
        }
    }
    assert_eq!(team.patch(&owner).await.status, 204, "others do not ask");
    let step_up = "update sessions set stepped_up_at = $1";
    team.run(step_up, &[&team.now()]).await;
    for (method, path) in asks {
        assert_eq!(team.call(method, path, &owner).await.status, 204, "{path}");
    }
}

#[tokio::test]
async fn a_member_of_some_events_sees_those() {
    let team = Team::new().await;
    let account_id = team.person().await;
    team.join(account_id, Role::Gate).await;
    let event_id = team.event.event_id;
    let event = team.path(&format!("/events/{event_id}"));
    let another = team.path(&format!("/events/{}", team.other.event_id));
    let with = team.sign_in(account_id).await;
    let status = async |path: &str, with: &With| {
        team.app.access.forget_all();
        team.call(Method::GET, path, with).await.status
    };
    assert_eq!(status(&event, &with).await, 204, "all events");
    assert_eq!(
        status(&another, &with).await,
        204,
        "whose it is, a statement says"
    );

    let of_some = "update memberships set all_events = false where account_id = $1";
    team.run(of_some, &[&account_id]).await;
    assert_eq!(status(&event, &with).await, 404, "of none");
    let add =
        "insert into membership_events (organizer_id, account_id, event_id) values ($1, $2, $3)";
    team.run(add, &[&team.organizer_id(), &account_id, &event_id])
        .await;
    assert_eq!(status(&event, &with).await, 204);
    assert_eq!(status(&another, &with).await, 404);
    assert_eq!(team.get(&with).await.status, 200, "and the organizer");
}

/// The words that a check of the database allows.
async fn words(team: &Team, check: &str) -> Vec<String> {
    let query = "select pg_get_constraintdef(oid) from pg_constraint where conname = $1";
    let row = team.client.query_one(query, &[&check]).await;
    let text: String = row.expect("one row").get(0);
    let words = text.split('\'').skip(1).step_by(2);
    words.map(str::to_owned).collect()
}

#[tokio::test]
async fn the_database_has_the_same_roles_and_no_key_of_an_owner() {
    let team = Team::new().await;
    let all = Role::ALL.map(Role::as_str);
    assert_eq!(words(&team, "memberships_role_check").await, all);
    assert_eq!(words(&team, "api_keys_role_check").await, all[1..]);
}

#[tokio::test]
async fn refusals_are_counted_by_their_reason() {
    let team = Team::new().await;
    let sales = team.member(Role::Sales).await;
    let key = team.key(team.organizer_id(), Role::Manager).await;
    let owner = team.member(Role::Owner).await;
    let elsewhere = format!("/organizers/{}", team.other.organizer_id);
    team.get(&With::Nothing).await;
    team.call(Method::GET, &elsewhere, &sales).await;
    team.patch(&sales).await;
    team.call(Method::GET, "/me", &key).await;
    team.clock.advance(MINUTE * 60);
    team.call(Method::POST, &team.path("/keys"), &owner).await;
    let text = guichet_telemetry::metrics().encode();
    for reason in ["sign_in", "not_found", "role", "person", "step_up"] {
        let line = format!("guichet_access_refusals_total{{reason=\"{reason}\"}} ");
        let at = text.find(&line).expect("shown");
        assert!(!text[at + line.len()..].starts_with('0'), "{reason}");
    }
}
