//! What selling tells the operator.

use std::sync::LazyLock;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;

use crate::seller::Outcome;

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Labels {
    outcome: &'static str,
}

struct SaleMetrics {
    holds: Family<Labels, Counter>,
    asked_again: Counter,
}

static METRICS: LazyLock<SaleMetrics> = LazyLock::new(|| {
    let all = SaleMetrics {
        holds: Family::default(),
        asked_again: Counter::default(),
    };
    let registry = guichet_telemetry::metrics();
    registry.register(
        "checkout_holds",
        "Orders asked for, by what became of them",
        all.holds.clone(),
    );
    registry.register(
        "checkout_holds_asked_again",
        "Repetitions of the statement that takes places, because somebody was in its way",
        all.asked_again.clone(),
    );
    all
});

pub(crate) fn held(outcome: &Outcome) {
    let outcome = match outcome {
        Outcome::Held => "held",
        Outcome::Replayed(_) => "replayed",
        Outcome::KeyReused => "key_reused",
        Outcome::KeyInProgress => "key_in_progress",
        Outcome::Stale => "stale",
        Outcome::Unavailable(_) => "unavailable",
    };
    METRICS.holds.get_or_create(&Labels { outcome }).inc();
}

pub(crate) fn asked_again() {
    METRICS.asked_again.inc();
}
