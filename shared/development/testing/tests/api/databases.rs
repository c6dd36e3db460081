use guichet_testing::TestDatabase;

#[tokio::test]
async fn a_database_has_the_schema_and_is_gone_afterwards() {
    let test = TestDatabase::create().await;
    let client = test.database().get().await.expect("a connection");
    let row = client
        .query_one("select count(*) from organizers", &[])
        .await
        .expect("the table exists");
    assert_eq!(row.get::<_, i64>(0), 0);
    let name: String = client
        .query_one("select current_database()::text", &[])
        .await
        .expect("answered")
        .get(0);
    drop(test);

    let other = TestDatabase::empty().await;
    let client = other.client().await;
    let gone = client
        .query_opt("select from pg_database where datname = $1", &[&name])
        .await;
    assert!(gone.expect("answered").is_none());
}

#[tokio::test]
async fn two_databases_know_nothing_of_each_other() {
    let (one, other) = (TestDatabase::create().await, TestDatabase::create().await);
    assert_ne!(one.url(), other.url());
    one.client()
        .await
        .batch_execute("create table only_here ()")
        .await
        .expect("created");
    other
        .client()
        .await
        .batch_execute("select from only_here")
        .await
        .expect_err("not there");
}

#[tokio::test]
async fn many_tests_at_once_get_their_database() {
    let mut all = tokio::task::JoinSet::new();
    for _ in 0..8 {
        all.spawn(async {
            let test = TestDatabase::create().await;
            let client = test.client().await;
            client
                .query_one("select count(*) from organizers", &[])
                .await
                .expect("answered");
        });
    }
    while let Some(outcome) = all.join_next().await {
        outcome.expect("no panic");
    }
}

#[tokio::test]
async fn what_a_killed_test_left_behind_is_dropped_after_a_restart_of_the_server() {
    let test = TestDatabase::empty().await;
    let client = test.client().await;
    let left_behind = "guichet_test_1_1_1";
    client
        .batch_execute(&format!("drop database if exists {left_behind}"))
        .await
        .expect("dropped");
    client
        .batch_execute(&format!("create database {left_behind}"))
        .await
        .expect("created");
    // The server was started long after the first second of 1970.
    drop(TestDatabase::create().await);
    let found = client
        .query_opt(
            "select from pg_database where datname = $1",
            &[&left_behind],
        )
        .await;
    assert!(found.expect("answered").is_none());
}
