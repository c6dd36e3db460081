//! Whoever has the mail accepts, with an account or by making one; nobody else, and once.

use guichet_account_links::TokenKind;
use guichet_http::Method;
use serde_json::json;
use tokio::task::JoinSet;

use super::{NEW, accept, accept_anew, show, signed_in};
use crate::browser::SESSION;
use crate::team::{Team, id};

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
async fn a_token_of_another_link_is_none() {
    let team = Team::found().await;
    let invited = team.invite(NEW, "sales").await.has_status(201).json();
    let of_a_link = team
        .service
        .app
        .links
        .text(TokenKind::Account, id(&invited["id"]));
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
