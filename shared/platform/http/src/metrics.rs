//! What the server counts: rate, errors and duration per operation, and what it refused.

use std::sync::atomic::AtomicU64;
use std::sync::{Arc, LazyLock, Once, OnceLock};
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

/// There are few of these, as the names of all problems stand in the source.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Refused {
    operation: Arc<str>,
    problem: String,
}

pub(crate) struct HttpMetrics {
    requests: Family<Answered, Counter>,
    durations: Family<Timed, Histogram, fn() -> Histogram>,
    problems: Family<Refused, Counter>,
    pub(crate) in_flight: Gauge,
    pub(crate) connections: Gauge,
    pub(crate) shed: Counter,
    pub(crate) evicted: Counter,
    pub(crate) accept_failures: Counter,
    cold_start: Gauge<f64, AtomicU64>,
    /// From the start of the process until it could answer.
    ready: OnceLock<Duration>,
    first_answer: Once,
}

pub(crate) static METRICS: LazyLock<HttpMetrics> = LazyLock::new(|| {
    let ours = HttpMetrics {
        requests: Family::default(),
        durations: Family::new_with_constructor(histogram),
        problems: Family::default(),
        in_flight: Gauge::default(),
        connections: Gauge::default(),
        shed: Counter::default(),
        evicted: Counter::default(),
        accept_failures: Counter::default(),
        cold_start: Gauge::default(),
        ready: OnceLock::new(),
        first_answer: Once::new(),
    };
    let all = metrics();
    all.register("http_requests", "Requests answered", ours.requests.clone());
    all.register(
        "http_request_duration_seconds",
        "From the end of the head to the answer",
        ours.durations.clone(),
    );
    all.register(
        "http_problems",
        "Requests answered with a problem, by its name",
        ours.problems.clone(),
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
        "http_connections_evicted",
        "Connections ended while they waited for their clients, to make room for others",
        ours.evicted.clone(),
    );
    all.register(
        "http_accept_failures",
        "Attempts to accept a connection that failed, as when there is no file descriptor left",
        ours.accept_failures.clone(),
    );
    all.register(
        "cold_start_seconds",
        "From the start of the process until it listened, and its first request",
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

/// The metrics of one operation; none is shown before its first answer.
pub(crate) struct OperationMetrics(Arc<str>);

impl OperationMetrics {
    pub(crate) fn new(function: &str, operation: &str) -> Self {
        Self(format!("{function}.{operation}").into())
    }

    /// `<function>.<operation>`
    pub(crate) fn operation(&self) -> &Arc<str> {
        &self.0
    }

    /// Counts an answered request.
    pub(crate) fn answered(&self, status: u16, took: Duration) {
        METRICS
            .first_answer
            .call_once(|| METRICS.started_cold(took));
        let operation = Arc::clone(&self.0);
        let durations = METRICS.durations.get_or_create_owned(&Timed { operation });
        durations.observe(took.as_secs_f64());
        let operation = Arc::clone(&self.0);
        let requests = METRICS
            .requests
            .get_or_create_owned(&Answered { operation, status });
        requests.inc();
    }

    /// Counts a request that was answered with this problem.
    pub(crate) fn refused(&self, problem: &str) {
        let refused = Refused {
            operation: Arc::clone(&self.0),
            problem: problem.to_owned(),
        };
        METRICS.problems.get_or_create_owned(&refused).inc();
    }
}

impl HttpMetrics {
    /// Notes that requests can be answered from now on.
    pub(crate) fn ready(&self) {
        self.ready.get_or_init(|| started().elapsed());
    }

    /// Sets the cold start: the time until the process listened and the time of its first request. The time between the two
    /// does not count: no request waited then.
    fn started_cold(&self, first_request: Duration) {
        let ready = self.ready.get().copied().unwrap_or_default();
        let took = ready + first_request;
        self.cold_start.set(took.as_secs_f64());
        let cold_start_ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        tracing::info!(cold_start_ms, "cold start");
    }
}
