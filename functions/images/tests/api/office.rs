use std::sync::Arc;

use guichet_access::{Access, ApiKey, SessionToken};
use guichet_clock::Clock;
use guichet_config::Env;
use guichet_covers::CoverPrinter;
use guichet_http::{HeaderMap, Method, Request, RequestBuilder, Routes};
use guichet_images::{App, CoverQueue, ImageProcessor, routes};
use guichet_storage::Storage;
use guichet_testing::{TestDatabase, clock, entropy};
use http_body_util::BodyExt as _;
use image::RgbImage;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio_postgres::Client;
use tokio_postgres::types::{FromSql, ToSql};
use uuid::Uuid;

/// The function, its database and folder, and an organizer with a manager's program.
pub(crate) struct Office {
    pub(crate) client: Client,
    pub(crate) clock: Clock,
    pub(crate) app: Arc<App>,
    pub(crate) folder: TempDir,
    pub(crate) organizer_id: Uuid,
    routes: Arc<Routes<App>>,
    manager: Who,
    _test: TestDatabase,
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
        let folder = tempfile::tempdir().expect("a folder");
        let url = format!("file://{}", folder.path().display());
        let env = Env::from_pairs([("STORAGE_URL", url)]);
        let storage = Storage::from_env(&env, clock.clone(), entropy.clone());
        let app = App {
            access: Access::new(&database, &clock),
            database,
            storage: storage.expect("a folder is legal"),
            processor: ImageProcessor::default(),
            covers: CoverQueue::new(CoverPrinter::default()),
            clock: clock.clone(),
            entropy,
        };
        let mut office = Self {
            organizer_id: organizer(&client, &clock, "parvis").await,
            client,
            clock,
            app: Arc::new(app),
            folder,
            routes: Arc::new(routes()),
            manager: Who::Key(String::new()),
            _test: test,
        };
        office.manager = office.program(office.organizer_id).await;
        office
    }

    /// A program of an organizer that is a manager.
    pub(crate) async fn program(&self, organizer_id: Uuid) -> Who {
        let key = ApiKey::new(&self.app.entropy);
        let now = self.clock.now();
        self.execute(
            "insert into api_keys (api_key_id, organizer_id, name, prefix, secret_hash, role, created_at)
            values ($1, $2, 'Program', $3, $4, 'manager', $5)",
            &[
                &self.app.entropy.uuid(now),
                &organizer_id,
                &key.prefix(),
                &key.hash().as_slice(),
                &now,
            ],
        )
        .await;
        Who::Key(key.text().to_owned())
    }

    /// A manager who is signed in and sees these events alone.
    pub(crate) async fn person(&self, events: &[Uuid]) -> Who {
        let now = self.clock.now();
        let (account_id, session_id) = (self.app.entropy.uuid(now), self.app.entropy.uuid(now));
        let email = format!("{account_id}@example.org");
        self.execute(
            "insert into accounts (account_id, email, email_folded, name, locale, created_at)
            values ($1, $2, $2, 'Camille Roy', 'fr', $3)",
            &[&account_id, &email, &now],
        )
        .await;
        self.execute(
            "insert into memberships (organizer_id, account_id, role, all_events, created_at) values ($1, $2, 'manager', false, $3)",
            &[&self.organizer_id, &account_id, &now],
        )
        .await;
        for event_id in events {
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

    /// A draft of an organizer.
    pub(crate) async fn event(&self, organizer_id: Uuid) -> Uuid {
        let insert = r#"insert into events (event_id, organizer_id, slug, category, name, summary, description, currency,
                payment_methods, created_at)
            values (gen_random_uuid(), $1, 'bal-' || floor(random() * 1e9), 'concert', '{"fr": "Bal"}', '{}', '{}', 'EUR', '{demo}', $2)
            returning event_id"#;
        self.one(insert, &[&organizer_id, &self.clock.now()]).await
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(&self.manager, self.request(Method::GET, path))
            .await
    }

    /// Sends a file that is called a JPEG, whatever it is.
    pub(crate) async fn upload(&self, file: &[u8]) -> Answer {
        self.upload_as(&self.manager, self.organizer_id, file).await
    }

    pub(crate) async fn upload_as(&self, who: &Who, organizer_id: Uuid, file: &[u8]) -> Answer {
        let path = format!("/api/v1/images/organizers/{organizer_id}/images");
        let request = Request::for_test(Method::POST, &path).header("content-type", "image/jpeg");
        self.send(who, request.body(file.to_vec())).await
    }

    /// An uploaded picture that differs from those with another number.
    pub(crate) async fn picture(&self, number: u32) -> Value {
        let file = crate::pictures::jpeg(24 + number, 16);
        self.upload(&file).await.has_status(201).json()
    }

    /// Of what has been seen in this version.
    pub(crate) async fn patch(&self, path: &str, version: i64, body: &Value) -> Answer {
        let request = self
            .request(Method::PATCH, path)
            .header("if-match", format!("\"{version}\""));
        self.send(&self.manager, request.json(body)).await
    }

    pub(crate) async fn delete(&self, path: &str) -> Answer {
        self.send(&self.manager, self.request(Method::DELETE, path))
            .await
    }

    /// Lets an event show these pictures, whatever it has shown until now.
    pub(crate) async fn show(&self, event_id: Uuid, image_ids: &[Uuid]) -> Answer {
        let version: i32 = self
            .one(
                "select coalesce((select images_version from events where event_id = $1), 1)",
                &[&event_id],
            )
            .await;
        self.show_instead(event_id, version, image_ids).await
    }

    /// Lets an event show these pictures instead of those of the version.
    pub(crate) async fn show_instead(
        &self,
        event_id: Uuid,
        version: i32,
        image_ids: &[Uuid],
    ) -> Answer {
        let path = format!("/events/{event_id}/images");
        let request = self.request(Method::PUT, &path);
        let request = request.header("if-match", format!("\"{version}\""));
        let request = request.json(&json!({"image_ids": image_ids}));
        self.send(&self.manager, request).await
    }

    /// A request below the organizer.
    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let path = format!("/api/v1/images/organizers/{}{path}", self.organizer_id);
        Request::for_test(method, &path)
    }

    pub(crate) async fn send(&self, who: &Who, request: RequestBuilder) -> Answer {
        let request = match who {
            Who::Key(key) => request.header("authorization", format!("Bearer {key}")),
            Who::Session(token) => request
                .header("cookie", format!("__Host-guichet-session={token}"))
                .header("sec-fetch-site", "same-origin"),
        };
        self.answer(request).await
    }

    /// What somebody without credentials is answered.
    pub(crate) async fn answer(&self, request: RequestBuilder) -> Answer {
        let response = self.routes.call(self.app.clone(), request.build()).await;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let body = response.into_body().collect().await;
        Answer {
            status,
            headers,
            body: body.expect("a body in memory").to_bytes().to_vec(),
        }
    }

    pub(crate) fn manager(&self) -> &Who {
        &self.manager
    }

    /// The bytes at an address that was answered.
    pub(crate) async fn bytes(&self, rendition: &Value) -> Vec<u8> {
        let url = rendition["url"].as_str().expect("an address");
        let name = url.strip_prefix("/media/").expect("below /media/");
        let object = self.app.storage.get(&name.parse().expect("a name")).await;
        object.expect("it is there").to_vec()
    }

    /// The largest size of a picture, as it is to be seen.
    pub(crate) async fn seen(&self, image: &Value) -> RgbImage {
        let renditions = image["renditions"].as_array().expect("sizes");
        let bytes = self.bytes(renditions.last().expect("one size")).await;
        let seen = image::load_from_memory_with_format(&bytes, image::ImageFormat::Jpeg);
        seen.expect("a JPEG").into_rgb8()
    }

    /// How many objects there are.
    pub(crate) fn objects(&self) -> usize {
        let media = std::fs::read_dir(self.folder.path().join("media"));
        let is_object = |name: &str| !name.starts_with('.');
        media.map_or(0, |entries| {
            let names = entries.map(|entry| entry.expect("an entry").file_name());
            names
                .filter(|name| name.to_str().is_some_and(is_object))
                .count()
        })
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

    /// How many pictures all organizers have.
    pub(crate) async fn images(&self) -> i64 {
        self.one("select count(*) from images", &[]).await
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
    value["id"]
        .as_str()
        .expect("a text")
        .parse()
        .expect("an id")
}
