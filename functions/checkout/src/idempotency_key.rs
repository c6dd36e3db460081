//! What a request did before with its idempotency key. Buyers have no account: a key, of the buyer's own making and as good
//! as random, is what makes them the same caller.

use guichet_database::Failure;
use guichet_idempotency::{IdempotencyKey, RETENTION, key_reused};
use guichet_queries::queries::checkout as queries;
use uuid::Uuid;

use crate::App;

/// The order that this very request has held; 422 where another request has used its key.
pub(crate) async fn held_with(app: &App, key: &IdempotencyKey) -> Result<Option<Uuid>, Failure> {
    let (client, since) = (app.database.get().await?, app.now() - RETENTION);
    let fingerprint = hex::encode(key.fingerprint);
    let found = queries::held_with()
        .bind(&client, &fingerprint, &key.key, &since)
        .opt()
        .await?;
    match found {
        Some(order) if order.same => Ok(Some(order.order_id)),
        Some(_) => Err(key_reused().into()),
        None => Ok(None),
    }
}

/// Whether this very request has placed the order, or does so at this moment; 422 where another request has, with its
/// key.
pub(crate) async fn placed_with(
    app: &App,
    key: &IdempotencyKey,
    order_id: Uuid,
) -> Result<bool, Failure> {
    let (client, since) = (app.database.get().await?, app.now() - RETENTION);
    let fingerprint = hex::encode(key.fingerprint);
    let found = queries::placed_with()
        .bind(&client, &key.key, &since, &fingerprint, &order_id)
        .one()
        .await?;
    match (found.used, found.same) {
        (true, false) => Err(key_reused().into()),
        (used, _) => Ok(used),
    }
}
