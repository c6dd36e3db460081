use std::sync::Arc;
use std::time::Duration;

use guichet_access::{Access, ApiKey, SessionToken};
use guichet_backoffice::{App, routes};
use guichet_clock::Clock;
use guichet_http::{HeaderMap, Method, Request, RequestBuilder, Response, Routes};
use guichet_messages::Publisher;
use guichet_testing::{TestDatabase, clock, entropy};
use http_body_util::BodyExt as _;
use serde_json::Value;
use tokio_postgres::Client;
use tokio_postgres::types::{FromSql, ToSql};
use uuid::Uuid;

/// A back office, its database, and an organizer with an owner's program.
pub(crate) struct Office {
    pub(crate) test: TestDatabase,
    pub(crate) client: Client,
    pub(crate) clock: Clock,
    pub(crate) app: Arc<App>,
    pub(crate) organizer_id: Uuid,
    routes: Arc<Routes<App>>,
    manager: Who,
}

/// Whoever calls.
#[derive(Clone)]
pub(crate) enum Who {
    /// A program, by its key.
    Key(String),
    /// A person, by their session.
    Session(String),
}

/// What was answered.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Office {
    /// Requests are made by a program that is a manager.
    pub(crate) async fn open() -> Self {
        let test = TestDatabase::create().await;
        let client = test.client().await;
        let (clock, entropy) = (clock(), entropy());
        let database = test.database();
        let app = App {
            access: Access::new(&database, &clock),
            publisher: Publisher::leaving_all(clock.clone()),
            database,
            clock: clock.clone(),
            entropy,
        };
        let organizer_id = organizer(&client, &clock, "parvis").await;
        let mut office = Self {
            test,
            client,
            clock,
            app: Arc::new(app),
            organizer_id,
            routes: Arc::new(routes()),
            manager: Who::Key(String::new()),
        };
        office.manager = office.program("manager").await;
        office
    }

    /// A program of the organizer.
    pub(crate) async fn program(&self, role: &str) -> Who {
        let key = ApiKey::new(&self.app.entropy);
        let now = self.clock.now();
        self.execute(
            "insert into api_keys (api_key_id, organizer_id, name, prefix, secret_hash, role, created_at)
            values ($1, $2, 'Program', $3, $4, $5, $6)",
            &[
                &self.app.entropy.uuid(now),
                &self.organizer_id,
                &key.prefix(),
                &key.hash().as_slice(),
                &role,
                &now,
            ],
        )
        .await;
        Who::Key(key.text().to_owned())
    }

    /// Somebody who is signed in, gave the password a moment ago, and sees all events or these.
    pub(crate) async fn person(&self, name: &str, role: &str, events: Option<&[Uuid]>) -> Who {
        let now = self.clock.now();
        let (account_id, session_id) = (self.app.entropy.uuid(now), self.app.entropy.uuid(now));
        let email = format!("{account_id}@example.org");
        self.execute(
            "insert into accounts (account_id, email, email_folded, name, locale, created_at)
            values ($1, $2, $2, $3, 'fr', $4)",
            &[&account_id, &email, &name, &now],
        )
        .await;
        self.execute(
            "insert into memberships (organizer_id, account_id, role, all_events, created_at) values ($1, $2, $3, $4, $5)",
            &[&self.organizer_id, &account_id, &role, &events.is_none(), &now],
        )
        .await;
        for event_id in events.unwrap_or_default() {
            self.execute(
                "insert into membership_events (organizer_id, account_id, event_id) values ($1, $2, $3)",
                &[&self.organizer_id, &account_id, event_id],
            )
            .await;
        }
        let token = SessionToken::new(&self.app.entropy);
        self.execute(
            "insert into sessions (session_id, account_id, token_hash, created_at, last_seen_at, expires_at, stepped_up_at,
                user_agent, network)
            values ($1, $2, $3, $4, $4, $4::timestamptz + interval '1 day', $4, 'test', '192.0.2.0/24')",
            &[&session_id, &account_id, &token.hash().as_slice(), &now],
        )
        .await;
        Who::Session(token.text())
    }

    /// A draft that the back office has made.
    pub(crate) async fn event(&self, name: &str) -> Value {
        let wanted = serde_json::json!({"name": {"fr": name}, "category": "concert"});
        self.post("/events", &wanted).await.has_status(201).json()
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(&self.manager, self.request(Method::GET, path))
            .await
    }

    /// With a key of its own.
    pub(crate) async fn post(&self, path: &str, body: &Value) -> Answer {
        let key = self.app.entropy.uuid(self.clock.now()).to_string();
        let request = self.request(Method::POST, path).keyed(&key).json(body);
        self.send(&self.manager, request).await
    }

    /// Of what has been seen in this version.
    pub(crate) async fn patch(&self, path: &str, version: i64, body: &Value) -> Answer {
        self.patch_as(&self.manager, path, version, body).await
    }

    pub(crate) async fn patch_as(
        &self,
        who: &Who,
        path: &str,
        version: i64,
        body: &Value,
    ) -> Answer {
        let request = self.versioned(Method::PATCH, path, version);
        self.send(who, request.json(body)).await
    }

    /// Of what has been seen in this version.
    pub(crate) async fn put(&self, path: &str, version: i64, body: &Value) -> Answer {
        let request = self.versioned(Method::PUT, path, version).json(body);
        self.send(&self.manager, request).await
    }

    /// Of what has been seen in this version.
    pub(crate) async fn delete(&self, path: &str, version: i64) -> Answer {
        let request = self.versioned(Method::DELETE, path, version);
        self.send(&self.manager, request).await
    }

    /// A request below the organizer, of what has been seen in this version.
    pub(crate) fn versioned(&self, method: Method, path: &str, version: i64) -> RequestBuilder {
        let request = self.request(method, path);
        request.header("if-match", format!("\"{version}\""))
    }

    /// A request below the organizer.
    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let path = format!("/api/v1/backoffice/organizers/{}{path}", self.organizer_id);
        Request::for_test(method, &path)
    }

    pub(crate) async fn send(&self, who: &Who, request: RequestBuilder) -> Answer {
        let request = match who {
            Who::Key(key) => request.header("authorization", format!("Bearer {key}")),
            Who::Session(token) => request
                .header("cookie", format!("__Host-guichet-session={token}"))
                .header("sec-fetch-site", "same-origin"),
        };
        Answer::of(self.routes.call(self.app.clone(), request.build()).await).await
    }

    pub(crate) fn manager(&self) -> &Who {
        &self.manager
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

    /// Until a statement waits for a lock, or a second has gone.
    pub(crate) async fn somebody_waits(&self) {
        let waiting = "select count(*) from pg_stat_activity
            where wait_event_type = 'Lock' and datname = current_database()";
        for _ in 0..50 {
            if self.one::<i64>(waiting, &[]).await > 0 {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// The actions of the organizer's audit log, the oldest first.
    pub(crate) async fn actions(&self) -> Vec<String> {
        let actions =
            "select array(select action from audit_entries where chain_id = $1 order by sequence)";
        self.one(actions, &[&self.organizer_id]).await
    }
}

/// An organizer with this slug.
pub(crate) async fn organizer(client: &Client, clock: &Clock, slug: &str) -> Uuid {
    let insert = "insert into organizers (organizer_id, slug, name, email, created_at)
        values (gen_random_uuid(), $1, 'Parvis', 'billets@parvis.example', $2) returning organizer_id";
    let row = client.query_one(insert, &[&slug, &clock.now()]).await;
    row.expect("an organizer").get(0)
}

impl Answer {
    pub(crate) async fn of(response: Response) -> Self {
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let body = response.into_body().collect().await;
        Self {
            status,
            headers,
            body: body.expect("a body in memory").to_bytes().to_vec(),
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
        let named = (self.status, problem["type"].as_str().unwrap_or_default());
        assert_eq!(
            named,
            (status, format!("/problems/{name}").as_str()),
            "{problem}"
        );
        problem
    }

    /// Asserts that it refuses the field at this pointer.
    #[track_caller]
    pub(crate) fn refuses_field(&self, pointer: &str) {
        let problem = self.refuses(422, "invalid-field");
        assert_eq!(
            problem["errors"][0]["pointer"],
            format!("#{pointer}"),
            "{problem}"
        );
    }
}

pub(crate) fn id(value: &Value) -> Uuid {
    value.as_str().expect("a text").parse().expect("an id")
}
