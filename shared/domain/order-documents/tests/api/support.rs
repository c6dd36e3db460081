use guichet_config::Env;
use guichet_order::OrderSecrets;
use guichet_order_documents::OrderDocuments;
use guichet_testing::offer::Sale;
use guichet_testing::{TestDatabase, now, orders};
use tokio_postgres::Client;
use uuid::Uuid;

/// An event with room for twenty, at 12.50 € each.
pub(crate) struct Shop {
    pub(crate) client: Client,
    pub(crate) sale: Sale,
    _test: TestDatabase,
}

impl Shop {
    pub(crate) async fn open() -> Self {
        let test = TestDatabase::create().await;
        let client = test.client().await;
        let sale = Sale::open(&client, now(), 20, 1250).await;
        Self {
            client,
            sale,
            _test: test,
        }
    }

    /// A paid order with its tickets, and their tokens.
    pub(crate) async fn sell(&self, quantity: i16) -> (Uuid, Vec<String>) {
        let (order_id, message) = orders::paid(&self.client, &self.sale, quantity, now()).await;
        let tokens = orders::issue_tickets(&self.client, order_id, message, now()).await;
        (order_id, tokens)
    }

    pub(crate) async fn documents(&self, order_id: Uuid) -> OrderDocuments {
        let documents = guichet_order_documents::load(&self.client, order_id).await;
        documents.expect("read").expect("there")
    }

    /// Changes what a test is about: `$1` is the order.
    pub(crate) async fn change(&self, statement: &str, order_id: Uuid) {
        let changed = self.client.execute(statement, &[&order_id]).await;
        assert!(changed.expect("a legal statement") > 0, "{statement}");
    }
}

pub(crate) fn secrets() -> OrderSecrets {
    let key = "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=";
    let env = Env::from_pairs([("GUICHET_KEY", key)]);
    OrderSecrets::new(&env.master_key().expect("a legal key"))
}
