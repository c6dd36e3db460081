//! Whatever is changed by somebody who is known, or is known by it, is in the audit log, or is not changed.

use guichet_matrix::{Access, Function, Operation, functions};
use serde_json::Value;
use uuid::Uuid;

use crate::answer::Answer;
use crate::credentials::Credential;
use crate::good_requests::{good_body, good_visit, prepare, with_body};
use crate::party::Party;
use crate::rows::{Expected, Rows};
use crate::version::with_version;
use crate::world::{World, fill};

/// Operations that write and leave no entry, and why.
const WITHOUT_ENTRY: [(&str, &str); 12] = [
    (
        "accounts.invitations_show",
        "writes nothing: it is read by POST so that no address has the token",
    ),
    (
        "accounts.links_request",
        "mails a link: who uses it signs in, of which there is an entry",
    ),
    (
        "accounts.me_change_email",
        "mails a link: the address is another when that is used, of which there is an entry",
    ),
    (
        "accounts.me_offer_totp",
        "shows a secret: codes of it are asked for when one was given, of which there is an entry",
    ),
    (
        "accounts.sign_ups_request",
        "mails a link: there is an account when that is used, of which there is an entry",
    ),
    (
        "backoffice.areas_preview_rows",
        "writes nothing: it tells which places a text of rows has",
    ),
    (
        "backoffice.mail_texts_preview",
        "writes nothing: it shows what buyers would read",
    ),
    (
        "backoffice.mail_texts_send_example",
        "mails who asks what buyers would read",
    ),
    (
        "backoffice.preview_text",
        "writes nothing: it shows what a text will look like",
    ),
    (
        "backoffice.series_preview",
        "writes nothing: it tells what a rule would make",
    ),
    (
        "checkout.orders_create",
        "is done by buyers: their order says what they did",
    ),
    ("orders.links", "mails what the buyer was mailed before"),
];

/// Entries cannot be written, as if the disk of the log alone were full.
const BREAK_THE_LOG: &str = "
    create function refuse_entry() returns trigger language plpgsql as $$
    begin
        raise exception 'the log is full';
    end $$;
    create trigger refuse_entry before insert on audit_entries for each row execute function refuse_entry()";
const MEND_THE_LOG: &str =
    "drop trigger refuse_entry on audit_entries; drop function refuse_entry()";

/// By the party's owner, who may do everything; or by whoever is signed in by it.
struct Trial<'world> {
    world: &'world World,
    operation: &'world Operation,
    mine: Party,
    credential: Credential,
    body: Option<Value>,
}

impl<'world> Trial<'world> {
    async fn prepare(world: &'world World, operation: &'world Operation) -> Self {
        let mine = world.party().await;
        let (credential, body) = if is_public(operation) {
            let body = good_visit(world, operation, &mine).await;
            (Credential::visitor(), Some(body))
        } else {
            let owner = mine.people.owner().clone();
            prepare(world, operation, &mine, owner.caller).await;
            let body = good_body(world, operation, &mine, owner.caller);
            (owner, body)
        };
        Self {
            world,
            operation,
            mine,
            credential,
            body,
        }
    }

    async fn call(&self) -> Answer {
        let caller = self.credential.caller;
        let parts: Vec<(&str, String)> = self
            .operation
            .parts()
            .map(|part| (part, self.mine.part(part, caller)))
            .collect();
        let parts: Vec<(&str, &str)> = parts
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        let path = fill(self.operation, &parts);
        let method = &self.operation.method;
        let request = self.world.request(self.operation, method, &path);
        let request = with_version(request, self.world, self.operation, &self.mine).await;
        let request = with_body(request, self.operation, self.body.as_ref());
        let request = self.credential.send_with(request);
        self.world.call(self.operation.function(), request).await
    }

    /// The same when no entry can be written.
    async fn call_without_log(&self) -> Answer {
        let run = async |sql| self.world.client.batch_execute(sql).await.expect("legal");
        run(BREAK_THE_LOG).await;
        let answer = self.call().await;
        run(MEND_THE_LOG).await;
        answer
    }

    /// How many entries say that the caller did something, or whoever was signed in by it.
    async fn entries(&self, answer: &Answer) -> i64 {
        let signed_in = || {
            serde_json::from_slice::<Value>(&answer.body).ok()?["account"]["id"]
                .as_str()?
                .parse()
                .ok()
        };
        let actor: Option<Uuid> = self.credential.caller.account_id().or_else(signed_in);
        let statement =
            "select count(*) from audit_entries where actor_kind = 'person' and actor_id = $1";
        let row = self.world.client.query_one(statement, &[&actor]).await;
        row.expect("answered").get(0)
    }
}

fn is_public(operation: &Operation) -> bool {
    matches!(World::access(operation), Access::Public(_))
}

/// What is done by the secret of an order, or by a payment provider, stands in that order.
fn is_audited(operation: &Operation) -> bool {
    let is_of_order = matches!(
        World::access(operation),
        Access::OrderSecret | Access::ProviderSignature
    );
    let is_excepted = WITHOUT_ENTRY.iter().any(|(id, _)| *id == operation.id);
    operation.writes() && !is_of_order && !is_excepted
}

#[tokio::test]
async fn whatever_somebody_changes_is_in_the_audit_log_or_is_not_changed() {
    let world = World::build().await;
    let mut rows = Rows::default();
    for operation in world.operations() {
        if !is_audited(operation) {
            continue;
        }
        let row = format!("{} {}", operation.method, operation.path);
        let trial = Trial::prepare(&world, operation).await;
        let before = trial.mine.fingerprint(&world).await;
        let answer = trial.call_without_log().await;
        rows.check(&format!("{row} without a log"), &answer, Expected::Failed);
        let after = trial.mine.fingerprint(&world).await;
        rows.hold(&format!("{row} without a log"), before.compare(&after));

        // Also what the fingerprint does not see is as it was: links that make accounts are nobody's yet.
        let answer = trial.call().await;
        rows.check(&row, &answer, Expected::Done);
        let written = trial.entries(&answer).await;
        let reason = format!("{written} entries say that somebody did it");
        rows.hold(&row, (written > 0).then_some(()).ok_or(reason));
    }
    rows.finish("audited");
}

#[test]
fn what_leaves_no_entry_is_there() {
    let functions = functions();
    let operations: Vec<String> = functions
        .iter()
        .flat_map(Function::operations)
        .map(|operation| operation.id)
        .collect();
    for (id, reason) in WITHOUT_ENTRY {
        assert!(
            operations.iter().any(|operation| operation == id),
            "there is no {id} any more, which {reason}"
        );
    }
}
