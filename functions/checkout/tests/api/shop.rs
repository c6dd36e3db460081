//! A shop to buy in: a database of its own, the function's routes, and a clock that stands still.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use futures::future::join_all;
use guichet_checkout::{App, routes};
use guichet_clock::{Clock, Entropy};
use guichet_config::{Env, MasterKey};
use guichet_database::{Database, DatabaseConfig};
use guichet_http::{HeaderMap, Method, Request, Routes, StatusCode};
use guichet_messages::Publisher;
use guichet_order::OrderSecrets;
use guichet_testing::offer::Sale;
use guichet_testing::{PubsubServer, TestDatabase};
use http_body_util::BodyExt as _;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use tokio_postgres::Client;
use uuid::Uuid;

/// The base of all paths.
const BASE: &str = "/api/v1/checkout";

pub(crate) struct Shop {
    pub(crate) test: TestDatabase,
    /// For what a test arranges and looks up.
    pub(crate) client: Client,
    pub(crate) clock: Clock,
    app: Arc<App>,
    routes: Arc<Routes<App>>,
}

/// What was answered.
#[derive(Clone)]
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Shop {
    /// A shop with nothing in it.
    pub(crate) async fn open() -> Self {
        Self::open_with(Publisher::leaving_all).await
    }

    /// The same, publishing to this server.
    pub(crate) async fn open_publishing(server: &PubsubServer) -> Self {
        let env = Env::from_pairs(server.environment());
        Self::open_with(|clock| Publisher::from_env(&env, clock).expect("legal")).await
    }

    async fn open_with(publisher: impl FnOnce(Clock) -> Publisher) -> Self {
        let test = TestDatabase::create().await;
        let client = test.client().await;
        let clock = guichet_testing::clock();
        let publisher = publisher(clock.clone());
        let app = Arc::new(App::new(
            test.database(),
            publisher,
            secrets(),
            clock.clone(),
            guichet_testing::entropy(),
        ));
        Self {
            test,
            client,
            clock,
            app,
            routes: Arc::new(routes()),
        }
    }

    /// A shop and an event with `capacity` units at `price` each.
    pub(crate) async fn selling(capacity: i32, price: i64) -> (Self, Sale) {
        let shop = Self::open().await;
        let sale = Sale::open(&shop.client, shop.now(), capacity, price).await;
        (shop, sale)
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    pub(crate) fn later(&self, seconds: i64) {
        self.clock.advance(SignedDuration::from_secs(seconds));
    }

    /// Other instances of the function, as if the platform had started them a while ago: each has all its
    /// connections.
    pub(crate) async fn instances(&self, count: u64, connections: usize) -> Vec<Till> {
        let mut tills = Vec::new();
        for _ in 0..count {
            let config = DatabaseConfig::new(self.test.url())
                .expect("a URL of our own")
                .pool_size(connections);
            let database = Database::new(&config);
            while join_all((0..connections).map(|_| database.get()))
                .await
                .iter()
                .any(Result::is_err)
            {}
            tills.push(self.instance(database));
        }
        tills
    }

    /// Another instance of the function, with this pool.
    pub(crate) fn instance(&self, database: Database) -> Till {
        let publisher = Publisher::leaving_all(self.clock.clone());
        let app = App::new(
            database,
            publisher,
            secrets(),
            self.clock.clone(),
            Entropy::system(),
        );
        Till {
            app: Arc::new(app),
            routes: Arc::clone(&self.routes),
        }
    }

    /// Shuts the shop; what is left is the database and one connection to it.
    pub(crate) fn close(self) -> (TestDatabase, Client) {
        (self.test, self.client)
    }

    /// An instance whose clock runs.
    pub(crate) fn till_whose_clock_runs(&self) -> Till {
        let app = App::new(
            self.test.database(),
            Publisher::leaving_all(self.clock.clone()),
            secrets(),
            Clock::system(),
            Entropy::system(),
        );
        Till {
            app: Arc::new(app),
            routes: Arc::clone(&self.routes),
        }
    }

    pub(crate) fn till(&self) -> Till {
        Till {
            app: Arc::clone(&self.app),
            routes: Arc::clone(&self.routes),
        }
    }

    pub(crate) async fn create(&self, key: &str, order: &Value) -> Reply {
        self.till().create(key, order).await
    }

    /// Buys under a key of its own.
    pub(crate) async fn buy(&self, order: &Value) -> Reply {
        self.create(&new_key(), order).await
    }

    pub(crate) async fn place(&self, secret: &str) -> Reply {
        self.till().place(secret).await
    }

    pub(crate) async fn show(&self, secret: &str) -> Reply {
        self.call(Method::GET, &format!("/orders/{secret}"), None)
            .await
    }

    pub(crate) async fn give_up(&self, secret: &str) -> Reply {
        self.call(Method::DELETE, &format!("/orders/{secret}"), None)
            .await
    }

    pub(crate) async fn change_items(&self, secret: &str, items: &Value) -> Reply {
        self.call(Method::PUT, &format!("/orders/{secret}/items"), Some(items))
            .await
    }

    pub(crate) async fn fill_in(&self, secret: &str, details: &Value) -> Reply {
        self.call(
            Method::PUT,
            &format!("/orders/{secret}/details"),
            Some(details),
        )
        .await
    }

    async fn call(&self, method: Method, path: &str, body: Option<&Value>) -> Reply {
        let request = Request::for_test(method, &format!("{BASE}{path}"));
        let request = match body {
            Some(body) => request.json(body),
            None => request,
        };
        self.till().answer(request.build()).await
    }

    /// What any request is answered.
    pub(crate) async fn answer(&self, request: Request) -> Reply {
        self.till().answer(request).await
    }

    /// The units taken of a pool.
    pub(crate) async fn taken(&self, pool_id: Uuid) -> i32 {
        self.one("select taken from pools where pool_id = $1", pool_id)
            .await
    }

    /// One value from the database, by one id.
    pub(crate) async fn one<T>(&self, query: &str, id: Uuid) -> T
    where
        T: for<'a> tokio_postgres::types::FromSql<'a>,
    {
        self.client
            .query_one(query, &[&id])
            .await
            .expect("there is one")
            .get(0)
    }

    /// How many rows a table has.
    pub(crate) async fn count(&self, table: &str) -> i64 {
        let statement = format!("select count(*) from {table}");
        self.client
            .query_one(&statement, &[])
            .await
            .expect("counted")
            .get(0)
    }

    /// Does something to the database.
    pub(crate) async fn execute(&self, statement: &str) {
        self.client
            .batch_execute(statement)
            .await
            .unwrap_or_else(|error| panic!("{statement}: {error:?}"));
    }

    /// Fails unless the data is as it must always be.
    pub(crate) async fn check(&self) {
        guichet_testing::check_invariants(&self.test).await;
    }
}

/// An instance of the function. Cheap to clone; clones are the same instance.
#[derive(Clone)]
pub(crate) struct Till {
    app: Arc<App>,
    routes: Arc<Routes<App>>,
}

impl Till {
    pub(crate) async fn create(&self, key: &str, order: &Value) -> Reply {
        let request = Request::for_test(Method::POST, &format!("{BASE}/orders"));
        self.answer(request.keyed(key).json(order).build()).await
    }

    pub(crate) async fn place(&self, secret: &str) -> Reply {
        self.clone().place_under(new_key(), secret.to_owned()).await
    }

    /// Sends an order once.
    pub(crate) async fn send(self, key: String, order: Value) -> Reply {
        self.create(&key, &order).await
    }

    /// Places an order with this key.
    pub(crate) async fn place_under(self, key: String, secret: String) -> Reply {
        let request = Request::for_test(Method::POST, &format!("{BASE}/orders/{secret}/place"));
        self.answer(request.keyed(&key).json(&json!({})).build())
            .await
    }

    /// Asks until there is an answer: an instance under load may send a buyer away for a moment.
    pub(crate) async fn insist(self, key: String, order: Value) -> Reply {
        until_served(|| self.create(&key, &order)).await
    }

    /// The same for placing an order.
    pub(crate) async fn insist_on_placing(self, secret: String) -> Reply {
        until_served(|| self.place(&secret)).await
    }

    pub(crate) async fn show(&self, secret: &str) -> Reply {
        let request = Request::for_test(Method::GET, &format!("{BASE}/orders/{secret}"));
        self.answer(request.build()).await
    }

    pub(crate) async fn fill_in(&self, secret: &str, details: &Value) -> Reply {
        let path = format!("{BASE}/orders/{secret}/details");
        let request = Request::for_test(Method::PUT, &path);
        self.answer(request.json(details).build()).await
    }

    pub(crate) async fn answer(&self, request: Request) -> Reply {
        let mut response = self.routes.call(Arc::clone(&self.app), request).await;
        let body = response
            .body_mut()
            .collect()
            .await
            .expect("a whole body")
            .to_bytes()
            .to_vec();
        Reply {
            status: response.status(),
            headers: response.headers().clone(),
            body,
        }
    }
}

async fn until_served<F: Future<Output = Reply>>(ask: impl Fn() -> F) -> Reply {
    for _ in 0..50 {
        let reply = ask().await;
        if reply.status != StatusCode::SERVICE_UNAVAILABLE {
            return reply;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("nobody gets through");
}

impl fmt::Debug for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.status, String::from_utf8_lossy(&self.body))
    }
}

