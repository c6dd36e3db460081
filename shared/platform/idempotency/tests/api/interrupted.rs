use std::time::Duration;

use guichet_database::{DatabaseError, Transaction};
use guichet_http::{Problem, StatusCode};
use guichet_idempotency::{Begun, StoredResponse, run};
use jiff::SignedDuration;

use crate::support::{SCOPE, Setting, key, nothing, request};

#[tokio::test]
async fn a_request_that_was_never_finished_frees_its_key_after_twenty_seconds() {
    let setting = Setting::new().await;
    let begun = key(SCOPE, &request("a", "{}"))
        .begin(&setting.database, &setting.clock)
        .await
        .expect("the first");
    assert!(matches!(begun, Begun::Acquired(_)));
    drop(begun);

    setting.clock.advance(SignedDuration::from_secs(19));
    assert_eq!(
        setting.problem(&request("a", "{}")).await.name(),
        "idempotency-in-progress"
    );
    setting.clock.advance(SignedDuration::from_secs(1));
    assert_eq!(
        setting.answer(SCOPE, &request("a", "{}")).await.status,
        StatusCode::CREATED
    );
}

#[tokio::test]
async fn who_comes_back_after_the_key_was_taken_over_does_not_replace_the_answer() {
    let setting = Setting::new().await;
    let key = key(SCOPE, &request("a", "{}"));
    let Begun::Acquired(slow) = key
        .begin(&setting.database, &setting.clock)
        .await
        .expect("the first")
    else {
        panic!("nobody had the key");
    };
    setting.clock.advance(SignedDuration::from_secs(21));
    let answer = setting.answer(SCOPE, &request("a", "{}")).await;

    slow.finish(&setting.database, Ok(nothing()))
        .await
        .expect("answered");
    assert_eq!(setting.answer(SCOPE, &request("a", "{}")).await, answer);
}

#[tokio::test]
async fn an_answer_kept_in_the_transaction_of_the_work_is_there_if_the_work_is() {
    let setting = Setting::new().await;
    let answer = StoredResponse {
        status: StatusCode::OK,
        content_type: Some("text/plain".to_owned()),
        location: None,
        body: "done".into(),
    };
    let mut client = setting.database.get().await.expect("a connection");
    for (name, commit) in [("undone", false), ("done", true)] {
        let key = key(SCOPE, &request(name, "{}"));
        let Begun::Acquired(claim) = key
            .begin(&setting.database, &setting.clock)
            .await
            .expect("the first")
        else {
            panic!("nobody had the key");
        };
        let transaction = client.transaction().await.expect("begun");
        assert!(claim.store(&transaction, &answer).await.expect("stored"));
        if commit {
            transaction.commit().await.expect("committed");
            assert_eq!(setting.answer(SCOPE, &request(name, "{}")).await, answer);
        } else {
            transaction.rollback().await.expect("undone");
            assert_eq!(
                setting.problem(&request(name, "{}")).await.name(),
                "idempotency-in-progress"
            );
        }
    }
    assert_eq!(setting.counter.runs(), 0);
}

async fn begin_within(setting: &Setting, transaction: &Transaction<'_>) -> Result<Begun, Problem> {
    let key = key(SCOPE, &request("a", "{}"));
    let begun = key.begin_within(transaction, &setting.clock).await;
    begun.map_err(Problem::from)
}

#[tokio::test]
async fn a_key_taken_in_a_transaction_that_never_ends_well_is_free_at_once() {
    let setting = Setting::new().await;
    let mut client = setting.database.get().await.expect("a connection");
    let transaction = client.transaction().await.expect("begun");
    let begun = begin_within(&setting, &transaction).await;
    assert!(matches!(begun, Ok(Begun::Acquired(_))));
    // As the server does when a process dies.
    drop(transaction);
    let answer = setting.answer(SCOPE, &request("a", "{}")).await;
    assert_eq!(answer.status, StatusCode::CREATED);
}

#[tokio::test]
async fn who_comes_with_a_key_taken_in_a_transaction_waits_for_its_answer() {
    let setting = Setting::new().await;
    let (mut first, mut second) = (
        setting.database.get().await.expect("a connection"),
        setting.database.get().await.expect("a connection"),
    );
    let (first, second) = (
        first.transaction().await.expect("begun"),
        second.transaction().await.expect("begun"),
    );
    let Ok(Begun::Acquired(claim)) = begin_within(&setting, &first).await else {
        panic!("nobody had the key");
    };
    let answer = StoredResponse::of(&nothing()).await;
    assert!(claim.store(&first, &answer).await.expect("stored"));
    let commit = async {
        tokio::time::sleep(Duration::from_millis(100)).await;
        first.commit().await.expect("committed");
    };
    let (waited, ()) = tokio::join!(begin_within(&setting, &second), commit);
    assert!(matches!(waited, Ok(Begun::Replayed(given)) if given == answer));
}

#[tokio::test]
async fn who_waits_too_long_for_a_key_is_told_that_it_is_in_use() {
    let setting = Setting::new().await;
    let (mut first, mut second) = (
        setting.database.get().await.expect("a connection"),
        setting.database.get().await.expect("a connection"),
    );
    let first = first.transaction().await.expect("begun");
    let _claim = begin_within(&setting, &first).await.expect("nobody had it");
    let second = second.transaction().await.expect("begun");
    let problem = begin_within(&setting, &second).await.map(drop);
    assert_eq!(
        problem.expect_err("taken").name(),
        "idempotency-in-progress"
    );
}

#[tokio::test]
async fn a_refusal_frees_the_key_also_when_all_connections_are_busy() {
    let setting = Setting::with_connections(1).await;
    let refused = request("a", "{}");
    let outcome = run(
        &setting.database,
        &setting.clock,
        key(SCOPE, &refused),
        || async {
            let held = setting.database.get().await?;
            // Somebody else has the only connection for longer than a request waits for one.
            tokio::spawn(async move {
                tokio::time::sleep(Duration::from_millis(600)).await;
                drop(held);
            });
            Err(Problem::overloaded())
        },
    );
    let problem = outcome.await.map(drop).expect_err("refused");
    assert_eq!(problem.name(), "overloaded");
    let answer = setting.answer(SCOPE, &refused).await;
    assert_eq!(answer.status, StatusCode::CREATED);
}

#[tokio::test]
async fn while_the_outcome_is_unknown_the_key_stays_taken() {
    let setting = Setting::new().await;
    let lost = setting
        .test
        .client()
        .await
        .batch_execute("nonsense")
        .await
        .expect_err("refused");
    let request = request("a", "{}");
    let outcome = run(
        &setting.database,
        &setting.clock,
        key(SCOPE, &request),
        || async { Err(DatabaseError::CommitUnknown(Some(std::sync::Arc::new(lost))).into()) },
    );
    assert_eq!(
        outcome.await.map(drop).expect_err("unknown").name(),
        "outcome-unknown"
    );
    assert_eq!(
        setting.problem(&request).await.name(),
        "idempotency-in-progress"
    );
}
