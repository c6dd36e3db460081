use guichet_audit::{Action, Actor, Difference, Entry};
use guichet_testing::{check_invariants, now};
use serde_json::{Value, json};
use tokio_postgres::error::SqlState;
use uuid::Uuid;

use crate::support::{Log, entry};

#[tokio::test]
async fn an_entry_says_who_did_what_to_what() {
    let log = Log::new().await;
    let chain = log.organizer().await;
    let [id, actor, subject, event, order] = [0; 5].map(|_| log.id());
    let written = Entry {
        chain,
        actor: Actor::Key(actor),
        action: Action::InvitationMade,
        subject_id: Some(subject),
        event_id: Some(event),
        order_id: Some(order),
        difference: Difference::new().value("role", "sales").changed("name"),
    };
    written
        .append(&log.client, id, now())
        .await
        .expect("appended");
    let query = "select to_jsonb(e) - 'hash' - 'previous_hash' from audit_entries e";
    let row = log.client.query_one(query, &[]).await.expect("one entry");
    let expected = json!({
        "audit_entry_id": id, "chain_id": chain.id(), "sequence": 1, "organizer_id": chain.id(), "actor_kind": "key",
        "actor_id": actor, "action": "invitation.made", "subject_kind": "invitation", "subject_id": subject, "event_id": event,
        "order_id": order, "difference": {"role": "sales", "name": "changed"}, "created_at": "2026-06-01T08:00:00+00:00",
    });
    assert_eq!(row.get::<_, Value>(0), expected);
    check_invariants(&log.test).await;
}

#[tokio::test]
async fn an_entry_of_the_operator_about_nothing_that_has_an_id_is_one() {
    let log = Log::new().await;
    let chain = log.chain();
    let written = Entry {
        actor: Actor::Operator,
        subject_id: None,
        difference: Difference::new(),
        ..entry(chain)
    };
    written
        .append(&log.client, log.id(), now())
        .await
        .expect("appended");
    let query = "select actor_id, subject_id, event_id, order_id, organizer_id from audit_entries";
    let row = log.client.query_one(query, &[]).await.expect("one entry");
    for column in 0..5 {
        assert_eq!(row.get::<_, Option<Uuid>>(column), None, "{column}");
    }
    assert!(log.check(chain).await.is_whole);
}

#[tokio::test]
async fn an_entry_cannot_be_changed_deleted_or_truncated() {
    let log = Log::new().await;
    log.chain_of(2).await;
    for statement in [
        "update audit_entries set action = 'member.left' where sequence = 1",
        "delete from audit_entries where sequence = 1",
        "truncate audit_entries",
    ] {
        let error = log.client.batch_execute(statement).await;
        let error = error.expect_err(statement);
        assert_eq!(
            error.code(),
            Some(&SqlState::RESTRICT_VIOLATION),
            "{statement}"
        );
    }
}

#[tokio::test]
async fn a_rolled_back_entry_leaves_no_gap() {
    let log = Log::new().await;
    let chain = log.chain_of(1).await;
    let mut client = log.test.client().await;
    let transaction = client.transaction().await.expect("begun");
    log.append(transaction.client(), chain).await;
    transaction.rollback().await.expect("rolled back");
    log.append(&log.client, chain).await;
    assert_eq!(log.numbers(chain).await, [1, 2]);
    assert!(log.check(chain).await.is_whole);
}

#[tokio::test]
async fn the_hash_does_not_depend_on_the_time_zone() {
    let log = Log::new().await;
    let chain = log.chain_of(1).await;
    let elsewhere = log.test.client().await;
    let set = "set time zone 'Asia/Kathmandu'; set datestyle = 'German'; set intervalstyle = 'iso_8601'; set bytea_output = 'escape'";
    elsewhere.batch_execute(set).await.expect("legal");
    log.append(&elsewhere, chain).await;
    log.append(&log.client, chain).await;
    for client in [&log.client, &elsewhere] {
        let query =
            "select count(*) from audit_entries e where e.hash = audit_hash(e.previous_hash, e)";
        let row = client.query_one(query, &[]).await.expect("answered");
        assert_eq!(row.get::<_, i64>(0), 3);
    }
}
