use guichet_audit::{AuditCheck, Chain, check};
use guichet_testing::violations;

use crate::support::Log;

const ENTRIES: i64 = 12;

/// A change of one byte of each column.
const CHANGES: [(&str, &str); 15] = [
    ("audit_entry_id", "flipped(audit_entry_id)"),
    ("chain_id", "flipped(chain_id)"),
    ("sequence", "sequence + 65536"),
    ("organizer_id", "flipped(organizer_id)"),
    ("actor_kind", "'persom'"),
    ("actor_id", "flipped(actor_id)"),
    ("action", "'member.chamged'"),
    ("subject_kind", "'accoumt'"),
    ("subject_id", "flipped(subject_id)"),
    ("event_id", "flipped(event_id)"),
    ("order_id", "flipped(order_id)"),
    (
        "difference",
        "replace(difference::text, 'sales', 'saler')::jsonb",
    ),
    ("created_at", "created_at + interval '1 microsecond'"),
    (
        "previous_hash",
        "set_byte(previous_hash, 31, get_byte(previous_hash, 31) # 1)",
    ),
    ("hash", "set_byte(hash, 0, get_byte(hash, 0) # 128)"),
];

/// Ids by another last bit, null as if it were zero; and the table without what refuses such rows.
const LOOSE: &str = "create function flipped(id uuid) returns uuid language sql as $$
        select encode(set_byte(b, 15, get_byte(b, 15) # 1), 'hex')::uuid
        from uuid_send(coalesce(id, '00000000-0000-0000-0000-000000000000')) as b
    $$;
    alter table audit_entries drop constraint audit_entries_chain_id_check, drop constraint audit_entries_actor_kind_check;
    create table as_written as table audit_entries";

#[tokio::test]
async fn one_changed_byte_of_any_column_is_found_where_it_is() {
    let log = Log::new().await;
    let chain = log.chain_of(12).await;
    log.client.batch_execute(LOOSE).await.expect("legal");
    let columns =
        "select count(*) from information_schema.columns where table_name = 'audit_entries'";
    let columns = log.client.query_one(columns, &[]).await.expect("answered");
    assert_eq!(columns.get::<_, i64>(0), 15, "each column has its change");
    for (column, change) in CHANGES {
        for number in [1, 7, ENTRIES] {
            let tampered =
                format!("update audit_entries set {column} = {change} where sequence = {number}");
            log.tamper(&tampered).await;
            assert_eq!(log.check(chain).await.broken_at, Some(number), "{column}");
            assert!(
                !violations(&log.test).await.is_empty(),
                "{column} of {number}"
            );
            log.tamper("delete from audit_entries; insert into audit_entries table as_written")
                .await;
        }
    }
    assert!(log.check(chain).await.is_whole);
}

async fn broken_by(statement: &str) -> Option<i64> {
    let log = Log::new().await;
    let chain = log.chain_of(12).await;
    log.tamper(statement).await;
    assert!(!violations(&log.test).await.is_empty(), "{statement}");
    log.check(chain).await.broken_at
}

#[tokio::test]
async fn a_missing_entry_is_found() {
    for number in [1, 7] {
        let delete = format!("delete from audit_entries where sequence = {number}");
        assert_eq!(broken_by(&delete).await, Some(number));
    }
}

#[tokio::test]
async fn a_cut_end_is_found() {
    let delete = "delete from audit_entries where sequence > 10";
    assert_eq!(broken_by(delete).await, Some(11));
    assert_eq!(broken_by("delete from audit_entries").await, Some(1));
}

#[tokio::test]
async fn an_end_that_was_set_back_or_forgotten_is_found() {
    let set_back = "update audit_chains c set sequence = 9, hash = e.hash from audit_entries e where e.sequence = 9";
    assert_eq!(broken_by(set_back).await, Some(10));
    assert_eq!(broken_by("delete from audit_chains").await, Some(1));
}

/// Whoever knows how hashes are made can make one anew; the next entry, or the end of the chain, has the former.
#[tokio::test]
async fn an_entry_that_was_written_anew_with_its_hash_is_found() {
    for (number, found) in [(7, 8), (ENTRIES, ENTRIES)] {
        let anew = format!(
            "update audit_entries set action = 'member.left' where sequence = {number};
             update audit_entries e set hash = audit_hash(e.previous_hash, e) where sequence = {number}"
        );
        assert_eq!(broken_by(&anew).await, Some(found), "{number}");
    }
}

#[tokio::test]
async fn a_chain_of_nothing_is_whole() {
    let log = Log::new().await;
    let found = log.check(log.chain()).await;
    assert!(found.is_whole);
    assert_eq!(
        (found.checked_from, found.checked_to, found.last_sequence),
        (1, 0, 0)
    );
    assert_eq!(found.head.len(), 64);
}

/// Appends in small transactions: in a large one the end of the chain would have as many versions to read past as there are entries.
async fn long_chain(log: &Log, entries: i64) -> Chain {
    let chain = log.chain();
    let statement = "insert into audit_entries (audit_entry_id, chain_id, actor_kind, action, subject_kind, created_at)
        select gen_random_uuid(), $1, 'operator', 'api_key.revoked', 'api_key', '2026-06-01T08:00:00Z'
        from generate_series(1, $2::bigint)";
    let mut appended = 0;
    while appended < entries {
        let some = (entries - appended).min(200);
        let inserted = log.client.execute(statement, &[&chain.id(), &some]).await;
        inserted.expect("appended");
        appended += some;
    }
    chain
}

#[tokio::test]
async fn a_long_chain_is_checked_part_by_part() {
    let log = Log::new().await;
    let chain = long_chain(&log, 10_001).await;
    let found = log.check(chain).await;
    let query = "select encode(hash, 'hex') from audit_chains";
    let head = log.client.query_one(query, &[]).await.expect("one").get(0);
    let whole = AuditCheck {
        is_whole: true,
        broken_at: None,
        checked_from: 1,
        checked_to: 10_001,
        last_sequence: 10_001,
        head,
    };
    assert_eq!(found, whole);
    let found = check(&log.database, chain, 9_000).await.expect("checked");
    assert_eq!(
        found,
        AuditCheck {
            checked_from: 9_000,
            ..whole
        }
    );
    // The last of a part, and the first of one.
    for number in [10_000, 5_001, 5_000] {
        log.tamper(&format!(
            "delete from audit_entries where sequence = {number}"
        ))
        .await;
        let found = log.check(chain).await;
        assert_eq!(found.broken_at, Some(number));
        assert!(!found.is_whole);
    }
}

/// Each call does a bounded amount of work, and says from where to go on.
#[tokio::test]
async fn a_very_long_chain_is_checked_by_several_calls() {
    let log = Log::new().await;
    let chain = long_chain(&log, 50_003).await;
    let found = log.check(chain).await;
    assert_eq!(
        (found.checked_from, found.checked_to, found.last_sequence),
        (1, 50_000, 50_003)
    );
    assert!(found.is_whole);
    let found = check(&log.database, chain, 50_001).await.expect("checked");
    assert_eq!((found.checked_from, found.checked_to), (50_001, 50_003));
    assert!(found.is_whole);
    let found = check(&log.database, chain, i64::MAX)
        .await
        .expect("checked");
    assert!(found.is_whole, "{found:?}");
}
