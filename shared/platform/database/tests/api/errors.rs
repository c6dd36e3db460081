use std::time::{Duration, Instant};

use guichet_database::{DatabaseError, Failure, ResultExt};
use guichet_problem::{Problem, ProblemType, StatusCode};
use guichet_testing::TestDatabase;

const TABLE: &str = "create table things (
    id int, size int,
    constraint things_id_key unique (id),
    constraint things_size_check check (size > 0))";

fn taken() -> Problem {
    ProblemType::new(StatusCode::CONFLICT, "taken", "Taken").into()
}

fn too_small() -> Problem {
    ProblemType::new(StatusCode::UNPROCESSABLE_ENTITY, "too-small", "Too small").into()
}

#[tokio::test]
async fn the_constraint_that_refused_decides_the_problem() {
    let test = TestDatabase::empty().await;
    let client = test.database().get().await.expect("a connection");
    client.batch_execute(TABLE).await.expect("created");
    let insert = async |id: i32, size: i32| {
        client
            .execute("insert into things values ($1, $2)", &[&id, &size])
            .await
            .on_constraint("things_id_key", taken)
            .on_constraint("things_size_check", too_small)
            .or_problem()
    };
    assert_eq!(insert(1, 1).await.expect("inserted"), 1);
    assert_eq!(insert(1, 1).await.expect_err("refused").name(), "taken");
    assert_eq!(insert(2, 0).await.expect_err("refused").name(), "too-small");
}

#[tokio::test]
async fn a_constraint_nobody_expected_is_an_internal_error() {
    let test = TestDatabase::empty().await;
    let client = test.database().get().await.expect("a connection");
    client.batch_execute(TABLE).await.expect("created");
    let outcome = client
        .execute("insert into things values (1, 0)", &[])
        .await;
    let problem = outcome
        .on_constraint("things_id_key", taken)
        .or_problem()
        .expect_err("refused");
    assert_eq!(problem.status(), StatusCode::INTERNAL_SERVER_ERROR);
}

#[tokio::test]
async fn a_lock_is_waited_for_less_than_half_a_second() {
    let test = TestDatabase::empty().await;
    let database = test.database();
    let mut holder = database.get().await.expect("a connection");
    holder.batch_execute(TABLE).await.expect("created");
    let holding = holder.transaction().await.expect("begun");
    holding
        .batch_execute("lock table things")
        .await
        .expect("locked");

    let client = database.get().await.expect("a connection");
    let start = Instant::now();
    let error = client
        .execute("insert into things values (1, 1)", &[])
        .await
        .expect_err("locked");
    let error = DatabaseError::from(error);
    assert!(matches!(error, DatabaseError::Locked(Some(_))), "{error:?}");
    assert!(start.elapsed() < Duration::from_millis(800));
    assert_eq!(
        Problem::from(error).status(),
        StatusCode::SERVICE_UNAVAILABLE
    );
}

#[tokio::test]
async fn a_statement_that_takes_too_long_is_ended() {
    let test = TestDatabase::empty().await;
    let client = test.database().get().await.expect("a connection");
    let error = client
        .query_one("select pg_sleep(10)", &[])
        .await
        .map(drop)
        .expect_err("ended");
    assert!(matches!(
        DatabaseError::from(error),
        DatabaseError::Busy(Some(_))
    ));
}

#[tokio::test]
async fn a_mistake_of_ours_is_told_to_nobody() {
    let test = TestDatabase::empty().await;
    let client = test.database().get().await.expect("a connection");
    let error = client
        .query_one("select secret_column", &[])
        .await
        .map(drop)
        .expect_err("no such column");
    let problem = Problem::from(Failure::from(error));
    assert_eq!(problem.status(), StatusCode::INTERNAL_SERVER_ERROR);
    let body = format!("{:?}", problem.into_response());
    assert!(!body.contains("secret_column"), "{body}");
}

#[tokio::test]
async fn what_a_refused_row_holds_is_not_told_to_the_log() {
    let test = TestDatabase::empty().await;
    let client = test.database().get().await.expect("a connection");
    let table =
        "create table people (name text, constraint people_name_check check (length(name) < 3))";
    client.batch_execute(table).await.expect("created");
    let insert = "insert into people values ('Ada Lovelace')";
    for (statement, told) in [
        (insert, "people_name_check"),
        ("select 'Ada Lovelace'::date", "22007"),
        ("select 1 + ' Ada Lovelace'::int", "22P02"),
        ("select lovelaces()", "lovelaces() does not exist"),
    ] {
        let error = client.batch_execute(statement).await.expect_err("refused");
        let problem = Problem::from(DatabaseError::from(error));
        let logged = format!("{problem:?}");
        assert!(logged.contains(told), "{logged}");
        assert!(!logged.contains("Lovelace"), "{logged}");
    }
}

#[tokio::test]
async fn a_session_that_was_ended_because_we_stood_still_is_unavailability() {
    let test = TestDatabase::empty().await;
    let mut client = test.database().get().await.expect("a connection");
    client
        .batch_execute("set idle_in_transaction_session_timeout = 50")
        .await
        .expect("set");
    let transaction = client.transaction().await.expect("begun");
    tokio::time::sleep(Duration::from_millis(300)).await;
    let error = transaction
        .query_one("select 1", &[])
        .await
        .map(drop)
        .expect_err("ended");
    let error = DatabaseError::from(error);
    assert!(matches!(error, DatabaseError::Unavailable(_)), "{error:?}");
}

#[tokio::test]
async fn a_busy_database_is_overload_and_an_unknown_outcome_says_what_to_do() {
    let busy = Problem::from(DatabaseError::Busy(None)).into_response();
    assert_eq!(busy.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert!(busy.headers().contains_key("retry-after"));

    let test = TestDatabase::empty().await;
    let error = test
        .client()
        .await
        .batch_execute("nonsense")
        .await
        .expect_err("refused");
    let unknown = Problem::from(DatabaseError::CommitUnknown(Some(std::sync::Arc::new(
        error,
    ))));
    assert_eq!(unknown.name(), "outcome-unknown");
    assert!(
        unknown
            .into_response()
            .headers()
            .contains_key("retry-after")
    );
}
