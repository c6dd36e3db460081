use guichet_testing::{TestDatabase, check_invariants, violations};

const ORGANIZER: &str = "insert into organizers (organizer_id, slug, name, email, created_at)
    values ('00000000-0000-7000-8000-000000000001', 'club', 'Club', 'club@example.org', now())";

const EVENT: &str = "insert into events (event_id, organizer_id, slug, category, name, summary, description,
        currency, payment_methods, created_at)
    values ('00000000-0000-7000-8000-000000000002', '00000000-0000-7000-8000-000000000001', 'fete', 'community',
        '{\"fr\": \"Fête\"}', '{}', '{}', 'EUR', '{offline}', now())";

const POOL: &str = "insert into pools (pool_id, event_id, name, capacity, taken)
    values ('00000000-0000-7000-8000-000000000003', '00000000-0000-7000-8000-000000000002', 'floor', 10, 3)";

#[tokio::test]
async fn an_empty_database_keeps_every_rule() {
    check_invariants(&TestDatabase::create().await).await;
}

#[tokio::test]
async fn a_broken_rule_is_named_with_the_rows_that_break_it() {
    let test = TestDatabase::create().await;
    let client = test.client().await;
    for statement in [ORGANIZER, EVENT, POOL] {
        client.batch_execute(statement).await.expect("inserted");
    }
    // Three units taken, and nobody has them.
    let violations = violations(&test).await;
    assert_eq!(violations.len(), 1, "{violations:?}");
    assert_eq!(
        violations[0].rule,
        "A pool's counter is the sum of its claims."
    );
    assert_eq!(violations[0].rows.len(), 1);
    assert!(
        violations[0].rows[0].contains("\"taken\": 3"),
        "{violations:?}"
    );
}

const ACCOUNT: &str = "insert into accounts (account_id, email, email_folded, name, locale, created_at)
    values ('00000000-0000-7000-8000-000000000004', 'ada@example.org', 'ada@example.org', 'Ada', 'fr', now())";

const OTHER_ORGANIZER: &str = "insert into organizers (organizer_id, slug, name, email, created_at)
    values ('00000000-0000-7000-8000-000000000005', 'other', 'Other', 'other@example.org', now())";

const MEMBER: &str = "insert into memberships (organizer_id, account_id, role, all_events, created_at)
    values ('00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000004', 'sales', false, now())";

const OWNER: &str = "insert into accounts (account_id, email, email_folded, name, locale, created_at)
    values ('00000000-0000-7000-8000-000000000006', 'bo@example.org', 'bo@example.org', 'Bo', 'fr', now());
    insert into memberships (organizer_id, account_id, role, created_at)
    values ('00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000006', 'owner', now())";

const SEES: &str = "insert into membership_events (organizer_id, account_id, event_id)
    values ('00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-000000000002')";

/// The rules that are broken after these statements.
async fn broken_by(statements: &[&str]) -> Vec<String> {
    let test = TestDatabase::create().await;
    let client = test.client().await;
    for statement in statements {
        client.batch_execute(statement).await.expect(statement);
    }
    let violations = violations(&test).await;
    violations.into_iter().map(|one| one.rule).collect()
}

#[tokio::test]
async fn members_without_an_owner_break_a_rule() {
    let broken = broken_by(&[ORGANIZER, ACCOUNT, MEMBER]).await;
    assert_eq!(
        broken,
        ["An organizer that has members has an owner among them."]
    );
    assert!(
        broken_by(&[ORGANIZER, ACCOUNT, MEMBER, OWNER])
            .await
            .is_empty()
    );
}

#[tokio::test]
async fn a_member_who_sees_the_events_of_another_organizer_breaks_a_rule() {
    let members = [
        ORGANIZER,
        OTHER_ORGANIZER,
        EVENT,
        ACCOUNT,
        MEMBER,
        OWNER,
        SEES,
    ];
    assert!(broken_by(&members).await.is_empty());
    let moved = "update events set organizer_id = '00000000-0000-7000-8000-000000000005'";
    let broken = broken_by(&[&members[..], &[moved]].concat()).await;
    assert_eq!(broken, ["A member sees events of the organizer only."]);
}
