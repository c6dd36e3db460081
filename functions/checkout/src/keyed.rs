//! A request that comes again.

use guichet_database::Failure;
use guichet_http::Problem;
use guichet_idempotency::{KEPT, Key, key_reused};
use guichet_queries::queries::checkout as queries;
use serde::Serialize;
use uuid::Uuid;

use crate::App;

/// The request's idempotency key, as the order keeps it.
#[derive(Debug, Serialize)]
pub(crate) struct Keyed {
    key: String,
    /// In hexadecimal.
    fingerprint: String,
}

impl Keyed {
    pub(crate) fn new(key: &Key) -> Self {
        Self {
            key: key.text().to_owned(),
            fingerprint: hex::encode(key.fingerprint()),
        }
    }
}

/// The order that this very request has held; 422 where another request has used its key.
pub(crate) async fn held_with(app: &App, key: &Key) -> Result<Option<Uuid>, Failure> {
    let found = queries::held_with()
        .bind(
            &app.database.get().await?,
            &key.fingerprint().as_slice(),
            &key.text(),
            &(app.now() - KEPT),
        )
        .opt()
        .await?;
    found
        .map(|order| same(order.same).map(|()| order.order_id))
        .transpose()
        .map_err(Failure::from)
}

/// Whether this very request has placed the order; 422 where another request has, with its key.
pub(crate) async fn placed_with(app: &App, order_id: Uuid, key: &Key) -> Result<bool, Failure> {
    let found = queries::placed_with()
        .bind(
            &app.database.get().await?,
            &key.fingerprint().as_slice(),
            &order_id,
            &key.text(),
            &(app.now() - KEPT),
        )
        .opt()
        .await?;
    Ok(found.map(same).transpose()?.is_some())
}

fn same(same: bool) -> Result<(), Problem> {
    if same { Ok(()) } else { Err(key_reused()) }
}
