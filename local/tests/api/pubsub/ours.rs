//! Our own service: the suite, and what the emulator does not do.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use futures::FutureExt;
use futures::future::BoxFuture;
use guichet_clock::{Clock, Entropy};
use guichet_http_client::HttpClient;
use guichet_local::oidc::{Issuer, IssuerKey, SERVICE_ACCOUNT};
use guichet_local::pubsub::{Parts, PubSub, PushEndpoint, Subscription, answer_grpc};
use guichet_local::server::{Handler, listen, serve};
use guichet_local::{Body, full};
use guichet_messages::{OidcConfig, OidcVerifier};
use guichet_retry::RetryPolicy;
use http::{Request, Response, StatusCode};
use hyper::body::Bytes;
use tokio::sync::watch;

use super::receiver::Receiver;
use super::subject::{PROJECT, Service, Subject, Wanted, publish, text};
use super::suite;
use crate::support::{Printed, eventually, send};

pub(crate) struct Ours {
    folder: tempfile::TempDir,
}

pub(crate) struct Running {
    pub(crate) pubsub: PubSub,
    endpoint: String,
    pub(crate) printed: Printed,
    _stop: watch::Sender<bool>,
}

/// Pushes over HTTP, as the real service does; the local cloud itself pushes to processes.
struct OverHttp(String);

impl PushEndpoint for OverHttp {
    fn push(&self, request: Request<Bytes>) -> BoxFuture<'static, Result<StatusCode, String>> {
        let url = self.0.clone();
        async move {
            let headers: Vec<(String, String)> = request
                .headers()
                .iter()
                .map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()))
                .collect();
            let headers: Vec<(&str, &str)> = headers
                .iter()
                .map(|(name, value)| (name.as_str(), value.as_str()))
                .collect();
            let body = String::from_utf8(request.into_body().to_vec()).unwrap();
            // A connection that is refused panics in there, which for the service is one more failed push.
            Ok(send(http::Method::POST, &url, &headers, &body).await.status)
        }
        .boxed()
    }
}

impl Ours {
    pub(crate) fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    pub(crate) fn journal(&self) -> PathBuf {
        self.folder.path().join("pubsub.journal")
    }
}

