use std::marker::PhantomData;

use guichet_clock::{Clock, Entropy};
use guichet_database::Database;
use guichet_http::{Problem, Request, TraceContext};
use guichet_platform_queries::queries::messages;

use crate::Message;
use crate::metrics;
use crate::oidc::OidcVerifier;
use crate::push::{PoisonMessage, Push};

/// The receiving end of a worker: lets in only whom it should, and hands over only messages that can be acted on.
pub struct Subscriber<M> {
    consumer: &'static str,
    message: PhantomData<fn() -> M>,
    verifier: OidcVerifier,
    database: Database,
    clock: Clock,
    entropy: Entropy,
}

impl<M: Message> Subscriber<M> {
    /// A subscriber for the worker of this name.
    pub fn new(
        consumer: &'static str,
        verifier: OidcVerifier,
        database: Database,
        clock: Clock,
        entropy: Entropy,
    ) -> Self {
        metrics::messages();
        Self {
            consumer,
            message: PhantomData,
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
    /// what is logged belongs to the trace of the request that enqueued the message.
    pub async fn receive(&self, request: &Request) -> Result<Option<Push<M>>, Problem> {
        self.verifier.verify(request).await?;
        metrics::messages().received.inc();
        match Push::parse(self.consumer, request.body()) {
            Ok(push) => {
                go_on_in_trace_of(&push);
                tracing::info!(
                    consumer = self.consumer,
                    topic = M::TOPIC,
                    outbox_id = %push.outbox_id,
                    message_id = push.message_id,
                    delivery_attempt = push.delivery_attempt,
                    // Where the platform's own log of the push is found.
                    pushed_in = request.trace().trace_id(),
                    "message received"
                );
                Ok(Some(push))
            }
            Err(poison) => self.dead_letter(poison).await.map(|()| None),
        }
    }

    /// Records a message that no retry can cure. Acknowledge it afterwards.
    pub async fn dead_letter(&self, poison: PoisonMessage) -> Result<(), Problem> {
        let now = self.clock.now();
        metrics::messages().dead_lettered.inc();
        let PoisonMessage {
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
        messages::dead_letter()
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
}

/// The push begins a trace of its own, which leads nowhere: what matters is the request that the message follows from.
fn go_on_in_trace_of<M>(push: &Push<M>) {
    let enqueued_in = push.traceparent.as_deref();
    if let Some(trace) = enqueued_in.and_then(TraceContext::from_traceparent) {
        guichet_telemetry::adopt_trace(trace);
    }
}
