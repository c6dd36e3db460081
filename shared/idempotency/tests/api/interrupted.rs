use guichet_database::DatabaseError;
use guichet_http::{StatusCode, no_content};
use guichet_idempotency::{Begun, Key, StoredAnswer, run};
use jiff::SignedDuration;

use crate::support::{SCOPE, Setting, request};

#[tokio::test]
async fn a_request_that_was_never_finished_frees_its_key_after_a_minute() {
    let setting = Setting::new().await;
    let key = || Key::of(SCOPE, &request("a", "{}")).expect("it has a key");
    let begun = key()
        .begin(&setting.database, &setting.clock)
        .await
        .expect("the first");
    assert!(matches!(begun, Begun::First(_)));
    drop(begun);

    setting.clock.advance(SignedDuration::from_secs(59));
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
    let key = Key::of(SCOPE, &request("a", "{}")).expect("it has a key");
    let Begun::First(slow) = key
        .begin(&setting.database, &setting.clock)
        .await
        .expect("the first")
    else {
        panic!("nobody had the key");
    };
    setting.clock.advance(SignedDuration::from_secs(61));
    let answer = setting.answer(SCOPE, &request("a", "{}")).await;

    slow.finish(&setting.database, Ok(no_content()))
        .await
        .expect("answered");
    assert_eq!(setting.answer(SCOPE, &request("a", "{}")).await, answer);
}

#[tokio::test]
async fn an_answer_kept_in_the_transaction_of_the_work_is_there_if_the_work_is() {
    let setting = Setting::new().await;
    let answer = StoredAnswer {
        status: StatusCode::OK,
        content_type: Some("text/plain".to_owned()),
        location: None,
        body: "done".into(),
    };
    let mut client = setting.database.get().await.expect("a connection");
    for (name, commit) in [("undone", false), ("done", true)] {
        let key = Key::of(SCOPE, &request(name, "{}")).expect("it has a key");
        let Begun::First(claim) = key
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
        SCOPE,
        &request,
        || async { Err(DatabaseError::CommitUnknown(std::sync::Arc::new(lost)).into()) },
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
