//! Who invites whom, as what, and how often.

use guichet_http::Method;
use guichet_testing::offer::Event;
use serde_json::json;
use uuid::Uuid;

use super::{NEW, accept, accept_anew, signed_in, wanted};
use crate::service::PASSWORD;
use crate::team::{Team, id};

#[tokio::test]
async fn a_member_is_not_invited_again() {
    let team = Team::found().await;
    team.invite("OWNER@example.org", "sales")
        .await
        .refuses(409, "member-already");
    let token = team.mailed(NEW).await;
    let (browser, _) = team.member(NEW, "gate").await;
    accept(&browser, &token)
        .await
        .refuses(409, "member-already");
    assert_eq!(team.service.count("mails").await, 1);
}

#[tokio::test]
async fn a_manager_lets_in_neither_owners_nor_managers() {
    let team = Team::found().await;
    let (manager, _) = team.member("max@example.org", "manager").await;
    for role in ["owner", "manager"] {
        let refused = team.invite_as(&manager, &wanted(NEW, role), role).await;
        let problem = refused.refuses(403, "role-required");
        assert_eq!(problem["required_roles"], json!(["owner"]));
        let invited = team.invite(NEW, role).await.has_status(201).json();
        let path = team.invitations(&format!("/{}", id(&invited["id"])));
        manager
            .post(&format!("{path}/mail"), &json!({}))
            .await
            .refuses(403, "role-required");
        manager.delete(&path).await.refuses(403, "role-required");
    }
    for role in ["sales", "accountant", "gate"] {
        let email = format!("{role}@example.org");
        let invited = team.invite_as(&manager, &wanted(&email, role), role).await;
        let path = team.invitations(&format!("/{}", id(&invited.has_status(201).json()["id"])));
        manager.delete(&path).await.has_status(204);
    }
}

#[tokio::test]
async fn who_may_not_manage_members_neither_invites_nor_sees_invitations() {
    let team = Team::found().await;
    for role in ["sales", "accountant", "gate"] {
        let (browser, _) = team.member(&format!("{role}@example.org"), role).await;
        let invited = team.invite_as(&browser, &wanted(NEW, "gate"), "k").await;
        let problem = invited.refuses(403, "role-required");
        assert_eq!(problem["required_roles"], json!(["owner", "manager"]));
        browser
            .get(&team.invitations(""))
            .await
            .refuses(403, "role-required");
    }
}

#[tokio::test]
async fn an_invitation_of_others_is_as_one_that_is_not_there() {
    let team = Team::found().await;
    let invited = team.invite(NEW, "sales").await.has_status(201).json();
    let zoe = signed_in(&team.service, "zoe@example.org").await;
    let wanted = json!({"name": "Halle", "email": "billets@halle.example", "locale": "fr"});
    let halle = zoe
        .post_keyed("/organizers", &wanted, "k")
        .await
        .has_status(201)
        .json();
    let path =
        |invitation: Uuid| format!("/organizers/{}/invitations/{invitation}", id(&halle["id"]));
    let (others, random) = (path(id(&invited["id"])), path(Uuid::from_u128(7)));
    assert_eq!(zoe.delete(&others).await, zoe.delete(&random).await);
    zoe.delete(&others).await.refuses(404, "not-found");
    let mail = |path: &str| zoe.request(Method::POST, &format!("{path}/mail"));
    let (others, random) = (zoe.send(mail(&others)).await, zoe.send(mail(&random)).await);
    assert_eq!(others, random);
    others.refuses(404, "not-found");
    assert_eq!(team.service.count("mails").await, 1);
}

#[tokio::test]
async fn who_is_to_see_some_events_sees_those() {
    let team = Team::found().await;
    let (one, other) = (team.event("one").await, team.event("other").await);
    let mut wanted = wanted(NEW, "gate");
    wanted["all_events"] = json!(false);
    wanted["event_ids"] = json!([one, one]);
    let invited = team
        .invite_as(&team.owner, &wanted, "k1")
        .await
        .has_status(201)
        .json();
    assert_eq!(invited["event_ids"], json!([one]));
    let browser = team.service.browser();
    let accepted = accept_anew(&browser, &team.token(&invited))
        .await
        .has_status(201)
        .json();
    assert_eq!(accepted["memberships"][0]["all_events"], false);
    assert_eq!(accepted["memberships"][0]["event_ids"], json!([one]));

    let others = Event::published(&team.service.client, team.service.clock.now())
        .await
        .event_id;
    for refused in [json!([other, others]), json!([Uuid::from_u128(7)])] {
        wanted["event_ids"] = refused;
        team.invite_as(&team.owner, &wanted, "k2")
            .await
            .names_field("/event_ids");
    }
    wanted["event_ids"] = json!([other]);
    wanted["all_events"] = json!(true);
    team.invite_as(&team.owner, &wanted, "k3")
        .await
        .names_field("/event_ids");
    wanted["role"] = json!("owner");
    wanted["all_events"] = json!(false);
    team.invite_as(&team.owner, &wanted, "k4")
        .await
        .names_field("/all_events");
    team.is_whole().await;
}

#[tokio::test]
async fn a_request_that_is_repeated_mails_once() {
    let team = Team::found().await;
    let first = team
        .invite_as(&team.owner, &wanted(NEW, "sales"), "k")
        .await
        .has_status(201);
    let again = team
        .invite_as(&team.owner, &wanted(NEW, "sales"), "k")
        .await;
    assert_eq!(again.json(), first.json());
    assert_eq!(team.service.count("invitations").await, 1);
    assert_eq!(team.service.count("mails").await, 1);
}

#[tokio::test]
async fn nobodys_mailbox_is_filled() {
    let team = Team::found().await;
    for _ in 0..3 {
        team.invite(NEW, "sales").await.has_status(201);
    }
    let refused = team.invite("Noor@EXAMPLE.org", "sales").await;
    refused.refuses(429, "too-many-attempts");
    assert_eq!(refused.header("retry-after"), Some("300"));
    team.invite("other@example.org", "sales")
        .await
        .has_status(201);
}

#[tokio::test]
async fn what_cannot_be_is_named() {
    let team = Team::found().await;
    for (field, value) in [
        ("/email", json!("noor")),
        ("/email", json!("noor@example.org\r\nBcc: eve@example.org")),
        ("/role", json!("janitor")),
        ("/locale", json!("de")),
        ("/colour", json!("red")),
    ] {
        let mut wanted = wanted(NEW, "sales");
        wanted[&field[1..]] = value;
        team.invite_as(&team.owner, &wanted, "k")
            .await
            .names_field(field);
    }
    let token = team.mailed(NEW).await;
    let browser = team.service.browser();
    for (field, sent) in [
        ("/password", json!({"token": token, "name": "Noor"})),
        ("/name", json!({"token": token, "password": PASSWORD})),
        (
            "/name",
            json!({"token": token, "name": "win.example", "password": PASSWORD}),
        ),
        (
            "/password",
            json!({"token": token, "name": "Noor", "password": "password"}),
        ),
        ("/role", json!({"token": token, "role": "owner"})),
    ] {
        browser
            .post("/invitations/accept", &sent)
            .await
            .names_field(field);
    }
}
