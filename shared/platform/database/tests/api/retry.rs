use std::sync::atomic::{AtomicU32, Ordering};

use guichet_database::{Database, DatabaseError, Failure};
use guichet_problem::Problem;
use guichet_testing::TestDatabase;
use tokio::sync::Barrier;

/// Takes both rows, in the given order, and meets the other transaction after the first.
async fn take_both(
    database: &Database,
    ids: [i32; 2],
    meeting: &Barrier,
    attempts: &AtomicU32,
) -> Result<(), DatabaseError> {
    let first = attempts.fetch_add(1, Ordering::SeqCst) < 2;
    let mut client = database.get().await?;
    let transaction = client.transaction().await?;
    let update = "update things set size = size + 1 where id = $1";
    transaction.execute(update, &[&ids[0]]).await?;
    if first {
        meeting.wait().await;
    }
    transaction.execute(update, &[&ids[1]]).await?;
    transaction.commit().await
}

#[tokio::test]
async fn two_transactions_in_a_deadlock_both_succeed_in_the_end() {
    let test = TestDatabase::empty().await;
    let table = "create table things (id int primary key, size int); insert into things values (1, 0), (2, 0)";
    let client = test.client().await;
    client.batch_execute(table).await.expect("created");
    // The server looks for deadlocks after a second; we would give up the lock before that.
    let name: String = client
        .query_one("select current_database()::text", &[])
        .await
        .expect("answered")
        .get(0);
    client
        .batch_execute(&format!(
            "alter database {name} set deadlock_timeout = '50ms'"
        ))
        .await
        .expect("altered");

    let database = test.database();
    let (meeting, attempts) = (Barrier::new(2), AtomicU32::new(0));
    let (one, other) = tokio::join!(
        database.retry(|| take_both(&database, [1, 2], &meeting, &attempts)),
        database.retry(|| take_both(&database, [2, 1], &meeting, &attempts)),
    );
    one.expect("done");
    other.expect("done");
    assert_eq!(
        attempts.load(Ordering::SeqCst),
        3,
        "one of them was repeated once"
    );
    let sum: i64 = client
        .query_one("select sum(size) from things", &[])
        .await
        .expect("answered")
        .get(0);
    assert_eq!(sum, 4);
}

/// What the server says when it could not serialize.
async fn conflict(test: &TestDatabase) -> DatabaseError {
    let raise = "do $$ begin raise exception 'in the way' using errcode = '40001'; end $$";
    test.client()
        .await
        .batch_execute(raise)
        .await
        .expect_err("raised")
        .into()
}

#[tokio::test]
async fn work_that_never_succeeds_is_given_up_after_three_retries() {
    let test = TestDatabase::empty().await;
    let database = test.database();
    let attempts = AtomicU32::new(0);
    let outcome: Result<(), DatabaseError> = database
        .retry(|| async {
            attempts.fetch_add(1, Ordering::SeqCst);
            Err(conflict(&test).await)
        })
        .await;
    let error = outcome.expect_err("given up");
    assert!(matches!(error, DatabaseError::Conflict(_)), "{error:?}");
    assert_eq!(attempts.load(Ordering::SeqCst), 4);
}

#[tokio::test]
async fn nothing_else_is_repeated() {
    let test = TestDatabase::empty().await;
    let database = test.database();
    let attempts = AtomicU32::new(0);
    let outcome: Result<(), Failure> = database
        .retry(|| async {
            attempts.fetch_add(1, Ordering::SeqCst);
            Err(Problem::not_found().into())
        })
        .await;
    assert!(matches!(outcome, Err(Failure::Problem(_))));
    let outcome: Result<(), DatabaseError> = database
        .retry(|| async {
            attempts.fetch_add(1, Ordering::SeqCst);
            Err(DatabaseError::Busy(None))
        })
        .await;
    assert!(matches!(outcome, Err(DatabaseError::Busy(None))));
    assert_eq!(attempts.load(Ordering::SeqCst), 2);
}
