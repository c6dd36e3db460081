//! The job as it is deployed: a process, its exit code and its log.

use std::process::{Output, Stdio};

use guichet_testing::TestDatabase;
use serde_json::Value;
use tokio::process::Command;

async fn migrate(variables: &[(&str, &str)]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_guichet-migrate"))
        .env_clear()
        .envs(variables.iter().copied())
        .stdin(Stdio::null())
        .output()
        .await
        .expect("the job can be run")
}

/// The log, a JSON object a line.
fn lines(output: &Output) -> Vec<Value> {
    let log = String::from_utf8(output.stdout.clone()).expect("the log is text");
    log.lines()
        .map(|line| serde_json::from_str(line).expect("a line of the log is JSON"))
        .collect()
}

#[tokio::test]
async fn an_empty_database_gets_the_schema_and_a_second_run_has_nothing_to_do() {
    let test = TestDatabase::empty().await;
    let first = migrate(&[("DATABASE_URL", test.url())]).await;
    assert_eq!(first.status.code(), Some(0), "{first:?}");
    let last = lines(&first).pop().expect("it logs");
    assert_eq!(last["severity"], "INFO");
    assert!(last["applied"].as_u64().expect("a number") > 0, "{last}");
    test.client()
        .await
        .query("select organizer_id from organizers", &[])
        .await
        .expect("the schema is there");

    let second = migrate(&[("DATABASE_URL", test.url())]).await;
    assert_eq!(second.status.code(), Some(0), "{second:?}");
    assert_eq!(lines(&second).pop().expect("it logs")["applied"], 0);
}

#[tokio::test]
async fn two_jobs_at_once_take_turns() {
    let test = TestDatabase::empty().await;
    let variables = [("DATABASE_URL", test.url())];
    let (one, other) = tokio::join!(migrate(&variables), migrate(&variables));
    assert!(
        one.status.success() && other.status.success(),
        "{one:?} {other:?}"
    );
}

#[tokio::test]
async fn a_failure_is_an_error_in_the_log_and_an_exit_code() {
    let test = TestDatabase::empty().await;
    test.client()
        .await
        .batch_execute("create table organizers ()")
        .await
        .expect("in the way");
    let output = migrate(&[("DATABASE_URL", test.url())]).await;
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let last = lines(&output).pop().expect("it logs");
    assert_eq!(last["severity"], "ERROR");
    let error = last["error"].as_str().expect("a text");
    assert!(
        error.contains("organizers") && error.contains("already exists"),
        "{error}"
    );
}

#[tokio::test]
async fn a_server_that_is_not_there_is_told() {
    let output = migrate(&[("DATABASE_URL", "postgresql:///x?host=/nowhere&user=x")]).await;
    assert_eq!(output.status.code(), Some(1), "{output:?}");
}

#[tokio::test]
async fn a_missing_variable_is_named() {
    let output = migrate(&[]).await;
    assert_eq!(output.status.code(), Some(78));
    assert!(
        String::from_utf8_lossy(&output.stderr).contains("DATABASE_URL"),
        "{output:?}"
    );
}
