use std::sync::Arc;
use std::time::Duration;

use guichet_access::{Access, SessionToken};
use guichet_clock::{Clock, Entropy};
use guichet_database::Database;
use guichet_http::{Method, Request, RequestBuilder};
use guichet_messages::Publisher;
use guichet_sales::{App, routes};
use guichet_testing::offer::Sale;
use guichet_testing::{TestDatabase, clock, entropy, now, orders};
use http_body_util::BodyExt as _;
use serde_json::Value;
use tokio_postgres::Client;
use tokio_postgres::types::ToSql;
use uuid::Uuid;

pub(crate) const PRICE: i64 = 1250;

/// The sales desk of an organizer that sells 500 tickets a week from now.
pub(crate) struct Desk {
    pub(crate) test: TestDatabase,
    pub(crate) client: Client,
    pub(crate) clock: Clock,
    pub(crate) sale: Sale,
    pub(crate) app: Arc<App>,
    entropy: Entropy,
    owner: Who,
}

/// Somebody who is signed in, by their session.
#[derive(Clone)]
pub(crate) struct Who(String);

/// What was answered.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) etag: Option<String>,
    pub(crate) body: Value,
}

impl Desk {
    /// Requests are made by an owner.
    pub(crate) async fn open() -> Self {
        let test = TestDatabase::create().await;
        let client = test.client().await;
        let sale = Sale::open(&client, now(), 500, PRICE).await;
        let (clock, entropy) = (clock(), entropy());
        let database = Database::new(&test.config().prefer_index_scans());
        let app = App {
            access: Access::new(&database, &clock),
            publisher: Publisher::leaving_all(clock.clone()),
            database,
            clock: clock.clone(),
            entropy: entropy.clone(),
        };
        let mut desk = Self {
            test,
            client,
            clock,
            sale,
            app: Arc::new(app),
            entropy,
            owner: Who(String::new()),
        };
        desk.owner = desk.person("owner", None).await;
        desk
    }

    /// Somebody of the organizer, who sees all its events or these.
    pub(crate) async fn person(&self, role: &str, events: Option<&[Uuid]>) -> Who {
        self.person_of(self.sale.event.organizer_id, role, events)
            .await
    }

