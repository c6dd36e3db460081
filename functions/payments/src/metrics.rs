//! What payments tell the operator.

use std::sync::LazyLock;

use guichet_providers::{Providers, WebhookEvent, WebhookKind};
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;

use crate::webhook_outcome::WebhookOutcome;

/// The outcome is the word of a [`WebhookOutcome`].
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Payment {
    provider: String,
    outcome: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Refund {
    outcome: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Takings {
    currency: String,
}

#[derive(Default)]
struct PaymentMetrics {
    payments: Family<Payment, Counter>,
    takings: Family<Takings, Counter>,
    refunds: Family<Refund, Counter>,
}

static METRICS: LazyLock<PaymentMetrics> = LazyLock::new(|| {
    let all = PaymentMetrics::default();
    let registry = guichet_telemetry::metrics();
    registry.register(
        "payments",
        "Payments, by what became of them",
        all.payments.clone(),
    );
    registry.register(
        "takings_minor_units",
        "Money that has paid orders, in cents or whatever is the smallest unit",
        all.takings.clone(),
    );
    registry.register(
        "refunds",
        "Refunds, by what became of them",
        all.refunds.clone(),
    );
    all
});

/// Shows from the beginning, as zero, what is sure to be asked for: what is first shown as one has not grown.
pub(crate) fn show(providers: &Providers) {
    for provider in providers.names() {
        for outcome in ["paid", "late", "mismatched", "unknown", "failed"] {
            drop(METRICS.payments.get_or_create(&payment(provider, outcome)));
        }
    }
    for outcome in ["succeeded", "failed", "mismatched", "unknown"] {
        drop(METRICS.refunds.get_or_create(&refund(outcome)));
    }
}

/// A provider has told something, and this came of it.
pub(crate) fn told(provider: &str, event: &WebhookEvent, outcome: WebhookOutcome) {
    match event.kind {
        WebhookKind::PaymentSucceeded | WebhookKind::PaymentFailed => {
            METRICS
                .payments
                .get_or_create(&payment(provider, outcome.as_str()))
                .inc();
        }
        WebhookKind::RefundSucceeded { .. } | WebhookKind::RefundFailed { .. } => {
            METRICS
                .refunds
                .get_or_create(&refund(outcome.as_str()))
                .inc();
        }
        WebhookKind::Other(_) => {}
    }
    if event.kind == WebhookKind::PaymentSucceeded && outcome == WebhookOutcome::Paid {
        let currency = event.currency.as_str().to_owned();
        let amount = u64::try_from(event.amount).unwrap_or_default();
        METRICS
            .takings
            .get_or_create(&Takings { currency })
            .inc_by(amount);
    }
}

fn payment(provider: &str, outcome: &str) -> Payment {
    Payment {
        provider: provider.to_owned(),
        outcome: outcome.to_owned(),
    }
}

fn refund(outcome: &str) -> Refund {
    Refund {
        outcome: outcome.to_owned(),
    }
}
