//! A function whose handlers ask for callers, and people, programs and devices who call it.

use std::sync::Arc;

use guichet_access::{
    Access, ApiKey, Caller, DeviceToken, Role, SessionToken, SignedIn, SteppedUp, right,
};
use guichet_clock::{Clock, Entropy};
use guichet_database::Database;
use guichet_http::{
    Description, HeaderMap, Json, Method, NoContent, Path, Problem, Request, RequestBuilder, Routes,
};
use guichet_testing::offer::Event;
use guichet_testing::{TestDatabase, clock, entropy};
use http_body_util::BodyExt as _;
use jiff::{SignedDuration, Timestamp};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};
use tokio_postgres::Client;
use tokio_postgres::types::ToSql;
use uuid::Uuid;

pub(crate) struct App {
    pub(crate) access: Access,
}

impl AsRef<Access> for App {
    fn as_ref(&self) -> &Access {
        &self.access
    }
}

async fn show(_: Arc<App>, caller: Caller<right::SeeOrganizer>) -> Result<Json<Value>, Problem> {
    let actor = (caller.actor.kind(), caller.actor.id());
    Ok(Json(json!({"actor": actor, "role": caller.role})))
}

async fn edit(_: Arc<App>, _: Caller<right::EditOrganizer>) -> Result<NoContent, Problem> {
    Ok(NoContent)
}

async fn invite(_: Arc<App>, _: Caller<right::ManageMembers>) -> Result<NoContent, Problem> {
    Ok(NoContent)
}

async fn leave(_: Arc<App>, caller: Caller<right::Leave>) -> Result<Json<Value>, Problem> {
    Ok(Json(json!(caller.account_id()?)))
}

async fn make_key(_: Arc<App>, _: Caller<right::ManageKeys>) -> Result<NoContent, Problem> {
    Ok(NoContent)
}

#[derive(Deserialize, JsonSchema)]
struct EventPath {
    event_id: Uuid,
}

async fn show_event(
    _: Arc<App>,
    caller: Caller<right::SeeOrganizer>,
    Path(EventPath { event_id }): Path<EventPath>,
) -> Result<NoContent, Problem> {
    caller.check_event(event_id)?;
    Ok(NoContent)
}

async fn me(_: Arc<App>, person: SignedIn) -> Result<Json<Value>, Problem> {
    Ok(Json(json!([person.account_id, person.session_id])))
}

async fn rename(_: Arc<App>, _: SignedIn) -> Result<NoContent, Problem> {
    Ok(NoContent)
}

async fn set_password(_: Arc<App>, _: SteppedUp) -> Result<NoContent, Problem> {
    Ok(NoContent)
}

pub(crate) fn routes() -> Routes<App> {
    const ANY: Description = Description::new("A test", "What it found");
    let organizer = "/organizers/{organizer_id}";
    Routes::new("team", "")
        .route(Method::GET, organizer, show, ANY)
        .route(Method::PATCH, organizer, edit, ANY)
        .route(
            Method::POST,
            "/organizers/{organizer_id}/members",
            invite,
            ANY,
        )
        .route(
            Method::DELETE,
            "/organizers/{organizer_id}/membership",
            leave,
            ANY,
        )
        .route(
            Method::POST,
            "/organizers/{organizer_id}/keys",
            make_key,
            ANY,
        )
        .route(
            Method::GET,
            "/organizers/{organizer_id}/events/{event_id}",
            show_event,
            ANY,
        )
        .route(Method::GET, "/me", me, ANY)
        .route(Method::PATCH, "/me", rename, ANY)
        .route(Method::PUT, "/me/password", set_password, ANY)
}

/// What was answered, without the id of the request.
#[derive(Debug, PartialEq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Value,
}

impl Answer {
    /// The name of the problem.
    pub(crate) fn problem(&self) -> &str {
        let uri = self.body["type"].as_str().unwrap_or_default();
        uri.trim_start_matches("/problems/")
    }
}

/// What somebody calls with.
#[derive(Clone)]
pub(crate) enum With {
    Nothing,
    Cookie(String),
    Bearer(String),
}

/// Two organizers, of which the first has people.
pub(crate) struct Team {
    pub(crate) test: TestDatabase,
    pub(crate) client: Client,
    pub(crate) clock: Clock,
    pub(crate) entropy: Entropy,
    pub(crate) app: Arc<App>,
    pub(crate) event: Event,
    pub(crate) other: Event,
}

