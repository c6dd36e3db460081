//! The metrics of the pool.

use std::sync::LazyLock;
use std::sync::atomic::AtomicU64;

use guichet_telemetry::metrics;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::gauge::Gauge;

/// The counters of all pools of this process; a function has one.
pub(crate) struct PoolMetrics {
    pub(crate) connections: Gauge,
    pub(crate) in_use: Gauge,
    pub(crate) waiting: Gauge,
    pub(crate) busy: Counter,
    retries: Counter,
    pub(crate) clock_difference: Gauge<f64, AtomicU64>,
}

static METRICS: LazyLock<PoolMetrics> = LazyLock::new(|| {
    let all = PoolMetrics {
        connections: Gauge::default(),
        in_use: Gauge::default(),
        waiting: Gauge::default(),
        busy: Counter::default(),
        retries: Counter::default(),
        clock_difference: Gauge::default(),
    };
    let registry = metrics();
    registry.register(
        "database_connections",
        "Connections to the database",
        all.connections.clone(),
    );
    registry.register(
        "database_connections_in_use",
        "Connections at work",
        all.in_use.clone(),
    );
    registry.register(
        "database_requests_waiting",
        "Requests that wait for a connection",
        all.waiting.clone(),
    );
    registry.register(
        "database_busy",
        "Requests refused because no connection came free",
        all.busy.clone(),
    );
    registry.register(
        "database_retries",
        "Transactions repeated because another was in the way",
        all.retries.clone(),
    );
    registry.register(
        "database_clock_difference_seconds",
        "By how much this machine's clock is ahead of the database's, as far as the answer's way does not explain it",
        all.clock_difference.clone(),
    );
    all
});

pub(crate) fn pool() -> &'static PoolMetrics {
    &METRICS
}

pub(crate) fn retried() {
    METRICS.retries.inc();
}

/// Raises a gauge until it is dropped.
pub(crate) struct GaugeGuard(&'static Gauge);

impl GaugeGuard {
    pub(crate) fn new(gauge: &'static Gauge) -> Self {
        gauge.inc();
        Self(gauge)
    }
}

impl Drop for GaugeGuard {
    fn drop(&mut self) {
        self.0.dec();
    }
}
