use std::sync::Arc;

use guichet_clock::{Clock, Entropy};
use guichet_config::{Env, Secret};
use guichet_database::Database;
use guichet_http::{Method, Request, Response, Routes};
use guichet_messages::Publisher;
use guichet_order::{OrderLink, OrderSecrets};
use guichet_payments::{App, PaymentAttempts, PaymentReceiver, routes};
use guichet_providers::{Offline, Providers, signature};
use guichet_testing::offer::Sale;
use guichet_testing::{TestDatabase, clock, entropy, now};
use http_body_util::BodyExt as _;
use jiff::Timestamp;
use serde_json::{Value, json};
use tokio_postgres::Client;
use uuid::Uuid;

/// Base64 of 32 bytes.
const KEY: &str = "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=";
pub(crate) const DEMO_SECRET: &str = "demo secret";
pub(crate) const BANK_SECRET: &str = "bank secret";

/// A payments function with a sale of 5 tickets at 12.50 €.
pub(crate) struct Office {
    pub(crate) test: TestDatabase,
    pub(crate) client: Client,
    pub(crate) clock: Clock,
    pub(crate) sale: Sale,
    pub(crate) app: Arc<App>,
    /// Another instance: what one of them receives at the same time, it receives together.
    pub(crate) another: Arc<App>,
    routes: Arc<Routes<App>>,
}

impl Office {
    pub(crate) async fn open() -> Self {
        let test = TestDatabase::create().await;
        let client = test.client().await;
        let sale = Sale::open(&client, now(), 5, 1250).await;
        let env = Env::from_pairs([
            ("GUICHET_KEY", KEY),
            ("DEMO_PAYMENTS_URL", "http://127.0.0.1:9"),
            ("DEMO_PAYMENTS_SECRET", DEMO_SECRET),
            ("OFFLINE_PAYMENTS_SECRET", BANK_SECRET),
        ]);
        let clock = clock();
        let instance = |entropy: Entropy| {
            let database = test.database();
            let providers = Arc::new(Providers::from_env(&env).expect("a legal environment"));
            Arc::new(App {
                attempts: PaymentAttempts::new(
                    database.clone(),
                    providers.clone(),
                    clock.clone(),
                    entropy.clone(),
                ),
                receiver: PaymentReceiver::new(database.clone(), clock.clone()),
                database,
                publisher: Publisher::leaving_all(clock.clone()),
                providers,
                secrets: OrderSecrets::new(&env.master_key().expect("a legal key")),
                public_url: "https://tickets.example.org".to_owned(),
                clock: clock.clone(),
                entropy,
            })
        };
        let (app, another) = (instance(entropy()), instance(Entropy::system()));
        Self {
            test,
            client,
            clock,
            sale,
            app,
            another,
            routes: Arc::new(routes()),
        }
    }

    /// The function without its demo provider's page.
    pub(crate) fn without_bank(&self) -> Arc<App> {
        let providers = Providers::new(vec![Box::new(Offline::new(None::<Secret>))]);
        self.with(self.app.database.clone(), providers)
    }

    /// The function with another pool and other providers.
    pub(crate) fn with(&self, database: Database, providers: Providers) -> Arc<App> {
        let providers = Arc::new(providers);
        Arc::new(App {
            attempts: PaymentAttempts::new(
                database.clone(),
                providers.clone(),
                self.clock.clone(),
                self.app.entropy.clone(),
            ),
            receiver: PaymentReceiver::new(database.clone(), self.clock.clone()),
            database,
            publisher: self.app.publisher.clone(),
            providers,
            secrets: self.app.secrets.clone(),
            public_url: self.app.public_url.clone(),
            clock: self.clock.clone(),
            entropy: self.app.entropy.clone(),
        })
    }

    pub(crate) async fn call(&self, request: Request) -> (u16, Value) {
        self.call_as(&self.app, request).await
    }

    pub(crate) async fn call_as(&self, app: &Arc<App>, request: Request) -> (u16, Value) {
        read(self.routes.call(app.clone(), request).await).await
    }

    pub(crate) async fn start(&self, order_id: Uuid, provider: &str, key: &str) -> (u16, Value) {
        self.call(self.start_request(order_id, provider, key)).await
    }

    pub(crate) fn start_request(&self, order_id: Uuid, provider: &str, key: &str) -> Request {
        let path = format!(
            "/api/v1/payments/orders/{}/payments",
            self.app.secrets.text(OrderLink::first(order_id))
        );
        let request = Request::for_test(Method::POST, &path).keyed(key);
        request.json(&json!({ "provider": provider })).build()
    }

    /// Delivers an event as the demo provider does.
    pub(crate) async fn tell(&self, event: &Value) -> (u16, Value) {
        self.call(webhook("demo", DEMO_SECRET, event, self.clock.now()))
            .await
    }

    pub(crate) async fn paid_event(&self, payment_id: Uuid) -> Value {
        let row = self
            .client
            .query_one(
                "select amount from payments where payment_id = $1",
                &[&payment_id],
            )
            .await;
        event(
            &format!("evt_{payment_id}"),
            "payment.succeeded",
            payment_id,
            row.expect("the payment exists").get(0),
        )
    }

    pub(crate) async fn one<T: for<'a> tokio_postgres::types::FromSql<'a>>(
        &self,
        query: &str,
        id: Uuid,
    ) -> T {
        self.client
            .query_one(query, &[&id])
            .await
            .expect("one row")
            .get(0)
    }

    pub(crate) async fn order_status(&self, order_id: Uuid) -> String {
        self.one("select status from orders where order_id = $1", order_id)
            .await
    }

    pub(crate) async fn payment_status(&self, payment_id: Uuid) -> String {
        self.one(
            "select status from payments where payment_id = $1",
            payment_id,
        )
        .await
    }

    pub(crate) async fn count(&self, from: &str) -> i64 {
        let row = self
            .client
            .query_one(&format!("select count(*) from {from}"), &[])
            .await;
        row.expect("a count").get(0)
    }
}

pub(crate) fn event(id: &str, kind: &str, payment_id: Uuid, amount: i64) -> Value {
    json!({
        "id": id, "type": kind, "payment_id": payment_id, "provider_reference": format!("demo_{payment_id}"),
        "amount": amount, "currency": "EUR", "created_at": now(),
    })
}

/// A signed delivery.
pub(crate) fn webhook(provider: &str, secret: &str, event: &Value, at: Timestamp) -> Request {
    signed(provider, secret, event.to_string(), at)
}

/// The same of a body that is written by hand.
pub(crate) fn signed(provider: &str, secret: &str, body: String, at: Timestamp) -> Request {
    let signed = signature::header_value(secret.as_bytes(), at, body.as_bytes());
    Request::for_test(
        Method::POST,
        &format!("/api/v1/payments/webhooks/{provider}"),
    )
    .header(signature::HEADER, signed)
    .header("content-type", "application/json")
    .body(body)
    .build()
}

async fn read(response: Response) -> (u16, Value) {
    let status = response.status().as_u16();
    let body = response
        .into_body()
        .collect()
        .await
        .expect("a body in memory")
        .to_bytes();
    (status, serde_json::from_slice(&body).unwrap_or(Value::Null))
}
