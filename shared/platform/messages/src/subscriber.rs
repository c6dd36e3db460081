use guichet_clock::{Clock, Entropy};
use guichet_database::Database;
use guichet_http::{Problem, Request, TraceContext};
use guichet_platform_queries::queries::messages;

use crate::metrics;
use crate::oidc::OidcVerifier;
use crate::push::{Poison, Push};

/// The receiving end of a worker: lets in only whom it should, and hands over only messages that can be acted on.
#[derive(Clone)]
pub struct Subscriber {
    consumer: &'static str,
    topics: &'static [&'static str],
    verifier: OidcVerifier,
    database: Database,
    clock: Clock,
    entropy: Entropy,
}

/// A message that was sent to the wrong worker.
#[derive(Debug, thiserror::Error)]
#[error("`{consumer}` does not act on `{topic}`")]
struct WrongTopic {
    consumer: &'static str,
    topic: &'static str,
}

impl Subscriber {
    /// A subscriber for the worker of this name, which acts on these topics.
    pub fn new(
        consumer: &'static str,
        topics: &'static [&'static str],
        verifier: OidcVerifier,
        database: Database,
        clock: Clock,
        entropy: Entropy,
    ) -> Self {
        metrics::messages();
        Self {
            consumer,
            topics,
            verifier,
            database,
            clock,
            entropy,
        }
    }

    /// The worker's name, as it stands in `inbox` and `dead_messages`.
    pub fn consumer(&self) -> &'static str {
        self.consumer
    }

    /// The message in a push request; or `None` when it is one that no retry can cure: it has been recorded in `dead_messages` and is
    /// to be acknowledged. A caller who may not call gets a problem, and so does everybody while the database is away. From here on
    /// what is logged belongs to the trace of the request that promised the message.
    pub async fn receive(&self, request: &Request) -> Result<Option<Push>, Problem> {
        self.verifier.verify(request).await?;
        metrics::messages().received.inc();
        match self.parse(request.body()) {
            Ok(push) => {
                go_on_in_trace_of(&push);
                tracing::info!(
                    consumer = self.consumer,
                    topic = push.message.topic(),
                    outbox_id = %push.outbox_id,
                    message_id = push.message_id,
                    delivery_attempt = push.delivery_attempt,
                    // Where the platform's own log of the push is found.
                    pushed_in = request.trace().trace_id(),
                    "message received"
                );
                Ok(Some(push))
            }
            Err(poison) => self.bury(poison).await.map(|()| None),
        }
    }

    /// Records a message that no retry can cure. Acknowledge it afterwards.
    pub async fn bury(&self, poison: Poison) -> Result<(), Problem> {
        let now = self.clock.now();
        metrics::messages().buried.inc();
        let Poison {
            reason,
            outbox_id,
            body,
        } = poison;
        tracing::error!(
            consumer = self.consumer,
            ?outbox_id,
            // Why may quote the message.
            "message cannot be acted on and is set aside: its row in dead_messages says why"
        );
        let client = self.database.get().await?;
        messages::bury()
            .bind(
                &client,
                &self.entropy.uuid(now),
                &self.consumer,
                &outbox_id,
                &reason,
                &body,
                &now,
            )
            .await
            .map_err(guichet_database::DatabaseError::from)?;
        Ok(())
    }

    fn parse(&self, body: &[u8]) -> Result<Push, Poison> {
        let push = Push::parse_body(body)?;
        let topic = push.message.topic();
        if self.topics.contains(&topic) {
            Ok(push)
        } else {
            let wrong = WrongTopic {
                consumer: self.consumer,
                topic,
            };
            Err(Poison::new(&wrong, Some(push.outbox_id), body))
        }
    }
}

/// The push begins a trace of its own, which leads nowhere: what matters is whose wish is being carried out.
fn go_on_in_trace_of(push: &Push) {
    let promised_in = push.traceparent.as_deref();
    if let Some(trace) = promised_in.and_then(TraceContext::from_traceparent) {
        guichet_telemetry::adopt_trace(trace);
    }
}
