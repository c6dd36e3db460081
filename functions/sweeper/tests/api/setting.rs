use std::sync::Arc;

use guichet_clock::Clock;
use guichet_config::Env;
use guichet_http::{Request, StatusCode};
use guichet_messages::{OidcVerifier, Publisher};
use guichet_storage::Storage;
use guichet_sweeper::{App, routes};
use guichet_testing::offer::Sale;
use guichet_testing::{PubsubServer, Pusher, TestDatabase, clock, entropy, now};
use http_body_util::BodyExt as _;
use serde_json::Value;
use tempfile::TempDir;
use tokio_postgres::Client;

/// The sweeper, whoever calls it, and where it publishes.
pub(crate) struct Setting {
    pub(crate) app: Arc<App>,
    pub(crate) test: TestDatabase,
    pub(crate) client: Client,
    pub(crate) clock: Clock,
    pub(crate) folder: TempDir,
    pub(crate) pusher: Pusher,
    pub(crate) pubsub: PubsubServer,
}

impl Setting {
    pub(crate) async fn new() -> Self {
        let test = TestDatabase::create().await;
        let clock = clock();
        let pusher = Pusher::start(clock.clone());
        let pubsub = PubsubServer::start().await;
        let folder = tempfile::tempdir().expect("a folder");
        let storage = format!("file://{}", folder.path().display());
        let storage = ("STORAGE_URL", storage);
        let environment = pusher.environment().into_iter();
        let env = Env::from_pairs(environment.chain(pubsub.environment()).chain([storage]));
        let app = App {
            database: test.database(),
            verifier: OidcVerifier::from_env(&env, clock.clone()).expect("a legal environment"),
            publisher: Publisher::from_env(&env, clock.clone()).expect("a legal environment"),
            storage: Storage::from_env(&env, clock.clone(), entropy())
                .expect("a legal environment"),
            clock: clock.clone(),
            entropy: entropy(),
        };
        Self {
            app: Arc::new(app),
            client: test.client().await,
            test,
            clock,
            folder,
            pusher,
            pubsub,
        }
    }

    /// An event with room for a thousand at 12.50.
    pub(crate) async fn sale(&self) -> Sale {
        Sale::open(&self.client, now(), 1000, 1250).await
    }

    pub(crate) async fn call(&self, request: Request) -> (StatusCode, Value) {
        let response = routes().call(self.app.clone(), request).await;
        let status = response.status();
        let body = response
            .into_body()
            .collect()
            .await
            .expect("a whole body")
            .to_bytes();
        (status, serde_json::from_slice(&body).expect("JSON"))
    }

    /// Sweeps, which succeeds, and answers what was done.
    pub(crate) async fn sweep(&self) -> Value {
        let (status, report) = self.call(self.pusher.call()).await;
        assert_eq!(status, StatusCode::OK, "{report}");
        report
    }

    pub(crate) async fn count(&self, what: &str) -> i64 {
        self.client
            .query_one(&format!("select count(*) from {what}"), &[])
            .await
            .expect("answered")
            .get(0)
    }

    pub(crate) async fn run(&self, statement: &str) {
        self.client.batch_execute(statement).await.expect("done");
    }
}
