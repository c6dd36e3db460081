use std::sync::Arc;

use guichet_clock::Clock;
use guichet_config::Env;
use guichet_documents::FontFolder;
use guichet_http::{HeaderMap, Method, Request, RequestBuilder, Response, Routes};
use guichet_messages::Publisher;
use guichet_order::{OrderLink, OrderSecrets};
use guichet_orders::{App, routes};
use guichet_testing::offer::Sale;
use guichet_testing::{PubsubServer, TestDatabase, clock, entropy, now, orders};
use http_body_util::BodyExt as _;
use jiff::SignedDuration;
use serde_json::{Value, json};
use tokio_postgres::Client;
use tokio_postgres::types::{FromSql, ToSql};
use uuid::Uuid;

/// Base64 of 32 bytes.
const KEY: &str = "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=";

/// An orders function, and a sale of 30 tickets at 12.50 € a week from now. The event lets buyers cancel until 48
/// hours before, for 10 %.
pub(crate) struct Office {
    pub(crate) test: TestDatabase,
    pub(crate) client: Client,
    pub(crate) clock: Clock,
    pub(crate) sale: Sale,
    pub(crate) app: Arc<App>,
    routes: Arc<Routes<App>>,
}

/// What was answered.
#[derive(Debug, PartialEq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Office {
    pub(crate) async fn open() -> Self {
        Self::with(Publisher::leaving_all(clock())).await
    }

    pub(crate) async fn publishing_to(pubsub: &PubsubServer) -> Self {
        let env = Env::from_pairs(pubsub.environment());
        let publisher = Publisher::from_env(&env, clock()).expect("a legal environment");
        Self::with(publisher).await
    }

    async fn with(publisher: Publisher) -> Self {
        let test = TestDatabase::create().await;
        let client = test.client().await;
        let sale = Sale::open(&client, now(), 30, 1250).await;
        let terms = "cancellable_until_hours = 48, cancellation_fee_basis_points = 1000";
        sale.event.set(&client, terms).await;
        let env = Env::from_pairs([("GUICHET_KEY", KEY)]);
        let clock = clock();
        let app = App {
            database: test.database(),
            publisher,
            secrets: OrderSecrets::new(&env.master_key().expect("a legal key")),
            fonts: FontFolder::default(),
            public_url: "https://tickets.example.org".to_owned(),
            clock: clock.clone(),
            entropy: entropy(),
        };
        Self {
            test,
            client,
            clock,
            sale,
            app: Arc::new(app),
            routes: Arc::new(routes()),
        }
    }

    /// A paid order with its tickets, and their tokens.
    pub(crate) async fn sell(&self, quantity: i16) -> (Uuid, Vec<String>) {
        let now = self.clock.now();
        let (order_id, message) = orders::paid(&self.client, &self.sale, quantity, now).await;
        let tokens = orders::issue_tickets(&self.client, order_id, message, now).await;
        (order_id, tokens)
    }

    /// The path of an order's link, and what follows it.
    pub(crate) fn path(&self, order_id: Uuid, rest: &str) -> String {
        self.path_by(OrderLink::first(order_id), rest)
    }

    pub(crate) fn path_by(&self, link: OrderLink, rest: &str) -> String {
        let secret = self.app.secrets.text(link);
        format!("/api/v1/orders/{secret}{rest}")
    }

    pub(crate) async fn call(&self, request: RequestBuilder) -> Answer {
        Answer::of(self.routes.call(self.app.clone(), request.build()).await).await
    }

    pub(crate) async fn get(&self, order_id: Uuid, rest: &str) -> Answer {
        let path = self.path(order_id, rest);
        self.call(Request::for_test(Method::GET, &path)).await
    }

    pub(crate) async fn send_again(&self, order_id: Uuid) -> Answer {
        let path = self.path(order_id, "/mail");
        self.call(Request::for_test(Method::POST, &path)).await
    }

    pub(crate) async fn cancel(&self, order_id: Uuid, key: &str) -> Answer {
        let request = Request::for_test(Method::POST, &self.path(order_id, "/cancel"));
        self.call(request.keyed(key)).await
    }

    pub(crate) async fn rename(&self, order_id: Uuid, line: i16, body: &Value) -> Answer {
        let path = self.path(order_id, &format!("/lines/{line}/attendee"));
        let request = Request::for_test(Method::PATCH, &path);
        self.call(request.json(body)).await
    }

    /// One value about an order, which is `$1`.
    pub(crate) async fn one<T: for<'a> FromSql<'a>>(&self, query: &str, order_id: Uuid) -> T {
        let row = self.client.query_one(query, &[&order_id]).await;
        row.expect("one row").get(0)
    }

    pub(crate) async fn count(&self, from: &str) -> i64 {
        let query = format!("select count(*) from {from}");
        let row = self.client.query_one(&query, &[]).await;
        row.expect("a count").get(0)
    }

    /// Arranges what a test is about.
    pub(crate) async fn execute(&self, statement: &str, values: &[&(dyn ToSql + Sync)]) {
        let changed = self.client.execute(statement, values).await;
        assert!(changed.expect("a legal statement") > 0, "{statement}");
    }

    /// Moves the clock to so long before the sale's only date.
    pub(crate) fn go_to(&self, before_start: SignedDuration) {
        let start = now() + SignedDuration::from_hours(168);
        self.clock.set(start - before_start);
    }
}

impl Answer {
    async fn of(response: Response) -> Self {
        let status = response.status().as_u16();
        let mut headers = response.headers().clone();
        // Each answer has one of its own.
        headers.remove("x-request-id");
        let body = response.into_body().collect().await;
        let body = body.expect("a body in memory").to_bytes().to_vec();
        Self {
            status,
            headers,
            body,
        }
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("JSON")
    }

    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("text")
    }

    /// Asserts that it is a problem of this name.
    #[track_caller]
    pub(crate) fn refuses(&self, status: u16, name: &str) -> Value {
        let problem = self.json();
        let named = (self.status, &problem["type"]);
        assert_eq!(named, (status, &json!(format!("/problems/{name}"))));
        problem
    }
}

/// An amount in JSON.
pub(crate) fn euros(amount: i64) -> Value {
    json!({"amount": amount, "currency": "EUR"})
}
