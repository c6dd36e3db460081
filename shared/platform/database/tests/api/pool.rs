use std::time::{Duration, Instant};

use guichet_database::{Database, DatabaseConfig, DatabaseError};
use guichet_testing::TestDatabase;
use tokio::task::JoinSet;

/// How many connections the pools of this test have made.
async fn connections(test: &TestDatabase) -> i64 {
    let query = "select count(*) from pg_stat_activity
        where datname = current_database() and application_name = 'test'";
    test.client()
        .await
        .query_one(query, &[])
        .await
        .expect("answered")
        .get(0)
}

#[tokio::test]
async fn every_session_has_the_limits() {
    let test = TestDatabase::empty().await;
    let client = test.database().get().await.expect("a connection");
    let expected = [
        ("lock_timeout", "400ms"),
        ("statement_timeout", "900ms"),
        ("idle_in_transaction_session_timeout", "2s"),
        ("timezone", "UTC"),
        ("application_name", "test"),
    ];
    for (name, value) in expected {
        let row = client
            .query_one("select current_setting($1)", &[&name])
            .await
            .expect("answered");
        assert_eq!(row.get::<_, String>(0), value, "{name}");
    }
}

#[tokio::test]
async fn sessions_that_nobody_waits_for_have_longer_limits() {
    let test = TestDatabase::empty().await;
    let database = Database::new(&test.config().background());
    let client = database.get().await.expect("a connection");
    let set = "select current_setting('lock_timeout'), current_setting('statement_timeout')";
    let row = client.query_one(set, &[]).await.expect("answered");
    assert_eq!((row.get(0), row.get(1)), ("1s", "3s"));
    client
        .query_one("select pg_sleep(1.5)", &[])
        .await
        .expect("neither the statement nor the connection was ended");
}

#[tokio::test]
async fn what_is_planned_once_is_not_planned_for_each_value() {
    let test = TestDatabase::empty().await;
    let database = Database::new(&test.config().force_generic_plan());
    let client = database.get().await.expect("a connection");
    let statement = client
        .prepare("select count(*) from pg_class where relname = $1::text")
        .await
        .expect("legal");
    for value in ["a", "b", "c"] {
        client
            .query_one(&statement, &[&value])
            .await
            .expect("answered");
    }
    let plans = "select generic_plans, custom_plans from pg_prepared_statements where statement like 'select count%'";
    let plans = client.query_one(plans, &[]).await.expect("answered");
    assert_eq!((plans.get(0), plans.get(1)), (3_i64, 0_i64));
}

#[tokio::test]
async fn the_first_requests_share_the_connection_that_is_being_made() {
    let test = TestDatabase::empty().await;
    let database = Database::new(&test.config().pool_size(1));
    database.warm();
    let mut requests = JoinSet::new();
    for _ in 0..20 {
        let database = database.clone();
        requests.spawn(async move {
            let client = database.get().await.expect("a connection");
            client.query_one("select 1", &[]).await.expect("answered");
        });
    }
    while let Some(outcome) = requests.join_next().await {
        outcome.expect("served");
    }
    assert_eq!(connections(&test).await, 1);
}

#[tokio::test]
async fn warming_an_idle_pool_makes_one_connection_and_no_more() {
    let test = TestDatabase::empty().await;
    let database = test.database();
    for _ in 0..3 {
        database.warm();
    }
    drop(database.get().await.expect("a connection"));
    drop(database.get().await.expect("the same"));
    assert_eq!(connections(&test).await, 1);
}

#[tokio::test]
async fn a_pool_grows_while_requests_wait_and_no_further_than_it_may() {
    let test = TestDatabase::empty().await;
    let database = Database::new(&test.config().pool_size(3));
    let mut requests = JoinSet::new();
    for _ in 0..9 {
        let database = database.clone();
        requests.spawn(async move {
            let client = database.get().await.expect("a connection");
            client
                .query_one("select pg_sleep(0.05)", &[])
                .await
                .expect("answered");
        });
    }
    while let Some(outcome) = requests.join_next().await {
        outcome.expect("served");
    }
    assert_eq!(connections(&test).await, 3);
}

