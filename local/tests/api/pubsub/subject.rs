//! A service that the suite is run against.

use std::time::Duration;

use google_cloud_auth::credentials::anonymous;
use google_cloud_gax::retry_policy::NeverRetry;
use google_cloud_pubsub::client::BasePublisher;
use google_cloud_pubsub::model::Message;

/// The project of all topics.
pub(crate) const PROJECT: &str = "guichet-test";

/// A subscription to make.
#[derive(Clone, Debug)]
pub(crate) struct Wanted {
    pub(crate) topic: &'static str,
    pub(crate) name: &'static str,
    pub(crate) url: String,
    pub(crate) ack_deadline: Duration,
    pub(crate) minimum_backoff: Duration,
    pub(crate) maximum_backoff: Duration,
    pub(crate) maximum_delivery_attempts: Option<u32>,
}

impl Wanted {
    pub(crate) fn new(topic: &'static str, name: &'static str, url: String) -> Self {
        Self {
            topic,
            name,
            url,
            ack_deadline: Duration::from_secs(10),
            minimum_backoff: Duration::from_millis(100),
            maximum_backoff: Duration::from_secs(1),
            maximum_delivery_attempts: None,
        }
    }
}

/// A Pub/Sub service with subscriptions.
pub(crate) trait Service {
    /// The URL for publishers.
    fn endpoint(&self) -> String;

    /// The full name of a topic.
    fn topic(&self, name: &str) -> String;

    /// The full name of a subscription.
    fn subscription(&self, name: &str) -> String;

    /// Waits until a message of the subscription has become a dead letter.
    async fn dead_letter(&self, subscription: &str);
}

/// Makes services.
pub(crate) trait Subject {
    type Service: Service;

    /// The shortest acknowledgement deadline it allows.
    const SHORTEST_ACK_DEADLINE: Duration;

    /// A service with these subscriptions and the topics of these names.
    async fn service(&self, topics: &[&'static str], subscriptions: Vec<Wanted>) -> Self::Service;
}

/// Publishes by the official client, and answers the ids or the errors.
pub(crate) async fn publish(
    service: &impl Service,
    topic: &str,
    messages: impl IntoIterator<Item = Message>,
) -> Vec<Result<String, String>> {
    // The client takes the process's TLS provider, also where it speaks plain text.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = BasePublisher::builder()
        .with_endpoint(service.endpoint())
        .with_credentials(anonymous::Builder::new().build())
        .with_retry_policy(NeverRetry)
        .build()
        .await
        .unwrap();
    let publisher = client.publisher(service.topic(topic)).build();
    let publishing: Vec<_> = messages
        .into_iter()
        .map(|message| publisher.publish(message))
        .collect();
    futures::future::join_all(publishing)
        .await
        .into_iter()
        .map(|result| result.map_err(|error| format!("{error:?}")))
        .collect()
}

pub(crate) fn text(text: &str) -> Message {
    Message::new().set_data(text.to_owned())
}