impl Team {
    pub(crate) async fn new() -> Self {
        let test = TestDatabase::create().await;
        let client = test.client().await;
        let clock = clock();
        let event = Event::published(&client, clock.now()).await;
        let other = Event::published(&client, clock.now()).await;
        Self {
            app: app(&test.database(), &clock),
            entropy: entropy(),
            test,
            client,
            clock,
            event,
            other,
        }
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    pub(crate) fn organizer_id(&self) -> Uuid {
        self.event.organizer_id
    }

    pub(crate) async fn run(&self, statement: &str, parameters: &[&(dyn ToSql + Sync)]) {
        let rows = self.client.execute(statement, parameters).await;
        assert_eq!(rows.expect("legal"), 1, "{statement}");
    }

    /// Somebody with an account.
    pub(crate) async fn person(&self) -> Uuid {
        let account_id = self.entropy.uuid(self.now());
        self.run(
            "insert into accounts (account_id, email, email_folded, name, locale, created_at)
             values ($1, $2, $2, 'Camille', 'fr', $3)",
            &[
                &account_id,
                &format!("{account_id}@example.org"),
                &self.now(),
            ],
        )
        .await;
        account_id
    }

    /// A session of theirs, which begins now with a password.
    pub(crate) async fn sign_in(&self, account_id: Uuid) -> With {
        let token = SessionToken::new(&self.entropy);
        self.run(
            "insert into sessions (session_id, account_id, token_hash, created_at, last_seen_at, expires_at, stepped_up_at,
                user_agent, network)
             values ($1, $2, $3, $4, $4, $4::timestamptz + interval '30 days', $4, '', '')",
            &[
                &self.entropy.uuid(self.now()),
                &account_id,
                &token.hash().as_slice(),
                &self.now(),
            ],
        )
        .await;
        With::Cookie(format!("__Host-guichet-session={}", token.text()))
    }

    /// Makes somebody a member of the first organizer.
    pub(crate) async fn join(&self, account_id: Uuid, role: Role) {
        self.run(
            "insert into memberships (organizer_id, account_id, role, created_at) values ($1, $2, $3, $4)",
            &[&self.organizer_id(), &account_id, &role.as_str(), &self.now()],
        )
        .await;
    }

    /// A member of the first organizer who is signed in.
    pub(crate) async fn member(&self, role: Role) -> With {
        let account_id = self.person().await;
        self.join(account_id, role).await;
        self.sign_in(account_id).await
    }

    /// A key of an organizer that was never used and does not expire.
    pub(crate) async fn key(&self, organizer_id: Uuid, role: Role) -> With {
        let key = ApiKey::new(&self.entropy);
        self.run(
            "insert into api_keys (api_key_id, organizer_id, name, prefix, secret_hash, role, created_at)
             values ($1, $2, 'Website', $3, $4, $5, $6)",
            &[
                &self.entropy.uuid(self.now()),
                &organizer_id,
                &key.prefix(),
                &key.hash().as_slice(),
                &role.as_str(),
                &self.now(),
            ],
        )
        .await;
        With::Bearer(key.text().to_owned())
    }

    /// A device of an organizer.
    pub(crate) async fn device(&self, organizer_id: Uuid) -> With {
        let token = DeviceToken::new(&self.entropy);
        self.run(
            "insert into devices (device_id, organizer_id, name, token_hash, created_at) values ($1, $2, 'Door', $3, $4)",
            &[
                &self.entropy.uuid(self.now()),
                &organizer_id,
                &token.hash().as_slice(),
                &self.now(),
            ],
        )
        .await;
        With::Bearer(token.text().to_owned())
    }

    pub(crate) async fn call(&self, method: Method, path: &str, with: &With) -> Answer {
        call(&self.app, method, path, with).await
    }

    /// Reads about the first organizer.
    pub(crate) async fn get(&self, with: &With) -> Answer {
        self.call(Method::GET, &self.path(""), with).await
    }

    /// Changes the first organizer, which owners and managers may.
    pub(crate) async fn patch(&self, with: &With) -> Answer {
        self.call(Method::PATCH, &self.path(""), with).await
    }

    /// A path of the first organizer.
    pub(crate) fn path(&self, rest: &str) -> String {
        format!("/organizers/{}{rest}", self.organizer_id())
    }
}

pub(crate) fn app(database: &Database, clock: &Clock) -> Arc<App> {
    let access = Access::new(database, clock);
    Arc::new(App { access })
}

pub(crate) async fn call(app: &Arc<App>, method: Method, path: &str, with: &With) -> Answer {
    send(app, with.on(Request::for_test(method, path))).await
}

pub(crate) async fn send(app: &Arc<App>, request: RequestBuilder) -> Answer {
    // As browsers say of our own pages.
    let request = request.header("sec-fetch-site", "same-origin").build();
    let (mut parts, body) = routes().call(Arc::clone(app), request).await.into_parts();
    parts.headers.remove("x-request-id");
    let body = body.collect().await.expect("whole").to_bytes();
    Answer {
        status: parts.status.as_u16(),
        headers: parts.headers,
        body: serde_json::from_slice(&body).unwrap_or_default(),
    }
}

impl With {
    fn on(&self, request: RequestBuilder) -> RequestBuilder {
        match self {
            Self::Nothing => request,
            Self::Cookie(cookie) => request.header("cookie", cookie),
            Self::Bearer(token) => request.header("authorization", format!("Bearer {token}")),
        }
    }
}

pub(crate) const MINUTE: SignedDuration = SignedDuration::from_mins(1);
