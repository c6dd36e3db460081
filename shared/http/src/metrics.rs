//! What the server counts: rate, errors and duration per operation, and what it refused.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use guichet_telemetry::{metrics, started};
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    operation: Arc<str>,
    status: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Timed {
    operation: Arc<str>,
}

pub(crate) struct HttpMetrics {
    requests: Family<Answered, Counter>,
    durations: Family<Timed, Histogram, fn() -> Histogram>,
    pub(crate) in_flight: Gauge,
    pub(crate) connections: Gauge,
    pub(crate) shed: Counter,
    cold_start: Gauge<f64, std::sync::atomic::AtomicU64>,
}

pub(crate) static METRICS: LazyLock<HttpMetrics> = LazyLock::new(|| {
    let ours = HttpMetrics {
        requests: Family::default(),
        durations: Family::new_with_constructor(histogram),
        in_flight: Gauge::default(),
        connections: Gauge::default(),
        shed: Counter::default(),
        cold_start: Gauge::default(),
    };
    let all = metrics();
    all.register("http_requests", "Requests answered", ours.requests.clone());
    all.register(
        "http_request_duration_seconds",
        "From the end of the head to the answer",
        ours.durations.clone(),
    );
    all.register(
        "http_requests_in_flight",
        "Requests being answered",
        ours.in_flight.clone(),
    );
    all.register(
        "http_connections",
        "Open connections",
        ours.connections.clone(),
    );
    all.register(
        "http_requests_shed",
        "Requests refused because too many were in flight",
        ours.shed.clone(),
    );
    all.register(
        "cold_start_seconds",
        "From the start of the process to its first answer",
        ours.cold_start.clone(),
    );
    ours
});

/// From 1 ms, what a cached answer takes, to 10 s, the longest a handler may.
fn histogram() -> Histogram {
    Histogram::new([
        0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0,
    ])
}

impl HttpMetrics {
    pub(crate) fn answered(&self, operation: &Arc<str>, status: u16, took: Duration) {
        if self.cold_start.get() == 0.0 {
            self.cold_start.set(started().elapsed().as_secs_f64());
        }
        let operation = Arc::clone(operation);
        self.durations
            .get_or_create(&Timed {
                operation: operation.clone(),
            })
            .observe(took.as_secs_f64());
        self.requests
            .get_or_create(&Answered { operation, status })
            .inc();
    }
}