#[tokio::test]
async fn a_request_that_waits_gets_the_connection_that_comes_free() {
    let test = TestDatabase::empty().await;
    let database = Database::new(&test.config().pool_size(1));
    let held = database.get().await.expect("a connection");
    let waiting = tokio::spawn({
        let database = database.clone();
        async move { database.get().await.map(drop) }
    });
    tokio::time::sleep(Duration::from_millis(100)).await;
    drop(held);
    waiting.await.expect("no panic").expect("a connection");
}

#[tokio::test]
async fn a_request_that_waits_too_long_is_told_that_the_database_is_busy() {
    let test = TestDatabase::empty().await;
    let database = Database::new(&test.config().pool_size(1));
    let _held = database.get().await.expect("a connection");
    let start = Instant::now();
    let error = database.get().await.expect_err("none is free");
    assert!(matches!(error, DatabaseError::Busy(None)), "{error:?}");
    let waited = start.elapsed();
    assert!(waited >= Duration::from_millis(250), "{waited:?}");
    assert!(waited < Duration::from_secs(2), "{waited:?}");
}

#[tokio::test]
async fn a_request_that_gives_up_leaves_its_place_to_the_next() {
    let test = TestDatabase::empty().await;
    let database = Database::new(&test.config().pool_size(1));
    let held = database.get().await.expect("a connection");
    for _ in 0..3 {
        let gave_up = tokio::time::timeout(Duration::from_millis(10), database.get()).await;
        assert!(gave_up.is_err());
    }
    drop(held);
    drop(database.get().await.expect("free again"));
    drop(database.get().await.expect("and again"));
}

#[tokio::test]
async fn who_has_only_to_finish_waits_when_those_who_begin_are_turned_away() {
    let test = TestDatabase::empty().await;
    let database = Database::new(&test.config().pool_size(1));
    let held = database.get().await.expect("a connection");
    let release = async {
        tokio::time::sleep(Duration::from_millis(600)).await;
        drop(held);
    };
    let (begins, finishes, ()) =
        tokio::join!(database.get(), database.get_with_long_wait(), release);
    assert!(matches!(begins, Err(DatabaseError::Busy(None))));
    finishes.expect("the connection that came free");
}

#[tokio::test]
async fn without_a_server_a_request_is_told_at_once() {
    let config =
        DatabaseConfig::new("postgresql:///nothing?host=/nowhere&user=nobody").expect("legal");
    let database = Database::new(&config);
    database.warm();
    let start = Instant::now();
    let mut requests = JoinSet::new();
    for _ in 0..5 {
        let database = database.clone();
        requests.spawn(async move { database.get().await.map(drop) });
    }
    while let Some(outcome) = requests.join_next().await {
        let error = outcome.expect("no panic").expect_err("no server");
        assert!(matches!(error, DatabaseError::Unavailable(_)), "{error:?}");
    }
    assert!(start.elapsed() < Duration::from_secs(2));
}

#[tokio::test]
async fn locks_are_waited_for_briefly_only_where_that_was_asked_for() {
    let test = TestDatabase::empty().await;
    let database = Database::new(&test.config().pool_size(1));
    let brief = database.with_brief_lock_timeout();
    for (database, expected) in [
        (&database, "400ms"),
        (&brief, "25ms"),
        (&database, "400ms"),
        (&brief, "25ms"),
    ] {
        let client = database.get().await.expect("the one connection");
        let set = "select current_setting('lock_timeout')";
        let row = client.query_one(set, &[]).await.expect("answered");
        assert_eq!(row.get::<_, &str>(0), expected);
    }
}

#[tokio::test]
async fn those_who_wait_for_locks_leave_connections_to_others() {
    let test = TestDatabase::empty().await;
    let database = test.database();
    let first = database.get_to_lock().await.expect("a connection");
    let _second = database.get_to_lock().await.expect("a connection");
    let error = database.get_to_lock().await.expect_err("half of four");
    assert!(matches!(error, DatabaseError::Busy(None)), "{error:?}");
    let _other = database.get().await.expect("for other work");
    drop(first);
    database.get_to_lock().await.expect("free again");
}
