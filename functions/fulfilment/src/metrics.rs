//! What fulfilment tells the operator.

use std::sync::LazyLock;

use prometheus_client::metrics::counter::Counter;

static TICKETS: LazyLock<Counter> = LazyLock::new(|| {
    let tickets = Counter::default();
    guichet_telemetry::metrics().register("tickets_issued", "Tickets issued", tickets.clone());
    tickets
});

/// Shows everything from the beginning, as zero: what is first shown as one has not grown.
pub(crate) fn show() {
    LazyLock::force(&TICKETS);
}

/// Tickets were issued.
pub(crate) fn issued(tickets: usize) {
    TICKETS.inc_by(tickets as u64);
}