pub(crate) fn open(
    journal: &Path,
    topics: &[&'static str],
    subscriptions: &[Wanted],
    issuer: Option<Arc<Issuer>>,
) -> (PubSub, Printed) {
    let printed = Printed::default();
    let parts = Parts {
        project: PROJECT.to_owned(),
        topics: topics.iter().map(|topic| (*topic).to_owned()).collect(),
        subscriptions: subscriptions
            .iter()
            .map(|wanted| Subscription {
                name: wanted.name.to_owned(),
                topic: wanted.topic.to_owned(),
                endpoint: Arc::new(OverHttp(wanted.url.clone())),
                audience: issuer
                    .as_ref()
                    .map(|_| format!("https://{}.localhost", wanted.name)),
                ack_deadline: wanted.ack_deadline,
                retry: RetryPolicy {
                    attempts: wanted.maximum_delivery_attempts.unwrap_or(1000),
                    first_pause: wanted.minimum_backoff,
                    longest_pause: wanted.maximum_backoff,
                },
            })
            .collect(),
        issuer,
        clock: Clock::system(),
        console: printed.console(),
    };
    (PubSub::open(parts, journal).unwrap(), printed)
}

/// Serves it, as the local cloud does, and the keys of the issuer.
async fn serve_pubsub(pubsub: PubSub, printed: Printed, issuer: Option<Arc<Issuer>>) -> Running {
    let listener = listen(0).await.unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    let (stop, stopped) = watch::channel(false);
    let served = pubsub.clone();
    let handler: Handler = Arc::new(move |request, _| {
        let (served, issuer) = (served.clone(), issuer.clone());
        async move {
            match issuer {
                Some(issuer) if request.uri().path() == "/keys" => {
                    Response::<Body>::new(full(issuer.jwks().to_string()))
                }
                _ => answer_grpc(&served, request).await,
            }
        }
        .boxed()
    });
    tokio::spawn(serve(listener, handler, stopped));
    Running {
        pubsub,
        endpoint,
        printed,
        _stop: stop,
    }
}

impl Subject for Ours {
    type Service = Running;

    const SHORTEST_ACK_DEADLINE: Duration = Duration::from_millis(300);

    async fn service(&self, topics: &[&'static str], subscriptions: Vec<Wanted>) -> Running {
        let (pubsub, printed) = open(&self.journal(), topics, &subscriptions, None);
        serve_pubsub(pubsub, printed, None).await
    }
}

impl Service for Running {
    fn endpoint(&self) -> String {
        self.endpoint.clone()
    }

    fn topic(&self, name: &str) -> String {
        format!("projects/{PROJECT}/topics/{name}")
    }

    fn subscription(&self, name: &str) -> String {
        format!("projects/{PROJECT}/subscriptions/{name}")
    }

    async fn dead_letter(&self, subscription: &str) {
        eventually("a dead letter", async || {
            self.pubsub
                .dead_letters()
                .iter()
                .any(|letter| letter.subscription == subscription)
        })
        .await;
    }
}

macro_rules! conforms {
    ($($name:ident),+ $(,)?) => {$(
        #[tokio::test(flavor = "multi_thread")]
        async fn $name() {
            suite::$name(&Ours::new()).await;
        }
    )+};
}

conforms!(
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

#[tokio::test(flavor = "multi_thread")]
async fn a_push_carries_a_token_that_functions_accept_for_themselves_only() {
    let receiver = Receiver::start().await;
    let key = IssuerKey::from_der(&IssuerKey::generate(&Entropy::seeded(3))).unwrap();
    let issuer = Arc::new(Issuer::new(
        key,
        "http://issuer.localhost".to_owned(),
        Clock::system(),
    ));
    let wanted = [Wanted::new("orders", "worker", receiver.url("/"))];
    let ours = Ours::new();
    let (pubsub, printed) = open(&ours.journal(), &[], &wanted, Some(Arc::clone(&issuer)));
    let running = serve_pubsub(pubsub, printed, Some(issuer)).await;
    publish(&running, "orders", [text("x")]).await;
    let push = receiver.wait_for(1).await.remove(0);
    let authorization = push.headers["authorization"].to_str().unwrap();
    let verifier = |audience: &str, issuer: &str| {
        let config = OidcConfig {
            issuer: issuer.to_owned(),
            audience: audience.to_owned(),
            service_account: SERVICE_ACCOUNT.to_owned(),
            keys_url: format!("{}/keys", running.endpoint),
            checked_by_cloud_run: false,
        };
        OidcVerifier::new(config, HttpClient::new(), Clock::system())
    };
    let right = verifier("https://worker.localhost", "http://issuer.localhost");
    right
        .verify_authorization(Some(authorization))
        .await
        .unwrap();
    for other in [
        verifier("https://other.localhost", "http://issuer.localhost"),
        verifier("https://worker.localhost", "https://accounts.google.com"),
    ] {
        assert!(
            other
                .verify_authorization(Some(authorization))
                .await
                .is_err()
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_push_says_how_often_it_was_tried() {
    let receiver = Receiver::start().await;
    let ours = Ours::new();
    let running = ours
        .service(
            &[],
            vec![Wanted::new("orders", "worker", receiver.url("/"))],
        )
        .await;
    receiver.answer_next([500, 500]);
    publish(&running, "orders", [text("x")]).await;
    let attempts: Vec<_> = receiver
        .wait_for(3)
        .await
        .iter()
        .map(|push| push.body["deliveryAttempt"].as_u64().unwrap())
        .collect();
    assert_eq!(attempts, [1, 2, 3]);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_statuses_that_google_takes_for_success_acknowledge() {
    let receiver = Receiver::start().await;
    let ours = Ours::new();
    let running = ours
        .service(
            &[],
            vec![Wanted::new("orders", "worker", receiver.url("/"))],
        )
        .await;
    receiver.answer_next([203, 205, 206, 301, 302, 400, 202]);
    publish(&running, "orders", [text("x")]).await;
    receiver.wait_for(7).await;
    eventually("acknowledged", async || {
        running.pubsub.status()[0].delivered == 1
    })
    .await;
}
