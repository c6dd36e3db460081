//! Keys on a real database.

use std::sync::atomic::{AtomicU32, Ordering};

use guichet_clock::Clock;
use guichet_database::{Database, DatabaseError};
use guichet_http::{Method, Outcome, Problem, Request, StatusCode, bytes, header, no_content};
use guichet_idempotency::{Begun, Key, StoredAnswer, run};
use guichet_testing::TestDatabase;
use jiff::SignedDuration;

const SCOPE: &str = "test.pay:42";

fn request(key: &str, body: &'static str) -> Request {
    Request::for_test(Method::POST, "/pay")
        .header("idempotency-key", key)
        .body(body)
        .build()
}

/// A handler whose answer tells how often it has run.
struct Counter(AtomicU32);

impl Counter {
    fn new() -> Self {
        Self(AtomicU32::new(0))
    }

    async fn created(&self) -> Outcome {
        let number = self.0.fetch_add(1, Ordering::SeqCst) + 1;
        let mut response = bytes(
            StatusCode::CREATED,
            "application/json",
            format!("{{\"number\":  {number}}}"),
        );
        response
            .headers_mut()
            .insert(header::LOCATION, "/things/1".parse().expect("legal"));
        Ok(response)
    }

    async fn refused(&self) -> Outcome {
        self.0.fetch_add(1, Ordering::SeqCst);
        Err(Problem::new(StatusCode::CONFLICT, "sold-out", "Sold out"))
    }

    fn runs(&self) -> u32 {
        self.0.load(Ordering::SeqCst)
    }
}

struct Setting {
    // Dropped last: it takes the database with it.
    database: Database,
    clock: Clock,
    counter: Counter,
    test: TestDatabase,
}

impl Setting {
    async fn new() -> Self {
        let test = TestDatabase::create().await;
        Self {
            database: test.database(),
            clock: guichet_testing::clock(),
            counter: Counter::new(),
            test,
        }
    }

    async fn create(&self, scope: &str, request: &Request) -> Outcome {
        run(&self.database, &self.clock, scope, request, || {
            self.counter.created()
        })
        .await
    }

    async fn answer(&self, scope: &str, request: &Request) -> StoredAnswer {
        StoredAnswer::of(&self.create(scope, request).await.expect("answered")).await
    }

    async fn problem(&self, request: &Request) -> Problem {
        self.create(SCOPE, request)
            .await
            .map(drop)
            .expect_err("refused")
    }
}

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
            SCOPE,
            &request,
            || async {
                setting.counter.0.fetch_add(1, Ordering::SeqCst);
                Ok(no_content())
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
                SCOPE,
                &request,
                || async {
                    tokio::time::sleep(std::time::Duration::from_millis(50)).await;
                    setting.counter.created().await
                },
            )
            .await
        });
    }
    let mut created = 0;
    for outcome in join_all(requests).await {
        match outcome {
            Ok(response) => {
                assert_eq!(StoredAnswer::of(&response).await.body, "{\"number\":  1}");
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

/// Polls all of them, and answers in their order.
async fn join_all<F: Future>(futures: Vec<F>) -> Vec<F::Output> {
    let mut futures: Vec<_> = futures.into_iter().map(Box::pin).collect();
    let mut outcomes: Vec<Option<F::Output>> = futures.iter().map(|_| None).collect();
    std::future::poll_fn(|context| {
        for (future, outcome) in futures.iter_mut().zip(&mut outcomes) {
            if outcome.is_none()
                && let std::task::Poll::Ready(ready) = future.as_mut().poll(context)
            {
                *outcome = Some(ready);
            }
        }
        if outcomes.iter().all(Option::is_some) {
            std::task::Poll::Ready(())
        } else {
            std::task::Poll::Pending
        }
    })
    .await;
    outcomes.into_iter().flatten().collect()
}

#[tokio::test]
async fn a_refusal_frees_the_key() {
    let setting = Setting::new().await;
    let request = request("a", "{}");
    for _ in 0..2 {
        let outcome = run(&setting.database, &setting.clock, SCOPE, &request, || {
            setting.counter.refused()
        })
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
