//! What is still waiting after a sweep. The database knows it and no single function, so the sweeper tells.

use std::sync::LazyLock;

use guichet_database::DatabaseError;
use guichet_queries::queries::sweeper as queries;
use guichet_telemetry::metrics;
use guichet_telemetry::prometheus_client::metrics::gauge::Gauge;
use jiff::Timestamp;

use crate::App;

/// In seconds. A message that has waited for so long was passed over by a sweep.
const LONG: i64 = 60;

#[derive(Default)]
struct Backlog {
    waiting: Gauge,
    messages: Gauge,
    mails: Gauge,
    refunds: Gauge,
    refunds_not_accepted: Gauge,
    dead_messages: Gauge,
}

static METRICS: LazyLock<Backlog> = LazyLock::new(|| {
    let all = Backlog::default();
    for (name, help, gauge) in [
        (
            "outbox_waiting",
            "Messages enqueued and not published",
            &all.waiting,
        ),
        (
            "outbox_oldest_seconds",
            "Age of the oldest of them",
            &all.messages,
        ),
        (
            "mails_oldest_seconds",
            "Age of the oldest mail that is to be sent",
            &all.mails,
        ),
        (
            "refunds_oldest_seconds",
            "Age of the oldest refund that has not ended",
            &all.refunds,
        ),
        (
            "refunds_not_accepted_oldest_seconds",
            "Age of the oldest refund that its provider has not taken on",
            &all.refunds_not_accepted,
        ),
        (
            "dead_messages",
            "Messages set aside for a person",
            &all.dead_messages,
        ),
    ] {
        metrics().register(name, help, gauge.clone());
    }
    all
});

/// Looks, for `/metrics` and for the log, from which the platform makes metrics where nobody scrapes.
pub(crate) async fn measure(app: &App) -> Result<(), DatabaseError> {
    let client = app.database.get().await?;
    let backlog = queries::backlog().bind(&client).one().await?;
    let now = app.clock.now();
    let age =
        |oldest: Option<Timestamp>| oldest.map_or(0, |oldest| now.duration_since(oldest).as_secs());
    let oldest_seconds = age(backlog.oldest_message);
    let mails_oldest_seconds = age(backlog.oldest_mail);
    let refunds_oldest_seconds = age(backlog.oldest_refund);
    let refunds_not_accepted_oldest_seconds = age(backlog.oldest_refund_not_accepted);
    METRICS.waiting.set(backlog.waiting);
    METRICS.messages.set(oldest_seconds);
    METRICS.mails.set(mails_oldest_seconds);
    METRICS.refunds.set(refunds_oldest_seconds);
    METRICS
        .refunds_not_accepted
        .set(refunds_not_accepted_oldest_seconds);
    METRICS.dead_messages.set(backlog.dead_messages);
    tracing::info!(
        severity = if oldest_seconds > LONG {
            "warning"
        } else {
            "info"
        },
        waiting = backlog.waiting,
        oldest_seconds,
        mails_oldest_seconds,
        refunds_oldest_seconds,
        refunds_not_accepted_oldest_seconds,
        dead_messages = backlog.dead_messages,
        "backlog"
    );
    Ok(())
}
