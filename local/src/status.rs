//! `/_local`: what this machine's cloud is doing; `/_local/api`: the same for tests; `/_local/healthy`: whether all is well;
//! `/_local/metrics`: what all functions count.

use std::sync::Arc;

use askama::Template;
use bytes::Bytes;
use guichet_clock::Clock;
use http::{Method, Request, Response, StatusCode};
use serde_json::json;

use crate::body::{Body, answer, json_answer, problem};
use crate::database::{Database, Messages};
use crate::functions::{FunctionStatus, Functions, METRICS_TYPE};
use crate::manifest::{Manifest, Trigger};
use crate::pages::{Menu, form, page, same_origin, see_other, style, time};
use crate::pubsub::{PubSub, SubscriptionStatus};

/// Answers 200 when everything that should run does.
pub(crate) const HEALTH_PATH: &str = "/_local/healthy";
/// Where functions say that they are up.
const FUNCTION_HEALTH_PATH: &str = "/healthz";

/// The pages under `/_local`.
#[derive(Clone)]
pub(crate) struct StatusPages {
    manifest: Arc<Manifest>,
    functions: Arc<Functions>,
    pubsub: PubSub,
    database: Database,
    menu: Menu,
    clock: Clock,
}

#[derive(Template)]
#[template(path = "status.html")]
struct StatusPage<'a> {
    menu: &'a Menu,
    functions: Vec<FunctionRow>,
    subscriptions: Vec<SubscriptionStatus>,
    dead_letters: Vec<DeadLetterRow>,
    unpublished: String,
    dead_messages: Vec<DeadMessageRow>,
}

struct FunctionRow {
    name: String,
    trigger: String,
    instances: String,
    requests: u64,
    failures: u64,
    crashes: u64,
    cold_starts: usize,
    median_ms: String,
    last_ms: String,
}

struct DeadLetterRow {
    id: String,
    subscription: String,
    topic: String,
    text: String,
    attempts: u32,
    reason: String,
    at: String,
}

struct DeadMessageRow {
    consumer: String,
    reason: String,
    at: String,
    body: String,
}

impl StatusPages {
    /// Pages about these parts.
    pub(crate) fn new(
        manifest: Arc<Manifest>,
        functions: Arc<Functions>,
        pubsub: PubSub,
        database: Database,
        menu: Menu,
        clock: Clock,
    ) -> Self {
        Self {
            manifest,
            functions,
            pubsub,
            database,
            menu,
            clock,
        }
    }

    /// Answers a request whose path begins with `/_local`.
    pub(crate) async fn answer(&self, request: Request<Bytes>) -> Response<Body> {
        let path = request.uri().path().trim_end_matches('/').to_owned();
        match (request.method(), path.as_str()) {
            (&Method::GET | &Method::HEAD, "/_local") => self.show().await,
            (&Method::GET | &Method::HEAD, "/_local/api") => self.show_json().await,
            (&Method::GET | &Method::HEAD, HEALTH_PATH) => self.health().await,
            (&Method::GET | &Method::HEAD, "/_local/metrics") => {
                answer(StatusCode::OK, METRICS_TYPE, self.functions.metrics().await)
            }
            (&Method::GET | &Method::HEAD, "/_local/style.css") => style(),
            (&Method::POST, "/_local/dead-letters") if same_origin(request.headers()) => {
                self.settle(request.body()).await
            }
            _ => problem(
                StatusCode::NOT_FOUND,
                "not-found",
                "Not found",
                "There is no such page.",
            ),
        }
    }

