//! Acting once on a message that comes more than once.

use guichet_database::DatabaseError;
use guichet_queries::client::GenericClient;
use guichet_queries::queries::messages;
use jiff::Timestamp;
use uuid::Uuid;

/// Whether this consumer acts on a message for the first time. Ask in the transaction of the effect and before it: when the answer is
/// no, the effect is there already, and the message is to be acknowledged.
///
/// A second delivery that comes while the first is still at work waits for its end here, as long as the database's lock timeout lets
/// it, and then either finds the effect done or does it.
pub async fn first_time<C: GenericClient>(
    transaction: &C,
    consumer: &str,
    outbox_id: Uuid,
    now: Timestamp,
) -> Result<bool, DatabaseError> {
    let written = messages::receive()
        .bind(transaction, &consumer, &outbox_id, &now)
        .await?;
    Ok(written == 1)
}
