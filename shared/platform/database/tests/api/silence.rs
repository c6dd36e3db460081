//! Connections that are lost without a word: nothing that is sent arrives, and nobody is told.

use std::time::{Duration, Instant};

use futures::future::join_all;
use guichet_database::{Client, Database, DatabaseConfig, DatabaseError};
use guichet_testing::{Proxy, TestDatabase};
use tokio::time::{sleep, timeout};

/// A request is answered within a second and a half, of which a use of the database is the largest part.
const LIMIT: Duration = Duration::from_millis(1_300);

/// Longer than a connection may lie idle without being tested.
const IDLE: Duration = Duration::from_millis(350);

fn through(proxy: &Proxy) -> DatabaseConfig {
    DatabaseConfig::new(proxy.url()).expect("a URL of our own")
}

/// As many connections as a function has, all of which have just been used.
async fn four_connections(database: &Database) {
    let clients = join_all((0..4).map(|_| database.get())).await;
    for client in &clients {
        let client: &Client = client.as_ref().expect("a connection");
        client.query_one("select 1", &[]).await.expect("answered");
    }
}

async fn answers(database: &Database) -> Result<(), DatabaseError> {
    let client = database.get().await?;
    client.query_one("select 1", &[]).await?;
    Ok(())
}

async fn is_given_up_and_replaced(proxy: &Proxy) {
    let database = Database::new(&through(proxy));
    four_connections(&database).await;
    proxy.silence_connections();

    let began = Instant::now();
    let outcomes = timeout(LIMIT, join_all((0..20).map(|_| answers(&database)))).await;
    let outcomes = outcomes.expect("everybody is told in time");
    assert!(outcomes.iter().any(Result::is_err), "some had begun");
    for error in outcomes.into_iter().filter_map(Result::err) {
        assert!(
            matches!(
                error,
                DatabaseError::Unavailable(_) | DatabaseError::Busy(_)
            ),
            "{error:?}"
        );
    }
    let again = join_all((0..20).map(|_| answers(&database))).await;
    assert!(again.iter().all(Result::is_ok), "{again:?}");
    assert!(began.elapsed() < LIMIT + Duration::from_millis(500));
}

/// Everything stands still from when the connection is tested until long after the answer has come.
#[tokio::test]
async fn a_machine_that_stands_still_loses_no_connection() {
    let test = TestDatabase::empty().await;
    let database = test.database();
    let backend = async || {
        let client = database.get().await?;
        let row = client.query_one("select pg_backend_pid()", &[]).await?;
        Ok::<i32, DatabaseError>(row.get(0))
    };
    let first = backend().await.expect("a connection");
    for turns in 0..4 {
        sleep(IDLE).await;
        let standstill = async {
            for _ in 0..turns {
                tokio::task::yield_now().await;
            }
            std::thread::sleep(IDLE);
        };
        let (again, ()) = tokio::join!(backend(), standstill);
        assert_eq!(again.expect("answered"), first, "after {turns} turns");
    }
}

#[tokio::test]
async fn a_connection_gone_silent_is_given_up_and_replaced() {
    let test = TestDatabase::empty().await;
    is_given_up_and_replaced(&Proxy::tcp(test.url()).await).await;
    is_given_up_and_replaced(&Proxy::socket(test.url()).await).await;
}

#[tokio::test]
async fn a_connection_gone_silent_while_idle_fails_nobody() {
    let test = TestDatabase::empty().await;
    let proxy = Proxy::tcp(test.url()).await;
    let database = Database::new(&through(&proxy));
    four_connections(&database).await;
    proxy.silence_connections();
    sleep(IDLE).await;
    let outcome = timeout(Duration::from_millis(800), answers(&database)).await;
    outcome.expect("in time").expect("by a new connection");
    assert_eq!(proxy.connections(), 5, "the others were not even tried");
}

#[tokio::test]
async fn a_connection_dropped_while_idle_fails_nobody() {
    let test = TestDatabase::empty().await;
    let proxy = Proxy::tcp(test.url()).await;
    let database = Database::new(&through(&proxy));
    four_connections(&database).await;
    proxy.forget_connections();
    sleep(IDLE).await;
    for _ in 0..4 {
        answers(&database).await.expect("by a new connection");
    }
}

#[tokio::test]
async fn a_commit_that_is_never_answered_is_an_unknown_outcome_and_its_locks_end() {
    let test = TestDatabase::empty().await;
    let create = "create table things (size int); insert into things values (1)";
    let direct = test.client().await;
    direct.batch_execute(create).await.expect("created");
    let proxy = Proxy::tcp(test.url()).await;
    let database = Database::new(&through(&proxy));

    let mut client = database.get().await.expect("a connection");
    let transaction = client.transaction().await.expect("begun");
    let update = "update things set size = 2";
    transaction.execute(update, &[]).await.expect("locked");
    proxy.silence_connections();
    let outcome = timeout(LIMIT, transaction.commit()).await.expect("in time");
    assert!(
        matches!(outcome, Err(DatabaseError::CommitUnknown(_))),
        "{outcome:?}"
    );
    drop(client);
    let ended = timeout(Duration::from_secs(3), direct.execute(update, &[])).await;
    ended
        .expect("the server did not wait either")
        .expect("updated");
}

#[tokio::test]
async fn rows_that_stop_coming_are_not_waited_for() {
    let test = TestDatabase::empty().await;
    let proxy = Proxy::socket(test.url()).await;
    let database = Database::new(&through(&proxy));
    let client = database.get().await.expect("a connection");
    let many = "select repeat('x', 1000), pg_sleep(0.001) from generate_series(1, 500)";
    let reading = client.query(many, &[]);
    let silencing = async {
        sleep(Duration::from_millis(200)).await;
        proxy.silence_connections();
    };
    let (outcome, ()) = timeout(LIMIT, async { tokio::join!(reading, silencing) })
        .await
        .expect("in time");
    let error = DatabaseError::from(outcome.expect_err("lost"));
    assert!(matches!(error, DatabaseError::Unavailable(_)), "{error:?}");
}

#[tokio::test]
async fn a_server_that_answers_nobody_is_told_of_in_time_and_found_again() {
    let test = TestDatabase::empty().await;
    let proxy = Proxy::tcp(test.url()).await;
    let database = Database::new(&through(&proxy));
    four_connections(&database).await;
    proxy.silence_all();
    for _ in 0..3 {
        let outcome = timeout(LIMIT, answers(&database)).await.expect("in time");
        assert!(outcome.is_err());
    }
    assert!(database.is_healthy(), "not for long yet");
    proxy.heal();
    let healed = Instant::now();
    while answers(&database).await.is_err() {
        assert!(healed.elapsed() < Duration::from_secs(5), "not well again");
        sleep(Duration::from_millis(50)).await;
    }
}

#[tokio::test]
async fn who_waits_for_a_connection_that_is_lost_gets_another() {
    let test = TestDatabase::empty().await;
    let proxy = Proxy::tcp(test.url()).await;
    let database = Database::new(&through(&proxy).pool_size(1));
    let client = database.get().await.expect("the only connection");
    let ended = client.query_one("select pg_terminate_backend(pg_backend_pid())", &[]);
    ended.await.map(drop).expect_err("ended");
    let waiting = tokio::spawn({
        let database = database.clone();
        async move { answers(&database).await }
    });
    sleep(Duration::from_millis(50)).await;
    drop(client);
    waiting
        .await
        .expect("no panic")
        .expect("another connection");
}
