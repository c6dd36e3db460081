//! Acting once on a message that comes more than once.

use guichet_database::DatabaseError;
use guichet_platform_queries::client::GenericClient;
use guichet_platform_queries::queries::messages;
use jiff::Timestamp;
use uuid::Uuid;

/// Which of these messages this consumer acts on for the first time. Ask in the transaction of the effect and before it: for the
/// others the effect is there already, and they are to be acknowledged.
///
/// A second delivery that comes while the first is still at work waits for its end here, as long as the database's lock timeout lets
/// it, and then either finds the effect done or does it.
pub async fn record_if_new<C: GenericClient>(
    transaction: &C,
    consumer: &str,
    outbox_ids: &[Uuid],
    now: Timestamp,
) -> Result<Vec<Uuid>, DatabaseError> {
    Ok(messages::record_if_new()
        .bind(transaction, &consumer, &now, &outbox_ids)
        .all()
        .await?)
}
