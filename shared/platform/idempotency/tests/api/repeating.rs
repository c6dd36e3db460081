use std::sync::atomic::Ordering;

use futures::future::join_all;
use guichet_http::{Method, Request, StatusCode, header};
use guichet_idempotency::{StoredResponse, run};
use jiff::SignedDuration;

use crate::support::{SCOPE, Setting, key, nothing, request};

#[tokio::test]
async fn the_same_request_gets_its_first_answer_byte_for_byte() {
    let setting = Setting::new().await;
    let first = setting.answer(SCOPE, &request("a", "{}")).await;
    assert_eq!(first.status, StatusCode::CREATED);
    assert_eq!(first.location.as_deref(), Some("/things/1"));
    assert_eq!(first.body, "{\"number\":  1}");
    for _ in 0..3 {
        assert_eq!(setting.answer(SCOPE, &request("a", "{}")).await, first);
    }
    assert_eq!(setting.counter.runs(), 1);
}

#[tokio::test]
async fn an_answer_without_a_body_is_kept_too() {
    let setting = Setting::new().await;
    let request = request("a", "");
    for _ in 0..2 {
        let outcome = run(
            &setting.database,
            &setting.clock,
            key(SCOPE, &request),
            || async {
                setting.counter.0.fetch_add(1, Ordering::SeqCst);
                Ok(nothing())
            },
        );
        assert_eq!(
            outcome.await.expect("answered").status(),
            StatusCode::NO_CONTENT
        );
    }
    assert_eq!(setting.counter.runs(), 1);
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
    assert_eq!(setting.counter.runs(), 1);
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
async fn a_request_without_a_key_is_refused() {
    let setting = Setting::new().await;
    let problem = setting
        .problem(&Request::for_test(Method::POST, "/pay").build())
        .await;
    assert_eq!(problem.status(), StatusCode::BAD_REQUEST);
    assert_eq!(setting.counter.runs(), 0);
}

#[tokio::test]
async fn fifty_at_once_do_the_work_once() {
    let setting = Setting::new().await;
    let request = request("a", "{}");
    let mut requests = Vec::new();
    for _ in 0..50 {
        requests.push(async {
            run(
                &setting.database,
                &setting.clock,
                key(SCOPE, &request),
                || async {
                    tokio::time::sleep(std::time::Duration::from_millis(50)).await;
                    Ok(setting.counter.created())
                },
            )
            .await
        });
    }
    let mut created = 0;
    for outcome in join_all(requests).await {
        match outcome {
            Ok(response) => {
                assert_eq!(StoredResponse::of(&response).await.body, "{\"number\":  1}");
                created += 1;
            }
            Err(problem) => {
                assert_eq!(problem.name(), "idempotency-in-progress");
                let response = problem.into_response();
                assert_eq!(response.status(), StatusCode::CONFLICT);
                assert!(response.headers().contains_key(header::RETRY_AFTER));
            }
        }
    }
    assert!(created >= 1);
    assert_eq!(setting.counter.runs(), 1);
}

#[tokio::test]
async fn a_refusal_frees_the_key() {
    let setting = Setting::new().await;
    let request = request("a", "{}");
    for _ in 0..2 {
        let outcome = run(
            &setting.database,
            &setting.clock,
            key(SCOPE, &request),
            || async { setting.counter.refused() },
        )
        .await;
        assert_eq!(outcome.map(drop).expect_err("refused").name(), "sold-out");
    }
    assert_eq!(
        setting.answer(SCOPE, &request).await.status,
        StatusCode::CREATED
    );
    assert_eq!(setting.counter.runs(), 3);
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
