//! How long an invitation is good, what ends it, and how long it is listed.

use guichet_http::Method;
use jiff::SignedDuration;

use super::{NEW, accept_anew, show};
use crate::team::{Team, id};

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
