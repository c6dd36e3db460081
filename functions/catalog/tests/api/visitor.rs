//! A visitor, the function they ask, and a database of their own to ask about.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::Arc;

use guichet_catalog::{App, routes};
use guichet_clock::Clock;
use guichet_database::Database;
use guichet_http::{Method, Request, Routes, StatusCode, header};
use guichet_testing::TestDatabase;
use guichet_testing::offer::Sale;
use http_body_util::BodyExt as _;
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use tokio::task::JoinSet;
use tokio_postgres::Client;

const BASE: &str = "/api/v1/catalog";

pub(crate) struct Visitor {
    pub(crate) test: TestDatabase,
    /// For what a test arranges.
    pub(crate) client: Client,
    pub(crate) clock: Clock,
    database: Database,
    routes: Arc<Routes<App>>,
}

/// What was answered.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) etag: String,
    pub(crate) cache_control: String,
    pub(crate) content_type: String,
    pub(crate) security_policy: String,
    pub(crate) body: String,
}

impl Visitor {
    /// A visitor of an empty catalogue.
    pub(crate) async fn arrive() -> Self {
        Self::arrive_at(guichet_testing::now()).await
    }

    pub(crate) async fn arrive_at(now: Timestamp) -> Self {
        let test = TestDatabase::create().await;
        Self {
            client: test.client().await,
            database: test.database(),
            test,
            clock: Clock::fixed(now),
            routes: Arc::new(routes()),
        }
    }

    /// A process that answers.
    pub(crate) fn process(&self) -> Arc<App> {
        Arc::new(self.app())
    }

    /// What a process answers from.
    pub(crate) fn app(&self) -> App {
        let (database, clock) = (self.database.clone(), self.clock.clone());
        App::new(database, clock, "https://tickets.example.org/")
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    pub(crate) fn in_hours(&self, hours: i64) -> Timestamp {
        self.now() + SignedDuration::from_hours(hours)
    }

    /// A published event with 100 tickets at 20 €, in Lyon, three hours from `starts_at` on.
    pub(crate) async fn event(&self, slug: &str, starts_at: Timestamp) -> Sale {
        let mut sale = Sale::open(&self.client, self.now(), 100, 2000).await;
        sale.event
            .set(&self.client, &format!("slug = '{slug}'"))
            .await;
        slug.clone_into(&mut sale.event.slug);
        self.alter(&format!(
            "update occurrences set starts_at = '{starts_at}', ends_at = '{starts_at}'::timestamptz + interval '3 hours'
             where event_id = '{}'",
            sale.event.event_id
        ))
        .await;
        sale
    }

    /// The same, with a name in both languages and in a city.
    pub(crate) async fn event_in(&self, slug: &str, name: (&str, &str), city: &str) -> Sale {
        let sale = self.event(slug, self.in_hours(24)).await;
        let (french, english) = name;
        self.client
            .execute(
                "update events set name = jsonb_build_object('fr', $2::text, 'en', $3::text), summary = '{}',
                    description = '{}'
                 where event_id = $1",
                &[&sale.event.event_id, &french, &english],
            )
            .await
            .expect("the event is renamed");
        let statement = "update venues set city = $2 where venue_id = $1";
        self.client
            .execute(statement, &[&sale.event.venue_id, &city])
            .await
            .expect("the venue is moved");
        sale
    }

    /// Runs statements that a test arranges things with.
    pub(crate) async fn alter(&self, statements: &str) {
        self.client
            .batch_execute(statements)
            .await
            .unwrap_or_else(|error| panic!("{statements}: {error:?}"));
    }

    /// Asks a process that was never asked before for a path below the function's base.
    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.get_from(&self.process(), path).await
    }

    /// Asks a process.
    pub(crate) async fn get_from(&self, process: &Arc<App>, path: &str) -> Answer {
        self.ask(process, &format!("{BASE}{path}"), None).await
    }

