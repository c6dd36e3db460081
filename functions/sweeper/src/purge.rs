use guichet_access::IDLE;
use guichet_database::DatabaseError;
use guichet_queries::queries::sweeper as queries;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::App;
use crate::report::{Deadline, Report};

/// Twice as long as Pub/Sub keeps trying to deliver a message, so that no delivery comes after its note has gone.
const MESSAGES_KEPT: SignedDuration = SignedDuration::from_hours(14 * 24);

/// A quarter: long enough for whoever was to look at a message that could not be acted on.
const DEAD_MESSAGES_KEPT: SignedDuration = SignedDuration::from_hours(90 * 24);

/// Whoever comes with a mailed link of yesterday is told the same as with one that never was.
const ACCOUNT_LINKS_KEPT: SignedDuration = SignedDuration::from_hours(24);

/// An attempt counts no more once it is paid off; the rest is room for clocks that differ.
const ATTEMPTS_KEPT: SignedDuration = SignedDuration::from_hours(1);

/// In which it can be restored; and a day for who is about to.
const DELETIONS_KEPT: SignedDuration = SignedDuration::from_hours(31 * 24);

/// Deletes in a statement of its own, which a time-out of three seconds must not meet.
const BATCH: i64 = 1000;

/// Deletes what nobody needs any more.
pub(crate) async fn purge(
    app: &App,
    deadline: Deadline,
    report: &mut Report,
) -> Result<(), DatabaseError> {
    let now = app.clock.now();
    let old = now - MESSAGES_KEPT;
    let very_old = now - DEAD_MESSAGES_KEPT;
    let client = app.database.get().await?;
    while !deadline.passed() {
        let idempotency_keys = queries::delete_idempotency_keys()
            .bind(&client, &now, &BATCH)
            .await?;
        let inbox = queries::delete_inbox().bind(&client, &old, &BATCH).await?;
        let outbox = queries::delete_outbox()
            .bind(&client, &first_id(old), &BATCH)
            .await?;
        let dead_messages = queries::delete_dead_messages()
            .bind(&client, &very_old, &BATCH)
            .await?;
        let sessions = queries::delete_sessions()
            .bind(&client, &now, &(now - IDLE), &BATCH)
            .await?;
        let account_links = queries::delete_account_links()
            .bind(&client, &(now - ACCOUNT_LINKS_KEPT), &BATCH)
            .await?;
        let attempts = queries::delete_attempts()
            .bind(&client, &(now - ATTEMPTS_KEPT), &BATCH)
            .await?;
        let deletions = queries::delete_deletions()
            .bind(&client, &(now - DELETIONS_KEPT), &BATCH)
            .await?;
        report.idempotency_keys += idempotency_keys;
        report.inbox += inbox;
        report.outbox += outbox;
        report.dead_messages += dead_messages;
        report.sessions += sessions;
        report.account_links += account_links;
        report.attempts += attempts;
        report.deletions += deletions;
        let deleted = [
            idempotency_keys,
            inbox,
            outbox,
            dead_messages,
            sessions,
            account_links,
            attempts,
            deletions,
        ];
        if deleted
            .iter()
            .all(|deleted| *deleted < BATCH.unsigned_abs())
        {
            break;
        }
    }
    Ok(())
}

/// The smallest id that can be made at this time or later.
fn first_id(time: Timestamp) -> Uuid {
    let milliseconds = u64::try_from(time.as_millisecond()).unwrap_or_default();
    uuid::Builder::from_unix_timestamp_millis(milliseconds, &[0; 10]).into_uuid()
}

#[cfg(test)]
mod tests {
    use guichet_clock::Entropy;

    use super::*;

    #[test]
    fn ids_made_before_a_time_are_smaller_than_its_first_and_those_made_after_are_not() {
        let time: Timestamp = "2026-06-01T08:00:00Z".parse().expect("a legal timestamp");
        let entropy = Entropy::seeded(1);
        for _ in 0..1000 {
            assert!(entropy.uuid(time - SignedDuration::from_millis(1)) < first_id(time));
            assert!(entropy.uuid(time) >= first_id(time));
        }
    }
}
