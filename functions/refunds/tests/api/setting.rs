use std::sync::Arc;

use guichet_config::Env;
use guichet_http::{Request, StatusCode};
use guichet_messages::{OidcVerifier, Publisher};
use guichet_providers::{Offline, Providers};
use guichet_refunds::{App, routes};
use guichet_testing::offer::Sale;
use guichet_testing::{PubsubServer, Pusher, TestDatabase, clock, entropy, now, orders};
use serde_json::json;
use tokio_postgres::Client;
use uuid::Uuid;

use crate::desk::{Desk, DeskProvider};

pub(crate) const PRICE: i64 = 1250;

/// The worker, whoever calls it, and whom it calls.
pub(crate) struct Setting {
    pub(crate) app: Arc<App>,
    pub(crate) test: TestDatabase,
    pub(crate) client: Client,
    pub(crate) pusher: Pusher,
    pub(crate) pubsub: PubsubServer,
    pub(crate) desk: Arc<Desk>,
}

/// A refund that was asked for in the database, and the message that says so.
#[derive(Clone, Copy)]
pub(crate) struct Owed {
    pub(crate) refund: Uuid,
    pub(crate) message: Uuid,
    pub(crate) order: Uuid,
}

impl Setting {
    pub(crate) async fn new() -> Self {
        let test = TestDatabase::create().await;
        let clock = clock();
        let pusher = Pusher::start(clock.clone());
        let pubsub = PubsubServer::start().await;
        let desk = Arc::new(Desk::default());
        let providers = Providers::new(vec![
            Box::new(DeskProvider(desk.clone())),
            Box::new(Offline::new(None)),
        ]);
        let verifier =
            OidcVerifier::from_env(&Env::from_pairs(pusher.environment()), clock.clone());
        let publisher = Publisher::from_env(&Env::from_pairs(pubsub.environment()), clock.clone());
        let app = App::new(
            test.database(),
            verifier.expect("a legal environment"),
            publisher.expect("a legal environment"),
            providers,
            clock,
            entropy(),
        );
        Self {
            app: Arc::new(app),
            client: test.client().await,
            test,
            pusher,
            pubsub,
            desk,
        }
    }

    /// Three places, paid and then cancelled by their buyer, who is owed the money.
    pub(crate) async fn owed(&self) -> Owed {
        let sale = Sale::open(&self.client, now(), 100, PRICE).await;
        let (order_id, _) = orders::paid(&self.client, &sale, 3, now()).await;
        let statement = "with cancelled as (select cancel_order($1, $2)),
            ids as (select gen_random_uuid() as refund_id, gen_random_uuid() as outbox_id, cancelled.* from cancelled)
            select ids.refund_id, ids.outbox_id,
                request_refund(ids.refund_id, p.payment_id, p.captured, 'cancelled_by_buyer', ids.outbox_id, $2, null)::text
            from payments p, ids where p.order_id = $1";
        let row = self
            .client
            .query_one(statement, &[&order_id, &now()])
            .await
            .expect("asked for");
        Owed {
            refund: row.get(0),
            message: row.get(1),
            order: order_id,
        }
    }

    pub(crate) fn request(&self, owed: Owed) -> Request {
        self.pusher.push(
            "refund-requested",
            owed.message,
            &json!({ "refund_id": owed.refund }),
        )
    }

    pub(crate) async fn call(&self, request: Request) -> StatusCode {
        routes().call(self.app.clone(), request).await.status()
    }

    /// Delivers the message.
    pub(crate) async fn deliver(&self, owed: Owed) -> StatusCode {
        self.call(self.request(owed)).await
    }

    /// The refund's status and the provider's name for it.
    pub(crate) async fn refund(&self, owed: Owed) -> (String, Option<String>) {
        let statement = "select status, provider_reference from refunds where refund_id = $1";
        let row = self
            .client
            .query_one(statement, &[&owed.refund])
            .await
            .expect("there");
        (row.get(0), row.get(1))
    }

    /// Why the last attempt to ask for it came to nothing.
    pub(crate) async fn failure(&self, owed: Owed) -> Option<String> {
        let statement = "select failure from refunds where refund_id = $1";
        let row = self.client.query_one(statement, &[&owed.refund]).await;
        row.expect("there").get(0)
    }

    /// What the ledger says has gone out for the refund.
    pub(crate) async fn given_back(&self, owed: Owed) -> Vec<i64> {
        let statement = "select amount from ledger_entries where refund_id = $1";
        self.client
            .query(statement, &[&owed.refund])
            .await
            .expect("answered")
            .iter()
            .map(|row| row.get(0))
            .collect()
    }

    /// The mails promised to the order's buyer.
    pub(crate) async fn mails(&self, owed: Owed) -> Vec<String> {
        let statement = "select kind from mails where order_id = $1 order by kind";
        self.client
            .query(statement, &[&owed.order])
            .await
            .expect("answered")
            .iter()
            .map(|row| row.get(0))
            .collect()
    }

    pub(crate) async fn count(&self, table: &str) -> i64 {
        self.client
            .query_one(&format!("select count(*) from {table}"), &[])
            .await
            .expect("answered")
            .get(0)
    }
}