    /// As many at once ask a process for a path; answers their tasks.
    pub(crate) fn crowd(&self, process: &Arc<App>, path: &str, size: usize) -> JoinSet<StatusCode> {
        let mut crowd = JoinSet::new();
        for _ in 0..size {
            let request = Request::for_test(Method::GET, &format!("{BASE}{path}")).build();
            let (routes, process) = (Arc::clone(&self.routes), Arc::clone(process));
            crowd.spawn(async move { routes.call(process, request).await.status() });
        }
        crowd
    }

    /// Asks for what the visitor has already, as this tag says.
    pub(crate) async fn get_again(&self, path: &str, etag: &str) -> Answer {
        let path = format!("{BASE}{path}");
        self.ask(&self.process(), &path, Some(etag)).await
    }

    /// Asks a process for a page, which is not below the base; with a tag for what the visitor has already.
    pub(crate) async fn page(&self, process: &Arc<App>, path: &str, etag: Option<&str>) -> Answer {
        self.ask(process, path, etag).await
    }

    /// The JSON at a path that must be there.
    pub(crate) async fn json(&self, path: &str) -> Value {
        let answer = self.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
        answer.json()
    }

    /// The slugs of the events that a search lists, in their order.
    pub(crate) async fn slugs(&self, query: &str) -> Vec<String> {
        slugs(&self.json(&format!("/events?{query}")).await)
    }

    /// The parameter that a refused search names, and what would be legal.
    pub(crate) async fn refusal(&self, query: &str) -> (String, String) {
        let answer = self.get(&format!("/events?{query}")).await;
        let body = answer.json();
        assert_eq!(
            (answer.status.as_u16(), &body["type"]),
            (400, &"/problems/invalid-query".into()),
            "{body}"
        );
        let text = |name: &str| body["errors"][0][name].as_str().expect("a text").to_owned();
        let detail = text("detail");
        let legal = detail.strip_prefix("must be ").expect("what it must be");
        (text("parameter"), legal.to_owned())
    }

    async fn ask(&self, process: &Arc<App>, path: &str, etag: Option<&str>) -> Answer {
        let mut request = Request::for_test(Method::GET, path);
        if let Some(etag) = etag {
            request = request.header("if-none-match", etag);
        }
        let response = self.routes.call(Arc::clone(process), request.build()).await;
        let header = |name| {
            let value = response
                .headers()
                .get(name)
                .map(|value| value.to_str().expect("ASCII"));
            value.unwrap_or_default().to_owned()
        };
        Answer {
            status: response.status(),
            etag: header(header::ETAG),
            cache_control: header(header::CACHE_CONTROL),
            content_type: header(header::CONTENT_TYPE),
            security_policy: header(header::CONTENT_SECURITY_POLICY),
            body: {
                let body = response
                    .into_body()
                    .collect()
                    .await
                    .expect("whole in memory")
                    .to_bytes();
                String::from_utf8(body.to_vec()).expect("UTF-8")
            },
        }
    }
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }
}

/// The slugs of a page.
pub(crate) fn slugs(page: &Value) -> Vec<String> {
    let items = page["items"].as_array().expect("a list");
    items
        .iter()
        .map(|item| item["slug"].as_str().expect("a text").to_owned())
        .collect()
}

/// The text with each UUID as `id 1`, `id 2` … in the order in which they first appear, for snapshots.
pub(crate) fn with_short_ids(text: &str) -> String {
    const LENGTH: usize = 36;
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut short = String::new();
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        if let Some(id) = rest
            .get(..LENGTH)
            .filter(|start| start.parse::<uuid::Uuid>().is_ok())
        {
            let count = known.len() + 1;
            let number = known.entry(id.to_owned()).or_insert(count);
            write!(short, "id {number}").expect("a text takes any text");
            rest = &rest[LENGTH..];
        } else {
            short.push(next);
            rest = &rest[next.len_utf8()..];
        }
    }
    short
}