    async fn show(&self) -> Response<Body> {
        let now = self.clock.now();
        let messages = self.database.messages().await;
        let unpublished = match &messages {
            Ok(Messages {
                unpublished,
                oldest_unpublished: Some(oldest),
                ..
            }) => {
                format!("{unpublished}, the oldest from {}", time(*oldest, now))
            }
            Ok(_) => "none".to_owned(),
            Err(error) => format!("unknown: {error}"),
        };
        let dead_messages = messages
            .unwrap_or_default()
            .dead
            .into_iter()
            .map(|message| DeadMessageRow {
                consumer: message.consumer,
                reason: message.reason,
                at: time(message.received_at, now),
                body: message.body.to_string(),
            });
        let dead_letters = self
            .pubsub
            .dead_letters()
            .into_iter()
            .map(|letter| DeadLetterRow {
                id: letter.message.id.clone(),
                topic: letter.message.topic.clone(),
                text: letter.message.text(),
                subscription: letter.subscription,
                attempts: letter.attempts,
                reason: letter.reason,
                at: time(letter.at, now),
            });
        page(
            StatusCode::OK,
            &StatusPage {
                menu: &self.menu,
                functions: self
                    .functions
                    .status()
                    .into_iter()
                    .map(|status| self.row(status))
                    .collect(),
                subscriptions: self.pubsub.status(),
                dead_letters: dead_letters.collect(),
                unpublished,
                dead_messages: dead_messages.collect(),
            },
        )
    }

    async fn show_json(&self) -> Response<Body> {
        json_answer(
            StatusCode::OK,
            &json!({
                "functions": self.functions.status(),
                "subscriptions": self.pubsub.status(),
                "dead_letters": self.pubsub.dead_letters(),
                "outbox": self.database.messages().await.ok(),
            }),
        )
    }

    /// Functions that are not started are well.
    async fn health(&self) -> Response<Body> {
        let (functions, database) = futures::join!(
            self.functions.ask(FUNCTION_HEALTH_PATH),
            self.database.connect()
        );
        let mut faults: Vec<String> = functions
            .into_iter()
            .filter_map(|said| Some(format!("{}: {}", said.function, said.answer.err()?)))
            .collect();
        if let Err(error) = database {
            faults.push(format!("database: {error}"));
        }
        if faults.is_empty() {
            return json_answer(StatusCode::OK, &json!({ "healthy": true }));
        }
        problem(
            StatusCode::SERVICE_UNAVAILABLE,
            "not-healthy",
            "Not everything answers",
            &faults.join("; "),
        )
    }

    async fn settle(&self, body: &[u8]) -> Response<Body> {
        let fields = form(body).unwrap_or_default();
        let field = |name: &str| fields.get(name).map(String::as_str).unwrap_or_default();
        let (id, subscription) = (field("id"), field("subscription"));
        let found = match field("action") {
            "retry" => self.pubsub.retry(id, subscription).await,
            "discard" => self.pubsub.discard(id, subscription).await,
            _ => false,
        };
        if found {
            see_other("/_local")
        } else {
            problem(
                StatusCode::NOT_FOUND,
                "not-found",
                "Not found",
                "There is no such dead letter, or action.",
            )
        }
    }

    fn row(&self, status: FunctionStatus) -> FunctionRow {
        let trigger = match self
            .manifest
            .functions
            .get(&status.name)
            .map(|spec| &spec.trigger)
        {
            Some(Trigger::Http(paths)) => paths.path.clone(),
            Some(Trigger::Push(topics)) => topics.join(", "),
            Some(Trigger::Schedule(_)) => "schedule".to_owned(),
            Some(Trigger::Job) | None => status.kind.to_owned(),
        };
        let instances: Vec<String> = status
            .instances
            .iter()
            .map(|instance| {
                let process = instance.pid.map(|pid| format!("process {pid} at "));
                let state = if instance.ready { "" } else { ", starting" };
                format!(
                    "{}{} ({} under way{state})",
                    process.unwrap_or_default(),
                    instance.address,
                    instance.in_flight
                )
            })
            .collect();
        FunctionRow {
            trigger,
            instances: if instances.is_empty() {
                "none".to_owned()
            } else {
                instances.join("; ")
            },
            requests: status.requests,
            failures: status.failures,
            crashes: status.crashes,
            cold_starts: status.cold_starts_ms.len(),
            median_ms: median(&status.cold_starts_ms)
                .map(milliseconds)
                .unwrap_or_default(),
            last_ms: status
                .cold_starts_ms
                .last()
                .copied()
                .map(milliseconds)
                .unwrap_or_default(),
            name: status.name,
        }
    }
}

fn median(values: &[f64]) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied()
}

fn milliseconds(value: f64) -> String {
    format!("{value:.1} ms")
}
