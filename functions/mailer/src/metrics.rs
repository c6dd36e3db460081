//! What mails tell the operator.

use std::sync::LazyLock;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;

use crate::attempt::SendOutcome;

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Labels {
    outcome: &'static str,
}

static MAILS: LazyLock<Family<Labels, Counter>> = LazyLock::new(|| {
    let mails = Family::default();
    guichet_telemetry::metrics().register(
        "mails",
        "Attempts to send a mail, by how they ended",
        mails.clone(),
    );
    for outcome in ["sent", "given_up", "postponed"] {
        drop(mails.get_or_create(&Labels { outcome }));
    }
    mails
});

/// Shows everything from the beginning, as zero: what is first shown as one has not grown.
pub(crate) fn show() {
    LazyLock::force(&MAILS);
}

/// An attempt has ended.
pub(crate) fn attempted(attempt: &SendOutcome) {
    let outcome = match attempt {
        SendOutcome::Sent => "sent",
        SendOutcome::GivenUp(_) => "given_up",
        SendOutcome::Postponed { .. } => "postponed",
    };
    MAILS.get_or_create(&Labels { outcome }).inc();
}
