use std::time::Duration;

use guichet_http::StatusCode;

use crate::support::{SCOPE, Setting, request};

#[tokio::test]
async fn the_answer_is_there_if_the_work_is() {
    let setting = Setting::new().await;
    let mut client = setting
        .database
        .get_with_long_wait()
        .await
        .expect("a connection");
    for (name, commit) in [("undone", false), ("done", true)] {
        let transaction = client.transaction().await.expect("begun");
        let first = setting
            .answer_within(&transaction, &request(name, "{}"))
            .await
            .expect("answered");
        if commit {
            transaction.commit().await.expect("committed");
        } else {
            transaction.rollback().await.expect("undone");
        }
        let again = setting.answer(SCOPE, &request(name, "{}")).await;
        assert_eq!(again == first, commit, "{name}");
    }
}

#[tokio::test]
async fn a_key_taken_in_a_transaction_that_never_ends_well_is_free_at_once() {
    let setting = Setting::new().await;
    let mut client = setting
        .database
        .get_with_long_wait()
        .await
        .expect("a connection");
    let transaction = client.transaction().await.expect("begun");
    let first = setting
        .answer_within(&transaction, &request("a", "{}"))
        .await;
    assert!(first.is_ok());
    // As the server does when a process dies.
    drop(transaction);
    let answer = setting.answer(SCOPE, &request("a", "{}")).await;
    assert_eq!(answer.status, StatusCode::CREATED);
}

#[tokio::test]
async fn who_comes_with_a_key_taken_in_a_transaction_waits_for_its_answer() {
    let setting = Setting::new().await;
    let (mut first, mut second) = (
        setting
            .database
            .get_with_long_wait()
            .await
            .expect("a connection"),
        setting
            .database
            .get_with_long_wait()
            .await
            .expect("a connection"),
    );
    let (first, second) = (
        first.transaction().await.expect("begun"),
        second.transaction().await.expect("begun"),
    );
    let request = request("a", "{}");
    let answer = setting.answer_within(&first, &request).await;
    let answer = answer.expect("nobody had the key");
    let commit = async {
        tokio::time::sleep(Duration::from_millis(100)).await;
        first.commit().await.expect("committed");
    };
    let (waited, ()) = tokio::join!(setting.answer_within(&second, &request), commit);
    assert_eq!(waited.expect("answered"), answer);
    assert_eq!(setting.runs(), 1);
}

#[tokio::test]
async fn who_waits_too_long_for_a_key_is_told_that_it_is_in_use() {
    let setting = Setting::new().await;
    let (mut first, mut second) = (
        setting
            .database
            .get_with_long_wait()
            .await
            .expect("a connection"),
        setting
            .database
            .get_with_long_wait()
            .await
            .expect("a connection"),
    );
    let first = first.transaction().await.expect("begun");
    let request = request("a", "{}");
    let answer = setting.answer_within(&first, &request).await;
    answer.expect("nobody had the key");
    let second = second.transaction().await.expect("begun");
    let problem = setting.answer_within(&second, &request).await.map(drop);
    assert_eq!(
        problem.expect_err("taken").name(),
        "idempotency-in-progress"
    );
}
