use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::Instant;

use prometheus_client::registry::{Metric, Registry};

/// The metrics of this process. There is one; [`metrics`] hands it out.
pub struct Metrics(Mutex<Registry>);

static METRICS: LazyLock<Metrics> =
    LazyLock::new(|| Metrics(Mutex::new(Registry::with_prefix("guichet"))));

static STARTED: LazyLock<Instant> = LazyLock::new(Instant::now);

/// The registry that `/metrics` shows.
pub fn metrics() -> &'static Metrics {
    &METRICS
}

/// When this process started, as far as it can tell: the first call, which [`init`](crate::init) makes.
pub fn started() -> Instant {
    *STARTED
}

impl Metrics {
    /// Shows `metric` as `guichet_<name>`; keep a clone to count with. Registering a name twice shows it twice,
    /// so metrics are statics (`LazyLock`) of the crate that counts.
    pub fn register(&self, name: &str, help: &str, metric: impl Metric) {
        let mut registry = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        registry.register(name, help, metric);
    }

    /// Everything, in the text format of Prometheus (OpenMetrics 1.0).
    pub fn encode(&self) -> String {
        let registry = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut text = String::new();
        prometheus_client::encoding::text::encode(&mut text, &registry)
            .expect("a string takes any text");
        text
    }

    /// The media type of [`Metrics::encode`].
    pub const CONTENT_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";
}

#[cfg(test)]
mod tests {
    use prometheus_client::metrics::counter::Counter;

    use super::*;

    #[test]
    fn a_registered_counter_is_shown_with_the_prefix() {
        let counter: Counter = Counter::default();
        metrics().register("tests_run", "Tests that ran", counter.clone());
        counter.inc();
        let text = metrics().encode();
        assert!(text.contains("\nguichet_tests_run_total 1\n"), "{text}");
    }

    #[test]
    fn the_start_of_the_process_does_not_move() {
        assert_eq!(started(), started());
    }
}
