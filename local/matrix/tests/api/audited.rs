//! Whatever is changed by somebody who is known is in the audit log, or is not changed.

use guichet_matrix::{Access, Function, Operation, functions};
use uuid::Uuid;

use crate::answer::Answer;
use crate::credentials::Caller;
use crate::good_requests::good_body;
use crate::party::Party;
use crate::rows::{Expected, Rows};
use crate::version::with_version;
use crate::world::{World, fill};

/// Operations that write and leave no entry, and why.
const WITHOUT_ENTRY: [(&str, &str); 2] = [
    (
        "accounts.me_change_email",
        "mails a link: the address is another when that is used, of which there is an entry",
    ),
    (
        "accounts.me_offer_totp",
        "shows a secret: codes of it are asked for when one was given, of which there is an entry",
    ),
];

/// Operations upon codes that are asked for, which nobody's are at first.
const ASK_FOR_CODES: [&str; 2] = ["accounts.me_make_recovery_codes", "accounts.me_remove_totp"];

/// Codes of the secret that was offered are asked for.
const CONFIRM_TOTP: &str = "
    update accounts set totp_sealed = totp_pending_sealed, totp_pending_sealed = null, totp_pending_until = null
    where account_id = $1";

/// Entries cannot be written, as if the disk of the log alone were full.
const BREAK_THE_LOG: &str = "
    create function refuse_entry() returns trigger language plpgsql as $$
    begin
        raise exception 'the log is full';
    end $$;
    create trigger refuse_entry before insert on audit_entries for each row execute function refuse_entry()";
const MEND_THE_LOG: &str =
    "drop trigger refuse_entry on audit_entries; drop function refuse_entry()";

/// By the party's owner, who may do everything.
async fn call(world: &World, operation: &Operation, mine: &Party) -> Answer {
    let owner = mine.people.owner();
    let parts: Vec<(&str, String)> = operation
        .parts()
        .map(|part| (part, mine.id(part, owner.caller).to_string()))
        .collect();
    let parts: Vec<(&str, &str)> = parts
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let path = fill(operation, &parts);
    let request = world.request(operation, &operation.method, &path);
    let request = with_version(request, world, operation, mine).await;
    let request = match good_body(world, operation, mine, owner.caller) {
        Some(body) => request.json(&body),
        None => request,
    };
    let request = owner.send_with(request);
    world.call(operation.function(), request).await
}

fn account_of(mine: &Party) -> Uuid {
    match mine.people.owner().caller {
        Caller::Person { account_id, .. } => account_id,
        other => panic!("the owner is no person but {other:?}"),
    }
}

/// How many entries say that the owner did something.
async fn entries(world: &World, mine: &Party) -> i64 {
    let statement =
        "select count(*) from audit_entries where actor_kind = 'person' and actor_id = $1";
    let row = world
        .client
        .query_one(statement, &[&account_of(mine)])
        .await;
    row.expect("answered").get(0)
}

fn is_audited(operation: &Operation) -> bool {
    let asks = matches!(
        World::access(operation),
        Access::Account { .. } | Access::Organizer(_)
    );
    let is_excepted = WITHOUT_ENTRY.iter().any(|(id, _)| *id == operation.id);
    operation.writes() && asks && !is_excepted
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
        let mine = world.party().await;
        if ASK_FOR_CODES.contains(&operation.id.as_str()) {
            let owner = account_of(&mine);
            let confirmed = world.client.execute(CONFIRM_TOTP, &[&owner]).await;
            assert_eq!(confirmed.expect("a legal statement"), 1);
        }
        let before = mine.fingerprint(&world).await;
        world
            .client
            .batch_execute(BREAK_THE_LOG)
            .await
            .expect("broken");
        let answer = call(&world, operation, &mine).await;
        world
            .client
            .batch_execute(MEND_THE_LOG)
            .await
            .expect("mended");
        rows.check(&format!("{row} without a log"), &answer, Expected::Failed);
        let after = mine.fingerprint(&world).await;
        rows.hold(&format!("{row} without a log"), before.compare(&after));

        let answer = call(&world, operation, &mine).await;
        rows.check(&row, &answer, Expected::Done);
        let written = entries(&world, &mine).await;
        let reason = format!("{written} entries say that the owner did it");
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
