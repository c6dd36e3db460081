//! What access tells the operator.

use std::sync::LazyLock;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Labels {
    reason: &'static str,
}

const REASONS: [&str; 5] = ["sign_in", "not_found", "role", "step_up", "person"];

static REFUSALS: LazyLock<Family<Labels, Counter>> = LazyLock::new(|| {
    let refusals = Family::default();
    for reason in REASONS {
        drop(refusals.get_or_create(&Labels { reason }));
    }
    guichet_telemetry::metrics().register(
        "access_refusals",
        "Requests of callers who may not do what they ask for, by the reason",
        refusals.clone(),
    );
    refusals
});

/// Shows everything from the beginning, as zero: what is first shown as one has not grown.
pub(crate) fn show() {
    LazyLock::force(&REFUSALS);
}

/// Somebody was refused, for one of [`REASONS`].
pub(crate) fn refused(reason: &'static str) {
    debug_assert!(REASONS.contains(&reason), "{reason}");
    REFUSALS.get_or_create(&Labels { reason }).inc();
}
