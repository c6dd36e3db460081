//! The idempotency key of a request, and what the request did before with it.

use guichet_database::Failure;
use guichet_http::{Problem, Request};
use guichet_idempotency::{RETENTION, fingerprint, key_reused};
use guichet_queries::queries::checkout as queries;
use serde::Serialize;
use uuid::Uuid;

use crate::App;

/// The request's idempotency key, as the order keeps it. Buyers have no account: a key, of the buyer's own making and as
/// good as random, is what makes them the same caller.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct IdempotencyKey {
    key: String,
    /// In hexadecimal.
    fingerprint: String,
}

impl IdempotencyKey {
    /// The key of a request; 400 if it has none.
    pub(crate) fn of(request: &Request) -> Result<Self, Problem> {
        Ok(Self {
            key: request.idempotency_key()?.to_owned(),
            fingerprint: hex::encode(fingerprint(request)),
        })
    }

    /// The order that this very request has held; 422 where another request has used its key.
    pub(crate) async fn held(&self, app: &App) -> Result<Option<Uuid>, Failure> {
        let (client, since) = (app.database.get().await?, app.now() - RETENTION);
        let found = queries::held_with()
            .bind(&client, &self.fingerprint, &self.key, &since)
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
    pub(crate) async fn placed(&self, app: &App, order_id: Uuid) -> Result<bool, Failure> {
        let (client, since) = (app.database.get().await?, app.now() - RETENTION);
        let found = queries::placed_with()
            .bind(&client, &self.key, &since, &self.fingerprint, &order_id)
            .one()
            .await?;
        match (found.used, found.same) {
            (true, false) => Err(key_reused().into()),
            (used, _) => Ok(used),
        }
    }
}
