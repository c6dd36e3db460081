use std::sync::Arc;
use std::time::Duration;

use guichet_clock::{Clock, Entropy};
use guichet_config::Env;
use guichet_fulfilment::{App, routes};
use guichet_http::{Request, Routes};
use guichet_messages::{OidcVerifier, Publisher};
use guichet_testing::offer::Sale;
use guichet_testing::{Pusher, TestDatabase, clock, entropy, now, orders};
use guichet_tickets::{Payload, PublicKey};
use serde_json::json;
use tokio_postgres::Client;
use tokio_postgres::types::FromSql;
use uuid::Uuid;

/// Base64 of 32 bytes.
pub(crate) const KEY: &str = "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=";

/// A fulfilment worker, whom to call it as, and a sale of 100 tickets a week from now.
pub(crate) struct Office {
    pub(crate) test: TestDatabase,
    pub(crate) client: Client,
    pub(crate) clock: Clock,
    pub(crate) sale: Sale,
    pub(crate) pusher: Pusher,
    pub(crate) app: Arc<App>,
    /// Another instance: what one of them does at the same time, it does together.
    another: Arc<App>,
    routes: Arc<Routes<App>>,
}

impl Office {
    pub(crate) async fn open() -> Self {
        let clock = clock();
        Self::publishing_with(Publisher::leaving_all(clock.clone()), clock).await
    }

    pub(crate) async fn publishing_with(publisher: Publisher, clock: Clock) -> Self {
        let test = TestDatabase::create().await;
        let client = test.client().await;
        let sale = Sale::open(&client, now(), 100, 1250).await;
        let pusher = Pusher::start(clock.clone());
        let settings = pusher.environment().into_iter();
        let env = Env::from_pairs(settings.chain([("GUICHET_KEY", KEY.to_owned())]));
        let instance = |entropy| {
            Arc::new(App::new(
                test.database(),
                OidcVerifier::from_env(&env, clock.clone()).expect("a legal environment"),
                publisher.clone(),
                env.master_key().expect("a legal key"),
                clock.clone(),
                entropy,
            ))
        };
        let (app, another) = (instance(entropy()), instance(Entropy::system()));
        Self {
            test,
            client,
            clock,
            sale,
            pusher,
            app,
            another,
            routes: Arc::new(routes()),
        }
    }

    /// An order of the sale that has been paid, and the message that says so.
    pub(crate) async fn sell(&self, quantity: i16) -> (Uuid, Uuid) {
        orders::paid(&self.client, &self.sale, quantity, self.clock.now()).await
    }

    pub(crate) async fn call(&self, request: Request) -> u16 {
        let response = self.routes.call(self.app.clone(), request).await;
        response.status().as_u16()
    }

    /// Delivers a message about an order; answers the status.
    pub(crate) async fn deliver(&self, message: Uuid, order_id: Uuid) -> u16 {
        let payload = json!({ "order_id": order_id });
        self.call(self.pusher.push("order-paid", message, &payload))
            .await
    }

    /// Delivers it as Pub/Sub does: again and again, to one instance or another, until it is taken.
    pub(crate) async fn deliver_until_taken(&self, message: Uuid, order_id: Uuid) {
        let payload = json!({ "order_id": order_id });
        for _ in 0..200 {
            let app = if message.as_u128().is_multiple_of(2) {
                &self.app
            } else {
                &self.another
            };
            let push = self.pusher.push("order-paid", message, &payload);
            let response = self.routes.call(Arc::clone(app), push).await;
            match response.status().as_u16() {
                204 => return,
                status => assert!(status >= 500, "{status}"),
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("the message is never taken");
    }

    /// What the tickets of an order say, checked with the event's published key; by line.
    pub(crate) async fn payloads(&self, order_id: Uuid) -> Vec<Payload> {
        let key = self.public_key().await;
        let query =
            "select ticket_id, serial, token from tickets where order_id = $1 order by position";
        let rows = self.client.query(query, &[&order_id]).await;
        let payload = |row: &tokio_postgres::Row| {
            let payload = guichet_tickets::verify(row.get(2), &key).expect("signed by the event");
            assert_eq!(
                (payload.ticket_id, payload.serial),
                (row.get(0), row.get(1))
            );
            payload
        };
        rows.expect("tickets").iter().map(payload).collect()
    }

    pub(crate) async fn public_key(&self) -> PublicKey {
        let query = "select public_key from signing_keys where event_id = $1";
        let bytes: Vec<u8> = self.one(query, self.sale.event.event_id).await;
        PublicKey::from_bytes(&bytes).expect("a public key")
    }

    /// The serials of the event's tickets, in order.
    pub(crate) async fn serials(&self) -> Vec<i32> {
        let query = "select coalesce(array_agg(serial order by serial), '{}') from tickets where event_id = $1";
        self.one(query, self.sale.event.event_id).await
    }

    /// One value about something, which is `$1`.
    pub(crate) async fn one<T: for<'a> FromSql<'a>>(&self, query: &str, about: Uuid) -> T {
        let row = self.client.query_one(query, &[&about]).await;
        row.expect("one row").get(0)
    }

    pub(crate) async fn count(&self, from: &str) -> i64 {
        let query = format!("select count(*) from {from}");
        let row = self.client.query_one(&query, &[]).await;
        row.expect("a count").get(0)
    }

    /// Arranges what a test is about.
    pub(crate) async fn execute(&self, statements: &str) {
        let done = self.client.batch_execute(statements).await;
        done.unwrap_or_else(|error| panic!("{statements}: {error:?}"));
    }
}
