//! What refunds tell the operator.

use std::sync::LazyLock;

use guichet_providers::RefundState;
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;

/// As the payments function counts those whose end providers tell later.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Labels {
    outcome: &'static str,
}

static REFUNDS: LazyLock<Family<Labels, Counter>> = LazyLock::new(|| {
    let refunds = Family::default();
    guichet_telemetry::metrics().register(
        "refunds",
        "Refunds, by what became of them",
        refunds.clone(),
    );
    for outcome in ["succeeded", "failed", "under_way", "postponed"] {
        drop(refunds.get_or_create(&Labels { outcome }));
    }
    refunds
});

/// Shows everything from the beginning, as zero: what is first shown as one has not grown.
pub(crate) fn show() {
    LazyLock::force(&REFUNDS);
}

/// A provider was asked, and what it answered is written down.
pub(crate) fn asked(state: RefundState) {
    let outcome = match state {
        RefundState::Succeeded => "succeeded",
        RefundState::Failed => "failed",
        RefundState::Pending => "under_way",
    };
    count(outcome);
}

/// It was not asked, or did not say what becomes of the refund: it is to be asked again.
pub(crate) fn postponed() {
    count("postponed");
}

fn count(outcome: &'static str) {
    REFUNDS.get_or_create(&Labels { outcome }).inc();
}
