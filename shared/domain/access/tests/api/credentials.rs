//! Who is known, and who is not.

use guichet_access::{ApiKey, DeviceToken, Role, SessionToken};
use guichet_clock::Entropy;
use guichet_database::{Database, DatabaseConfig};
use guichet_http::Method;
use guichet_testing::Proxy;
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use uuid::Uuid;

use crate::team::{MINUTE, Team, With, app, call};

#[tokio::test]
async fn no_credential_is_401() {
    let team = Team::new().await;
    let answer = team.get(&With::Nothing).await;
    assert_eq!((answer.status, answer.problem()), (401, "sign-in-required"));
    assert_eq!(answer.headers["www-authenticate"], "Bearer");
    for (method, path) in [
        (Method::PATCH, team.path("")),
        (Method::GET, "/me".to_owned()),
        (Method::PUT, "/me/password".to_owned()),
        // Nobody learns which organizers there are.
        (Method::GET, format!("/organizers/{}", Uuid::nil())),
        (Method::GET, "/organizers/garbage".to_owned()),
    ] {
        let other = team.call(method, &path, &With::Nothing).await;
        assert_eq!(other, answer, "{path}");
    }
}

#[tokio::test]
async fn garbage_is_401() {
    let team = Team::new().await;
    let nothing = team.get(&With::Nothing).await;
    let With::Cookie(good) = team.member(Role::Owner).await else {
        panic!("a cookie");
    };
    let other = Entropy::seeded(7);
    for with in [
        With::Cookie("__Host-guichet-session=garbage".to_owned()),
        With::Cookie(format!("{good}; __Host-guichet-session=garbage")),
        With::Cookie(good.replace("__Host-", "")),
        With::Cookie(format!(
            "__Host-guichet-session={}",
            SessionToken::new(&other).text()
        )),
        With::Bearer("guichet_garbage".to_owned()),
        With::Bearer(ApiKey::new(&other).text().to_owned()),
        With::Bearer(DeviceToken::new(&other).text().to_owned()),
    ] {
        assert_eq!(team.get(&with).await, nothing);
        assert_eq!(team.patch(&with).await, nothing);
        let me = team.call(Method::GET, "/me", &with).await;
        assert_eq!(me, nothing);
    }
    assert_eq!(team.get(&With::Cookie(good)).await.status, 200);
}

#[tokio::test]
async fn what_is_over_is_401() {
    let team = Team::new().await;
    let nothing = team.get(&With::Nothing).await;
    let organizer_id = team.organizer_id();
    for (kind, change) in [
        ("session", "delete from sessions"),
        ("session", "update sessions set expires_at = $1"),
        ("key", "update api_keys set expires_at = $1"),
        ("key", "update api_keys set revoked_at = $1"),
        ("device", "update devices set revoked_at = $1"),
        ("device", "update devices set token_hash = null"),
    ] {
        let with = match kind {
            "session" => team.member(Role::Owner).await,
            "key" => team.key(organizer_id, Role::Manager).await,
            _ => team.device(organizer_id).await,
        };
        assert_eq!(team.get(&with).await.status, 200, "before {change}");
        team.app.access.forget_all();
        let now: &Timestamp = &team.now();
        let parameters: &[&(dyn tokio_postgres::types::ToSql + Sync)] = &[now];
        let parameters = if change.contains("$1") {
            parameters
        } else {
            &[]
        };
        team.client
            .execute(change, parameters)
            .await
            .expect("legal");
        assert_eq!(team.get(&with).await, nothing, "{change}");
    }
}

#[tokio::test]
async fn a_session_ends_after_a_week_without_use_and_after_a_month_with() {
    let team = Team::new().await;
    let used = team.member(Role::Owner).await;
    let unused = team.member(Role::Owner).await;
    let day = SignedDuration::from_hours(24);
    for number in 1..30 {
        team.clock.advance(day);
        assert_eq!(team.patch(&used).await.status, 204, "day {number}");
    }
    team.clock.advance(day);
    assert_eq!(team.patch(&used).await.status, 401, "its month is over");

    let unused_since = team.now() - day * 30;
    team.clock.set(unused_since + day * 7 - MINUTE);
    assert_eq!(team.get(&unused).await.status, 200);
    let idle = team.member(Role::Owner).await;
    team.clock.advance(day * 7);
    assert_eq!(
        team.get(&idle).await.status,
        401,
        "nobody was there for a week"
    );
}

