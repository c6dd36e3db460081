use std::sync::Arc;

use guichet_account_links::Kind;
use guichet_http::Method;
use guichet_testing::check_invariants;
use guichet_testing::offer::Event;
use jiff::SignedDuration;
use serde_json::{Value, json};
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::browser::{Browser, SESSION};
use crate::service::{Answer, PASSWORD, Service};
use crate::team::{Team, id};

/// The address of who is invited.
const NEW: &str = "noor@example.org";

impl Team {
    fn invitations(&self, rest: &str) -> String {
        self.path(&format!("/invitations{rest}"))
    }

    async fn invite_as(&self, browser: &Browser, wanted: &Value, key: &str) -> Answer {
        browser.post_keyed(&self.invitations(""), wanted, key).await
    }

    async fn invite(&self, email: &str, role: &str) -> Answer {
        let key = self.service.app.entropy.uuid(self.service.clock.now());
        let wanted = wanted(email, role);
        self.invite_as(&self.owner, &wanted, &key.to_string()).await
    }

    /// Invites somebody to sell; answers with the token in the mail.
    async fn mailed(&self, email: &str) -> String {
        let invited = self.invite(email, "sales").await.has_status(201).json();
        self.token(&invited)
    }

    fn token(&self, invited: &Value) -> String {
        let links = &self.service.app.links;
        links.text(Kind::Invitation, id(&invited["id"]))
    }

    async fn actions(&self) -> Vec<String> {
        self.service.actions(self.organizer_id).await
    }

    async fn is_whole(&self) {
        check_invariants(&self.service.test).await;
    }
}

fn wanted(email: &str, role: &str) -> Value {
    json!({"email": email, "role": role, "all_events": true, "event_ids": [], "locale": "fr"})
}

async fn signed_in(service: &Arc<Service>, email: &str) -> Browser {
    service.account(email).await;
    let browser = service.browser();
    browser.sign_in(email).await.has_status(201);
    browser
}

async fn show(browser: &Browser, token: &str) -> Answer {
    let sent = json!({ "token": token });
    browser.post("/invitations/show", &sent).await
}

/// By who is signed in.
async fn accept(browser: &Browser, token: &str) -> Answer {
    let sent = json!({ "token": token });
    browser.post("/invitations/accept", &sent).await
}

/// By who makes an account.
async fn accept_anew(browser: &Browser, token: &str) -> Answer {
    let sent = json!({"token": token, "name": "Noor Jansen", "password": PASSWORD});
    browser.post("/invitations/accept", &sent).await
}

#[tokio::test]
async fn who_is_invited_makes_an_account_and_works_for_the_organizer() {
    let team = Team::found().await;
    let invited = team
        .invite("Noor@Example.org", "sales")
        .await
        .has_status(201)
        .json();
    assert_eq!(
        invited,
        json!({
            "id": invited["id"], "email": "Noor@Example.org", "role": "sales", "all_events": true, "event_ids": [],
            "locale": "fr", "invited_by": "Ada Lovelace", "created_at": "2026-06-01T08:00:00Z",
            "mailed_at": "2026-06-01T08:00:00Z", "expires_at": "2026-06-08T08:00:00Z", "accepted_at": null,
            "revoked_at": null,
        })
    );
    let mailed = "mails where kind = 'invitation' and recipient = 'Noor@Example.org' and locale = 'fr' and invitation_id is not null";
    assert_eq!(team.service.count(mailed).await, 1);

    let (token, browser) = (team.token(&invited), team.service.browser());
    let shown = show(&browser, &token).await.has_status(200).json();
    assert_eq!(
        shown,
        json!({
            "organizer": {"id": team.organizer_id, "slug": "parvis", "name": "Parvis"}, "role": "sales",
            "email": "Noor@Example.org", "invited_by": "Ada Lovelace", "expires_at": "2026-06-08T08:00:00Z",
            "has_account": false,
        })
    );
    let session = accept_anew(&browser, &token).await.has_status(201).json();
    assert_eq!(session["account"]["email"], "Noor@Example.org");
    assert_eq!(session["account"]["name"], "Noor Jansen");
    assert_eq!(session["memberships"][0]["role"], "sales");
    assert_eq!(
        browser.get("/session").await.has_status(200).json(),
        session
    );
    assert!(
        team.service
            .browser()
            .sign_in(NEW)
            .await
            .has_status(201)
            .json()["account"]
            .is_object()
    );

    assert_eq!(
        team.actions().await,
        ["organizer.founded", "invitation.made", "member.joined"]
    );
    let account = id(&session["account"]["id"]);
    assert_eq!(team.service.actions(account).await[0], "account.created");
    team.is_whole().await;
}

