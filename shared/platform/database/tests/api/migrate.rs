use guichet_database::migrate::{
    FUNCTIONS, Function, MIGRATIONS, MigrateError, Migration, apply, digest, run,
};
use guichet_testing::TestDatabase;

const FIRST: Migration = Migration {
    version: 1,
    name: "1_create_things",
    sql: "create table things (id int)",
};
const SECOND: Migration = Migration {
    version: 2,
    name: "2_add_size",
    sql: "alter table things add column size int",
};

async fn recorded(test: &TestDatabase) -> Vec<String> {
    let query = "select name from schema_migrations order by version";
    let rows = test
        .client()
        .await
        .query(query, &[])
        .await
        .expect("answered");
    rows.iter().map(|row| row.get(0)).collect()
}

#[tokio::test]
async fn all_migrations_apply_to_an_empty_database_and_then_none_is_left() {
    let test = TestDatabase::empty().await;
    let applied = run(&test.config()).await.expect("applied");
    assert_eq!(applied.len(), MIGRATIONS.len() + FUNCTIONS.len());
    assert_eq!(recorded(&test).await, applied[..MIGRATIONS.len()]);
    assert_eq!(
        run(&test.config()).await.expect("nothing to do"),
        Vec::<String>::new()
    );
}

#[tokio::test]
async fn two_that_migrate_at_once_take_turns() {
    let test = TestDatabase::empty().await;
    let config = test.config();
    let (one, other) = tokio::join!(run(&config), run(&config));
    let (one, other) = (one.expect("applied"), other.expect("applied"));
    assert_eq!(one.len() + other.len(), MIGRATIONS.len() + FUNCTIONS.len());
    assert!(one.is_empty() || other.is_empty());
}

#[tokio::test]
async fn only_what_is_missing_is_applied() {
    let test = TestDatabase::empty().await;
    assert_eq!(
        apply(&test.config(), &[FIRST], &[]).await.expect("applied"),
        ["1_create_things"]
    );
    assert_eq!(
        apply(&test.config(), &[FIRST, SECOND], &[])
            .await
            .expect("applied"),
        ["2_add_size"]
    );
}

#[tokio::test]
async fn a_migration_that_fails_is_undone_and_those_before_it_stay() {
    let test = TestDatabase::empty().await;
    let broken = Migration {
        version: 2,
        name: "2_break",
        sql: "create table half (id int); insert into nowhere values (1)",
    };
    let error = apply(&test.config(), &[FIRST, broken], &[])
        .await
        .expect_err("broken");
    let message = error.to_string();
    assert!(
        message.starts_with("migration 2_break failed") && message.contains("nowhere"),
        "{message}"
    );
    assert_eq!(recorded(&test).await, ["1_create_things"]);
    test.client()
        .await
        .batch_execute("select from half")
        .await
        .expect_err("undone");
    apply(&test.config(), &[FIRST, SECOND], &[])
        .await
        .expect("mended");
}

#[tokio::test]
async fn a_migration_that_was_changed_after_it_was_applied_is_refused() {
    let test = TestDatabase::empty().await;
    apply(&test.config(), &[FIRST], &[]).await.expect("applied");
    let changed = Migration {
        sql: "create table things (id bigint)",
        ..FIRST
    };
    let error = apply(&test.config(), &[changed, SECOND], &[])
        .await
        .expect_err("changed");
    assert!(
        matches!(&error, MigrateError::Changed { name } if name == "1_create_things"),
        "{error}"
    );
    assert_eq!(recorded(&test).await, ["1_create_things"]);
}

#[tokio::test]
async fn an_older_binary_changes_nothing() {
    let test = TestDatabase::empty().await;
    apply(&test.config(), &[FIRST, SECOND], &[])
        .await
        .expect("applied");
    assert_eq!(
        apply(&test.config(), &[FIRST], &[])
            .await
            .expect("nothing to do"),
        Vec::<String>::new()
    );
}

#[tokio::test]
async fn a_migration_may_take_longer_than_a_statement_of_a_function() {
    let test = TestDatabase::empty().await;
    let slow = Migration {
        version: 1,
        name: "1_wait",
        sql: "select pg_sleep(3.5)",
    };
    apply(&test.config(), &[slow], &[]).await.expect("applied");
}

const ONE: Function = Function {
    name: "size_of_one",
    sql: "create or replace function size_of_one() returns int language sql return 1",
};
/// Calls a function whose name comes after its own.
const CALLER: Function = Function {
    name: "caller",
    sql: "create or replace function caller() returns int language sql as 'select size_of_one()'",
};

async fn size_of_one(test: &TestDatabase) -> i32 {
    let client = test.client().await;
    let row = client.query_one("select caller()", &[]).await;
    row.expect("both functions are there").get(0)
}

#[tokio::test]
async fn a_function_is_replaced_when_its_file_changes_and_only_then() {
    let test = TestDatabase::empty().await;
    let config = test.config();
    let applied = apply(&config, &[FIRST], &[CALLER, ONE]).await;
    assert_eq!(
        applied.expect("applied"),
        ["1_create_things", "caller", "size_of_one"]
    );
    assert_eq!(size_of_one(&test).await, 1);

    let two = Function {
        sql: "create or replace function size_of_one() returns int language sql return 2",
        ..ONE
    };
    let applied = apply(&config, &[FIRST], &[CALLER, two]).await;
    assert_eq!(applied.expect("applied"), ["size_of_one"]);
    assert_eq!(size_of_one(&test).await, 2);
    let applied = apply(&config, &[FIRST], &[CALLER, two]).await;
    assert_eq!(applied.expect("nothing to do"), Vec::<String>::new());
}

#[tokio::test]
async fn functions_are_replaced_all_or_none_and_the_broken_one_is_named() {
    let test = TestDatabase::empty().await;
    let config = test.config();
    apply(&config, &[], &[CALLER, ONE]).await.expect("applied");
    let broken = Function {
        sql: "create or replace function size_of_one() returns int language sql return no_such_column",
        ..ONE
    };
    let other = Function {
        sql: "create or replace function caller() returns int language sql as 'select 7'",
        ..CALLER
    };
    let error = apply(&config, &[], &[other, broken])
        .await
        .expect_err("broken");
    let message = error.to_string();
    assert!(
        message.contains("size_of_one") && message.contains("no_such_column"),
        "{message}"
    );
    assert_eq!(size_of_one(&test).await, 1);
}

#[tokio::test]
async fn a_database_with_another_history_is_refused_with_what_to_do() {
    let test = TestDatabase::empty().await;
    apply(&test.config(), &[FIRST, SECOND], &[])
        .await
        .expect("applied");
    let third = Migration {
        version: 3,
        name: "3_create_others",
        sql: "create table others (id int)",
    };
    let error = apply(&test.config(), &[FIRST, third], &[])
        .await
        .expect_err("refused");
    let message = error.to_string();
    assert!(
        message.contains("2_add_size") && message.contains("make clean-local"),
        "{message}"
    );
    assert_eq!(recorded(&test).await, ["1_create_things", "2_add_size"]);
}

#[test]
fn the_digest_is_a_name() {
    assert_eq!(digest().len(), 64);
    assert_eq!(digest(), digest());
}
