use guichet_database::DatabaseError;
use guichet_messages::SweepPosition;
use jiff::SignedDuration;

use crate::App;
use crate::report::{Deadline, Report};

/// Younger messages are being published by those who enqueued them.
const GRACE: SignedDuration = SignedDuration::from_secs(5);

/// As many as Pub/Sub takes at once over one connection.
const BATCH: usize = 100;

/// Publishes what was enqueued and not published.
pub(crate) async fn publish(
    app: &App,
    deadline: Deadline,
    report: &mut Report,
) -> Result<(), DatabaseError> {
    let before = app.clock.now() - GRACE;
    let mut position = Some(SweepPosition::START);
    while let Some(after) = position.filter(|_| !deadline.passed()) {
        let swept = app
            .publisher
            .sweep(&app.database, before, after, BATCH)
            .await?;
        report.published += swept.published as u64;
        report.not_published += swept.failed as u64;
        // When nothing of a whole batch was taken, Pub/Sub is away, and waiting for each further batch to fail helps nobody.
        position = swept.next.filter(|_| swept.published > 0);
    }
    Ok(())
}