impl Reply {
    /// The body, after a look at the status.
    #[track_caller]
    pub(crate) fn json(&self, status: u16) -> Value {
        let body = String::from_utf8_lossy(&self.body);
        assert_eq!(self.status.as_u16(), status, "{body}");
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {body}"))
    }

    /// A problem, after a look at its status and name.
    #[track_caller]
    pub(crate) fn problem(&self, status: u16, name: &str) -> Value {
        let body = self.json(status);
        assert_eq!(body["type"], format!("/problems/{name}"), "{body}");
        body
    }

    /// Pointers to the fields that a problem names.
    pub(crate) fn fields(&self) -> Vec<String> {
        let body: Value = serde_json::from_slice(&self.body).expect("JSON");
        let errors = body["errors"].as_array().cloned().unwrap_or_default();
        errors
            .iter()
            .map(|error| {
                let pointer = error["pointer"].as_str().expect("a pointer");
                pointer.strip_prefix('#').expect("a fragment").to_owned()
            })
            .collect()
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}

/// A key that no other request of this test has.
pub(crate) fn new_key() -> String {
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    format!("key-{}", NUMBER.fetch_add(1, Ordering::Relaxed))
}

/// Master key, and so order links, of all tests.
pub(crate) fn secrets() -> OrderSecrets {
    OrderSecrets::new(&MasterKey::new([7; 32]))
}

/// An order of so many at the only rate.
pub(crate) fn order(sale: &Sale, quantity: u32) -> Value {
    json!({"event": sale.event.slug, "locale": "fr", "items": [item(sale, quantity)]})
}

/// So many at the only rate.
pub(crate) fn item(sale: &Sale, quantity: u32) -> Value {
    json!({"occurrence_id": sale.occurrence_id, "rate_id": sale.rate_id, "quantity": quantity})
}

/// An order of these places at the only rate.
pub(crate) fn seats(sale: &Sale, places: &[Uuid]) -> Value {
    let item =
        json!({"occurrence_id": sale.occurrence_id, "rate_id": sale.rate_id, "places": places});
    json!({"event": sale.event.slug, "locale": "fr", "items": [item]})
}

/// The same order with a code.
pub(crate) fn with_code(mut order: Value, code: &str) -> Value {
    order["code"] = code.into();
    order
}

/// The secret of an order that was answered.
pub(crate) fn secret(order: &Value) -> String {
    order["secret"]
        .as_str()
        .expect("an order has a secret")
        .to_owned()
}

/// Details that are enough where nothing is asked.
pub(crate) fn contact() -> Value {
    json!({"contact": {"name": "Zoë Le Goff", "email": "zoe@example.org"}})
}

/// Has the event say how many are left.
pub(crate) async fn show_figures(shop: &Shop, sale: &Sale) {
    let shown = "availability_shown = 'exact'";
    sale.event.set(&shop.client, shown).await;
}
