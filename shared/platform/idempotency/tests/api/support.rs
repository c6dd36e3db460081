use std::sync::atomic::{AtomicU32, Ordering};

use guichet_clock::Clock;
use guichet_database::{Database, Failure, Transaction};
use guichet_http::schemars::JsonSchema;
use guichet_http::{Created, Method, Problem, ProblemType, Request, StatusCode};
use guichet_idempotency::{IdempotencyKey, Key, StoredResponse};
use guichet_testing::TestDatabase;
use serde::Serialize;

pub(crate) const SCOPE: &str = "test.pay:42";

const SOLD_OUT: ProblemType = ProblemType::new(StatusCode::CONFLICT, "sold-out", "Sold out");

pub(crate) fn request(key: &str, body: &'static str) -> Request {
    Request::for_test(Method::POST, "/pay")
        .keyed(key)
        .body(body)
        .build()
}

pub(crate) fn key(scope: &str, request: &Request) -> Key {
    Key::new(scope, IdempotencyKey::of(request).expect("it has a key"))
}

/// What a handler makes. Its number tells how often the handler has run.
#[derive(Serialize, JsonSchema)]
#[schemars(crate = "guichet_http::schemars")]
pub(crate) struct Thing {
    number: u32,
}

pub(crate) struct Setting {
    pub(crate) database: Database,
    pub(crate) clock: Clock,
    runs: AtomicU32,
    // Dropped last: it takes the database with it.
    _test: TestDatabase,
}

impl Setting {
    pub(crate) async fn new() -> Self {
        let test = TestDatabase::create().await;
        Self {
            database: Database::new(&test.config().pool_size(4)),
            clock: guichet_testing::clock(),
            runs: AtomicU32::new(0),
            _test: test,
        }
    }

    /// How often a handler has run.
    pub(crate) fn runs(&self) -> u32 {
        self.runs.load(Ordering::SeqCst)
    }

    /// A handler.
    pub(crate) fn create(&self) -> Created<Thing> {
        let number = self.runs.fetch_add(1, Ordering::SeqCst) + 1;
        Created {
            body: Thing { number },
            location: Some(format!("/things/{number}")),
        }
    }

    /// A handler that refuses.
    pub(crate) fn refuse(&self) -> Failure {
        self.runs.fetch_add(1, Ordering::SeqCst);
        Problem::new(SOLD_OUT).into()
    }

    /// Answers a request within a transaction that somebody else ends.
    pub(crate) async fn answer_within(
        &self,
        transaction: &Transaction<'_>,
        request: &Request,
    ) -> Result<StoredResponse, Problem> {
        let work = async || Ok(self.create());
        let answer = key(SCOPE, request)
            .answer_once(transaction, &self.clock, work)
            .await;
        answer.map_err(Problem::from)
    }

    /// Answers a request in a transaction of its own.
    pub(crate) async fn try_answer(
        &self,
        scope: &str,
        request: &Request,
        work: impl AsyncFnOnce() -> Result<Created<Thing>, Failure>,
    ) -> Result<StoredResponse, Problem> {
        let mut client = self.database.get_with_long_wait().await?;
        let transaction = client.transaction().await?;
        let answer = key(scope, request)
            .answer_once(&transaction, &self.clock, work)
            .await?;
        transaction.commit().await?;
        Ok(answer)
    }

    pub(crate) async fn answer(&self, scope: &str, request: &Request) -> StoredResponse {
        let answer = self
            .try_answer(scope, request, async || Ok(self.create()))
            .await;
        answer.expect("answered")
    }

    pub(crate) async fn problem(&self, request: &Request) -> Problem {
        let answer = self
            .try_answer(SCOPE, request, async || Ok(self.create()))
            .await;
        answer.map(drop).expect_err("refused")
    }
}
