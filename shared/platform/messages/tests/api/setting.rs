use guichet_clock::{Clock, Entropy};
use guichet_config::Env;
use guichet_database::Database;
use guichet_messages::{Message, Publisher, outbox};
use guichet_testing::{PubsubServer, TestDatabase, clock, entropy};
use serde::{Deserialize, Serialize};
use tokio_postgres::Client;
use uuid::Uuid;

pub(crate) const TRACE: &str = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct OrderPaid {
    pub(crate) order_id: Uuid,
}

impl Message for OrderPaid {
    const TOPIC: &'static str = "order-paid";
}

/// A database, a Pub/Sub, and what publishes from one to the other.
pub(crate) struct Setting {
    pub(crate) test: TestDatabase,
    pub(crate) database: Database,
    pub(crate) pubsub: PubsubServer,
    pub(crate) publisher: Publisher,
    pub(crate) clock: Clock,
    pub(crate) entropy: Entropy,
}

impl Setting {
    pub(crate) async fn new() -> Self {
        let test = TestDatabase::create().await;
        let pubsub = PubsubServer::start().await;
        let clock = clock();
        let publisher = Publisher::from_env(&Env::from_pairs(pubsub.environment()), clock.clone())
            .expect("a legal environment");
        Self {
            database: test.database(),
            test,
            pubsub,
            publisher,
            clock,
            entropy: entropy(),
        }
    }

    pub(crate) async fn client(&self) -> Client {
        self.test.client().await
    }

    /// Enqueues a message about something and commits.
    pub(crate) async fn enqueue(&self, about: u128) -> Uuid {
        let message = OrderPaid {
            order_id: Uuid::from_u128(about),
        };
        let mut client = self.database.get().await.expect("a connection");
        let transaction = client.transaction().await.expect("begun");
        let outbox_id = outbox::enqueue(
            &transaction,
            &message,
            Some(TRACE),
            &self.entropy,
            self.clock.now(),
        )
        .await
        .expect("enqueued");
        transaction.commit().await.expect("committed");
        outbox_id
    }

    /// What has been enqueued and not noted as published.
    pub(crate) async fn left(&self) -> Vec<Uuid> {
        let sql = "select outbox_id from outbox where published_at is null order by created_at, outbox_id";
        self.client()
            .await
            .query(sql, &[])
            .await
            .expect("answered")
            .iter()
            .map(|row| row.get(0))
            .collect()
    }

    /// Which messages were published, by outbox id, in the order of arrival.
    pub(crate) fn published(&self) -> Vec<Uuid> {
        self.pubsub
            .published()
            .iter()
            .map(guichet_testing::Published::outbox_id)
            .collect()
    }
}
