use std::sync::Arc;
use std::time::Duration;

use guichet_clock::Clock;
use guichet_config::Env;
use guichet_http::{Request, Routes};
use guichet_mailer::{App, Smtp, routes};
use guichet_messages::OidcVerifier;
use guichet_testing::offer::Sale;
use guichet_testing::{Pusher, TestDatabase, clock, entropy, now, orders};
use mail_parser::{Message, MessageParser};
use serde_json::json;
use tokio_postgres::Client;
use tokio_postgres::types::ToSql;
use uuid::Uuid;

use crate::logs;
use crate::smtp_server::MailServer;

/// Whom mails come from.
const MAIL_FROM: &str = "Billets <billets@tickets.example.org>";

/// Base64 of 32 bytes.
const KEY: &str = "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=";

/// A mailer, whom to call it as, the mail server it talks to, and a sale of 30 tickets at 12.50 € a week from now.
pub(crate) struct Office {
    pub(crate) client: Client,
    pub(crate) clock: Clock,
    pub(crate) sale: Sale,
    pub(crate) pusher: Pusher,
    pub(crate) server: MailServer,
    pub(crate) app: Arc<App>,
    pub(crate) routes: Arc<Routes<App>>,
    test: TestDatabase,
}

/// Where a mail is.
#[derive(Debug, PartialEq)]
pub(crate) struct Row {
    pub(crate) status: String,
    pub(crate) attempts: i32,
    pub(crate) failure: Option<String>,
    pub(crate) is_leased: bool,
}

impl Office {
    pub(crate) async fn open() -> Self {
        logs::keep();
        let test = TestDatabase::create().await;
        let client = test.client().await;
        let sale = Sale::open(&client, now(), 30, 1250).await;
        let clock = clock();
        let pusher = Pusher::start(clock.clone());
        let server = MailServer::start().await;
        let app = Arc::new(app(&test, &pusher, &server.url, MAIL_FROM, &clock));
        Self {
            client,
            clock,
            sale,
            pusher,
            server,
            app,
            routes: Arc::new(routes()),
            test,
        }
    }

    /// Another process of the same function. Call it within the runtime it is to run in.
    pub(crate) fn another_app(&self) -> App {
        app(
            &self.test,
            &self.pusher,
            &self.server.url,
            MAIL_FROM,
            &self.clock,
        )
    }

    /// One that waits for the mail server as long as in production.
    pub(crate) fn patient_app(&self) -> Arc<App> {
        let mut app = self.another_app();
        app.smtp = app.smtp.with_patience(Duration::from_secs(40));
        Arc::new(app)
    }

    /// The same, with another mail server.
    pub(crate) fn app_with(&self, smtp_url: &str) -> Arc<App> {
        Arc::new(app(
            &self.test,
            &self.pusher,
            smtp_url,
            MAIL_FROM,
            &self.clock,
        ))
    }

    /// The same, where `MAIL_FROM` has no name.
    pub(crate) fn nameless_app(&self) -> Arc<App> {
        let (url, from) = (&self.server.url, "billets@tickets.example.org");
        Arc::new(app(&self.test, &self.pusher, url, from, &self.clock))
    }

    /// A paid order with its tickets.
    pub(crate) async fn sell(&self, quantity: i16) -> Uuid {
        let now = self.clock.now();
        let (order_id, message) = orders::paid(&self.client, &self.sale, quantity, now).await;
        orders::issue_tickets(&self.client, order_id, message, now).await;
        order_id
    }

    /// Promises a mail.
    pub(crate) async fn promise(&self, order_id: Uuid, kind: &str) -> Uuid {
        let statement = "select id, queue_mail(id, $1, $2, gen_random_uuid(), $3, null) from gen_random_uuid() as id";
        let row = self
            .client
            .query_one(statement, &[&order_id, &kind, &self.clock.now()])
            .await;
        row.expect("promised").get(0)
    }

    /// A mail with the tickets of a new order.
    pub(crate) async fn promise_tickets(&self, quantity: i16) -> Uuid {
        let order_id = self.sell(quantity).await;
        self.promise(order_id, "tickets").await
    }

    /// A delivery of the message that asks for a mail.
    pub(crate) fn push(&self, mail_id: Uuid) -> Request {
        let payload = json!({ "mail_id": mail_id });
        let message = Uuid::from_u128(mail_id.as_u128() ^ 1);
        self.pusher.push("mail-requested", message, &payload)
    }

    /// Delivers it; answers the status.
    pub(crate) async fn deliver(&self, mail_id: Uuid) -> u16 {
        self.deliver_to(&self.app, mail_id).await
    }

    pub(crate) async fn deliver_to(&self, app: &Arc<App>, mail_id: Uuid) -> u16 {
        let response = self.routes.call(app.clone(), self.push(mail_id)).await;
        response.status().as_u16()
    }

    /// Promises a mail and has it sent; answers what arrived.
    pub(crate) async fn send(&self, order_id: Uuid, kind: &str) -> Message<'static> {
        let before = self.server.received().len();
        let mail_id = self.promise(order_id, kind).await;
        assert_eq!(self.deliver(mail_id).await, 204);
        let row = self.row(mail_id).await;
        assert_eq!(row.status, "sent", "{row:?}");
        let received = self.server.received();
        assert_eq!(received.len(), before + 1);
        read(&received[before].data)
    }

    pub(crate) async fn row(&self, mail_id: Uuid) -> Row {
        let query = "select status, attempts, failure, leased_until is not null from mails where mail_id = $1";
        let row = self.client.query_one(query, &[&mail_id]).await;
        let row = row.expect("the mail");
        Row {
            status: row.get(0),
            attempts: row.get(1),
            failure: row.get(2),
            is_leased: row.get(3),
        }
    }

    /// Lets the mail's lease grow older: it goes by the database's clock.
    pub(crate) async fn lease_ages(&self, mail_id: Uuid, seconds: i32) {
        let change = "update mails set leased_until = leased_until - make_interval(secs => $2) where mail_id = $1";
        self.execute(change, &[&mail_id, &f64::from(seconds)]).await;
    }

    /// Arranges what a test is about.
    pub(crate) async fn execute(&self, statement: &str, values: &[&(dyn ToSql + Sync)]) {
        let changed = self.client.execute(statement, values).await;
        assert!(changed.expect("a legal statement") > 0, "{statement}");
    }
}

fn app(
    test: &TestDatabase,
    pusher: &Pusher,
    smtp_url: &str,
    mail_from: &str,
    clock: &Clock,
) -> App {
    let settings = [
        ("GUICHET_KEY", KEY.to_owned()),
        ("SMTP_URL", smtp_url.to_owned()),
        ("MAIL_FROM", mail_from.to_owned()),
    ];
    let env = Env::from_pairs(settings.into_iter().chain(pusher.environment()));
    let smtp = Smtp::from_env(&env).expect("a legal environment");
    App::new(
        test.database(),
        OidcVerifier::from_env(&env, clock.clone()).expect("a legal environment"),
        smtp.with_patience(Duration::from_secs(5)),
        &env.master_key().expect("a legal key"),
        "https://tickets.example.org/",
        clock.clone(),
        entropy(),
    )
}

/// What a mail program makes of a mail.
pub(crate) fn read(data: &[u8]) -> Message<'static> {
    let message = MessageParser::default().parse(data);
    message.expect("a mail").into_owned()
}
