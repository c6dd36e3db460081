use std::sync::LazyLock;

use guichet_database::DatabaseError;
use guichet_queries::queries::sweeper as queries;
use guichet_telemetry::prometheus_client::metrics::gauge::Gauge;

use crate::App;

struct Backlog {
    waiting: Gauge,
    age: Gauge,
}

static METRICS: LazyLock<Backlog> = LazyLock::new(|| {
    let backlog = Backlog {
        waiting: Gauge::default(),
        age: Gauge::default(),
    };
    let registry = guichet_telemetry::metrics();
    registry.register(
        "outbox_waiting",
        "Messages promised and not published",
        backlog.waiting.clone(),
    );
    registry.register(
        "outbox_oldest_seconds",
        "Age of the oldest of them",
        backlog.age.clone(),
    );
    backlog
});

/// Looks at what is still waiting after the sweep, for `/metrics` and for the log.
pub(crate) async fn measure(app: &App) -> Result<(), DatabaseError> {
    let client = app.database.get().await?;
    let backlog = queries::backlog().bind(&client).one().await?;
    let age = backlog
        .oldest
        .map_or(0, |oldest| app.clock.now().duration_since(oldest).as_secs());
    METRICS.waiting.set(backlog.waiting);
    METRICS.age.set(age);
    if backlog.waiting > 0 {
        tracing::warn!(
            waiting = backlog.waiting,
            oldest_seconds = age,
            "messages wait to be published"
        );
    }
    Ok(())
}
