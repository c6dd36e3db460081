//! Where messages go, and what became of them.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures::future::BoxFuture;
use guichet_retry::RetryPolicy;
use http::{Request, StatusCode};
use jiff::Timestamp;
use serde::Serialize;

use super::message::Message;

/// Where pushes of a subscription go.
pub trait PushEndpoint: Send + Sync {
    /// Makes one push and answers the status, or why there is none. It may take longer than the deadline.
    fn push(&self, request: Request<Bytes>) -> BoxFuture<'static, Result<StatusCode, String>>;
}

/// A push subscription.
pub struct Subscription {
    /// Its name, without the project.
    pub name: String,
    /// The name of its topic, without the project.
    pub topic: String,
    /// Where its pushes go.
    pub endpoint: Arc<dyn PushEndpoint>,
    /// The audience of the token that pushes carry; without one they carry none.
    pub audience: Option<String>,
    /// A push that takes longer is made again.
    pub ack_deadline: Duration,
    /// How often a message is pushed before it becomes a dead letter. Pauses are as long as the policy says.
    pub retry: RetryPolicy,
}

/// A message that was not delivered as often as it is tried.
#[derive(Clone, Debug, Serialize)]
pub struct DeadLetter {
    /// The message.
    pub message: Message,
    /// The subscription that did not take it.
    pub subscription: String,
    /// How often it was pushed.
    pub attempts: u32,
    /// What the last push came to.
    pub reason: String,
    /// When it was given up.
    pub at: Timestamp,
}

/// What a subscription has been doing.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SubscriptionStatus {
    /// Its name.
    pub name: String,
    /// Its topic.
    pub topic: String,
    /// Messages not delivered yet.
    pub pending: usize,
    /// Messages delivered by this run.
    pub delivered: u64,
    /// Pushes of this run that failed.
    pub failed_pushes: u64,
}
