use std::sync::Arc;

use guichet_access::Access;
use guichet_account_links::{AccountLinkSecrets, TokenKind};
use guichet_accounts::{App, AttemptSubjects, TotpSealing, routes};
use guichet_clock::Clock;
use guichet_config::Env;
use guichet_database::Database;
use guichet_http::{HeaderMap, RequestBuilder, Response, Routes, TrustedProxies};
use guichet_messages::Publisher;
use guichet_passwords::{Hasher, check};
use guichet_testing::{TestDatabase, clock, entropy};
use http_body_util::BodyExt as _;
use serde_json::{Value, json};
use tokio_postgres::Client;
use tokio_postgres::types::{FromSql, ToSql};
use uuid::Uuid;

use crate::browser::Browser;

/// Base64 of 32 bytes.
const KEY: &str = "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=";

pub(crate) const PASSWORD: &str = "correct horse battery";

/// An accounts function and its database, with nobody in it.
pub(crate) struct Service {
    pub(crate) test: TestDatabase,
    pub(crate) client: Client,
    pub(crate) clock: Clock,
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

impl Service {
    pub(crate) async fn start() -> Self {
        let test = TestDatabase::create().await;
        let client = test.client().await;
        let clock = clock();
        let app = Arc::new(app(test.database(), &clock));
        Self {
            test,
            client,
            clock,
            app,
            routes: Arc::new(routes()),
        }
    }

    /// Another instance on the same database.
    pub(crate) fn another_instance(&self) -> Arc<App> {
        self.instance_on(self.test.database())
    }

    /// One that reaches it in another way.
    pub(crate) fn instance_on(&self, database: Database) -> Arc<App> {
        Arc::new(app(database, &self.clock))
    }

    pub(crate) fn browser(self: &Arc<Self>) -> Browser {
        Browser::new(self.clone())
    }

    pub(crate) async fn call(&self, request: RequestBuilder) -> Answer {
        self.call_at(&self.app, request).await
    }

    pub(crate) async fn call_at(&self, app: &Arc<App>, request: RequestBuilder) -> Answer {
        Answer::of(self.routes.call(app.clone(), request.build()).await).await
    }

    /// Somebody with an account, who signs in with [`PASSWORD`].
    pub(crate) async fn account(&self, email: &str) -> Uuid {
        let now = self.clock.now();
        let account_id = self.app.entropy.uuid(now);
        let password = check(PASSWORD).expect("a legal password");
        let hash = self.app.passwords.hash(password).await.expect("a hash");
        self.execute(
            "insert into accounts (account_id, email, email_folded, name, locale, password_hash, created_at)
            values ($1, $2, lower($2), 'Ada Lovelace', 'fr', $3, $4)",
            &[&account_id, &email, &hash, &now],
        )
        .await;
        account_id
    }

    /// The token in the newest mail to an address.
    pub(crate) async fn mailed_token(&self, email: &str) -> String {
        let (_, link) = self.newest_mail(email).await;
        let link = link.expect("a mail with a link");
        self.app.links.text(TokenKind::Account, link)
    }

    /// What the newest mail to an address is, and its link.
    pub(crate) async fn newest_mail(&self, email: &str) -> (String, Option<Uuid>) {
        let newest = "select m.kind, m.account_link_id from mails m
            join outbox b on b.payload ->> 'mail_id' = m.mail_id::text and b.topic = 'mail-requested'
            where m.recipient = $1 order by m.xmin::text::bigint desc limit 1";
        let row = self.client.query_one(newest, &[&email]).await;
        let row = row.expect("a mail that was promised");
        (row.get(0), row.get(1))
    }

    pub(crate) async fn count(&self, from: &str) -> i64 {
        self.one(&format!("select count(*) from {from}"), &[]).await
    }

    pub(crate) async fn one<T: for<'a> FromSql<'a>>(
        &self,
        query: &str,
        values: &[&(dyn ToSql + Sync)],
    ) -> T {
        let row = self.client.query_one(query, values).await;
        row.expect("one row").get(0)
    }

    /// Arranges what a test is about.
    pub(crate) async fn execute(&self, statement: &str, values: &[&(dyn ToSql + Sync)]) {
        let changed = self.client.execute(statement, values).await;
        assert!(changed.expect("a legal statement") > 0, "{statement}");
    }

    /// The actions in a chain of audit entries, the oldest first.
    pub(crate) async fn actions(&self, chain_id: Uuid) -> Vec<String> {
        let actions =
            "select array(select action from audit_entries where chain_id = $1 order by sequence)";
        self.one(actions, &[&chain_id]).await
    }
}

fn app(database: Database, clock: &Clock) -> App {
    let env = Env::from_pairs([("GUICHET_KEY", KEY), ("TRUSTED_PROXIES", "1")]);
    let master = env.master_key().expect("a legal key");
    let entropy = entropy();
    App {
        publisher: Publisher::leaving_all(clock.clone()),
        access: Access::new(&database, clock),
        passwords: Hasher::new(entropy.clone()),
        links: AccountLinkSecrets::new(&master),
        totp: TotpSealing::new(&master),
        attempts: AttemptSubjects::new(&master),
        proxies: TrustedProxies::from_env(&env).expect("a legal number"),
        database,
        clock: clock.clone(),
        entropy,
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

    /// Asserts the status, and shows the body where it is another.
    #[track_caller]
    pub(crate) fn has_status(self, status: u16) -> Self {
        let body = String::from_utf8_lossy(&self.body);
        assert_eq!(self.status, status, "{body}");
        self
    }

    /// Asserts that it is a problem of this name.
    #[track_caller]
    pub(crate) fn refuses(&self, status: u16, name: &str) -> Value {
        let problem = self.json();
        let named = (self.status, &problem["type"]);
        assert_eq!(
            named,
            (status, &json!(format!("/problems/{name}"))),
            "{problem}"
        );
        problem
    }

    /// Asserts that it refuses this field.
    #[track_caller]
    pub(crate) fn names_field(&self, pointer: &str) {
        let problem = self.refuses(422, "invalid-field");
        assert_eq!(
            problem["errors"][0]["pointer"],
            format!("#{pointer}"),
            "{problem}"
        );
    }
}
