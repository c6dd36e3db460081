//! Enqueueing a message: a row in the transaction of what it tells, so that both happen or neither.

use guichet_clock::Entropy;
use guichet_database::DatabaseError;
use guichet_platform_queries::client::GenericClient;
use guichet_platform_queries::queries::messages;
use jiff::Timestamp;
use uuid::Uuid;

use crate::Message;

/// Inserts the message with the given transaction and answers its outbox id: pass it to
/// [`Publisher::publish`](crate::Publisher::publish) once the transaction is committed. `traceparent` is that of the request.
///
/// SQL functions that enqueue a message themselves insert the same row:
///
/// ```sql
/// insert into outbox (outbox_id, topic, payload, trace, created_at)
/// values (message, 'order-paid', jsonb_build_object('order_id', about_order), trace, at);
/// ```
pub async fn enqueue<C: GenericClient, M: Message>(
    transaction: &C,
    message: &M,
    traceparent: Option<&str>,
    entropy: &Entropy,
    now: Timestamp,
) -> Result<Uuid, DatabaseError> {
    let outbox_id = entropy.uuid(now);
    let payload = serde_json::to_value(message).expect("a message is a JSON object");
    messages::enqueue()
        .bind(
            transaction,
            &outbox_id,
            &M::TOPIC,
            &payload,
            &traceparent,
            &now,
        )
        .await?;
    Ok(outbox_id)
}