    /// The same of another organizer.
    pub(crate) async fn person_of(
        &self,
        organizer_id: Uuid,
        role: &str,
        events: Option<&[Uuid]>,
    ) -> Who {
        let now = self.clock.now();
        let (account_id, session_id) = (self.entropy.uuid(now), self.entropy.uuid(now));
        let email = format!("{account_id}@example.org");
        self.execute(
            "insert into accounts (account_id, email, email_folded, name, locale, created_at) values ($1, $2, $2, 'Grace', 'fr', $3)",
            &[&account_id, &email, &now],
        )
        .await;
        self.execute(
            "insert into memberships (organizer_id, account_id, role, all_events, created_at) values ($1, $2, $3, $4, $5)",
            &[&organizer_id, &account_id, &role, &events.is_none(), &now],
        )
        .await;
        for event_id in events.unwrap_or_default() {
            self.execute(
                "insert into membership_events (organizer_id, account_id, event_id) values ($1, $2, $3)",
                &[&organizer_id, &account_id, event_id],
            )
            .await;
        }
        let token = SessionToken::new(&self.entropy);
        self.execute(
            "insert into sessions (session_id, account_id, token_hash, created_at, last_seen_at, expires_at, stepped_up_at,
                user_agent, network)
            values ($1, $2, $3, $4, $4, $4::timestamptz + interval '1 day', $4, 'test', '192.0.2.0/24')",
            &[&session_id, &account_id, &token.hash().as_slice(), &now],
        )
        .await;
        Who(token.text())
    }

    /// A paid order of the sale, with its tickets, that is found by its words.
    pub(crate) async fn sell(&self, quantity: i16) -> Uuid {
        self.sell_of(&self.sale, quantity).await
    }

    /// The same of another sale.
    pub(crate) async fn sell_of(&self, sale: &Sale, quantity: i16) -> Uuid {
        let at = self.clock.now();
        let (order_id, message) = orders::paid(&self.client, sale, quantity, at).await;
        orders::issue_tickets(&self.client, order_id, message, at).await;
        self.index(order_id).await;
        order_id
    }

    /// An order by somebody of this name and address.
    pub(crate) async fn sell_to(&self, name: &str, email: &str) -> Uuid {
        let order_id = self.sell(1).await;
        self.execute(
            "update orders set contact_name = $2, contact_email = $3 where order_id = $1",
            &[&order_id, &name, &email],
        )
        .await;
        self.index(order_id).await;
        order_id
    }

    /// What fulfilment does with the tickets.
    pub(crate) async fn index(&self, order_id: Uuid) {
        self.execute("select index_orders(array[$1::uuid])", &[&order_id])
            .await;
    }

    /// Below the organizer's orders, as its owner.
    pub(crate) async fn get(&self, rest: &str) -> Answer {
        self.get_as(&self.owner, rest).await
    }

    pub(crate) async fn get_as(&self, who: &Who, rest: &str) -> Answer {
        let path = format!(
            "/api/v1/sales/organizers/{}/orders{rest}",
            self.sale.event.organizer_id
        );
        self.send(who, Request::for_test(Method::GET, &path)).await
    }

    /// As the owner, of what has been seen in this version.
    pub(crate) async fn put(&self, rest: &str, version: i64, body: &Value) -> Answer {
        self.put_as(&self.owner, rest, version, body).await
    }

    pub(crate) async fn put_as(&self, who: &Who, rest: &str, version: i64, body: &Value) -> Answer {
        let request = self.request(Method::PUT, rest, version);
        self.send(who, request.json(body)).await
    }

    /// As the owner, with a key of its own.
    pub(crate) async fn post(&self, rest: &str, body: &Value) -> Answer {
        let key = self.entropy.uuid(self.clock.now()).to_string();
        let request = self.request(Method::POST, rest, 0).keyed(&key).json(body);
        self.send(&self.owner, request).await
    }

    /// Below the organizer's orders, of what has been seen in this version.
    pub(crate) fn request(&self, method: Method, rest: &str, version: i64) -> RequestBuilder {
        let organizer_id = self.sale.event.organizer_id;
        let path = format!("/api/v1/sales/organizers/{organizer_id}/orders{rest}");
        Request::for_test(method, &path).header("if-match", format!("\"{version}\""))
    }

    pub(crate) fn owner(&self) -> &Who {
        &self.owner
    }

    /// Kind and recipient of each mail about an order, oldest first, then by kind.
    pub(crate) async fn mails(&self, order_id: Uuid) -> Vec<(String, String)> {
        let query =
            "select kind, recipient from mails where order_id = $1 order by created_at, kind";
        let rows = self.client.query(query, &[&order_id]).await.expect("mails");
        rows.iter().map(|row| (row.get(0), row.get(1))).collect()
    }

    /// What the audit log has of an order: the actions, in their order.
    pub(crate) async fn audited(&self, order_id: Uuid) -> Vec<String> {
        let query = "select action from audit_entries where order_id = $1 and subject_id = $1 order by sequence";
        let rows = self
            .client
            .query(query, &[&order_id])
            .await
            .expect("entries");
        rows.iter().map(|row| row.get(0)).collect()
    }

    /// The ids of a list, in its order.
    pub(crate) async fn list(&self, query: &str) -> Vec<Uuid> {
        let answer = self.get(query).await;
        assert_eq!(answer.status, 200, "{query}: {}", answer.body);
        answer.ids()
    }

    pub(crate) async fn send(&self, who: &Who, request: RequestBuilder) -> Answer {
        let request = request
            .header("cookie", format!("__Host-guichet-session={}", who.0))
            .header("sec-fetch-site", "same-origin");
        let response = routes().call(self.app.clone(), request.build()).await;
        let status = response.status().as_u16();
        let etag = response.headers().get("etag");
        let etag = etag.map(|etag| etag.to_str().expect("text").to_owned());
        let body = response.into_body().collect().await.expect("a body");
        Answer {
            status,
            etag,
            body: serde_json::from_slice(&body.to_bytes()).unwrap_or_default(),
        }
    }

    /// Until so many statements wait for a lock, or a second has gone.
    pub(crate) async fn requests_wait(&self, count: i64) {
        let waiting = "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()";
        for _ in 0..50 {
            let row = self.client.query_one(waiting, &[]).await;
            if row.expect("a count").get::<_, i64>(0) >= count {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Arranges what a test is about.
    pub(crate) async fn execute(&self, statement: &str, values: &[&(dyn ToSql + Sync)]) {
        let changed = self.client.execute(statement, values).await;
        assert!(changed.expect("a legal statement") > 0, "{statement}");
    }
}

impl Answer {
    pub(crate) fn ids(&self) -> Vec<Uuid> {
        let items = self.body["items"].as_array().expect("a list");
        let ids = items.iter().map(|item| item["id"].as_str().expect("an id"));
        ids.map(|id| id.parse().expect("an id")).collect()
    }
}
