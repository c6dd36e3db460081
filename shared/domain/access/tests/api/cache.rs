//! Reading may go by what was found a moment ago, and writing may not.

use std::sync::Arc;

use guichet_access::Role;
use guichet_http::Method;
use jiff::SignedDuration;

use crate::team::{App, Team, With, app, call};

const FIFTEEN_SECONDS: SignedDuration = SignedDuration::from_secs(15);

async fn end_sessions(team: &Team) {
    team.run("delete from sessions", &[]).await;
}

#[tokio::test]
async fn reading_is_cached_for_fifteen_seconds() {
    let team = Team::new().await;
    let with = team.member(Role::Owner).await;
    assert_eq!(team.get(&with).await.status, 200);
    end_sessions(&team).await;
    team.clock
        .advance(FIFTEEN_SECONDS - SignedDuration::from_millis(1));
    assert_eq!(team.get(&with).await.status, 200);
    let head = team.call(Method::HEAD, &team.path(""), &with).await;
    assert_eq!(head.status, 200);
    let me = team.call(Method::GET, "/me", &with).await;
    assert_eq!(me.status, 401, "was not asked for before");
    team.clock.advance(SignedDuration::from_millis(1));
    assert_eq!(team.get(&with).await.status, 401);
}

#[tokio::test]
async fn writing_never_is() {
    let team = Team::new().await;
    let with = team.member(Role::Owner).await;
    assert_eq!(team.get(&with).await.status, 200);
    assert_eq!(team.patch(&with).await.status, 204);
    end_sessions(&team).await;
    assert_eq!(team.get(&with).await.status, 200);
    assert_eq!(team.patch(&with).await.status, 401);
}

#[tokio::test]
async fn what_was_forgotten_is_looked_up() {
    let team = Team::new().await;
    let with = team.member(Role::Owner).await;
    assert_eq!(team.get(&with).await.status, 200);
    end_sessions(&team).await;
    team.app.access.forget_all();
    assert_eq!(team.get(&with).await.status, 401);
}

/// That somebody is no member is not remembered: they may have been let in.
#[tokio::test]
async fn what_was_not_found_is_not_remembered() {
    let team = Team::new().await;
    let account_id = team.person().await;
    let with = team.sign_in(account_id).await;
    assert_eq!(team.get(&with).await.status, 404);
    team.join(account_id, Role::Sales).await;
    assert_eq!(team.get(&with).await.status, 200);
}

#[tokio::test]
async fn a_lost_role_is_lost_at_every_instance_after_fifteen_seconds() {
    let team = Team::new().await;
    let with = team.member(Role::Manager).await;
    let elsewhere = app(&team.test.database(), &team.clock);
    let path = team.path("");
    let ask = async |app: &Arc<App>, method: Method, with: &With| {
        call(app, method, &path, with).await.status
    };
    for app in [&team.app, &elsewhere] {
        assert_eq!(ask(app, Method::GET, &with).await, 200);
    }
    team.run("delete from memberships", &[]).await;
    team.app.access.forget_all();
    assert_eq!(ask(&team.app, Method::GET, &with).await, 404);
    assert_eq!(
        ask(&elsewhere, Method::GET, &with).await,
        200,
        "for a while"
    );
    assert_eq!(ask(&elsewhere, Method::PATCH, &with).await, 404);
    team.clock.advance(FIFTEEN_SECONDS);
    assert_eq!(ask(&elsewhere, Method::GET, &with).await, 404);
}
