//! What selling tells the operator.

use std::sync::LazyLock;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Labels {
    outcome: &'static str,
}

/// As the payments function counts what is paid with money.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Payment {
    provider: &'static str,
    outcome: &'static str,
}

const FREE: Payment = Payment {
    provider: "free",
    outcome: "paid",
};

struct SaleMetrics {
    holds: Family<Labels, Counter>,
    asked_again: Counter,
    placed: Counter,
    payments: Family<Payment, Counter>,
}

static METRICS: LazyLock<SaleMetrics> = LazyLock::new(|| {
    let all = SaleMetrics {
        holds: Family::default(),
        asked_again: Counter::default(),
        placed: Counter::default(),
        payments: Family::default(),
    };
    drop(all.holds.get_or_create(&Labels { outcome: "held" }));
    drop(all.payments.get_or_create(&FREE));
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
    registry.register("orders_placed", "Orders placed", all.placed.clone());
    registry.register(
        "payments",
        "Payments, by what became of them",
        all.payments.clone(),
    );
    all
});

/// Shows everything from the beginning, as zero: what is first shown as one has not grown.
pub(crate) fn show() {
    LazyLock::force(&METRICS);
}

pub(crate) fn held(outcome: &'static str) {
    METRICS.holds.get_or_create(&Labels { outcome }).inc();
}

/// An order was placed; one that costs nothing is paid by that.
pub(crate) fn placed(costs_nothing: bool) {
    METRICS.placed.inc();
    if costs_nothing {
        METRICS.payments.get_or_create(&FREE).inc();
    }
}

pub(crate) fn asked_again() {
    METRICS.asked_again.inc();
}
