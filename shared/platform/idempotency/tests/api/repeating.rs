use std::time::Duration;

use futures::future::join_all;
use guichet_http::StatusCode;
use jiff::SignedDuration;

use crate::support::{SCOPE, Setting, request};

#[tokio::test]
async fn the_same_request_gets_its_first_answer_byte_for_byte() {
    let setting = Setting::new().await;
    let first = setting.answer(SCOPE, &request("a", "{}")).await;
    assert_eq!(first.status, StatusCode::CREATED);
    assert_eq!(first.location.as_deref(), Some("/things/1"));
    assert_eq!(first.body, "{\"number\":1}");
    for _ in 0..3 {
        assert_eq!(setting.answer(SCOPE, &request("a", "{}")).await, first);
    }
    assert_eq!(setting.runs(), 1);
}

#[tokio::test]
async fn another_request_with_the_key_is_refused() {
    let setting = Setting::new().await;
    setting.answer(SCOPE, &request("a", "{}")).await;
    let problem = setting.problem(&request("a", "{\"more\":1}")).await;
    assert_eq!(
        (problem.status(), problem.name()),
        (StatusCode::UNPROCESSABLE_ENTITY, "idempotency-key-reused")
    );
    assert_eq!(setting.runs(), 1);
}

#[tokio::test]
async fn keys_of_others_are_others() {
    let setting = Setting::new().await;
    let mine = setting.answer(SCOPE, &request("a", "{}")).await;
    assert_ne!(
        setting.answer("test.pay:43", &request("a", "{}")).await,
        mine
    );
    assert_ne!(setting.answer(SCOPE, &request("b", "{}")).await, mine);
}

#[tokio::test]
async fn fifty_at_once_do_the_work_once() {
    let setting = Setting::new().await;
    let request = request("a", "{}");
    let answers = (0..50).map(|_| {
        setting.try_answer(SCOPE, &request, async || {
            tokio::time::sleep(Duration::from_millis(50)).await;
            Ok(setting.create())
        })
    });
    let mut created = 0;
    for answer in join_all(answers).await {
        match answer {
            Ok(answer) => {
                assert_eq!(answer.body, "{\"number\":1}");
                created += 1;
            }
            // The database's connections are few.
            Err(problem) => assert!(
                ["idempotency-in-progress", "overloaded"].contains(&problem.name()),
                "{problem}"
            ),
        }
    }
    assert!(created >= 1);
    assert_eq!(setting.runs(), 1);
}

#[tokio::test]
async fn a_refusal_frees_the_key() {
    let setting = Setting::new().await;
    let request = request("a", "{}");
    for _ in 0..2 {
        let refused = setting
            .try_answer(SCOPE, &request, async || Err(setting.refuse()))
            .await;
        assert_eq!(refused.map(drop).expect_err("refused").name(), "sold-out");
    }
    assert_eq!(
        setting.answer(SCOPE, &request).await.status,
        StatusCode::CREATED
    );
    assert_eq!(setting.runs(), 3);
}

#[tokio::test]
async fn an_answer_is_forgotten_after_a_day() {
    let setting = Setting::new().await;
    let first = setting.answer(SCOPE, &request("a", "{}")).await;
    setting
        .clock
        .advance(SignedDuration::from_hours(24) - SignedDuration::from_secs(1));
    assert_eq!(setting.answer(SCOPE, &request("a", "{}")).await, first);
    setting.clock.advance(SignedDuration::from_secs(1));
    assert_ne!(
        setting
            .answer(SCOPE, &request("a", "{\"another\":1}"))
            .await,
        first
    );
}
