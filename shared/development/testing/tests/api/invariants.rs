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
