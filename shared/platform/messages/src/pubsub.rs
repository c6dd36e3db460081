//! The connection to Pub/Sub, over Google's client library.

use std::collections::{BTreeMap, HashMap};
use std::pin::pin;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use futures::future::{Either, join_all, select};
use google_cloud_auth::credentials::anonymous;
use google_cloud_gax::retry_policy::RetryPolicyExt;
use google_cloud_pubsub::client::{BasePublisher, Publisher as TopicPublisher};
use google_cloud_pubsub::model::Message as PubsubMessage;
use google_cloud_pubsub::retry_policy::RetryableErrors;
use guichet_platform_queries::queries::messages::OutboxMessage;
use tokio::sync::OnceCell;
use tokio::time::{Instant, timeout_at};

use crate::push::{OUTBOX_ID_ATTRIBUTE, TRACE_ATTRIBUTE, TYPE_ATTRIBUTE};

/// How long the library itself goes on trying. Whoever gave up waiting leaves the rest to the sweeper.
const RETRY_LIMIT: Duration = Duration::from_secs(2);

/// The most that Pub/Sub takes in one request.
const MESSAGES_PER_REQUEST: u32 = 1000;

/// Why Pub/Sub did not take a message.
#[derive(Clone, Debug, thiserror::Error)]
pub(crate) enum PubsubError {
    /// No client can be made: no credentials, or an endpoint that is no URL.
    #[error("no connection to Pub/Sub can be made: {0}")]
    Connect(String),
    /// It was not taken.
    #[error("Pub/Sub did not take the message: {0}")]
    Publish(String),
    /// No answer in time; it may have been taken.
    #[error("Pub/Sub did not answer within {0:?}")]
    Timeout(Duration),
}

/// The client, made by the first message: a function that publishes nothing pays nothing for it.
pub(crate) struct Pubsub {
    project: String,
    endpoint: Option<String>,
    client: OnceCell<BasePublisher>,
    topics: Mutex<HashMap<String, TopicPublisher>>,
}

impl Pubsub {
    pub(crate) fn new(project: String, endpoint: Option<String>) -> Self {
        Self {
            project,
            endpoint,
            client: OnceCell::new(),
            topics: Mutex::default(),
        }
    }

    /// Publishes messages, in one request for each topic, and waits until each is safe with Pub/Sub or is not.
    pub(crate) async fn send_all(
        &self,
        rows: &[OutboxMessage],
        patience: Duration,
    ) -> Vec<Result<(), PubsubError>> {
        let deadline = Instant::now() + patience;
        let late = || PubsubError::Timeout(patience);
        let connecting = self.client.get_or_try_init(|| self.connect());
        let client = match timeout_at(deadline, connecting).await {
            Ok(Ok(client)) => client,
            Ok(Err(error)) => return rows.iter().map(|_| Err(error.clone())).collect(),
            Err(_) => return rows.iter().map(|_| Err(late())).collect(),
        };
        let mut topics: BTreeMap<&str, TopicPublisher> = BTreeMap::new();
        let mut sending = Vec::with_capacity(rows.len());
        for row in rows {
            let topic = topics
                .entry(&row.topic)
                .or_insert_with(|| self.topic(client, &row.topic));
            let taken = topic.publish(message(row));
            sending.push(async move {
                match timeout_at(deadline, taken).await {
                    Ok(Ok(_)) => Ok(()),
                    Ok(Err(error)) => Err(PubsubError::Publish(error.to_string())),
                    Err(_) => Err(late()),
                }
            });
        }
        // The library waits for more messages to fill a batch; there are no more. It returns when all are sent, which is not waited for.
        let flushing = join_all(topics.values().map(TopicPublisher::flush));
        let outcomes = join_all(sending);
        match select(pin!(outcomes), pin!(flushing)).await {
            Either::Left((outcomes, _)) => outcomes,
            Either::Right((_, outcomes)) => outcomes.await,
        }
    }

    async fn connect(&self) -> Result<BasePublisher, PubsubError> {
        // The library takes the process's provider. Ring, because the alternative costs 65 ms of CPU at start. An error says that one
        // was installed before, which is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let builder = BasePublisher::builder()
            .with_retry_policy(RetryableErrors.with_time_limit(RETRY_LIMIT));
        let builder = match &self.endpoint {
            Some(endpoint) => builder
                .with_endpoint(endpoint)
                .with_credentials(anonymous::Builder::new().build()),
            None => builder,
        };
        builder
            .build()
            .await
            .map_err(|error| PubsubError::Connect(error.to_string()))
    }

    fn topic(&self, client: &BasePublisher, topic: &str) -> TopicPublisher {
        let mut topics = self.topics.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(publisher) = topics.get(topic) {
            return publisher.clone();
        }
        let publisher = client
            .publisher(format!("projects/{}/topics/{topic}", self.project))
            // Whatever waits goes together, and at once.
            .set_message_count_threshold(MESSAGES_PER_REQUEST)
            .build();
        topics.insert(topic.to_owned(), publisher.clone());
        publisher
    }
}

fn message(row: &OutboxMessage) -> PubsubMessage {
    let mut attributes = HashMap::from([
        (OUTBOX_ID_ATTRIBUTE.to_owned(), row.outbox_id.to_string()),
        (TYPE_ATTRIBUTE.to_owned(), row.topic.clone()),
    ]);
    if let Some(trace) = &row.trace {
        attributes.insert(TRACE_ATTRIBUTE.to_owned(), trace.clone());
    }
    PubsubMessage::new()
        .set_data(row.payload.to_string())
        .set_attributes(attributes)
}
