//! An invitation is secret: who has it reads it, and who was invited accepts it.

use guichet_http::StatusCode;
use guichet_matrix::Operation;
use serde_json::{Value, json};

use crate::account_secrets::PASSWORD;
use crate::answer::Answer;
use crate::credentials::{Caller, Credential};
use crate::fingerprint::Fingerprint;
use crate::rows::{Expected, Rows, same};
use crate::world::World;

/// Asks the same of two operations, from one network after another: how many links are tried from one is limited.
struct Trial<'world> {
    world: &'world World,
    show: &'world Operation,
    accept: &'world Operation,
    networks: u8,
}

impl<'world> Trial<'world> {
    fn new(world: &'world World) -> Self {
        let operation = |id| {
            let mut operations = world.operations().iter();
            operations.find(|operation| operation.id == id).expect(id)
        };
        Self {
            world,
            show: operation("accounts.invitations_show"),
            accept: operation("accounts.invitations_accept"),
            networks: 0,
        }
    }

    async fn call(&mut self, operation: &Operation, with: &Credential, body: &Value) -> Answer {
        self.networks += 1;
        let request = self
            .world
            .request(operation, &operation.method, &operation.path)
            .header("x-forwarded-for", format!("203.0.113.{}", self.networks))
            .json(body);
        self.world
            .call(operation.function(), with.send_with(request))
            .await
    }
}

/// What both organizers have.
async fn both(world: &World) -> [Fingerprint; 2] {
    [
        world.a.fingerprint(world).await,
        world.b.fingerprint(world).await,
    ]
}

async fn hold_as_before(rows: &mut Rows, world: &World, before: &[Fingerprint; 2]) {
    let after = both(world).await;
    rows.hold("ours", before[0].compare(&after[0]));
    rows.hold("theirs", before[1].compare(&after[1]));
}

#[tokio::test]
async fn an_invitation_of_others_is_accepted_by_none_of_ours() {
    let world = World::build().await;
    let mut rows = Rows::default();
    let mut trial = Trial::new(&world);
    let before = both(&world).await;
    let invitation = world.b.people.invitation_id;
    let sent = json!({"token": world.account_secrets.invitation_token(invitation)});
    for credential in &world.a.people.credentials {
        let row = format!("their invitation accepted by {}", credential.name);
        let answer = trial.call(trial.accept, credential, &sent).await;
        let (status, problem) = match credential.caller {
            Caller::Person { .. } => (StatusCode::CONFLICT, "other-address"),
            _ => (StatusCode::UNAUTHORIZED, "sign-in-required"),
        };
        rows.check(&row, &answer, Expected::Status(status));
        let reason = format!("expected {problem}, but {answer}");
        let is_named = answer.problem().as_deref() == Some(problem);
        rows.hold(&row, is_named.then_some(()).ok_or(reason));
        let row = format!("their invitation shown to {}", credential.name);
        let answer = trial.call(trial.show, credential, &sent).await;
        rows.check(&row, &answer, Expected::Done);
    }
    hold_as_before(&mut rows, &world, &before).await;
    // It is good all the same, for who has it and makes the account that was invited.
    let person = json!({"token": sent["token"], "name": "Grace Hopper", "password": PASSWORD});
    let answer = trial
        .call(trial.accept, &Credential::visitor(), &person)
        .await;
    rows.check("who was invited", &answer, Expected::Done);
    let [ours, theirs] = both(&world).await;
    rows.hold("ours", before[0].compare(&ours));
    let is_accepted = before[1].compare(&theirs).is_err();
    let reason = "an accepted invitation changes nothing".to_owned();
    rows.hold("theirs", is_accepted.then_some(()).ok_or(reason));
    rows.finish("invitations of others");
}

#[tokio::test]
async fn an_invitation_is_made_of_no_other() {
    let world = World::build().await;
    let mut rows = Rows::default();
    let mut trial = Trial::new(&world);
    let before = both(&world).await;
    let secrets = &world.account_secrets;
    let theirs = world.b.people.invitation_id;
    let mut first = None;
    for (row, token) in [
        ("their id with the tag of a link", secrets.token(theirs)),
        ("their id alone", theirs.to_string()),
        (
            "an invitation that was never made",
            secrets.invitation_token(world.b.organizer_id()),
        ),
    ] {
        let sent = json!({ "token": token });
        let with = Credential::visitor();
        let answer = trial.call(trial.show, &with, &sent).await;
        rows.check(row, &answer, Expected::Status(StatusCode::CONFLICT));
        let first = first.get_or_insert_with(|| answer.clone());
        rows.hold(row, same(first, &answer));
        let sent = json!({"token": token, "name": "Grace Hopper", "password": PASSWORD});
        let answer = trial.call(trial.accept, &with, &sent).await;
        rows.check(row, &answer, Expected::Status(StatusCode::CONFLICT));
        rows.hold(row, same(first, &answer));
    }
    hold_as_before(&mut rows, &world, &before).await;
    rows.finish("invitations of nobody");
}