#[tokio::test]
async fn a_disabled_account_is_401() {
    let team = Team::new().await;
    let account_id = team.person().await;
    team.join(account_id, Role::Owner).await;
    let with = team.sign_in(account_id).await;
    assert_eq!(team.patch(&with).await.status, 204);
    let disable = "update accounts set disabled_at = $2 where account_id = $1";
    team.run(disable, &[&account_id, &team.now()]).await;
    let nothing = team.patch(&With::Nothing).await;
    assert_eq!(team.patch(&with).await, nothing);
}

#[tokio::test]
async fn a_key_with_a_wrong_checksum_asks_no_database() {
    let team = Team::new().await;
    let proxy = Proxy::tcp(team.test.url()).await;
    let config = DatabaseConfig::new(proxy.url()).expect("a URL of our own");
    let behind = app(&Database::new(&config), &team.clock);
    let With::Bearer(key) = team.key(team.organizer_id(), Role::Manager).await else {
        panic!("a key");
    };
    let last = if key.ends_with('0') { "1" } else { "0" };
    let mistyped = With::Bearer(format!("{}{last}", &key[..key.len() - 1]));
    let path = team.path("");
    let answer = call(&behind, Method::GET, &path, &mistyped).await;
    assert_eq!(answer.status, 401);
    assert_eq!(proxy.connections(), 0);
    let answer = call(&behind, Method::GET, &path, &With::Bearer(key)).await;
    assert_eq!(answer.status, 200);
    assert!(proxy.connections() > 0);
}

#[tokio::test]
async fn people_programs_and_devices_are_told_apart() {
    let team = Team::new().await;
    let account_id = team.person().await;
    team.join(account_id, Role::Sales).await;
    let person = team.sign_in(account_id).await;
    let answer = team.get(&person).await;
    let expected = json!({"actor": ["person", account_id], "role": "sales"});
    assert_eq!(answer.body, expected);
    let me = team.call(Method::GET, "/me", &person).await;
    assert_eq!(me.body[0], json!(account_id));
    let membership = team.path("/membership");
    let left = team.call(Method::DELETE, &membership, &person).await;
    assert_eq!(left.body, json!(account_id));

    let answer = team
        .get(&team.key(team.organizer_id(), Role::Accountant).await)
        .await;
    assert_eq!(answer.body["actor"][0], "key");
    assert_eq!(answer.body["role"], "accountant");
    let answer = team.get(&team.device(team.organizer_id()).await).await;
    assert_eq!(answer.body["actor"][0], "device");
    assert_eq!(answer.body["role"], "gate");
}

#[tokio::test]
async fn that_somebody_was_there_is_noted_once_a_minute() {
    let team = Team::new().await;
    let person = team.member(Role::Owner).await;
    let key = team.key(team.organizer_id(), Role::Manager).await;
    let begin = team.now();
    let noted = async || -> (Timestamp, Option<Timestamp>) {
        let query = "select last_seen_at, last_used_at from sessions, api_keys";
        let row = team.client.query_one(query, &[]).await.expect("one row");
        (row.get(0), row.get(1))
    };
    assert_eq!(noted().await, (begin, None));
    for (after, expected) in [
        (SignedDuration::ZERO, (begin, Some(begin))),
        (MINUTE, (begin, Some(begin))),
        (
            MINUTE + SignedDuration::from_secs(1),
            (
                begin + MINUTE + SignedDuration::from_secs(1),
                Some(begin + MINUTE + SignedDuration::from_secs(1)),
            ),
        ),
    ] {
        team.clock.set(begin + after);
        assert_eq!(team.patch(&person).await.status, 204);
        assert_eq!(team.patch(&key).await.status, 204);
        assert_eq!(noted().await, expected, "{after}");
    }
}
