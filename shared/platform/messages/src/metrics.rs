//! What messages tell the operator.

use std::sync::LazyLock;

use guichet_telemetry::prometheus_client::metrics::counter::Counter;

pub(crate) struct MessageMetrics {
    pub(crate) published: Counter,
    pub(crate) not_published: Counter,
    pub(crate) received: Counter,
    pub(crate) dead_lettered: Counter,
}

static METRICS: LazyLock<MessageMetrics> = LazyLock::new(|| {
    let all = MessageMetrics {
        published: Counter::default(),
        not_published: Counter::default(),
        received: Counter::default(),
        dead_lettered: Counter::default(),
    };
    let registry = guichet_telemetry::metrics();
    registry.register(
        "messages_published",
        "Messages that Pub/Sub has taken",
        all.published.clone(),
    );
    registry.register(
        "messages_not_published",
        "Attempts to publish a message that failed, so that it waits for the sweeper",
        all.not_published.clone(),
    );
    registry.register(
        "messages_received",
        "Deliveries of messages, repeated ones too",
        all.received.clone(),
    );
    registry.register(
        "messages_dead_lettered",
        "Messages that no retry can cure, set aside",
        all.dead_lettered.clone(),
    );
    all
});

/// Read when a process starts, so that everything is shown from the beginning, as zero.
pub(crate) fn messages() -> &'static MessageMetrics {
    &METRICS
}