#[tokio::test]
async fn an_invitation_is_accepted_once() {
    let team = Team::found().await;
    let invited = team.invite(NEW, "sales").await.has_status(201).json();
    let (token, browser) = (team.token(&invited), team.service.browser());
    accept_anew(&browser, &token).await.has_status(201);
    let path = team.invitations(&format!("/{}", id(&invited["id"])));
    let mail = team.owner.request(Method::POST, &format!("{path}/mail"));
    for over in [team.owner.send(mail).await, team.owner.delete(&path).await] {
        over.refuses(409, "invitation-over");
    }
    for again in [
        accept(&browser, &token).await,
        accept_anew(&team.service.browser(), &token).await,
        show(&browser, &token).await,
    ] {
        again.refuses(409, "link-not-usable");
    }
    assert_eq!(team.service.count("memberships").await, 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn ten_who_accept_at_once_are_one_member() {
    let team = Team::found().await;
    let token = team.mailed(NEW).await;
    let mut attempts = JoinSet::new();
    for number in 0..10 {
        let browser = team.service.browser().at(&format!("198.51.100.{number}"));
        let token = token.clone();
        attempts.spawn(async move { accept_anew(&browser, &token).await });
    }
    let answers = attempts.join_all().await;
    let done = answers.iter().filter(|answer| answer.status == 201);
    assert_eq!(done.count(), 1);
    // Some found the invitation used, some the account made.
    assert!(
        answers
            .iter()
            .all(|answer| [201, 401, 409, 503].contains(&answer.status))
    );
    let ours = format!("accounts where email = '{NEW}'");
    assert_eq!(team.service.count(&ours).await, 1);
    assert_eq!(team.service.count("memberships").await, 2);
    team.is_whole().await;
}

#[tokio::test]
async fn who_has_an_account_signs_in_and_accepts() {
    let team = Team::found().await;
    let token = team.mailed("NOOR@example.org").await;
    let browser = signed_in(&team.service, NEW).await;
    let shown = show(&browser, &token).await.has_status(200).json();
    assert_eq!(shown["has_account"], true);
    let session = browser.cookie(SESSION);
    let accepted = accept(&browser, &token).await.has_status(201).json();
    assert_eq!(accepted["memberships"][0]["organizer"]["name"], "Parvis");
    assert_eq!(browser.cookie(SESSION), session, "they stay signed in");
    team.is_whole().await;
}

#[tokio::test]
async fn nobody_else_makes_an_account_of_an_address_that_has_one() {
    let team = Team::found().await;
    let token = team.mailed(NEW).await;
    let browser = team.service.browser();
    accept(&browser, &token)
        .await
        .refuses(401, "sign-in-required");
    let other = signed_in(&team.service, NEW).await;
    accept_anew(&browser, &token)
        .await
        .refuses(401, "sign-in-required");
    other.delete("/session").await.has_status(204);
    accept(&other, &token)
        .await
        .refuses(401, "sign-in-required");
    assert_eq!(team.service.count("memberships").await, 1);
}

#[tokio::test]
async fn a_session_that_has_ended_accepts_nothing() {
    let team = Team::found().await;
    let token = team.mailed(NEW).await;
    let browser = signed_in(&team.service, NEW).await;
    team.service
        .execute("delete from sessions s using accounts a where a.account_id = s.account_id and a.email = $1", &[&NEW])
        .await;
    accept(&browser, &token)
        .await
        .refuses(401, "sign-in-required");
}

#[tokio::test]
async fn another_address_cannot_accept() {
    let team = Team::found().await;
    let token = team.mailed(NEW).await;
    let other = signed_in(&team.service, "zoe@example.org").await;
    accept(&other, &token).await.refuses(409, "other-address");
    // It is still good for who was invited.
    accept_anew(&team.service.browser(), &token)
        .await
        .has_status(201);
}

#[tokio::test]
async fn a_second_invitation_ends_the_first() {
    let team = Team::found().await;
    let first = team.mailed(NEW).await;
    let second = team.mailed("Noor@example.org").await;
    show(&team.owner, &first)
        .await
        .refuses(409, "link-not-usable");
    accept_anew(&team.service.browser(), &second)
        .await
        .has_status(201);
}

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
async fn an_invitation_is_good_for_seven_days_and_seven_more_when_it_is_mailed_again() {
    let team = Team::found().await;
    let invited = team.invite(NEW, "sales").await.has_status(201).json();
    let (token, browser) = (team.token(&invited), team.service.browser());
    let path = team.invitations(&format!("/{}/mail", id(&invited["id"])));
    team.service
        .clock
        .advance(SignedDuration::from_hours(7 * 24 - 1));
    show(&browser, &token).await.has_status(200);
    team.service.clock.advance(SignedDuration::from_hours(1));
    show(&browser, &token).await.refuses(409, "link-not-usable");
    accept_anew(&browser, &token)
        .await
        .refuses(409, "link-not-usable");
    // The owner's session of the beginning is over by now.
    team.owner
        .sign_in("owner@example.org")
        .await
        .has_status(201);
    team.owner
        .send(team.owner.request(Method::POST, &path))
        .await
        .has_status(202);
    assert_eq!(
        team.service.count("mails where kind = 'invitation'").await,
        2
    );
    team.service
        .clock
        .advance(SignedDuration::from_hours(6 * 24));
    accept_anew(&browser, &token).await.has_status(201);
    assert!(
        team.actions()
            .await
            .contains(&"invitation.mailed".to_owned())
    );
    team.is_whole().await;
}

#[tokio::test]
async fn a_revoked_invitation_is_over() {
    let team = Team::found().await;
    let invited = team.invite(NEW, "sales").await.has_status(201).json();
    let path = team.invitations(&format!("/{}", id(&invited["id"])));
    team.owner.delete(&path).await.has_status(204);
    team.owner
        .delete(&path)
        .await
        .refuses(409, "invitation-over");
    let mail = team.owner.request(Method::POST, &format!("{path}/mail"));
    team.owner.send(mail).await.refuses(409, "invitation-over");
    let token = team.token(&invited);
    show(&team.owner, &token)
        .await
        .refuses(409, "link-not-usable");
    accept_anew(&team.service.browser(), &token)
        .await
        .refuses(409, "link-not-usable");
    let actions = ["organizer.founded", "invitation.made", "invitation.revoked"];
    assert_eq!(team.actions().await, actions);
    team.is_whole().await;
}

#[tokio::test]
async fn the_list_has_what_is_open_and_what_was_of_late() {
    let team = Team::found().await;
    let first = team
        .invite("first@example.org", "gate")
        .await
        .has_status(201)
        .json();
    let path = team.invitations(&format!("/{}", id(&first["id"])));
    team.owner.delete(&path).await.has_status(204);
    team.service.clock.advance(SignedDuration::from_mins(1));
    team.invite("second@example.org", "gate")
        .await
        .has_status(201);
    let emails = async || -> Vec<String> {
        let list = team
            .owner
            .get(&team.invitations(""))
            .await
            .has_status(200)
            .json();
        let list = list.as_array().expect("a list").clone();
        let emails = list
            .iter()
            .map(|one| one["email"].as_str().expect("a text").to_owned());
        emails.collect()
    };
    assert_eq!(emails().await, ["second@example.org", "first@example.org"]);
    team.service
        .clock
        .advance(SignedDuration::from_hours(31 * 24));
    team.owner
        .sign_in("owner@example.org")
        .await
        .has_status(201);
    assert!(emails().await.is_empty());
    // One that is open, however long ago it was made.
    let extend = "update invitations set expires_at = $1 where revoked_at is null";
    let later = team.service.clock.now() + SignedDuration::from_hours(1);
    team.service.execute(extend, &[&later]).await;
    team.owner
        .sign_in("owner@example.org")
        .await
        .has_status(201);
    assert_eq!(emails().await, ["second@example.org"]);
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
async fn a_token_of_another_link_is_none() {
    let team = Team::found().await;
    let invited = team.invite(NEW, "sales").await.has_status(201).json();
    let of_a_link = team
        .service
        .app
        .links
        .text(Kind::Account, id(&invited["id"]));
    let browser = team.service.browser();
    for token in [of_a_link.as_str(), "", "nonsense"] {
        show(&browser, token).await.refuses(409, "link-not-usable");
        accept_anew(&browser, token)
            .await
            .refuses(409, "link-not-usable");
    }
    let sent = json!({"token": team.token(&invited)});
    browser
        .post("/sessions/by-link", &sent)
        .await
        .refuses(409, "link-not-usable");
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
