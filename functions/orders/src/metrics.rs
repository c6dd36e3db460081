//! What orders tell the operator.

use std::sync::LazyLock;

use prometheus_client::metrics::counter::Counter;

static CANCELLED: LazyLock<Counter> = LazyLock::new(|| {
    let cancelled = Counter::default();
    guichet_telemetry::metrics().register(
        "orders_cancelled",
        "Orders that their buyers have cancelled",
        cancelled.clone(),
    );
    cancelled
});

/// Shows everything from the beginning, as zero: what is first shown as one has not grown.
pub(crate) fn show() {
    LazyLock::force(&CANCELLED);
}

/// An order was cancelled.
pub(crate) fn cancelled() {
    CANCELLED.inc();
}
