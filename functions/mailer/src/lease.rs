use std::time::Duration;

use guichet_database::{Database, ResultExt as _};
use guichet_http::Problem;
use guichet_queries::queries::mailer as queries;
use tokio::time::{Instant, sleep_until, timeout_at};
use uuid::Uuid;

/// When a mailer is killed, another may take its mail after this.
pub(crate) const LEASE: Duration = Duration::from_secs(10);

/// Several times in a lease, so that a renewal that is slow or fails loses nothing.
const RENEWAL: Duration = Duration::from_secs(3);

/// After a renewal that failed.
const REPETITION: Duration = Duration::from_secs(1);

/// Renews a lease that lasts until `until` at least, and returns when it is lost: somebody else has the mail, or the
/// database was not reached in time. Sending has to stop then, or two may be at it.
pub(crate) async fn keep(database: &Database, mail_id: Uuid, attempts: i32, mut until: Instant) {
    let mut next = until - LEASE + RENEWAL;
    loop {
        sleep_until(next.min(until)).await;
        let asked_at = Instant::now();
        match timeout_at(until, renew(database, mail_id, attempts)).await {
            Ok(Ok(true)) => {
                until = asked_at + LEASE;
                next = asked_at + RENEWAL;
            }
            Ok(Err(_)) if asked_at < until => next = asked_at + REPETITION,
            Ok(_) | Err(_) => return,
        }
    }
}

/// Whether it is still ours.
async fn renew(database: &Database, mail_id: Uuid, attempts: i32) -> Result<bool, Problem> {
    let client = database.get().await?;
    let renewed = queries::renew()
        .bind(&client, &LEASE.as_secs_f64(), &mail_id, &attempts)
        .await
        .or_problem()?;
    Ok(renewed == 1)
}
