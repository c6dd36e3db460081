use guichet_database::{Failure, Transaction};
use guichet_http::Problem;
use guichet_queries::queries::fulfilment as queries;
use guichet_tickets::SigningKey;
use jiff::Timestamp;
use uuid::Uuid;

use crate::App;

/// The key of an event. The first order that is paid makes it; of two at once, both use the first's.
pub(crate) async fn signing_key(
    app: &App,
    transaction: &Transaction<'_>,
    event_id: Uuid,
    now: Timestamp,
) -> Result<SigningKey, Failure> {
    if let Some(key) = stored(app, transaction, event_id).await? {
        return Ok(key);
    }
    let key = SigningKey::generate(&app.entropy);
    let (public, sealed) = (
        key.public_key().to_bytes(),
        key.seal(&app.master_key, event_id, &app.entropy),
    );
    let inserted = queries::insert_signing_key()
        .bind(transaction, &event_id, &public.as_slice(), &sealed, &now)
        .await?;
    if inserted == 1 {
        return Ok(key);
    }
    let first = stored(app, transaction, event_id).await?;
    first.ok_or_else(|| {
        Problem::internal("an event's signing key is there and cannot be read").into()
    })
}

async fn stored(
    app: &App,
    transaction: &Transaction<'_>,
    event_id: Uuid,
) -> Result<Option<SigningKey>, Failure> {
    let row = queries::signing_key()
        .bind(transaction, &event_id)
        .opt()
        .await?;
    let open = |sealed: Vec<u8>| {
        SigningKey::open(&app.master_key, event_id, &sealed).map_err(Problem::internal)
    };
    Ok(row.map(open).transpose()?)
}
