use std::sync::atomic::{AtomicU32, Ordering};

use guichet_clock::Clock;
use guichet_database::Database;
use guichet_http::{Method, Problem, ProblemType, Request, Response, StatusCode, bytes, header};
use guichet_idempotency::{IdempotencyKey, Key, StoredResponse, run};
use guichet_testing::TestDatabase;

pub(crate) const SCOPE: &str = "test.pay:42";

pub(crate) fn request(key: &str, body: &'static str) -> Request {
    Request::for_test(Method::POST, "/pay")
        .keyed(key)
        .body(body)
        .build()
}

const SOLD_OUT: ProblemType = ProblemType::new(StatusCode::CONFLICT, "sold-out", "Sold out");

pub(crate) fn key(scope: &str, request: &Request) -> Key {
    Key::new(scope, IdempotencyKey::of(request).expect("it has a key"))
}

/// 204.
pub(crate) fn nothing() -> Response {
    let mut response = Response::default();
    *response.status_mut() = StatusCode::NO_CONTENT;
    response
}

/// A handler whose answer tells how often it has run.
pub(crate) struct Counter(pub(crate) AtomicU32);

impl Counter {
    fn new() -> Self {
        Self(AtomicU32::new(0))
    }

    pub(crate) fn created(&self) -> Response {
        let number = self.0.fetch_add(1, Ordering::SeqCst) + 1;
        let mut response = bytes(
            StatusCode::CREATED,
            "application/json",
            format!("{{\"number\":  {number}}}"),
        );
        response
            .headers_mut()
            .insert(header::LOCATION, "/things/1".parse().expect("legal"));
        response
    }

    pub(crate) fn refused(&self) -> Result<Response, Problem> {
        self.0.fetch_add(1, Ordering::SeqCst);
        Err(SOLD_OUT.into())
    }

    pub(crate) fn runs(&self) -> u32 {
        self.0.load(Ordering::SeqCst)
    }
}

pub(crate) struct Setting {
    pub(crate) database: Database,
    pub(crate) clock: Clock,
    pub(crate) counter: Counter,
    // Dropped last: it takes the database with it.
    pub(crate) test: TestDatabase,
}

impl Setting {
    pub(crate) async fn new() -> Self {
        Self::with_connections(4).await
    }

    pub(crate) async fn with_connections(connections: usize) -> Self {
        let test = TestDatabase::create().await;
        Self {
            database: Database::new(&test.config().pool_size(connections)),
            clock: guichet_testing::clock(),
            counter: Counter::new(),
            test,
        }
    }

    pub(crate) async fn create(&self, scope: &str, request: &Request) -> Result<Response, Problem> {
        let key = Key::new(scope, IdempotencyKey::of(request)?);
        run(&self.database, &self.clock, key, || async {
            Ok(self.counter.created())
        })
        .await
    }

    pub(crate) async fn answer(&self, scope: &str, request: &Request) -> StoredResponse {
        StoredResponse::of(&self.create(scope, request).await.expect("answered")).await
    }

    pub(crate) async fn problem(&self, request: &Request) -> Problem {
        self.create(SCOPE, request)
            .await
            .map(drop)
            .expect_err("refused")
    }
}
