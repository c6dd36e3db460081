//! Google's own emulator, where the gcloud SDK has it: it keeps the suite honest. Skipped elsewhere.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use guichet_config::Env;
use http::Method;
use serde_json::{Value, json};
use tokio::net::TcpStream;

use super::receiver::Receiver;
use super::subject::{PROJECT, Service, Subject, Wanted};
use super::suite;
use crate::support::{eventually, send};

/// Where packages of the SDK put it, under the SDK's folder.
const JAR_FOLDER: &str = "platform/pubsub-emulator/lib";

struct Emulator {
    process: Child,
    url: String,
    /// One process serves the whole suite, so the names of each part end in a number.
    parts: AtomicU32,
}

impl Drop for Emulator {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Emulator {
    async fn start() -> Option<Self> {
        let jar = jar()?;
        let port = std::net::TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let process = Command::new("java")
            .args(["-Xmx256m", "-jar"])
            .arg(jar)
            .args(["--host=127.0.0.1", &format!("--port={port}")])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let emulator = Self {
            process,
            url: format!("http://127.0.0.1:{port}"),
            parts: AtomicU32::new(0),
        };
        eventually("the emulator listens", async || {
            TcpStream::connect(("127.0.0.1", port)).await.is_ok()
        })
        .await;
        Some(emulator)
    }

    async fn put(&self, path: &str, body: &Value) {
        let url = format!("{}/v1/{path}", self.url);
        let answer = send(
            Method::PUT,
            &url,
            &[("content-type", "application/json")],
            &body.to_string(),
        )
        .await;
        assert!(answer.status.is_success(), "{path}: {}", answer.text());
    }
}

fn jar() -> Option<PathBuf> {
    let path = Env::from_process().optional("PATH")?;
    let gcloud = std::env::split_paths(&path)
        .map(|folder| folder.join("gcloud"))
        .find(|path| path.is_file());
    let beside =
        gcloud.and_then(|gcloud| Some(gcloud.canonicalize().ok()?.ancestors().nth(2)?.to_owned()));
    let packaged = Path::new("/usr/lib/google-cloud-sdk").to_owned();
    beside.into_iter().chain([packaged]).find_map(|sdk| {
        let entries = std::fs::read_dir(sdk.join(JAR_FOLDER)).ok()?;
        entries
            .filter_map(|entry| Some(entry.ok()?.path()))
            .find(|path| path.extension().is_some_and(|end| end == "jar"))
    })
}

struct Part {
    url: String,
    number: u32,
    dead_letters: Receiver,
}

impl Subject for Emulator {
    type Service = Part;

    const SHORTEST_ACK_DEADLINE: Duration = Duration::from_secs(10);

    async fn service(&self, topics: &[&'static str], subscriptions: Vec<Wanted>) -> Part {
        let part = Part {
            url: self.url.clone(),
            number: self.parts.fetch_add(1, Ordering::Relaxed),
            dead_letters: Receiver::start().await,
        };
        let mut topics: Vec<&str> = topics.to_vec();
        topics.push("dead");
        topics.extend(subscriptions.iter().map(|wanted| wanted.topic));
        topics.sort_unstable();
        topics.dedup();
        for topic in topics {
            self.put(&part.topic(topic), &json!({})).await;
        }
        let push = |url: String| json!({ "pushEndpoint": url });
        let dead =
            json!({ "topic": part.topic("dead"), "pushConfig": push(part.dead_letters.url("/")) });
        self.put(&part.subscription("dead"), &dead).await;
        for wanted in subscriptions {
            let seconds = |duration: Duration| format!("{:.1}s", duration.as_secs_f64());
            let mut body = json!({
                "topic": part.topic(wanted.topic),
                "pushConfig": push(wanted.url),
                "ackDeadlineSeconds": wanted.ack_deadline.as_secs(),
                "retryPolicy": {
                    "minimumBackoff": seconds(wanted.minimum_backoff),
                    "maximumBackoff": seconds(wanted.maximum_backoff),
                },
            });
            if let Some(attempts) = wanted.maximum_delivery_attempts {
                body["deadLetterPolicy"] = json!({ "deadLetterTopic": part.topic("dead"), "maxDeliveryAttempts": attempts });
            }
            self.put(&part.subscription(wanted.name), &body).await;
        }
        part
    }
}

impl Service for Part {
    fn endpoint(&self) -> String {
        self.url.clone()
    }

    fn topic(&self, name: &str) -> String {
        format!("projects/{PROJECT}/topics/{name}-{}", self.number)
    }

    fn subscription(&self, name: &str) -> String {
        format!("projects/{PROJECT}/subscriptions/{name}-{}", self.number)
    }

    async fn dead_letter(&self, _subscription: &str) {
        self.dead_letters.wait_for(1).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn googles_emulator_passes_the_same_suite() {
    let Some(emulator) = Emulator::start().await else {
        eprintln!("skipped: Google's Pub/Sub emulator (or java) is not installed");
        return;
    };
    // One after the other: it is slow to start, and one message at a time keeps its log readable.
    macro_rules! run {
        ($($name:ident),+ $(,)?) => {$(
            eprintln!("{}", stringify!($name));
            suite::$name(&emulator).await;
        )+};
    }
    run!(
        a_message_is_pushed_in_the_wrapped_envelope,
        an_acknowledged_message_is_not_pushed_again,
        every_subscription_gets_the_message,
        a_refused_message_is_pushed_again_after_a_wait,
        a_push_without_an_answer_in_time_is_made_again,
        a_batch_is_delivered_whole_and_each_message_has_its_id,
        a_topic_without_subscriptions_takes_messages,
        what_cannot_be_published_is_refused,
        a_message_that_is_refused_too_often_becomes_a_dead_letter,
        one_message_that_is_refused_does_not_hold_up_the_others,
        an_endpoint_that_is_away_gets_the_message_later,
    );
}
